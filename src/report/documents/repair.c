/* repair.c - the documents of the command repair: the ways out, by share/repair.schema.json, and the applied changes,
 * by share/compare.schema.json. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/documents/documents.h"
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
    value_put(writer, object, "values", value_texts(writer, change->values, change->value_count));
    value_put(writer, object, "added", value_texts(writer, change->added, change->added_count));
    value_put(writer, object, "removed", value_texts(writer, change->removed, change->removed_count));
    value_put(writer, object, "sampled", json_boolean(change->sampled));
    return object;
}

static json_t *alternatives_value(struct value_writer *writer, const sl_conflict *conflict) {
    json_t *array = json_array();
    for (size_t i = 0; i < conflict->alternative_count; i++) {
        json_t *object = json_object(), *changes = json_array();
        for (size_t j = 0; j < conflict->alternatives[i].change_count; j++)
            value_push(writer, changes, json_change_value(writer, &conflict->alternatives[i].changes[j]));
        value_put(writer, object, "number", value_size(conflict->alternatives[i].number));
        value_put(writer, object, "ways", value_size((size_t)conflict->alternatives[i].count));
        value_put(writer, object, "changes", changes);
        value_push(writer, array, object);
    }
    return array;
}

/* Whether the cost of each alternative is its number of changes, so that text output names changes. */
static bool costs_are_changes(const sl_conflict *conflict) {
    for (size_t i = 0; i < conflict->alternative_count; i++)
        if (conflict->alternatives[i].change_count != conflict->cost)
            return false;
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
            waived = waived && (conflict->faults[j].rule != conflict->rules[i] || is_waived(program, &conflict->faults[j]));
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

/* ---- accounts with the very same conflict ------------------------------------------------------------------------ */

static bool are_same_texts(const sl_text *a, size_t a_count, const sl_text *b, size_t b_count) {
    bool same = a_count == b_count;
    for (size_t i = 0; same && i < a_count; i++)
        same = text_equal(a[i], b[i]);
    return same;
}

static bool is_same_change(const sl_change *a, const sl_change *b) {
    return a->field == b->field && text_equal(a->now, b->now) &&
           are_same_texts(a->values, a->value_count, b->values, b->value_count) &&
           are_same_texts(a->added, a->added_count, b->added, b->added_count) &&
           are_same_texts(a->removed, a->removed_count, b->removed, b->removed_count);
}

static bool is_same_alternative(const sl_alternative *a, const sl_alternative *b) {
    bool same = a->count == b->count && a->change_count == b->change_count;
    for (size_t i = 0; same && i < a->change_count; i++)
        same = is_same_change(&a->changes[i], &b->changes[i]);
    return same;
}

static bool are_same_rules(const sl_rule *const *a, size_t a_count, const sl_rule *const *b, size_t b_count) {
    return a_count == b_count && (a_count == 0 || memcmp(a, b, a_count * sizeof(*a)) == 0);
}

/* Returns the accounts that a conflict is about if it is about nothing else; else NULL. */
static const sl_part *only_accounts(const sl_conflict *conflict) {
    const sl_part *part = conflict->fault_count ? &conflict->faults[0].part : NULL;
    bool only = part && part->account.length;
    for (size_t i = 0; i < conflict->fault_count; i++)
        only = only && is_same_part(&conflict->faults[i].part, part);
    for (size_t i = 0; i < conflict->alternative_count; i++)
        for (size_t j = 0; j < conflict->alternatives[i].change_count; j++)
            only = only && is_same_part(&conflict->alternatives[i].changes[j].part, part);
    return only ? part : NULL;
}

static bool has_same_contradiction(const sl_conflict *a, const sl_conflict *b) {
    size_t count = a->contradicting_count;
    return count == b->contradicting_count &&
           (count == 0 || memcmp(a->contradicting, b->contradicting, count * sizeof(*a->contradicting)) == 0) &&
           are_same_rules(a->contradicted, a->contradicted_count, b->contradicted, b->contradicted_count);
}

/* Whether two conflicts with the same rules, each with one fault, have the same waived rules. */
static bool are_waived_alike(const sl_program *program, const sl_conflict *a, const sl_conflict *b) {
    bool alike = a->fault_count == b->fault_count;
    for (size_t i = 0; alike && i < a->fault_count; i++)
        alike = is_waived(program, &a->faults[i]) == is_waived(program, &b->faults[i]);
    return alike;
}

/* Whether two conflicts are the same, but for the accounts that they are about. `always` is not compared, because it
 * follows from the alternatives. */
static bool is_same(const sl_program *program, const sl_conflict *a, const sl_conflict *b) {
    bool same = only_accounts(a) && only_accounts(b) && a->outcome == b->outcome && a->cost == b->cost &&
                a->total == b->total && a->exact == b->exact && a->alternative_count == b->alternative_count &&
                are_same_rules(a->rules, a->rule_count, b->rules, b->rule_count) && has_same_contradiction(a, b);
    for (size_t i = 0; same && i < a->alternative_count; i++)
        same = is_same_alternative(&a->alternatives[i], &b->alternatives[i]);
    return same && are_waived_alike(program, a, b);
}

/* Returns the accounts of a conflict that equals one before, with the numbers of its alternatives. */
static json_t *other_value(struct value_writer *writer, const sl_conflict *conflict) {
    json_t *object = json_object();
    size_t count = conflict->alternative_count;
    json_put_part(writer, object, only_accounts(conflict));
    value_put(writer, object, "first", count ? value_size(conflict->alternatives[0].number) : json_null());
    value_put(writer, object, "last", count ? value_size(conflict->alternatives[count - 1].number) : json_null());
    return object;
}

/* Returns the accounts that have the same conflict as the one at `at`, and marks their conflicts as not listed. */
static json_t *others_value(struct value_writer *writer, const sl_program *program, const sl_repair *repair, size_t at,
                            bool *listed) {
    json_t *array = json_array();
    for (size_t i = at + 1; listed[at] && i < repair->conflict_count; i++) {
        if (!listed[i] || !is_same(program, &repair->conflicts[at], &repair->conflicts[i]))
            continue;
        listed[i] = false;
        value_push(writer, array, other_value(writer, &repair->conflicts[i]));
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
    bool *listed = calloc(repair->conflict_count + 1, sizeof *listed);
    writer->good = writer->good && listed;
    for (size_t i = 0; listed && i < repair->conflict_count; i++)
        listed[i] = !skipped || !skipped[i];
    for (size_t i = 0; listed && i < repair->conflict_count; i++) {
        json_t *object = conflict_value(writer, program, &repair->conflicts[i]);
        value_put(writer, object, "listed", json_boolean(listed[i]));
        value_put(writer, object, "others", others_value(writer, program, repair, i, listed));
        value_push(writer, array, object);
    }
    free(listed);
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
    value_put(writer, object, "schema_version", json_integer(2));
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

sl_result sl_write_applied(const sl_writer_options *options, const sl_comparison *comparison) {
    struct value_writer writer = {true};
    json_t *object = json_comparison_value(&writer, comparison);
    value_put(&writer, object, "waivers", waivers_value(&writer, comparison->a, comparison->b));
    return document_write(options, "applied", &writer, object);
}
