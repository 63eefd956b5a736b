#include "report/json.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

#include "base/text.h"
#include "report/show.h"
#include "samplint/vocabulary.h"

/* jansson's functions take NULL for a value that could not be made and pass the failure on; `good` collects it. */
struct json_writer {
    bool good;
};

static void put(struct json_writer *writer, json_t *object, const char *key, json_t *value) {
    if (json_object_set_new(object, key, value) != 0)
        writer->good = false;
}

static void push(struct json_writer *writer, json_t *array, json_t *value) {
    if (json_array_append_new(array, value) != 0)
        writer->good = false;
}

/* Names of files and arguments need not be UTF-8, nor messages that repeat them; what is not is shown by its number. */
static json_t *text_value(sl_text text) {
    if (text_is_utf8(text))
        return json_stringn(text.bytes ? text.bytes : "", text.length);
    struct buffer shown = BUFFER_EMPTY(SIZE_MAX / 2);
    show_text(&shown, text);
    json_t *value = shown.failed ? NULL : json_stringn(shown.bytes, shown.length);
    buffer_free(&shown);
    return value;
}

static json_t *size_value(size_t number) {
    return json_integer((json_int_t)number);
}

static json_t *texts_value(struct json_writer *writer, const sl_text *texts, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        push(writer, array, text_value(texts[i]));
    return array;
}

static json_t *location_value(struct json_writer *writer, const sl_location *location) {
    json_t *object = json_object();
    put(writer, object, "path", location->source ? text_value(location->source->name) : json_null());
    put(writer, object, "line", size_value(location->span.start.line));
    put(writer, object, "column", size_value(location->span.start.column));
    put(writer, object, "end_line", size_value(location->span.end.line));
    put(writer, object, "end_column", size_value(location->span.end.column));
    put(writer, object, "config_path", text_value(location->config_path));
    return object;
}

static json_t *related_value(struct json_writer *writer, const sl_related *related) {
    json_t *object = json_object();
    put(writer, object, "location", location_value(writer, &related->location));
    put(writer, object, "note", text_value(related->note));
    return object;
}

static json_t *fingerprint_value(uint64_t fingerprint) {
    char digits[17];
    snprintf(digits, sizeof digits, "%016" PRIx64, fingerprint);
    return json_string(digits);
}

static json_t *finding_value(struct json_writer *writer, const sl_finding *finding) {
    json_t *object = json_object();
    put(writer, object, "rule", text_value(finding->rule));
    put(writer, object, "kind", json_string(sl_kind_name(finding->kind)));
    put(writer, object, "severity", json_string(sl_severity_name(finding->severity)));
    put(writer, object, "elements", texts_value(writer, finding->elements, finding->element_count));
    put(writer, object, "account", finding->account.length ? text_value(finding->account) : json_null());
    put(writer, object, "more_accounts", texts_value(writer, finding->more_accounts, finding->more_account_count));
    put(writer, object, "message", text_value(finding->message));
    put(writer, object, "note", text_value(finding->note));
    put(writer, object, "location", location_value(writer, &finding->location));
    json_t *related = json_array();
    for (size_t i = 0; i < finding->related_count; i++)
        push(writer, related, related_value(writer, &finding->related[i]));
    put(writer, object, "related", related);
    put(writer, object, "alternatives", texts_value(writer, finding->alternatives, finding->alternative_count));
    put(writer, object, "fingerprint", fingerprint_value(finding->fingerprint));
    put(writer, object, "waived", json_false());
    return object;
}

static json_t *findings_value(struct json_writer *writer, const sl_finding *findings, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        push(writer, array, finding_value(writer, &findings[i]));
    return array;
}

static json_t *element_states(struct json_writer *writer, const sl_vocabulary *vocabulary, const sl_program *program) {
    json_t *array = json_array();
    for (size_t i = 0; i < program->element_count; i++) {
        json_t *object = json_object();
        put(writer, object, "id", text_value(vocabulary->elements[i].field->id));
        put(writer, object, "status", json_string(sl_state_name(program->elements[i])));
        push(writer, array, object);
    }
    return array;
}

static json_t *element_ids(struct json_writer *writer, const sl_vocabulary *vocabulary) {
    json_t *array = json_array();
    for (size_t i = 0; i < vocabulary->element_count; i++)
        push(writer, array, text_value(vocabulary->elements[i].field->id));
    return array;
}

