/* audit.c - the document of the command audit, by share/audit.schema.json. */
#include <stdio.h>

#include "base/text.h"
#include "report/documents/documents.h"

static json_t *truth_value(sl_truth truth) {
    return truth == SL_UNKNOWN ? json_null() : json_boolean(truth == SL_YES);
}

/* Returns a count in plain digits, without the commas that counts of an audit have. */
static json_t *count_value(struct value_writer *writer, sl_text count) {
    struct buffer digits = BUFFER_EMPTY(BUFFER_MOST);
    for (size_t i = 0; i < count.length; i++)
        if (count.bytes[i] != ',')
            buffer_byte(&digits, count.bytes[i]);
    json_t *value = value_text(buffer_text(&digits));
    writer->good = writer->good && !digits.failed;
    buffer_free(&digits);
    return value;
}

static json_t *responsible_value(struct value_writer *writer, const sl_responsible *responsible) {
    return value_rules(writer, responsible->rules, responsible->count);
}

static json_t *audited_rule(struct value_writer *writer, const sl_audited_rule *rule) {
    const sl_option *lacking = sl_option_without_value(rule->rule);
    json_t *object = json_object();
    value_put(writer, object, "rule", value_text(rule->rule->id));
    value_put(writer, object, "analyzed", json_boolean(!rule->too_wide && rule->fault.length == 0));
    value_put(writer, object, "too_wide", rule->too_wide ? value_text(rule->too_wide->path) : json_null());
    value_put(writer, object, "fault", rule->fault.length ? value_text(rule->fault) : json_null());
    value_put(writer, object, "leaves", value_size(rule->leaves));
    value_put(writer, object, "never_fails", truth_value(rule->never_fails));
    value_put(writer, object, "implied", truth_value(rule->implied));
    value_put(writer, object, "implied_by", responsible_value(writer, &rule->implied_by));
    value_put(writer, object, "scope", json_string(sl_scope_name(rule->rule->scope)));
    value_put(writer, object, "only_element", rule->only ? value_text(rule->only->field->id) : json_null());
    value_put(writer, object, "only_element_title", rule->only ? value_text(rule->only->title) : json_null());
    value_put(writer, object, "sampled", json_boolean(rule->sampled));
    value_put(writer, object, "not_set", lacking ? value_text(lacking->id) : json_null());
    return object;
}

static json_t *audited_value(struct value_writer *writer, const sl_audited_value *value) {
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(value->field->path));
    value_put(writer, object, "value", value->undeclared ? json_null() : value_text(value->value));
    value_put(writer, object, "status", json_string(value->forced ? "forced" : "dead"));
    value_put(writer, object, "absence", json_boolean(value->absent));
    value_put(writer, object, "reason", value->reason.length ? value_text(value->reason) : json_null());
    value_put(writer, object, "responsible", responsible_value(writer, &value->responsible));
    return object;
}

static json_t *revived_value(struct value_writer *writer, const sl_revived_value *value) {
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(value->field->path));
    value_put(writer, object, "value", value_text(value->value));
    value_put(writer, object, "set_by", value_text(value->set_by));
    return object;
}

static json_t *share_value(struct value_writer *writer, const sl_share *share) {
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(share->field->path));
    value_put(writer, object, "value", value_text(share->value));
    value_put(writer, object, "share", json_real(share->share));
    return object;
}

static json_t *open_side_value(struct value_writer *writer, const sl_open_side *side) {
    static const char *const reasons[] = {"prerequisite", "theme",   "policy",   "advice",
                                          "practice",     "no_rule", "not_known"};
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(side->field->path));
    value_put(writer, object, "word", side->word.length ? value_text(side->word) : json_null());
    value_put(writer, object, "type", json_string(sl_type_name(side->field->type)));
    value_put(writer, object, "side", json_string(side->rises ? "rise" : "fall"));
    value_put(writer, object, "reason", json_string(reasons[side->reason]));
    value_put(writer, object, "rules", value_rules(writer, side->rules, side->rule_count));
    value_put(writer, object, "opposite", json_boolean(side->opposite));
    return object;
}

static json_t *sides_value(struct value_writer *writer, const sl_audit *audit) {
    json_t *object = json_object(), *open = json_array();
    for (size_t i = 0; i < audit->open_side_count; i++)
        value_push(writer, open, open_side_value(writer, &audit->open_sides[i]));
    value_put(writer, object, "count", value_size(audit->side_count));
    value_put(writer, object, "open", open);
    return object;
}

static json_t *archetype_value(struct value_writer *writer, const sl_audited_archetype *archetype) {
    static const char *const states[] = {"congruent", "incomplete", "impossible", "unknown"};
    json_t *object = json_object();
    value_put(writer, object, "name", value_text(archetype->name));
    value_put(writer, object, "state", json_string(states[archetype->state]));
    value_put(writer, object, "rules", value_rules(writer, archetype->rules, archetype->rule_count));
    return object;
}

static json_t *conditions_value(struct value_writer *writer, const sl_condition *conditions, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        const sl_condition *condition = &conditions[i];
        json_t *item = json_object();
        value_put(writer, item, "path", value_text(condition->field->path));
        value_put(writer, item, "word", condition->word.length ? value_text(condition->word) : json_null());
        value_put(writer, item, "values", value_texts(writer, condition->values, condition->value_count));
        value_push(writer, array, item);
    }
    return array;
}

