/* compare.c - the document of the command compare, by share/compare.schema.json. */
#include "base/text.h"
#include "report/documents/documents.h"
#include "report/json/report.h"

static json_t *side_value(struct value_writer *writer, const sl_program *program) {
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(program->path));
    value_put(writer, object, "document", value_size(program->document));
    value_put(writer, object, "documents", value_size(program->documents));
    value_put(writer, object, "name", value_text(program->name));
    value_put(writer, object, "verdict", json_string(sl_verdict_name(program->verdict)));
    if (program->segments)
        value_put(writer, object, "segments", value_size(program->segments));
    value_put(writer, object, "accounts", value_size(program->accounts));
    value_put(writer, object, "practices", json_practices_value(writer, program));
    value_put(writer, object, "unreadable", value_size(program->unreadable));
    return object;
}

static json_t *declared_value(struct value_writer *writer, const sl_declared *declared) {
    const char *status = declared->declared ? "declared" : declared->unreadable ? "unreadable" : "undeclared";
    json_t *object = json_object();
    value_put(writer, object, "status", json_string(status));
    value_put(writer, object, "value", declared->declared ? value_text(declared->shown) : json_null());
    value_put(writer, object, "shown", value_text(declared->shown));
    value_put(writer, object, "location", value_location(writer, &declared->location));
    return object;
}

static const sl_field *top_of(const sl_field *field) {
    while (field->parent && field->parent->path.length)
        field = field->parent;
    return field;
}

/* Of two texts that begin alike, at most this many bytes before the first difference are shown. */
#define LEAD ((size_t)24)

/* Returns the index from which two texts are shown: 0, or a place shortly before the first difference. */
static size_t parting(sl_text a, sl_text b) {
    size_t alike = 0;
    while (alike < a.length && alike < b.length && a.bytes[alike] == b.bytes[alike])
        alike++;
    if (alike < 2 * LEAD)
        return 0;
    for (size_t i = alike - LEAD; i < alike; i++)
        if (a.bytes[i - 1] == ' ')
            return i;
    return text_head(a, alike - LEAD).length;
}

static json_t *parts_value(struct value_writer *writer, const sl_attribute_difference *attribute) {
    sl_text a = attribute->a.shown, b = attribute->b.shown;
    bool both = attribute->field->type != SL_SET && attribute->a.declared && attribute->b.declared;
    size_t start = both ? parting(a, b) : 0;
    if (start == 0)
        return json_null();
    json_t *object = json_object();
    value_put(writer, object, "a", value_text(text_slice(a, start, a.length)));
    value_put(writer, object, "b", value_text(text_slice(b, start, b.length)));
    return object;
}

static void put_name(struct value_writer *writer, json_t *object, const sl_field *field) {
    const sl_field *top = top_of(field);
    value_put(writer, object, "group", value_text(top->path));
    value_put(writer, object, "name",
              value_text(field == top ? field->id : text_slice(field->path, top->path.length + 1, field->path.length)));
    value_put(writer, object, "type", json_string(sl_type_name(field->type)));
}

static json_t *attributes_value(struct value_writer *writer, const sl_attribute_difference *attributes, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        const sl_attribute_difference *attribute = &attributes[i];
        json_t *object = json_object();
        value_put(writer, object, "path", value_text(attribute->field->path));
        put_name(writer, object, attribute->field);
        value_put(writer, object, "a", declared_value(writer, &attribute->a));
        value_put(writer, object, "b", declared_value(writer, &attribute->b));
        value_put(writer, object, "only_a", value_texts(writer, attribute->only_a, attribute->only_a_count));
        value_put(writer, object, "only_b", value_texts(writer, attribute->only_b, attribute->only_b_count));
        value_put(writer, object, "parts", parts_value(writer, attribute));
        value_push(writer, array, object);
    }
    return array;
}

/* Returns the first gap on which an undetermined answer hangs; NULL if there is none. */
static const sl_gap *first_gap(const sl_outcome *outcome) {
    return outcome && outcome->status == SL_UNDETERMINED && outcome->gap_count ? &outcome->gaps[0] : NULL;
}

