/* report.c - programs, findings and the summary of a run as JSON. */
#include "report/json/report.h"

#include "samplint/vocabulary.h"

static json_t *related_value(struct value_writer *writer, const sl_related *related) {
    json_t *object = json_object();
    value_put(writer, object, "location", value_location(writer, &related->location));
    value_put(writer, object, "note", value_text(related->note));
    return object;
}

static json_t *typed_object(struct value_writer *writer, const char *type) {
    json_t *object = json_object();
    if (type)
        value_put(writer, object, "type", json_string(type));
    return object;
}

static json_t *waiver_value(struct value_writer *writer, const sl_waiver *waiver) {
    json_t *object = json_object();
    value_put(writer, object, "reason", value_text(waiver->reason));
    value_put(writer, object, "owner", value_text(waiver->owner));
    value_put(writer, object, "expires", value_text(waiver->expires));
    value_put(writer, object, "location", value_location(writer, &waiver->location));
    return object;
}

json_t *json_finding_value(struct value_writer *writer, const char *type, const sl_finding *finding) {
    json_t *object = typed_object(writer, type);
    value_put(writer, object, "rule", value_text(finding->rule));
    value_put(writer, object, "kind", json_string(sl_kind_name(finding->kind)));
    value_put(writer, object, "severity", json_string(sl_severity_name(finding->severity)));
    value_put(writer, object, "elements", value_texts(writer, finding->elements, finding->element_count));
    value_put_segment(writer, object, finding->segment);
    if (finding->more_segment_count)
        value_put(writer, object, "more_segments",
                  value_texts(writer, finding->more_segments, finding->more_segment_count));
    value_put(writer, object, "account", value_text_or_null(finding->account));
    value_put(writer, object, "more_accounts",
              value_texts(writer, finding->more_accounts, finding->more_account_count));
    value_put(writer, object, "message", value_text(finding->message));
    value_put(writer, object, "note", value_text(finding->note));
    value_put(writer, object, "location", value_location(writer, &finding->location));
    json_t *related = json_array();
    for (size_t i = 0; i < finding->related_count; i++)
        value_push(writer, related, related_value(writer, &finding->related[i]));
    value_put(writer, object, "related", related);
    value_put(writer, object, "alternatives", value_texts(writer, finding->alternatives, finding->alternative_count));
    value_put(writer, object, "settlements", value_texts(writer, finding->settlements, finding->settlement_count));
    if (finding->frame_count)
        value_put(writer, object, "frames", value_texts(writer, finding->frames, finding->frame_count));
    if (finding->touch_count)
        value_put(writer, object, "touches", value_texts(writer, finding->touches, finding->touch_count));
    value_put(writer, object, "fingerprint", value_fingerprint(finding->fingerprint));
    value_put(writer, object, "standing", json_string(sl_suppression_name(finding->suppression)));
    value_put(writer, object, "waived", finding->waiver ? waiver_value(writer, finding->waiver) : json_null());
    return object;
}

static json_t *findings_value(struct value_writer *writer, const sl_finding *findings, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        value_push(writer, array, json_finding_value(writer, NULL, &findings[i]));
    return array;
}

