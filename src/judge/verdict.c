/* verdict.c - concludes from the outcomes of a program: practices, states, missing values, the verdict. */
#include "judge/verdict.h"

#include <stdlib.h>
#include <string.h>

#include "base/fingerprint.h"
#include "base/names.h"
#include "base/nearest.h"
#include "base/set.h"
#include "base/text.h"

#define VERDICTS(X)                                                                                                    \
    X(SL_CONGRUENT, "congruent")                                                                                       \
    X(SL_INCOMPLETE, "incomplete") X(SL_INCONGRUENT, "incongruent") X(SL_INVALID, "invalid")
NAMES_BOTH_WAYS(sl_verdict, sl_verdict, VERDICTS)

#define STATES(X)                                                                                                      \
    X(SL_STATE_NO_RULE, "no_rule")                                                                                     \
    X(SL_STATE_CONGRUENT, "congruent")                                                                                 \
    X(SL_STATE_UNDETERMINED, "undetermined")                                                                           \
    X(SL_STATE_MISFIT, "misfit") X(SL_STATE_MISSING, "missing") X(SL_STATE_ADVICE, "advice")
NAMES(sl_state, sl_state_name, STATES)

#define PRACTICE_STATES(X)                                                                                             \
    X(SL_PRACTICE_SHOWN, "shown")                                                                                      \
    X(SL_PRACTICE_NOT_SHOWN, "not_shown")                                                                              \
    X(SL_PRACTICE_UNKNOWN, "unknown") X(SL_PRACTICE_NOT_APPLICABLE, "not_applicable")
NAMES(sl_practice_state, sl_practice_state_name, PRACTICE_STATES)

const sl_location *verdict_keep_place(struct arena *arena, sl_location place) {
    static const sl_location nowhere;
    sl_location *kept = arena_alloc(arena, sizeof *kept);
    if (!kept)
        return &nowhere;
    *kept = place;
    return kept;
}

/* ---- practices --------------------------------------------------------------------------------------------------- */

/* Returns what an answer says about a practice. */
static sl_practice_state practice_state(sl_status status) {
    switch (status) {
    case SL_PASS: return SL_PRACTICE_SHOWN;
    case SL_FAIL: return SL_PRACTICE_NOT_SHOWN;
    case SL_NOT_APPLICABLE: return SL_PRACTICE_NOT_APPLICABLE;
    default: return SL_PRACTICE_UNKNOWN;
    }
}

/* Returns the state of a practice of which two parts are known. What is not shown in one part is not shown; where the
 * practice does not apply to one part, the other part decides. */
static sl_practice_state join_states(sl_practice_state a, sl_practice_state b) {
    static const int ranks[] = {[SL_PRACTICE_NOT_APPLICABLE] = 0,
                                [SL_PRACTICE_SHOWN] = 1,
                                [SL_PRACTICE_UNKNOWN] = 2,
                                [SL_PRACTICE_NOT_SHOWN] = 3};
    return ranks[b] > ranks[a] ? b : a;
}

/* Lists the practices with their states: that of the program, joined with those of the segments and accounts that override a
 * value of the practice. The outcomes of each of them are in the order of the rulebook. */
static void list_practices(struct arena *arena, const struct rulebook *book, sl_program *program) {
    sl_practice *list = arena_array(arena, book->practice_count, sizeof *list);
    size_t next = 0;
    program->practices = list;
    for (size_t i = 0; list && i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        sl_practice_state state = practice_state(outcome->status);
        if (outcome->rule->kind != SL_RULE_PRACTICE)
            continue;
        if (outcome->account.length + outcome->segment.length == 0) {
            list[program->practice_count++] = (sl_practice){outcome->rule, state};
            continue;
        }
        while (list[next].rule != outcome->rule)
            next = next + 1 < program->practice_count ? next + 1 : 0;
        list[next].state = join_states(list[next].state, state);
    }
    for (size_t i = 0; i < program->practice_count; i++)
        program->practices_shown += list[i].state == SL_PRACTICE_SHOWN;
}

/* ---- states ------------------------------------------------------------------------------------------------------ */

static sl_state state_of(sl_status status) {
    switch (status) {
    case SL_PASS: return SL_STATE_CONGRUENT;
    case SL_FAIL: return SL_STATE_MISFIT;
    case SL_NOT_APPLICABLE: return SL_STATE_NO_RULE;
    default: return SL_STATE_UNDETERMINED; /* a rule that stopped with an error says as little as an undetermined one */
    }
}

