#include "judge/undetermined.h"

#include <stdlib.h>

#include "base/fingerprint.h"
#include "base/nearest.h"
#include "base/text.h"

/* An outcome that waits, and the key it is gathered under. */
struct waiting {
    const sl_outcome *outcome;
    const sl_field *key;
    sl_location place; /* of the key */
};

/* Where a whole element is not declared, rules wait for that and not for each attribute. */
static struct waiting waiting_of(const struct configuration *configuration, const sl_program *program,
                                 const sl_outcome *outcome) {
    const sl_field *missing = outcome->missing;
    if (missing->element == SL_NO_ELEMENT || outcome->account.length ||
        program->elements[missing->element] != SL_STATE_MISSING)
        return (struct waiting){outcome, missing, *outcome->waits_for};
    const sl_field *element = configuration->vocabulary->elements[missing->element].field;
    return (struct waiting){outcome, element, configuration_place(configuration, element)};
}

static int compare_places(const sl_location *a, const sl_location *b) {
    int order = a->source == b->source ? 0 : text_compare(a->source->name, b->source->name);
    return order ? order : (a->span.start.byte > b->span.start.byte) - (a->span.start.byte < b->span.start.byte);
}

static int compare_keys(const struct waiting *a, const struct waiting *b) {
    int order = compare_places(&a->place, &b->place);
    return order ? order : (a->key->index > b->key->index) - (a->key->index < b->key->index);
}

/* Keys by their place; under a key, rules by id; of a rule, the program first. */
static int compare_waiting(const void *left, const void *right) {
    const struct waiting *a = left, *b = right;
    int order = compare_keys(a, b);
    if (order == 0)
        order = text_compare(a->outcome->rule->id, b->outcome->rule->id);
    return order ? order : (a->outcome > b->outcome) - (a->outcome < b->outcome);
}

/* Each account once; none at all when the program itself waits. */
static void list_accounts(struct arena *arena, const struct waiting *items, size_t count, sl_missing_value *wait) {
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
        if (i == 0 || !text_equal(accounts[i], accounts[wait->account_count - 1]))
            accounts[wait->account_count++] = accounts[i];
    wait->accounts = accounts;
}

static void list_rules(struct arena *arena, const struct waiting *items, size_t count, sl_missing_value *wait) {
    const sl_rule **rules = arena_array(arena, count, sizeof(*rules));
    for (size_t i = 0; rules && i < count; i++)
        if (wait->rule_count == 0 || rules[wait->rule_count - 1] != items[i].outcome->rule)
            rules[wait->rule_count++] = items[i].outcome->rule;
    wait->rules = rules;
}

static sl_missing_value gather(struct arena *arena, const bool *missing, const struct waiting *items, size_t count) {
    const sl_outcome *first = items[0].outcome;
    const sl_field *key = items[0].key;
    sl_missing_value wait = {.field = key, .location = items[0].place, .unreadable = first->unreadable};
    wait.location.config_path = key->path;
    wait.framing = key->element != SL_NO_ELEMENT && missing[key->element];
    list_rules(arena, items, count, &wait);
    list_accounts(arena, items, count, &wait);
    return wait;
}

void undetermined_gather(struct arena *arena, const struct configuration *configuration, const bool *missing,
                         sl_program *program) {
    struct waiting *items = arena_array(arena, program->undetermined, sizeof *items);
    sl_missing_value *waits = arena_array(arena, program->undetermined, sizeof *waits);
    size_t count = 0;
    for (size_t i = 0; items && i < program->outcome_count; i++)
        if (program->outcomes[i].status == SL_UNDETERMINED)
            items[count++] = waiting_of(configuration, program, &program->outcomes[i]);
    if (!items || !waits || count == 0)
        return;
    qsort(items, count, sizeof *items, compare_waiting);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && compare_keys(&items[start], &items[end]) == 0;)
            end++;
        waits[program->wait_count++] = gather(arena, missing, &items[start], end - start);
    }
    program->waits = waits;
}

/* ---- findings ----------------------------------------------------------------------------------------------------- */

static sl_text names_of_rules(struct arena *arena, const sl_missing_value *wait) {
    sl_text *ids = arena_array(arena, wait->rule_count, sizeof *ids);
    for (size_t i = 0; ids && i < wait->rule_count; i++)
        ids[i] = wait->rules[i]->id;
    return ids ? list_all(arena, ids, wait->rule_count) : (sl_text){NULL, 0};
}

/* By what is not declared, and for whom: not by the rules, which others may join. */
static uint64_t fingerprint_wait(const sl_finding *finding, const sl_missing_value *wait) {
    uint64_t print = fingerprint_text(fingerprint_text(FINGERPRINT_START, finding->rule), wait->field->path);
    for (size_t i = 0; i < wait->account_count; i++)
        print = fingerprint_text(print, wait->accounts[i]);
    return print;
}

void undetermined_report(struct findings *findings, const sl_vocabulary *vocabulary, sl_severity severity,
                         const sl_program *program) {
    struct arena *arena = findings->arena;
    for (size_t i = 0; i < program->wait_count; i++) {
        const sl_missing_value *wait = &program->waits[i];
        if (wait->unreadable || wait->framing)
            continue;
        sl_text whom = {NULL, 0};
        if (wait->account_count > 1)
            whom = arena_printf(arena, " for %zu accounts", wait->account_count);
        sl_text message = arena_printf(arena, "%.*s is not declared, and %.*s %s for it%.*s",
                                       TEXT_ARG(wait->field->path), TEXT_ARG(names_of_rules(arena, wait)),
                                       wait->rule_count == 1 ? "waits" : "wait", TEXT_ARG(whom));
        sl_finding *finding =
            findings_add(findings, "undetermined", SL_KIND_UNDETERMINED, severity, wait->location, message);
        finding->fingerprint = fingerprint_wait(finding, wait);
        if (wait->account_count == 1)
            finding->account = wait->accounts[0];
        if (wait->field->element != SL_NO_ELEMENT) {
            finding->elements = &vocabulary->elements[wait->field->element].field->id;
            finding->element_count = 1;
        }
    }
}