static json_t *element_states(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_program *program) {
    json_t *array = json_array();
    for (size_t i = 0; i < program->element_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "id", value_text(vocabulary->elements[i].field->id));
        value_put(writer, object, "status", json_string(sl_state_name(program->elements[i])));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *element_ids(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    json_t *array = json_array();
    for (size_t i = 0; i < vocabulary->element_count; i++)
        value_push(writer, array, value_text(vocabulary->elements[i].field->id));
    return array;
}

/* `ids`: the ids of all elements, which the pairs share. */
static json_t *pair_value(struct value_writer *writer, json_t *ids, const sl_pair *pair) {
    json_t *object = json_object(), *elements = json_array();
    value_push(writer, elements, json_incref(json_array_get(ids, pair->first)));
    value_push(writer, elements, json_incref(json_array_get(ids, pair->second)));
    value_put(writer, object, "elements", elements);
    value_put(writer, object, "status", json_string(sl_state_name(pair->state)));
    value_put(writer, object, "rules", value_rules(writer, pair->rules, pair->rule_count));
    return object;
}

/* Returns all pairs of elements. A program has only those that some fit or advice rule is about, in the same order. */
static json_t *pairs_value(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_program *program) {
    json_t *array = json_array(), *ids = element_ids(writer, vocabulary);
    size_t next = 0;
    for (size_t first = 0; first < program->element_count; first++) {
        for (size_t second = first + 1; second < program->element_count; second++) {
            bool missing =
                program->elements[first] == SL_STATE_MISSING || program->elements[second] == SL_STATE_MISSING;
            const sl_pair uncovered = {
                .first = first, .second = second, .state = missing ? SL_STATE_MISSING : SL_STATE_NO_RULE};
            const sl_pair *pair = next < program->pair_count ? &program->pairs[next] : &uncovered;
            bool covered = pair != &uncovered && pair->first == first && pair->second == second;
            value_push(writer, array, pair_value(writer, ids, covered ? pair : &uncovered));
            next += covered;
        }
    }
    json_decref(ids);
    return array;
}

/* Returns the pairs of declared elements that no deciding rule has compared. */
static json_t *uncompared_values(struct value_writer *writer, const sl_vocabulary *vocabulary,
                                 const sl_program *program) {
    json_t *array = json_array(), *ids = element_ids(writer, vocabulary);
    for (size_t i = 0; i < program->uncompared_count; i++) {
        const sl_uncompared_pair *pair = &program->uncompared[i];
        json_t *object = json_object(), *elements = json_array();
        value_push(writer, elements, json_incref(json_array_get(ids, pair->first)));
        value_push(writer, elements, json_incref(json_array_get(ids, pair->second)));
        value_put(writer, object, "elements", elements);
        value_put(writer, object, "advice", json_boolean(pair->advice));
        value_push(writer, array, object);
    }
    json_decref(ids);
    return array;
}

json_t *json_settlements_value(struct value_writer *writer, const sl_settlement *settlements, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *settlement = json_object();
        value_put(writer, settlement, "status", json_string(sl_status_name(settlements[i].status)));
        value_put(writer, settlement, "value", value_text(settlements[i].value));
        value_push(writer, array, settlement);
    }
    return array;
}

static json_t *gap_value(struct value_writer *writer, const sl_gap *gap) {
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(gap->field->path));
    value_put_segment(writer, object, gap->segment);
    value_put(writer, object, "account", value_text_or_null(gap->account));
    value_put(writer, object, "unreadable", json_boolean(gap->unreadable));
    value_put(writer, object, "location", value_location(writer, gap->location));
    value_put(writer, object, "settlements", json_settlements_value(writer, gap->settlements, gap->settlement_count));
    return object;
}

static json_t *undetermined_value(struct value_writer *writer, const sl_outcome *outcome) {
    json_t *object = json_object(), *waits_for = json_array(), *gaps = json_array();
    for (size_t i = 0; i < outcome->gap_count; i++) {
        value_push(writer, waits_for, value_text(outcome->gaps[i].field->path));
        value_push(writer, gaps, gap_value(writer, &outcome->gaps[i]));
    }
    value_put(writer, object, "rule", value_text(outcome->rule->id));
    value_put_segment(writer, object, outcome->segment);
    value_put(writer, object, "account", value_text_or_null(outcome->account));
    value_put(writer, object, "waits_for", waits_for);
    value_put(writer, object, "location",
              outcome->gap_count ? value_location(writer, outcome->gaps[0].location) : json_null());
    value_put(writer, object, "gaps", gaps);
    value_put(writer, object, "cut_short", json_boolean(outcome->cut_short));
    return object;
}

json_t *json_practices_value(struct value_writer *writer, const sl_program *program) {
    json_t *object = json_object();
    for (int state = SL_PRACTICE_SHOWN; state <= SL_PRACTICE_NOT_APPLICABLE; state++) {
        json_t *array = json_array();
        for (size_t i = 0; i < program->practice_count; i++)
            if (program->practices[i].state == (sl_practice_state)state)
                value_push(writer, array, value_text(program->practices[i].rule->id));
        value_put(writer, object, sl_practice_state_name((sl_practice_state)state), array);
    }
    return object;
}

