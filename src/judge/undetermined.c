/* undetermined.c - groups the undetermined outcomes of a program by the value that is missing, and reports each such
 * value once. */
#include "judge/undetermined.h"

#include <stdlib.h>

#include "base/fingerprint.h"
#include "base/nearest.h"
#include "base/text.h"

/* An undetermined outcome, and the field under which it is listed. */
struct undetermined {
    const sl_outcome *outcome;
    const sl_field *field;
    sl_location place; /* where a value of the field belongs */
};

/* When a whole element is not declared, the outcome is listed under the element and not under one of its attributes. */
static struct undetermined undetermined_of(const struct configuration *configuration, const sl_program *program,
                                           const sl_outcome *outcome) {
    const sl_field *missing = outcome->missing;
    if (missing->element == SL_NO_ELEMENT || outcome->account.length ||
        program->elements[missing->element] != SL_STATE_MISSING)
        return (struct undetermined){outcome, missing, *outcome->missing_location};
    const sl_field *element = configuration->vocabulary->elements[missing->element].field;
    return (struct undetermined){outcome, element, configuration_place(configuration, element)};
}

static int compare_places(const sl_location *a, const sl_location *b) {
    int order = a->source == b->source ? 0 : text_compare(a->source->name, b->source->name);
    return order ? order : (a->span.start.byte > b->span.start.byte) - (a->span.start.byte < b->span.start.byte);
}

static int compare_fields(const struct undetermined *a, const struct undetermined *b) {
    int order = compare_places(&a->place, &b->place);
    return order ? order : (a->field->index > b->field->index) - (a->field->index < b->field->index);
}

/* Sorts by the place of the missing value, then by rule id, then the program before its accounts. */
static int compare_undetermined(const void *left, const void *right) {
    const struct undetermined *a = left, *b = right;
    int order = compare_fields(a, b);
    if (order == 0)
        order = text_compare(a->outcome->rule->id, b->outcome->rule->id);
    return order ? order : (a->outcome > b->outcome) - (a->outcome < b->outcome);
}

/* Lists each account once; no account when the value is missing for the program itself. */
static void list_accounts(struct arena *arena, const struct undetermined *items, size_t count,
                          sl_missing_value *missing) {
    sl_text *accounts = arena_array(arena, count, sizeof *accounts);
    for (size_t i = 0; accounts && i < count; i++) {
        if (items[i].outcome->account.length == 0)
            return;
        accounts[i] = items[i].outcome->account;
    }
    if (!accounts)
        return;
    qsort(accounts, count, sizeof *accounts, text_order);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !text_equal(accounts[i], accounts[missing->account_count - 1]))
            accounts[missing->account_count++] = accounts[i];
    missing->accounts = accounts;
}

static void list_rules(struct arena *arena, const struct undetermined *items, size_t count, sl_missing_value *missing) {
    const sl_rule **rules = arena_array(arena, count, sizeof(*rules));
    for (size_t i = 0; rules && i < count; i++)
        if (missing->rule_count == 0 || rules[missing->rule_count - 1] != items[i].outcome->rule)
            rules[missing->rule_count++] = items[i].outcome->rule;
    missing->rules = rules;
}

static sl_missing_value group(struct arena *arena, const bool *missing_frames, const struct undetermined *items,
                              size_t count) {
    const sl_field *field = items[0].field;
    sl_missing_value missing = {.field = field, .location = items[0].place, .unreadable = items[0].outcome->unreadable};
    missing.location.config_path = field->path;
    missing.framing = field->element != SL_NO_ELEMENT && missing_frames[field->element];
    list_rules(arena, items, count, &missing);
    list_accounts(arena, items, count, &missing);
    return missing;
}

void undetermined_list(struct arena *arena, const struct configuration *configuration, const bool *missing_frames,
                       sl_program *program) {
    struct undetermined *items = arena_array(arena, program->undetermined, sizeof *items);
    sl_missing_value *missing = arena_array(arena, program->undetermined, sizeof *missing);
    size_t count = 0;
    for (size_t i = 0; items && i < program->outcome_count; i++)
        if (program->outcomes[i].status == SL_UNDETERMINED)
            items[count++] = undetermined_of(configuration, program, &program->outcomes[i]);
    if (!items || !missing || count == 0)
        return;
    qsort(items, count, sizeof *items, compare_undetermined);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && compare_fields(&items[start], &items[end]) == 0;)
            end++;
        missing[program->missing_value_count++] = group(arena, missing_frames, &items[start], end - start);
    }
    program->missing_values = missing;
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

static sl_text list_ids(struct arena *arena, const sl_missing_value *missing) {
    sl_text *ids = arena_array(arena, missing->rule_count, sizeof *ids);
    for (size_t i = 0; ids && i < missing->rule_count; i++)
        ids[i] = missing->rules[i]->id;
    return ids ? list_all(arena, ids, missing->rule_count) : (sl_text){NULL, 0};
}

/* The rules are left out: the finding stays the same when another rule needs the value, too. */
static uint64_t fingerprint_missing(const sl_finding *finding, const sl_missing_value *missing) {
    uint64_t print = fingerprint_text(fingerprint_text(FINGERPRINT_START, finding->rule), missing->field->path);
    for (size_t i = 0; i < missing->account_count; i++)
        print = fingerprint_text(print, missing->accounts[i]);
    return print;
}

void undetermined_report(struct findings *findings, const sl_vocabulary *vocabulary, sl_severity severity,
                         const sl_program *program) {
    struct arena *arena = findings->arena;
    for (size_t i = 0; i < program->missing_value_count; i++) {
        const sl_missing_value *missing = &program->missing_values[i];
        if (missing->unreadable || missing->framing)
            continue;
        sl_text whom = {NULL, 0};
        if (missing->account_count > 1)
            whom = arena_printf(arena, " for %zu accounts", missing->account_count);
        sl_finding *finding = findings_printf(findings, "undetermined", SL_KIND_UNDETERMINED, severity,
                                              missing->location, "%.*s is not declared, and %.*s %s for it%.*s",
                                              TEXT_ARG(missing->field->path), TEXT_ARG(list_ids(arena, missing)),
                                              missing->rule_count == 1 ? "waits" : "wait", TEXT_ARG(whom));
        finding->fingerprint = fingerprint_missing(finding, missing);
        if (missing->account_count == 1)
            finding->account = missing->accounts[0];
        if (missing->field->element != SL_NO_ELEMENT) {
            finding->elements = &vocabulary->elements[missing->field->element].field->id;
            finding->element_count = 1;
        }
    }
}