static json_t *recipe_value(struct value_writer *writer, const sl_recipe *recipe, bool counted) {
    json_t *object = json_object();
    value_put(writer, object, "conditions", conditions_value(writer, recipe->conditions, recipe->condition_count));
    value_put(writer, object, "congruent", counted ? count_value(writer, recipe->congruent) : json_null());
    value_put(writer, object, "consistency", counted ? json_real(recipe->consistency) : json_null());
    value_put(writer, object, "coverage", counted ? json_real(recipe->coverage) : json_null());
    return object;
}

static json_t *recipes_value(struct value_writer *writer, const sl_recipes *recipes) {
    json_t *object = json_object(), *list = json_array();
    for (size_t i = 0; i < recipes->count; i++)
        value_push(writer, list, recipe_value(writer, &recipes->list[i], recipes->counted));
    value_put(writer, object, "over", value_paths(writer, recipes->over, recipes->over_count));
    value_put(writer, object, "found", json_boolean(recipes->found));
    value_put(writer, object, "counted", json_boolean(recipes->counted));
    value_put(writer, object, "smallest", json_boolean(recipes->smallest));
    value_put(writer, object, "throughout", conditions_value(writer, recipes->throughout, recipes->throughout_count));
    value_put(writer, object, "list", list);
    return object;
}

static json_t *difference_value(struct value_writer *writer, const sl_difference *difference) {
    json_t *object = json_object(), *example = json_object(), *values = json_array();
    for (size_t i = 0; i < difference->example_count; i++) {
        char path[512];
        const sl_example_value *declared = &difference->example[i];
        json_t *item = json_object();
        snprintf(path, sizeof path, "%.*s", TEXT_ARG(declared->field->path));
        value_put(writer, example, path, value_text(declared->value));
        value_put(writer, item, "path", value_text(declared->field->path));
        value_put(writer, item, "value", value_text(declared->value));
        value_push(writer, values, item);
    }
    value_put(writer, object, "exists", truth_value(difference->exists));
    value_put(writer, object, "count", difference->count.length ? count_value(writer, difference->count) : json_null());
    value_put(writer, object, "share", difference->count.length ? json_real(difference->share) : json_null());
    value_put(writer, object, "example", example);
    value_put(writer, object, "example_values", values);
    value_put(writer, object, "rules", value_rules(writer, difference->rules, difference->rule_count));
    return object;
}

static json_t *comparison_value(struct value_writer *writer, const sl_audit *audit) {
    json_t *object = json_object();
    value_put(writer, object, "lost", difference_value(writer, &audit->lost));
    value_put(writer, object, "gained", difference_value(writer, &audit->gained));
    return object;
}

static json_t *audit_value(struct value_writer *writer, const sl_audit *audit) {
    json_t *object = json_object(), *rules = json_array(), *values = json_array();
    for (size_t i = 0; i < audit->rule_count; i++)
        value_push(writer, rules, audited_rule(writer, &audit->rules[i]));
    for (size_t i = 0; i < audit->value_count; i++)
        value_push(writer, values, audited_value(writer, &audit->values[i]));
    value_put(writer, object, "schema_version", json_integer(1));
    value_put(writer, object, "budget_met", value_budget(audit->budget_met));
    value_put(writer, object, "possible", truth_value(audit->possible));
    value_put(writer, object, "contradiction", responsible_value(writer, &audit->contradiction));
    value_put(writer, object, "congruent", audit->counted ? count_value(writer, audit->congruent_count) : json_null());
    value_put(writer, object, "programs", audit->counted ? count_value(writer, audit->program_count) : json_null());
    value_put(writer, object, "share", audit->counted ? json_real(audit->share) : json_null());
    value_put(writer, object, "rules", rules);
    value_put(writer, object, "values", values);
    value_put(writer, object, "unsettled", value_size(audit->unsettled));
    value_put(writer, object, "sampled", value_paths(writer, audit->sampled, audit->sampled_count));
    value_put(writer, object, "required", value_paths(writer, audit->required, audit->required_count));
    value_put(writer, object, "unread", value_paths(writer, audit->unread, audit->unread_count));
    value_put(writer, object, "sides", sides_value(writer, audit));
    json_t *revived = json_array(), *shares = json_array(), *archetypes = json_array();
    for (size_t i = 0; i < audit->revived_count; i++)
        value_push(writer, revived, revived_value(writer, &audit->revived[i]));
    for (size_t i = 0; i < audit->share_count; i++)
        value_push(writer, shares, share_value(writer, &audit->shares[i]));
    for (size_t i = 0; i < audit->archetype_count; i++)
        value_push(writer, archetypes, archetype_value(writer, &audit->archetypes[i]));
    value_put(writer, object, "revived", revived);
    value_put(writer, object, "shares", shares);
    value_put(writer, object, "archetypes", archetypes);
    value_put(writer, object, "recipes", recipes_value(writer, &audit->recipes));
    value_put(writer, object, "against", audit->compared ? comparison_value(writer, audit) : json_null());
    return object;
}

sl_result sl_write_audit(const sl_writer_options *options, const sl_audit *audit) {
    struct value_writer writer = {true};
    return document_write(options, "audit", &writer, audit_value(&writer, audit));
}