json_t *json_program_value(struct value_writer *writer, const char *type, const sl_checker *checker,
                           const sl_program *program) {
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    json_t *object = typed_object(writer, type), *undetermined = json_array();
    for (size_t i = 0; i < program->outcome_count; i++)
        if (program->outcomes[i].status == SL_UNDETERMINED)
            value_push(writer, undetermined, undetermined_value(writer, &program->outcomes[i]));
    value_put(writer, object, "path", value_text(program->path));
    value_put(writer, object, "document", value_size(program->document));
    value_put(writer, object, "name", value_text(program->name));
    if (program->segments)
        value_put(writer, object, "segments", value_size(program->segments));
    value_put(writer, object, "accounts", value_size(program->accounts));
    value_put(writer, object, "verdict", json_string(sl_verdict_name(program->verdict)));
    value_put(writer, object, "brief", json_boolean(program->brief));
    value_put(writer, object, "elements", element_states(writer, vocabulary, program));
    value_put(writer, object, "fit", pairs_value(writer, vocabulary, program));
    value_put(writer, object, "not_compared", uncompared_values(writer, vocabulary, program));
    value_put(writer, object, "practices", json_practices_value(writer, program));
    value_put(writer, object, "findings", findings_value(writer, program->findings, program->finding_count));
    value_put(writer, object, "undetermined", undetermined);
    return object;
}

json_t *json_tool_value(struct value_writer *writer) {
    json_t *object = json_object();
    value_put(writer, object, "name", json_string("samplint"));
    value_put(writer, object, "version", json_string(sl_version()));
    return object;
}

static json_t *off_value(struct value_writer *writer, const sl_rule *rule) {
    json_t *object = json_object();
    value_put(writer, object, "rule", value_text(rule->id));
    value_put(writer, object, "reason", value_text(rule->off));
    return object;
}

/* Returns the rules that lack the value of an option, with that option. */
static json_t *not_set_values(struct value_writer *writer, const struct summary *summary) {
    json_t *array = json_array();
    for (size_t i = 0; i < summary->rule_count; i++) {
        const sl_option *option = sl_option_without_value(summary->rules[i].rule);
        if (!option)
            continue;
        json_t *object = json_object();
        value_put(writer, object, "rule", value_text(summary->rules[i].rule->id));
        value_put(writer, object, "option", value_text(option->id));
        value_push(writer, array, object);
    }
    return array;
}

json_t *json_summary_value(struct value_writer *writer, const char *type, const struct summary *summary) {
    json_t *object = typed_object(writer, type), *verdicts = json_object(), *findings = json_object(),
           *rules = json_object(), *kinds = json_object();
    json_t *never = json_array(), *off = json_array();
    for (size_t i = 0; i <= SL_INVALID; i++)
        value_put(writer, verdicts, sl_verdict_name((sl_verdict)i), value_size(summary->verdicts[i]));
    for (size_t i = SL_ERROR + 1; i > 0; i--)
        value_put(writer, findings, sl_severity_name((sl_severity)(i - 1)), value_size(summary->severities[i - 1]));
    for (size_t i = SL_WAIVED; i <= SL_BASELINED; i++)
        value_put(writer, findings, sl_suppression_name((sl_suppression)i), value_size(summary->suppressions[i]));
    for (size_t i = 0; i <= SL_KIND_ADVICE; i++)
        value_put(writer, kinds, sl_kind_name((sl_kind)i), value_size(summary->kinds[i]));
    for (size_t i = 0; i < summary->rule_count; i++)
        if (!summary->rules[i].applied)
            value_push(writer, never, value_text(summary->rules[i].rule->id));
    for (size_t i = 0; i < summary->rules_off_count; i++)
        value_push(writer, off, off_value(writer, summary->rules_off[i]));
    value_put(writer, rules, "loaded", value_size(summary->rule_count));
    value_put(writer, rules, "applied", value_size(summary_applied(summary)));
    value_put(writer, rules, "never_applied", never);
    value_put(writer, rules, "off", off);
    value_put(writer, rules, "not_set", not_set_values(writer, summary));
    value_put(writer, object, "programs", value_size(summary->program_count));
    value_put(writer, object, "left_out", value_size(summary->files_left_out));
    value_put(writer, object, "brief", value_size(summary->briefly_listed));
    value_put(writer, object, "verdicts", verdicts);
    value_put(writer, object, "findings", findings);
    value_put(writer, object, "kinds", kinds);
    value_put(writer, object, "baseline_gone", value_size(summary->gone_from_baseline));
    value_put(writer, object, "rules", rules);
    return object;
}