/* Returns the place of a state among those that rules give, from the mildest on. */
static int rank_of(sl_state state) {
    static const int ranks[] = {[SL_STATE_NO_RULE] = 0, [SL_STATE_ADVICE] = 1,       [SL_STATE_CONGRUENT] = 2,
                                [SL_STATE_MISSING] = 3, [SL_STATE_UNDETERMINED] = 4, [SL_STATE_MISFIT] = 5};
    return ranks[state];
}

static void worsen(sl_state *state, sl_state other) {
    if (rank_of(other) > rank_of(*state))
        *state = other;
}

/* The elements that rules have looked at. */
struct looks {
    size_t *seen;            /* by the rule that is looked into */
    const sl_outcome **last; /* by element: the last outcome whose rule has read something of it */
};

/* Lists the elements that a rule has looked at to give its answer, which are some of its own elements. If it has no
 * answer, nobody knows at which it would look; and if it fails, the elements do not fit although it has looked at one
 * only. Then these are all of its elements. */
static size_t list_seen(const sl_outcome *outcome, struct looks *looks) {
    bool answered = outcome->status == SL_PASS || outcome->status == SL_FAIL;
    size_t count = 0;
    for (size_t i = 0; i < outcome->read_count; i++)
        if (outcome->reads[i]->element != SL_NO_ELEMENT)
            looks->last[outcome->reads[i]->element] = outcome;
    for (size_t i = 0; i < outcome->rule->element_count; i++)
        if (!answered || looks->last[outcome->rule->elements[i]] == outcome)
            looks->seen[count++] = outcome->rule->elements[i];
    bool all = outcome->status == SL_FAIL && count < 2;
    for (size_t i = 0; all && i < outcome->rule->element_count; i++)
        looks->seen[i] = outcome->rule->elements[i];
    return all ? outcome->rule->element_count : count;
}

/* Applies the state of an answer to the elements that the rule has looked at, and to the pairs that it compares. */
static void apply_state(const sl_outcome *outcome, struct looks *looks, sl_state *elements, sl_pair *pairs,
                        size_t pair_count) {
    sl_state state = state_of(outcome->status);
    if (!sl_decides_congruence(outcome->rule) && state != SL_STATE_NO_RULE)
        state = SL_STATE_ADVICE;
    size_t count = state == SL_STATE_NO_RULE ? 0 : list_seen(outcome, looks);
    const size_t *seen = looks->seen;
    for (size_t i = 0; i < count; i++)
        worsen(&elements[seen[i]], state);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            size_t a = seen[i], b = seen[j];
            sl_pair wanted = {.first = a < b ? a : b, .second = a < b ? b : a};
            sl_pair *pair = bsearch(&wanted, pairs, pair_count, sizeof *pairs, pair_order);
            if (pair && sl_rule_compares(outcome->rule, a, b))
                worsen(&pair->state, state);
        }
    }
}

/* Makes elements that are not declared missing, and their pairs, too, unless a misfit is certain all the same. */
static void apply_absence(const struct configuration *configuration, sl_state *elements, sl_pair *pairs,
                          size_t pair_count) {
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (configuration_own(configuration, vocabulary->elements[i].field)->state == VALUE_UNDECLARED)
            elements[i] = SL_STATE_MISSING;
    for (size_t i = 0; i < pair_count; i++) {
        bool missing = elements[pairs[i].first] == SL_STATE_MISSING || elements[pairs[i].second] == SL_STATE_MISSING;
        if (missing && pairs[i].state != SL_STATE_MISFIT)
            pairs[i].state = SL_STATE_MISSING;
    }
}

/* Lists the pairs of declared elements that no deciding rule has compared. */
static void list_uncompared(struct arena *arena, sl_program *program) {
    size_t count = program->element_count, next = 0;
    sl_uncompared_pair *list = arena_array(arena, count * (count + 1) / 2, sizeof *list);
    program->uncompared = list;
    for (size_t first = 0; list && first < count; first++) {
        for (size_t second = first + 1; second < count; second++) {
            const sl_pair *pair = next < program->pair_count ? &program->pairs[next] : NULL;
            bool covered = pair && pair->first == first && pair->second == second;
            bool missing =
                program->elements[first] == SL_STATE_MISSING || program->elements[second] == SL_STATE_MISSING;
            sl_state state = covered ? pair->state : missing ? SL_STATE_MISSING : SL_STATE_NO_RULE;
            next += covered;
            if (state == SL_STATE_NO_RULE || state == SL_STATE_ADVICE)
                list[program->uncompared_count++] = (sl_uncompared_pair){first, second, state == SL_STATE_ADVICE};
        }
    }
}