static json_t *missing_value(const sl_gap *gap) {
    return gap ? value_text(gap->field->path) : json_null();
}

static json_t *outcome_value(struct value_writer *writer, const sl_outcome *outcome, const sl_finding *finding) {
    if (!outcome)
        return json_null();
    json_t *object = json_object();
    const sl_gap *gap = first_gap(outcome);
    value_put(writer, object, "status", json_string(sl_status_name(outcome->status)));
    value_put(writer, object, "waits_for", missing_value(gap));
    value_put(writer, object, "unreadable", json_boolean(gap && gap->unreadable));
    value_put(writer, object, "message", finding ? value_text(finding->message) : json_null());
    value_put(writer, object, "location", finding ? value_location(writer, &finding->location) : json_null());
    return object;
}

static bool has_failed(const sl_answer_difference *answer) {
    return (answer->a && answer->a->status == SL_FAILED) || (answer->b && answer->b->status == SL_FAILED);
}

static bool shows(const sl_outcome *outcome) {
    return outcome && outcome->status == SL_PASS;
}

/* Returns how an answer turns; null of practices and advice, which neither break nor mend anything. */
static json_t *turn_value(const sl_answer_difference *answer) {
    return sl_decides_congruence(answer->rule) ? json_string(sl_turn_name(answer->turn)) : json_null();
}

/* Returns the heading of an answer: its turn; if only one program shows a practice, this program; else null. */
static json_t *heading_value(const sl_answer_difference *answer) {
    if (sl_decides_congruence(answer->rule))
        return turn_value(answer);
    if (answer->rule->kind != SL_RULE_PRACTICE || has_failed(answer) || shows(answer->a) == shows(answer->b))
        return json_null();
    return json_string(shows(answer->a) ? "only_a" : "only_b");
}

/* Adds the message and place of the failure in B, or in A if the rule does not fail in B. Adds the message of A, too,
 * if it differs. */
static void put_message(struct value_writer *writer, json_t *object, const sl_answer_difference *answer) {
    const sl_finding *a = answer->told_a, *b = answer->told_b, *told = b ? b : a;
    bool differs = a && b && !text_equal(a->message, b->message);
    value_put(writer, object, "message", value_text(told ? told->message : answer->rule->title));
    value_put(writer, object, "location",
              told && told->location.source ? value_location(writer, &told->location) : json_null());
    value_put(writer, object, "message_in_a", differs ? value_text(a->message) : json_null());
}

static json_t *failed_value(struct value_writer *writer, const sl_comparison *comparison) {
    json_t *array = json_array();
    const sl_rule *last = NULL; /* a rule may have failed both for the standard and for accounts */
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (!has_failed(answer) || answer->rule == last)
            continue;
        last = answer->rule;
        value_push(writer, array, value_text(answer->rule->id));
    }
    return array;
}