/* The ids are of many pairs, and made once. */
static json_t *pair_value(struct json_writer *writer, json_t *ids, const sl_pair *pair) {
    json_t *object = json_object(), *elements = json_array(), *rules = json_array();
    push(writer, elements, json_incref(json_array_get(ids, pair->first)));
    push(writer, elements, json_incref(json_array_get(ids, pair->second)));
    for (size_t i = 0; i < pair->rule_count; i++)
        push(writer, rules, text_value(pair->rules[i]->id));
    put(writer, object, "elements", elements);
    put(writer, object, "status", json_string(sl_state_name(pair->state)));
    put(writer, object, "rules", rules);
    return object;
}

/* Every pair of elements: those that fit rules speak of, which a program has in this order, and the others between them. */
static json_t *pairs_value(struct json_writer *writer, const sl_vocabulary *vocabulary, const sl_program *program) {
    json_t *array = json_array(), *ids = element_ids(writer, vocabulary);
    size_t next = 0;
    for (size_t first = 0; first < program->element_count; first++) {
        for (size_t second = first + 1; second < program->element_count; second++) {
            const sl_pair bare = {.first = first, .second = second, .state = SL_STATE_NO_RULE};
            const sl_pair *pair = next < program->pair_count ? &program->pairs[next] : &bare;
            bool spoken_of = pair != &bare && pair->first == first && pair->second == second;
            push(writer, array, pair_value(writer, ids, spoken_of ? pair : &bare));
            next += spoken_of;
        }
    }
    json_decref(ids);
    return array;
}

static json_t *undetermined_value(struct json_writer *writer, const sl_outcome *outcome) {
    json_t *object = json_object(), *waits_for = json_array();
    put(writer, object, "rule", text_value(outcome->rule->id));
    put(writer, object, "account", outcome->account.length ? text_value(outcome->account) : json_null());
    push(writer, waits_for, text_value(outcome->missing->path));
    put(writer, object, "waits_for", waits_for);
    put(writer, object, "location", location_value(writer, outcome->waits_for));
    return object;
}

/* The buffer stays failed once it failed: jansson 2.14 goes on after a key that could not be taken. */
static int take_bytes(const char *bytes, size_t size, void *buffer) {
    buffer_append(buffer, (sl_text){bytes, size});
    return ((struct buffer *)buffer)->failed ? -1 : 0;
}

/* Dumps a value, which may be NULL, and lets go of it. */
static bool dump(struct buffer *buffer, struct json_writer *writer, json_t *value) {
    bool good =
        writer->good && value && json_dump_callback(value, take_bytes, buffer, JSON_COMPACT | JSON_ENSURE_ASCII) == 0;
    json_decref(value);
    return good && !buffer->failed;
}

bool json_program(struct buffer *buffer, const sl_checker *checker, const sl_program *program) {
    struct json_writer writer = {true};
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    json_t *object = json_object(), *practices = json_object(), *undetermined = json_array();
    put(&writer, practices, "shown", size_value(program->practices_shown));
    put(&writer, practices, "total", size_value(program->practices_total));
    for (size_t i = 0; i < program->outcome_count; i++)
        if (program->outcomes[i].status == SL_UNDETERMINED)
            push(&writer, undetermined, undetermined_value(&writer, &program->outcomes[i]));
    put(&writer, object, "path", text_value(program->path));
    put(&writer, object, "document", size_value(program->document));
    put(&writer, object, "name", text_value(program->name));
    put(&writer, object, "accounts", size_value(program->accounts));
    put(&writer, object, "verdict", json_string(sl_verdict_name(program->verdict)));
    put(&writer, object, "elements", element_states(&writer, vocabulary, program));
    put(&writer, object, "fit", pairs_value(&writer, vocabulary, program));
    put(&writer, object, "practices", practices);
    put(&writer, object, "findings", findings_value(&writer, program->findings, program->finding_count));
    put(&writer, object, "undetermined", undetermined);
    return dump(buffer, &writer, object);
}

bool json_tool(struct buffer *buffer) {
    struct json_writer writer = {true};
    json_t *object = json_object();
    put(&writer, object, "name", json_string("samplint"));
    put(&writer, object, "version", json_string(sl_version()));
    return dump(buffer, &writer, object);
}