static void set_states(struct arena *arena, const struct rulebook *book, const struct configuration *configuration,
                       sl_program *program) {
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    sl_state *elements = arena_array(arena, vocabulary->element_count, sizeof *elements);
    sl_pair *pairs = arena_duplicate(arena, book->pairs, book->pair_count, sizeof *pairs);
    struct looks looks = {.seen = arena_array(arena, vocabulary->element_count, sizeof *looks.seen),
                          .last = arena_array(arena, vocabulary->element_count, sizeof(*looks.last))};
    if (!elements || !pairs || !looks.seen || !looks.last)
        return;
    program->elements = elements;
    program->element_count = vocabulary->element_count;
    program->pairs = pairs;
    program->pair_count = book->pair_count;
    for (size_t i = 0; i < program->outcome_count; i++)
        if (sl_is_about_fit(program->outcomes[i].rule))
            apply_state(&program->outcomes[i], &looks, elements, pairs, program->pair_count);
    apply_absence(configuration, elements, pairs, program->pair_count);
    list_uncompared(arena, program);
}

/* ---- missing values ---------------------------------------------------------------------------------------------- */

/* A gap of an undetermined outcome, and the field under which it is listed. */
struct undetermined {
    const sl_outcome *outcome;
    const sl_gap *gap;
    const sl_field *field;
    sl_location place; /* where a value of the field belongs */
};

/* When a whole element is not declared, its gaps are listed under the element and not under its attributes. */
static struct undetermined undetermined_of(const struct configuration *configuration, const sl_program *program,
                                           const sl_outcome *outcome, const sl_gap *gap) {
    const sl_field *missing = gap->field;
    bool of_program =
        (outcome->account.length | outcome->segment.length | gap->account.length | gap->segment.length) == 0;
    if (missing->element == SL_NO_ELEMENT || !of_program || program->elements[missing->element] != SL_STATE_MISSING)
        return (struct undetermined){outcome, gap, missing, *gap->location};
    const sl_field *element = configuration->vocabulary->elements[missing->element].field;
    return (struct undetermined){outcome, gap, element, configuration_place(configuration, element)};
}

static int compare_fields(const struct undetermined *a, const struct undetermined *b) {
    size_t left = a->place.span.start.byte, right = b->place.span.start.byte;
    int order = a->place.source == b->place.source ? 0 : text_compare(a->place.source->name, b->place.source->name);
    if (order == 0)
        order = (left > right) - (left < right);
    return order ? order : (a->field->index > b->field->index) - (a->field->index < b->field->index);
}

/* Sorts by the place of the missing value, then by rule id, then the program before its segments and its accounts. */
static int compare_undetermined(const void *left, const void *right) {
    const struct undetermined *a = left, *b = right;
    int order = compare_fields(a, b);
    if (order == 0)
        order = text_compare(a->outcome->rule->id, b->outcome->rule->id);
    if (order == 0)
        order = (a->outcome > b->outcome) - (a->outcome < b->outcome);
    return order ? order : (a->gap > b->gap) - (a->gap < b->gap);
}

/* Sorts names, and keeps each once. Returns their new number. */
static size_t sort_names(sl_text *names, size_t count) {
    size_t kept = 0;
    if (count > 1)
        qsort(names, count, sizeof *names, text_order);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !text_equal(names[i], names[kept - 1]))
            names[kept++] = names[i];
    return kept;
}

/* Returns the segment or the account that lacks the value; neither for the program. A gap of a portfolio rule has its
 * own. */
static sl_text lacking_segment(const struct undetermined *item) {
    bool of_gap = item->gap->account.length + item->gap->segment.length > 0;
    return of_gap ? item->gap->segment : item->outcome->segment;
}

static sl_text lacking_account(const struct undetermined *item) {
    bool of_gap = item->gap->account.length + item->gap->segment.length > 0;
    return of_gap ? item->gap->account : item->outcome->account;
}

/* Lists each segment and account that lacks the value once; none when it is missing for the program itself. */
static void list_lacking(struct arena *arena, const struct undetermined *items, size_t count,
                         sl_missing_value *missing) {
    for (size_t i = 0; i < count; i++)
        if (lacking_segment(&items[i]).length + lacking_account(&items[i]).length == 0)
            return;
    sl_text *names = arena_array(arena, count, sizeof *names); /* first the segments, then the accounts */
    size_t segments = 0, accounts = 0;
    for (size_t i = 0; names && i < count; i++)
        if (lacking_segment(&items[i]).length)
            names[segments++] = lacking_segment(&items[i]);
    for (size_t i = 0; names && i < count; i++)
        if (lacking_segment(&items[i]).length == 0)
            names[segments + accounts++] = lacking_account(&items[i]);
    missing->segments = names;
    missing->segment_count = sort_names(names, segments);
    missing->accounts = names ? names + segments : NULL;
    missing->account_count = sort_names(names ? names + segments : NULL, accounts);
}

