/* repair.c - the documents of the command repair: the ways out, by share/repair.schema.json, the applied changes, by
 * share/compare.schema.json, and the changes that would be applied, by share/dry-run.schema.json. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/documents/documents.h"
#include "report/documents/unified_diff.h"
#include "report/finding_summary.h"

/* ---- parts ------------------------------------------------------------------------------------------------------- */

/* Puts the names of a part into an object: none for the program's standard. */
void json_put_part(struct value_writer *writer, json_t *object, const sl_part *part) {
    value_put_segment(writer, object, part->segment);
    value_put(writer, object, "account", value_text_or_null(part->account));
    value_put(writer, object, "alike", value_texts(writer, part->alike, part->alike_count));
}

bool is_same_part(const sl_part *a, const sl_part *b) {
    return text_equal(a->segment, b->segment) && text_equal(a->account, b->account);
}

/* ---- alternatives ------------------------------------------------------------------------------------------------ */

json_t *json_change_value(struct value_writer *writer, const sl_change *change) {
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(change->field->path));
    json_put_part(writer, object, &change->part);
    value_put(writer, object, "now", value_text(change->now));
    value_put(writer, object, "kind", json_string(sl_change_kind_name(change->kind)));
    value_put(writer, object, "values", value_texts(writer, change->values, change->value_count));
    value_put(writer, object, "added", value_texts(writer, change->added, change->added_count));
    value_put(writer, object, "removed", value_texts(writer, change->removed, change->removed_count));
    value_put(writer, object, "sampled", json_boolean(change->sampled));
    return object;
}

static json_t *changes_value(struct value_writer *writer, const sl_change *changes, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        value_push(writer, array, json_change_value(writer, &changes[i]));
    return array;
}