bool json_problem(struct buffer *buffer, const sl_finding *problem) {
    struct json_writer writer = {true};
    return dump(buffer, &writer, finding_value(&writer, problem));
}

static json_t *off_value(struct json_writer *writer, const sl_rule *rule) {
    json_t *object = json_object();
    put(writer, object, "rule", text_value(rule->id));
    put(writer, object, "reason", text_value(rule->off));
    return object;
}

bool json_summary(struct buffer *buffer, const struct summary *summary) {
    struct json_writer writer = {true};
    json_t *object = json_object(), *verdicts = json_object(), *findings = json_object(), *rules = json_object();
    json_t *never = json_array(), *off = json_array();
    for (size_t i = 0; i <= SL_INVALID; i++)
        put(&writer, verdicts, sl_verdict_name((sl_verdict)i), size_value(summary->verdicts[i]));
    for (size_t i = SL_ERROR + 1; i > 0; i--)
        put(&writer, findings, sl_severity_name((sl_severity)(i - 1)), size_value(summary->severities[i - 1]));
    for (size_t i = 0; i < summary->rule_count; i++)
        if (!summary->rules[i].applied)
            push(&writer, never, text_value(summary->rules[i].rule->id));
    for (size_t i = 0; i < summary->off_count; i++)
        push(&writer, off, off_value(&writer, summary->off[i]));
    put(&writer, rules, "loaded", size_value(summary->rule_count));
    put(&writer, rules, "applied", size_value(summary_applied(summary)));
    put(&writer, rules, "never_applied", never);
    put(&writer, rules, "off", off);
    put(&writer, object, "programs", size_value(summary->programs));
    put(&writer, object, "left_out", size_value(summary->left_out));
    put(&writer, object, "verdicts", verdicts);
    put(&writer, object, "findings", findings);
    put(&writer, object, "rules", rules);
    return dump(buffer, &writer, object);
}

/* ---- repairs ------------------------------------------------------------------------------------------------------ */

static json_t *change_value(struct json_writer *writer, const sl_change *change) {
    json_t *object = json_object();
    put(writer, object, "path", text_value(change->field->path));
    put(writer, object, "now", text_value(change->now));
    put(writer, object, "values", texts_value(writer, change->values, change->value_count));
    put(writer, object, "added", texts_value(writer, change->added, change->added_count));
    put(writer, object, "removed", texts_value(writer, change->removed, change->removed_count));
    return object;
}

static json_t *rules_value(struct json_writer *writer, const sl_rule *const *rules, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        push(writer, array, text_value(rules[i]->id));
    return array;
}

static json_t *alternatives_value(struct json_writer *writer, const sl_conflict *conflict) {
    json_t *array = json_array();
    for (size_t i = 0; i < conflict->alternative_count; i++) {
        json_t *object = json_object(), *changes = json_array();
        for (size_t j = 0; j < conflict->alternatives[i].change_count; j++)
            push(writer, changes, change_value(writer, &conflict->alternatives[i].changes[j]));
        put(writer, object, "number", size_value(conflict->alternatives[i].number));
        put(writer, object, "ways", size_value((size_t)conflict->alternatives[i].count));
        put(writer, object, "changes", changes);
        push(writer, array, object);
    }
    return array;
}

static json_t *conflict_value(struct json_writer *writer, const sl_conflict *conflict) {
    static const char *const outcomes[] = {"found", "none", "unknown"};
    json_t *object = json_object(), *always = json_array();
    for (size_t i = 0; i < conflict->always_count; i++)
        push(writer, always, text_value(conflict->always[i]->path));
    put(writer, object, "account", conflict->account.length ? text_value(conflict->account) : json_null());
    put(writer, object, "rules", rules_value(writer, conflict->rules, conflict->rule_count));
    put(writer, object, "outcome", json_string(outcomes[conflict->outcome]));
    put(writer, object, "cost", size_value((size_t)conflict->cost));
    put(writer, object, "always", always);
    put(writer, object, "alternatives", alternatives_value(writer, conflict));
    put(writer, object, "ways", size_value((size_t)conflict->total));
    put(writer, object, "exact", json_boolean(conflict->exact));
    json_t *contradicting = json_array();
    for (size_t i = 0; i < conflict->contradicting_count; i++)
        push(writer, contradicting, text_value(conflict->contradicting[i]->path));
    put(writer, object, "contradicting", contradicting);
    put(writer, object, "contradicted", rules_value(writer, conflict->contradicted, conflict->contradicted_count));
    return object;
}