/* Returns how values of a gap settle a rule, as one sentence; the empty text if none does. A whole element that is
 * missing has no such values. */
static sl_text settlement_text(struct arena *arena, const struct undetermined *item) {
    const sl_rule *rule = item->outcome->rule;
    const sl_gap *gap = item->gap;
    if (item->outcome->cut_short)
        return arena_join(arena, rule->id, " ",
                          TEXT("was not asked about all completions; --budget completions=NUMBER allows more"));
    return item->field == gap->field ? gap->sentence : (sl_text){NULL, 0};
}

static bool is_about(const sl_rule *rule, size_t element) {
    bool about = false;
    for (size_t i = 0; i < rule->element_count && !about; i++)
        about = rule->elements[i] == element;
    return about;
}

/* Returns the set of the fields of which a finding of a framing rule says that they are not declared. */
static uint64_t *fields_told_by_framing(struct arena *arena, const sl_vocabulary *vocabulary,
                                        const sl_program *program) {
    uint64_t *told = arena_array(arena, set_words(vocabulary->field_count), sizeof *told);
    for (size_t i = 0; told && i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (outcome->status != SL_FAIL || outcome->rule->kind != SL_RULE_FRAMING)
            continue;
        for (size_t j = 0; j < outcome->gap_count; j++)
            set_add(told, outcome->gaps[j].field->index);
        for (size_t j = 0; j < vocabulary->field_count; j++) /* a group is listed if the whole element is missing */
            if (vocabulary->fields[j]->type == SL_GROUP && is_about(outcome->rule, vocabulary->fields[j]->element))
                set_add(told, j);
    }
    return told;
}

/* Returns the entry of `missing_values` for outcomes that all need the same value. */
static sl_missing_value group(struct arena *arena, const uint64_t *told, const struct undetermined *items,
                              size_t count) {
    const sl_field *field = items[0].field;
    const sl_rule **rules = arena_array(arena, count, sizeof(*rules));
    sl_text *settlements = arena_array(arena, count, sizeof *settlements);
    sl_missing_value missing = {.field = field, .location = items[0].place, .unreadable = items[0].gap->unreadable};
    missing.location.config_path = field->path;
    missing.framing = set_has(told, field->index);
    missing.rules = rules;
    missing.settlements = settlements;
    for (size_t i = 0; rules && settlements && i < count; i++)
        if (missing.rule_count == 0 || rules[missing.rule_count - 1] != items[i].outcome->rule) {
            settlements[missing.rule_count] = settlement_text(arena, &items[i]);
            rules[missing.rule_count++] = items[i].outcome->rule;
        }
    list_lacking(arena, items, count, &missing);
    return missing;
}

/* Fills in `missing_values` of a program from its outcomes: each value once, with the rules that need it. */
static void list_missing(struct arena *arena, const struct configuration *configuration, sl_program *program) {
    size_t count = 0, most = 0;
    for (size_t i = 0; i < program->outcome_count; i++)
        most += program->outcomes[i].gap_count;
    struct undetermined *items = arena_array(arena, most, sizeof *items);
    sl_missing_value *missing = arena_array(arena, most, sizeof *missing);
    for (size_t i = 0; items && i < program->outcome_count; i++)
        for (size_t j = 0; program->outcomes[i].status == SL_UNDETERMINED && j < program->outcomes[i].gap_count; j++)
            items[count++] =
                undetermined_of(configuration, program, &program->outcomes[i], &program->outcomes[i].gaps[j]);
    const uint64_t *told = count ? fields_told_by_framing(arena, configuration->vocabulary, program) : NULL;
    if (!items || !missing || !told)
        return;
    qsort(items, count, sizeof *items, compare_undetermined);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && compare_fields(&items[start], &items[end]) == 0;)
            end++;
        missing[program->missing_value_count++] = group(arena, told, &items[start], end - start);
    }
    program->missing_values = missing;
}

static sl_text list_ids(struct arena *arena, const sl_missing_value *missing) {
    if (missing->rule_count == 1)
        return missing->rules[0]->id;
    sl_text *ids = arena_array(arena, missing->rule_count, sizeof *ids);
    for (size_t i = 0; ids && i < missing->rule_count; i++)
        ids[i] = missing->rules[i]->id;
    return ids ? list_all(arena, ids, missing->rule_count) : (sl_text){NULL, 0};
}