static json_t *answers_value(struct value_writer *writer, const sl_comparison *comparison) {
    json_t *array = json_array();
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        json_t *object = json_object();
        value_put(writer, object, "rule", value_text(answer->rule->id));
        value_put(writer, object, "title", value_text(answer->rule->title));
        value_put(writer, object, "kind", json_string(sl_rule_kind_name(answer->rule->kind)));
        value_put(writer, object, "turn", turn_value(answer));
        value_put(writer, object, "standard", json_boolean(answer->segment_count + answer->account_count == 0));
        value_put(writer, object, "heading", heading_value(answer));
        value_put(writer, object, "waits_for", missing_value(first_gap(answer->b)));
        put_message(writer, object, answer);
        if (answer->segment_count)
            value_put(writer, object, "segments", value_texts(writer, answer->segments, answer->segment_count));
        value_put(writer, object, "accounts", value_texts(writer, answer->accounts, answer->account_count));
        value_put(writer, object, "a", outcome_value(writer, answer->a, answer->told_a));
        value_put(writer, object, "b", outcome_value(writer, answer->b, answer->told_b));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *turns_value(struct value_writer *writer, const sl_comparison *comparison) {
    json_t *object = json_object();
    for (size_t i = 0; i <= SL_TURN_ONE_SIDED; i++)
        value_put(writer, object, sl_turn_name((sl_turn)i), value_size(comparison->turns[i]));
    return object;
}

static void put_states(struct value_writer *writer, json_t *object, sl_state a, sl_state b) {
    value_put(writer, object, "a", json_string(sl_state_name(a)));
    value_put(writer, object, "b", json_string(sl_state_name(b)));
}

static json_t *elements_value(struct value_writer *writer, const sl_comparison *comparison) {
    json_t *array = json_array();
    for (size_t i = 0; i < comparison->element_count; i++) {
        const sl_element_difference *difference = &comparison->elements[i];
        json_t *object = json_object();
        const sl_element *element = &comparison->vocabulary->elements[difference->element];
        value_put(writer, object, "id", value_text(element->field->id));
        value_put(writer, object, "title", value_text(element->title));
        put_states(writer, object, difference->a, difference->b);
        value_push(writer, array, object);
    }
    return array;
}

static json_t *pairs_value(struct value_writer *writer, const sl_comparison *comparison) {
    json_t *array = json_array();
    const sl_element *elements = comparison->vocabulary->elements;
    for (size_t i = 0; i < comparison->pair_count; i++) {
        const sl_pair_difference *difference = &comparison->pairs[i];
        const sl_text ids[] = {elements[difference->first].field->id, elements[difference->second].field->id};
        const sl_text titles[] = {elements[difference->first].title, elements[difference->second].title};
        json_t *object = json_object();
        value_put(writer, object, "elements", value_texts(writer, ids, 2));
        value_put(writer, object, "titles", value_texts(writer, titles, 2));
        put_states(writer, object, difference->a, difference->b);
        value_push(writer, array, object);
    }
    return array;
}

/* Returns segments, or accounts, that differ. */
static json_t *accounts_value(struct value_writer *writer, const sl_account_difference *list, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        const sl_account_difference *account = &list[i];
        json_t *object = json_object();
        value_put(writer, object, "name", value_text(account->name));
        value_put(writer, object, "in_a", json_boolean(account->in_a));
        value_put(writer, object, "in_b", json_boolean(account->in_b));
        value_put(writer, object, "attributes",
                  attributes_value(writer, account->attributes, account->attribute_count));
        value_push(writer, array, object);
    }
    return array;
}

json_t *json_comparison_value(struct value_writer *writer, const sl_comparison *comparison) {
    json_t *object = json_object();
    value_put(writer, object, "schema_version", json_integer(2));
    value_put(writer, object, "a", side_value(writer, comparison->a));
    value_put(writer, object, "b", side_value(writer, comparison->b));
    value_put(writer, object, "faults_only_in_b", json_boolean(comparison->faults_only_in_b));
    value_put(writer, object, "turns", turns_value(writer, comparison));
    value_put(writer, object, "answers", answers_value(writer, comparison));
    value_put(writer, object, "failed_rules", failed_value(writer, comparison));
    value_put(writer, object, "elements", elements_value(writer, comparison));
    value_put(writer, object, "pairs", pairs_value(writer, comparison));
    value_put(writer, object, "attributes",
              attributes_value(writer, comparison->attributes, comparison->attribute_count));
    value_put(writer, object, "same_attributes", value_size(comparison->same_attributes));
    if (comparison->segment_count)
        value_put(writer, object, "segments", accounts_value(writer, comparison->segments, comparison->segment_count));
    value_put(writer, object, "accounts", accounts_value(writer, comparison->accounts, comparison->account_count));
    return object;
}

sl_result sl_write_comparison(const sl_writer_options *options, const sl_comparison *comparison) {
    struct value_writer writer = {true};
    return document_write(options, "compare", &writer, json_comparison_value(&writer, comparison));
}