bool json_repair(struct buffer *buffer, const sl_program *program, const sl_repair *repair) {
    struct json_writer writer = {true};
    json_t *object = json_object(), *conflicts = json_array();
    for (size_t i = 0; i < repair->conflict_count; i++)
        push(&writer, conflicts, conflict_value(&writer, &repair->conflicts[i]));
    put(&writer, object, "schema_version", json_integer(1));
    put(&writer, object, "path", text_value(program->path));
    put(&writer, object, "document", size_value(program->document));
    put(&writer, object, "name", text_value(program->name));
    put(&writer, object, "verdict", json_string(sl_verdict_name(program->verdict)));
    put(&writer, object, "conflicts", conflicts);
    put(&writer, object, "left_out", rules_value(&writer, repair->left_out, repair->left_out_count));
    bool good = dump(buffer, &writer, object);
    buffer_append(buffer, TEXT("\n"));
    return good && !buffer->failed;
}

/* ---- audits ------------------------------------------------------------------------------------------------------- */

static json_t *truth_value(sl_truth truth) {
    return truth == SL_UNKNOWN ? json_null() : json_boolean(truth == SL_YES);
}

static json_t *responsible_value(struct json_writer *writer, const sl_responsible *responsible) {
    return rules_value(writer, responsible->rules, responsible->count);
}

static json_t *audited_rule(struct json_writer *writer, const sl_audited_rule *rule) {
    json_t *object = json_object();
    put(writer, object, "rule", text_value(rule->rule->id));
    put(writer, object, "analyzed", json_boolean(!rule->too_wide && rule->fault.length == 0));
    put(writer, object, "too_wide", rule->too_wide ? text_value(rule->too_wide->path) : json_null());
    put(writer, object, "fault", rule->fault.length ? text_value(rule->fault) : json_null());
    put(writer, object, "leaves", size_value(rule->leaves));
    put(writer, object, "never_fails", truth_value(rule->never_fails));
    put(writer, object, "implied", truth_value(rule->implied));
    put(writer, object, "implied_by", responsible_value(writer, &rule->implied_by));
    return object;
}

static json_t *audited_value(struct json_writer *writer, const sl_audited_value *value) {
    json_t *object = json_object();
    put(writer, object, "path", text_value(value->field->path));
    put(writer, object, "value", text_value(value->value));
    put(writer, object, "status", json_string(value->forced ? "forced" : "dead"));
    put(writer, object, "absence", json_boolean(value->absent));
    put(writer, object, "responsible", responsible_value(writer, &value->responsible));
    return object;
}

static json_t *paths_value(struct json_writer *writer, const sl_field *const *fields, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        push(writer, array, text_value(fields[i]->path));
    return array;
}

bool json_audit(struct buffer *buffer, const sl_audit *audit) {
    struct json_writer writer = {true};
    json_t *object = json_object(), *rules = json_array(), *values = json_array();
    for (size_t i = 0; i < audit->rule_count; i++)
        push(&writer, rules, audited_rule(&writer, &audit->rules[i]));
    for (size_t i = 0; i < audit->value_count; i++)
        push(&writer, values, audited_value(&writer, &audit->values[i]));
    put(&writer, object, "schema_version", json_integer(1));
    put(&writer, object, "possible", truth_value(audit->possible));
    put(&writer, object, "contradiction", responsible_value(&writer, &audit->contradiction));
    put(&writer, object, "congruent", audit->counted ? text_value(audit->congruent_count) : json_null());
    put(&writer, object, "programs", audit->counted ? text_value(audit->program_count) : json_null());
    put(&writer, object, "rules", rules);
    put(&writer, object, "values", values);
    put(&writer, object, "unsettled", size_value(audit->unsettled));
    put(&writer, object, "required", paths_value(&writer, audit->required, audit->required_count));
    put(&writer, object, "unread", paths_value(&writer, audit->unread, audit->unread_count));
    bool good = dump(buffer, &writer, object);
    buffer_append(buffer, TEXT("\n"));
    return good && !buffer->failed;
}