/* Adds the sentences about the rules that some value settles. */
static void add_settlements(struct arena *arena, sl_finding *finding, const sl_missing_value *missing) {
    size_t count = 0;
    for (size_t i = 0; i < missing->rule_count; i++)
        count += missing->settlements[i].length > 0;
    finding->settlements = missing->settlements;
    finding->settlement_count = count;
    if (count == missing->rule_count)
        return; /* some value settles each rule, as is usual */
    sl_text *list = arena_array(arena, count, sizeof *list);
    for (size_t i = 0, at = 0; list && i < missing->rule_count; i++)
        if (missing->settlements[i].length)
            list[at++] = missing->settlements[i];
    finding->settlements = list;
}

/* Returns " for 3 accounts", or the empty text if one segment or account, or the program itself, lacks the value. */
static sl_text lacking_text(struct arena *arena, const sl_missing_value *missing) {
    size_t segments = missing->segment_count, accounts = missing->account_count;
    if (segments + accounts <= 1)
        return (sl_text){NULL, 0};
    sl_text text = TEXT(" for");
    if (segments)
        text = arena_printf(arena, " for %zu segment%s", segments, segments == 1 ? "" : "s");
    if (accounts)
        text = arena_printf(arena, "%.*s%s %zu account%s", TEXT_ARG(text), segments ? " and" : "", accounts,
                            accounts == 1 ? "" : "s");
    return text;
}

/* Adds a finding for each missing value that no other finding is about. */
static void report_missing(struct findings *findings, const sl_vocabulary *vocabulary, sl_severity severity,
                           const sl_program *program) {
    struct arena *arena = findings->arena;
    for (size_t i = 0; i < program->missing_value_count; i++) {
        const sl_missing_value *missing = &program->missing_values[i];
        if (missing->unreadable || missing->framing)
            continue;
        sl_finding *finding =
            findings_printf(findings, "undetermined", SL_KIND_UNDETERMINED, severity, missing->location,
                            "%.*s is not declared, and %.*s %s for it%.*s", TEXT_ARG(missing->field->path),
                            TEXT_ARG(list_ids(arena, missing)), missing->rule_count == 1 ? "waits" : "wait",
                            TEXT_ARG(lacking_text(arena, missing)));
        /* The rules are left out: the finding stays the same when another rule needs the value, too. */
        uint64_t print = fingerprint_text(fingerprint_text(FINGERPRINT_START, finding->rule), missing->field->path);
        for (size_t j = 0; j < missing->segment_count; j++)
            print = fingerprint_segment(print, missing->segments[j]);
        for (size_t j = 0; j < missing->account_count; j++)
            print = fingerprint_text(print, missing->accounts[j]);
        finding->fingerprint = print;
        add_settlements(arena, finding, missing);
        if (missing->segment_count + missing->account_count == 1) {
            finding->segment = missing->segment_count ? missing->segments[0] : (sl_text){NULL, 0};
            finding->account = missing->account_count ? missing->accounts[0] : (sl_text){NULL, 0};
        }
        if (missing->field->element != SL_NO_ELEMENT) {
            finding->elements = &vocabulary->elements[missing->field->element].field->id;
            finding->element_count = 1;
        }
    }
}

/* ---- the verdict ------------------------------------------------------------------------------------------------- */

/* A program is congruent only if all of it and of its accounts could be read, some rules about fit are on, no rule was
 * refused when it was loaded, and every rule that decides about congruence is satisfied. */
static sl_verdict reach_verdict(const struct rulebook *book, const sl_program *program, bool all_read) {
    if (program->misfits)
        return SL_INCONGRUENT;
    bool complete = all_read && book->fit_count > 0 && book->refused_count == 0;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (sl_decides_congruence(outcome->rule) && !is_satisfied(outcome->status))
            complete = false;
    }
    return complete ? SL_CONGRUENT : SL_INCOMPLETE;
}

void verdict_conclude(const struct rulebook *book, const struct bound *bound, sl_outcome *outcomes,
                      struct findings *findings, sl_program *program) {
    struct arena *arena = findings->arena;
    const struct configuration *configuration = &bound->program;
    for (size_t i = 0; i < program->outcome_count; i++) {
        program->undetermined += outcomes[i].status == SL_UNDETERMINED;
        program->rule_errors += outcomes[i].status == SL_FAILED;
    }
    list_practices(arena, book, program);
    set_states(arena, book, configuration, program);
    if (program->elements && program->undetermined)
        list_missing(arena, configuration, program);
    if (!book->undetermined_off)
        report_missing(findings, configuration->vocabulary, book->undetermined_severity, program);
    program->verdict = reach_verdict(book, program, bound->whole && program->unreadable == 0);
}
