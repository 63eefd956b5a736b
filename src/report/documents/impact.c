/* impact.c - the document of the command impact, by share/impact.schema.json. */
#include <stdlib.h>

#include "base/text.h"
#include "report/documents/documents.h"

static json_t *set_value(struct value_writer *writer, const sl_impact *impact) {
    json_t *array = json_array();
    for (size_t i = 0; i < impact->set_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "path", value_text(impact->set[i].field->path));
        value_put(writer, object, "before", value_text(impact->set[i].before));
        value_put(writer, object, "after", value_text(impact->set[i].after));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *forced_change_value(struct value_writer *writer, const sl_vocabulary *vocabulary,
                                   const sl_forced_change *forced_change) {
    json_t *object = json_object();
    const sl_change *change = &forced_change->change;
    size_t values = change->value_count, words = change->added_count + change->removed_count;
    const sl_field *field = change->field;
    value_put(writer, object, "element", value_text(vocabulary->elements[field->element].field->id));
    value_put(writer, object, "element_title", value_text(vocabulary->elements[field->element].title));
    value_put(writer, object, "change", json_change_value(writer, change));
    value_put(writer, object, "as_a_whole", json_boolean(values + words == 0));
    value_put(writer, object, "anyway", json_boolean(forced_change->anyway));
    value_put(writer, object, "because", value_paths(writer, forced_change->because, forced_change->because_count));
    value_put(writer, object, "responsible",
              value_rules(writer, forced_change->responsible.rules, forced_change->responsible.count));
    return object;
}

static bool is_set(const sl_impact *impact, const sl_field *field) {
    for (const sl_field *at = field; at; at = at->parent)
        for (size_t i = 0; i < impact->set_count; i++)
            if (impact->set[i].field == at)
                return true;
    return false;
}

static bool are_set(const sl_impact *impact, const sl_field *const *fields, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!is_set(impact, fields[i]))
            return false;
    return true;
}

static json_t *consequences_value(struct value_writer *writer, const sl_impact *impact,
                                  const sl_consequences *consequences) {
    json_t *object = json_object(), *forced_changes = json_array();
    for (size_t i = 0; i < consequences->forced_change_count; i++)
        value_push(writer, forced_changes,
                   forced_change_value(writer, impact->comparison->vocabulary, &consequences->forced_changes[i]));
    json_put_part(writer, object, &consequences->part);
    value_put(writer, object, "possible",
              consequences->possible == SL_UNKNOWN ? json_null() : json_boolean(consequences->possible == SL_YES));
    value_put(writer, object, "contradicting",
              value_paths(writer, consequences->contradicting, consequences->contradicting_count));
    value_put(writer, object, "all_set",
              json_boolean(are_set(impact, consequences->contradicting, consequences->contradicting_count)));
    value_put(writer, object, "contradicted",
              value_rules(writer, consequences->contradicted.rules, consequences->contradicted.count));
    value_put(writer, object, "musts", forced_changes);
    value_put(writer, object, "unsettled", value_size(consequences->unsettled));
    return object;
}

static json_t *older_value(struct value_writer *writer, const sl_impact *impact) {
    json_t *array = json_array();
    for (size_t i = 0; impact->repair && i < impact->repair->conflict_count; i++)
        value_push(writer, array, json_boolean(impact->older[i]));
    return array;
}

static json_t *older_rules_value(struct value_writer *writer, const sl_impact *impact) {
    json_t *array = json_array();
    for (size_t i = 0; impact->repair && i < impact->repair->conflict_count; i++) {
        const sl_conflict *conflict = &impact->repair->conflicts[i];
        for (size_t j = 0; impact->older[i] && j < conflict->rule_count; j++)
            value_push(writer, array, value_text(conflict->rules[j]->id));
    }
    return array;
}

/* Whether the consequences already say that the conflict has no way out. */
static bool is_impossible(const sl_impact *impact, const sl_conflict *conflict) {
    for (size_t i = 0; i < impact->consequence_count; i++)
        for (size_t j = 0; j < conflict->fault_count; j++)
            if (conflict->outcome == SL_WAY_NONE && impact->follows[i].possible == SL_NO &&
                is_same_part(&impact->follows[i].part, &conflict->faults[j].part))
                return true;
    return false;
}

/* Returns the ways out. Lists only conflicts that the change causes and that the consequences do not explain. */
static json_t *repair_value(struct value_writer *writer, const sl_impact *impact) {
    const sl_repair *repair = impact->repair;
    if (!repair)
        return json_null();
    bool *skipped = calloc(repair->conflict_count + 1, sizeof *skipped);
    writer->good = writer->good && skipped;
    for (size_t i = 0; skipped && i < repair->conflict_count; i++)
        skipped[i] = impact->older[i] || is_impossible(impact, &repair->conflicts[i]);
    json_t *value = json_repair_value(writer, impact->after, repair, skipped);
    free(skipped);
    return value;
}

static json_t *impact_value(struct value_writer *writer, const sl_impact *impact) {
    json_t *object = json_object(), *follows = json_array();
    for (size_t i = 0; i < impact->consequence_count; i++)
        value_push(writer, follows, consequences_value(writer, impact, &impact->follows[i]));
    value_put(writer, object, "schema_version", json_integer(4));
    value_put_segment(writer, object, impact->segment);
    value_put(writer, object, "account", value_text_or_null(impact->account));
    value_put(writer, object, "set", set_value(writer, impact));
    value_put(writer, object, "comparison", json_comparison_value(writer, impact->comparison));
    value_put(writer, object, "unreadable", json_boolean(impact->unreadable));
    value_put(writer, object, "follows", follows);
    value_put(writer, object, "budget_met", value_budget(impact->budget_met));
    value_put(writer, object, "repair", repair_value(writer, impact));
    value_put(writer, object, "older", older_value(writer, impact));
    value_put(writer, object, "older_rules", older_rules_value(writer, impact));
    return object;
}

sl_result sl_write_impact(const sl_writer_options *options, const sl_impact *impact) {
    struct value_writer writer = {true};
    return document_write(options, "impact", &writer, impact_value(&writer, impact));
}