static json_t *broken_value(struct value_writer *writer, const sl_alternative *alternative) {
    json_t *array = json_array();
    for (size_t i = 0; i < alternative->broken_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "rule", value_text(alternative->broken[i].rule->id));
        value_put(writer, object, "always", json_boolean(alternative->broken[i].always));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *effects_value(struct value_writer *writer, const sl_alternative *alternative) {
    json_t *array = json_array();
    for (size_t i = 0; i < alternative->effect_count; i++) {
        const sl_practice_effect *effect = &alternative->effects[i];
        json_t *object = json_object();
        value_put(writer, object, "practice", value_text(effect->practice->id));
        json_put_part(writer, object, &effect->part);
        value_put(writer, object, "shown", json_boolean(effect->shown));
        value_put(writer, object, "always", json_boolean(effect->always));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *ended_value(struct value_writer *writer, const sl_alternative *alternative) {
    json_t *array = json_array();
    for (size_t i = 0; i < alternative->waiver_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "rule", value_text(alternative->waivers[i]->rule));
        value_put(writer, object, "location", value_location(writer, &alternative->waivers[i]->location));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *alternative_value(struct value_writer *writer, const sl_alternative *alternative) {
    json_t *object = json_object(), *choices = json_array();
    for (size_t i = 0; i < alternative->choice_count; i++)
        value_push(writer, choices,
                   changes_value(writer, alternative->choices[i].changes, alternative->choices[i].count));
    value_put(writer, object, "number", value_size(alternative->number));
    value_put(writer, object, "cost", value_size((size_t)alternative->cost));
    value_put(writer, object, "open_cost", value_size((size_t)alternative->open_cost));
    value_put(writer, object, "ways", value_size((size_t)alternative->count));
    value_put(writer, object, "changes", changes_value(writer, alternative->changes, alternative->change_count));
    value_put(writer, object, "choices", choices);
    value_put(writer, object, "practices", effects_value(writer, alternative));
    value_put(writer, object, "breaks", broken_value(writer, alternative));
    value_put(writer, object, "waivers", ended_value(writer, alternative));
    return object;
}

static json_t *alternatives_value(struct value_writer *writer, const sl_conflict *conflict) {
    json_t *array = json_array();
    for (size_t i = 0; i < conflict->alternative_count; i++)
        value_push(writer, array, alternative_value(writer, &conflict->alternatives[i]));
    return array;
}

/* The number of values and words that a change of a declared value changes; else 1. */
static uint64_t units_of(const sl_change *change) {
    size_t words = change->added_count + change->removed_count;
    return change->kind == SL_CHANGE_VALUE && words ? words : 1;
}

/* Whether the cost of each alternative is its number of changes, so that text output names changes. */
static bool costs_are_changes(const sl_conflict *conflict) {
    for (size_t i = 0; i < conflict->alternative_count; i++) {
        const sl_alternative *alternative = &conflict->alternatives[i];
        uint64_t units = 0;
        for (size_t j = 0; j < alternative->change_count; j++)
            units += units_of(&alternative->changes[j]);
        for (size_t j = 0; j < alternative->choice_count; j++)
            units += units_of(&alternative->choices[j].changes[0]);
        if (units != alternative->cost + alternative->open_cost)
            return false;
    }
    return true;
}

static json_t *unlisted_value(const sl_conflict *conflict) {
    uint64_t listed = 0;
    for (size_t i = 0; i < conflict->alternative_count; i++)
        listed += conflict->alternatives[i].count;
    bool more = conflict->outcome == SL_WAY_FOUND && listed < conflict->total;
    return value_size(more ? (size_t)(conflict->total - listed) : 0);
}

static bool is_waived(const sl_program *program, const sl_fault *fault) {
    return findings_are_waived(program, fault->part.segment, fault->part.account, fault->rule);
}

/* Returns the rules all of whose faults are waived. */
static json_t *waived_value(struct value_writer *writer, const sl_program *program, const sl_conflict *conflict) {
    json_t *array = json_array();
    for (size_t i = 0; i < conflict->rule_count; i++) {
        bool waived = true;
        for (size_t j = 0; j < conflict->fault_count; j++)
            waived =
                waived && (conflict->faults[j].rule != conflict->rules[i] || is_waived(program, &conflict->faults[j]));
        if (waived)
            value_push(writer, array, value_text(conflict->rules[i]->id));
    }
    return array;
}

static json_t *faults_value(struct value_writer *writer, const sl_conflict *conflict) {
    json_t *array = json_array();
    for (size_t i = 0; i < conflict->fault_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "rule", value_text(conflict->faults[i].rule->id));
        json_put_part(writer, object, &conflict->faults[i].part);
        value_push(writer, array, object);
    }
    return array;
}

static json_t *always_value(struct value_writer *writer, const sl_conflict *conflict) {
    json_t *array = json_array();
    for (size_t i = 0; i < conflict->always_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "path", value_text(conflict->always[i].field->path));
        json_put_part(writer, object, &conflict->always[i].part);
        value_push(writer, array, object);
    }
    return array;
}

/* ---- conflicts --------------------------------------------------------------------------------------------------- */

/* Returns why no way out exists or is known; null if there is one. */
static json_t *no_way_value(const sl_conflict *conflict) {
    bool none = conflict->outcome == SL_WAY_NONE;
    if (conflict->outcome == SL_WAY_FOUND)
        return json_null();
    if (none && conflict->contradicting_count)
        return json_string("kept");
    if (conflict->contradicted_count)
        return json_string(none ? "rules" : "sampled");
    return json_string(none ? "removal" : "given_up");
}

static json_t *conflict_value(struct value_writer *writer, const sl_program *program, const sl_conflict *conflict) {
    static const char *const outcomes[] = {"found", "none", "unknown"};
    json_t *object = json_object();
    value_put(writer, object, "faults", faults_value(writer, conflict));
    value_put(writer, object, "rules", value_rules(writer, conflict->rules, conflict->rule_count));
    value_put(writer, object, "waived", waived_value(writer, program, conflict));
    value_put(writer, object, "outcome", json_string(outcomes[conflict->outcome]));
    value_put(writer, object, "no_way", no_way_value(conflict));
    value_put(writer, object, "cost", value_size((size_t)conflict->cost));
    value_put(writer, object, "limit",
              conflict->limit == UINT64_MAX ? json_null() : value_size((size_t)conflict->limit));
    value_put(writer, object, "of_standard", value_rules(writer, conflict->of_standard, conflict->of_standard_count));
    value_put(writer, object, "others_left_out", json_boolean(conflict->others_left_out));
    value_put(writer, object, "always", always_value(writer, conflict));
    value_put(writer, object, "alternatives", alternatives_value(writer, conflict));
    value_put(writer, object, "ways", value_size((size_t)conflict->total));
    value_put(writer, object, "exact", json_boolean(conflict->exact));
    value_put(writer, object, "contradicting",
              value_paths(writer, conflict->contradicting, conflict->contradicting_count));
    value_put(writer, object, "contradicted",
              value_rules(writer, conflict->contradicted, conflict->contradicted_count));
    value_put(writer, object, "costs_are_changes", json_boolean(costs_are_changes(conflict)));
    value_put(writer, object, "unlisted_ways", unlisted_value(conflict));
    return object;
}

static json_t *conflicts_value(struct value_writer *writer, const sl_program *program, const sl_repair *repair,
                               const bool *skipped) {
    json_t *array = json_array();
    for (size_t i = 0; i < repair->conflict_count; i++) {
        json_t *object = conflict_value(writer, program, &repair->conflicts[i]);
        value_put(writer, object, "listed", json_boolean(!skipped || !skipped[i]));
        value_push(writer, array, object);
    }
    return array;
}

/* ---- rules that were left out ------------------------------------------------------------------------------------ */

static bool objects(const sl_program *program, const sl_rule *rule) {
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (outcome->rule == rule && outcome->status != SL_PASS && outcome->status != SL_NOT_APPLICABLE)
            return true;
    }
    return false;
}

static json_t *left_out_value(struct value_writer *writer, const sl_program *program, const sl_repair *repair) {
    json_t *array = json_array();
    for (size_t i = 0; i < repair->left_out_count; i++) {
        const sl_rule *rule = repair->left_out[i];
        json_t *object = json_object();
        value_put(writer, object, "rule", value_text(rule->id));
        value_put(writer, object, "state",
                  json_string(rule->scope != SL_SCOPE_PORTFOLIO ? "not_analyzed"
                              : objects(program, rule)          ? "objects"
                                                                : "content"));
        value_push(writer, array, object);
    }
    return array;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

json_t *json_repair_value(struct value_writer *writer, const sl_program *program, const sl_repair *repair,
                          const bool *skipped) {
    json_t *object = json_object();
    value_put(writer, object, "schema_version", json_integer(3));
    value_put(writer, object, "path", value_text(program->path));
    value_put(writer, object, "document", value_size(program->document));
    value_put(writer, object, "name", value_text(program->name));
    value_put(writer, object, "verdict", json_string(sl_verdict_name(program->verdict)));
    value_put(writer, object, "budget_met", value_budget(repair->budget_met));
    value_put(writer, object, "conflicts", conflicts_value(writer, program, repair, skipped));
    value_put(writer, object, "left_out", value_rules(writer, repair->left_out, repair->left_out_count));
    value_put(writer, object, "left_out_rules", left_out_value(writer, program, repair));
    return object;
}

sl_result sl_write_repair(const sl_writer_options *options, const sl_program *program, const sl_repair *repair) {
    struct value_writer writer = {true};
    return document_write(options, "repair", &writer, json_repair_value(&writer, program, repair, NULL));
}

/* ---- what was applied -------------------------------------------------------------------------------------------- */

/* Returns the waivers that the repair has made useless: a mended misfit needs no waiver, and samplint check reports a
 * waiver that covers nothing. */
static json_t *waivers_value(struct value_writer *writer, const sl_program *before, const sl_program *after) {
    json_t *array = json_array();
    for (size_t i = 0; i < after->waiver_count; i++) {
        const sl_waiver *waiver = &after->waivers[i];
        bool known = i < before->waiver_count && before->waivers[i].state >= SL_WAIVER_UNUSED;
        if (waiver->state < SL_WAIVER_UNUSED || known)
            continue;
        json_t *object = json_object();
        value_put(writer, object, "location", value_location(writer, &waiver->location));
        value_put(writer, object, "message", value_text(waiver->message));
        value_push(writer, array, object);
    }
    return array;
}

/* Returns the files that were or would be written; with their differences if `diffs`. */
static json_t *files_value(struct value_writer *writer, const sl_applied *applied, bool diffs) {
    json_t *array = json_array();
    for (size_t i = 0; i < applied->file_count; i++) {
        const sl_written_file *file = &applied->files[i];
        json_t *object = json_object();
        value_put(writer, object, "path", value_text(file->path));
        value_put(writer, object, "programs", value_texts(writer, file->programs, file->program_count));
        if (diffs)
            value_put(writer, object, "diff", unified_diff_value(writer, file));
        value_push(writer, array, object);
    }
    return array;
}

sl_result sl_write_applied(const sl_writer_options *options, const sl_applied *applied,
                           const sl_comparison *comparison) {
    struct value_writer writer = {true};
    json_t *object = json_comparison_value(&writer, comparison);
    value_put(&writer, object, "waivers", waivers_value(&writer, comparison->a, comparison->b));
    value_put(&writer, object, "files", files_value(&writer, applied, false));
    value_put(&writer, object, "conditions", changes_value(&writer, applied->conditions, applied->condition_count));
    return document_write(options, "applied", &writer, object);
}

sl_result sl_write_dry_run(const sl_writer_options *options, const sl_applied *applied) {
    struct value_writer writer = {true};
    json_t *object = json_object();
    value_put(&writer, object, "schema_version", json_integer(1));
    value_put(&writer, object, "files", files_value(&writer, applied, true));
    value_put(&writer, object, "conditions", changes_value(&writer, applied->conditions, applied->condition_count));
    return document_write(options, "dry_run", &writer, object);
}
