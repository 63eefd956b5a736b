/* verdict.c - concludes from the outcomes of a program: missing framing elements, states, practices shown, and the
 * verdict. */
#include "judge/verdict.h"

#include "base/names.h"

#include <stdlib.h>
#include <string.h>

#include "judge/undetermined.h"

NAMES_BOTH_WAYS(sl_verdict, sl_verdict, "congruent", "incomplete", "incongruent", "invalid")

const char *sl_state_name(sl_state state) {
    static const char *const names[] = {"no_rule", "congruent", "undetermined", "misfit", "missing"};
    return names[state];
}

const sl_location *verdict_keep_place(struct arena *arena, sl_location place) {
    static const sl_location nowhere;
    sl_location *kept = arena_alloc(arena, sizeof *kept);
    if (!kept)
        return &nowhere;
    *kept = place;
    return kept;
}

/* ---- missing framing elements ------------------------------------------------------------------------------------ */

/* Returns whether a rule depends on the framing element at `frame`: the rule is about it or, for rules about fit, about
 * an element that it frames. */
static bool frames_rule(const sl_vocabulary *vocabulary, size_t frame, const sl_rule *rule) {
    const sl_element *element = &vocabulary->elements[frame];
    for (size_t i = 0; i < rule->element_count; i++) {
        if (rule->elements[i] == frame)
            return true;
        for (size_t j = 0; rule->kind != SL_RULE_THEME && j < element->frame_count; j++)
            if (rule->elements[i] == element->frames[j])
                return true;
    }
    return false;
}

/* For each element that a framing rule among these outcomes has judged, sets in `missing` whether the element is
 * missing. */
static void note_missing(const sl_outcome *outcomes, size_t count, bool *missing) {
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; outcomes[i].rule->kind == SL_RULE_FRAMING && j < outcomes[i].rule->element_count; j++)
            if (outcomes[i].status == SL_PASS || outcomes[i].status == SL_FAIL)
                missing[outcomes[i].rule->elements[j]] = outcomes[i].status == SL_FAIL;
}

/* Makes outcomes undetermined that rest on a missing framing element: nobody can say that such elements fit. A misfit
 * stays a misfit. */
static void unsettle(struct arena *arena, const struct configuration *configuration, const bool *missing,
                     sl_outcome *outcomes, size_t count) {
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    for (size_t i = 0; i < count; i++) {
        const sl_rule *rule = outcomes[i].rule;
        size_t frame = 0;
        if (!is_satisfied(outcomes[i].status) || !sl_judges_congruence(rule->kind))
            continue;
        while (frame < vocabulary->element_count && (!missing[frame] || !frames_rule(vocabulary, frame, rule)))
            frame++;
        if (frame == vocabulary->element_count)
            continue;
        outcomes[i].status = SL_UNDETERMINED;
        outcomes[i].missing = vocabulary->elements[frame].field;
        outcomes[i].missing_location =
            verdict_keep_place(arena, configuration_place(configuration, outcomes[i].missing));
    }
}

/* Returns the end of the outcomes that are about the same account as the one at `start`, or about the program as that
 * one. */
static size_t group_end(const sl_program *program, size_t start) {
    size_t end = start;
    while (end < program->outcome_count &&
           program->outcomes[end].account.bytes == program->outcomes[start].account.bytes)
        end++;
    return end;
}

/* Applies the missing framing elements to all outcomes. An element that the program lacks is missing for each account
 * that does not declare it itself. Returns which elements the program lacks, or NULL when there is no memory. */
static const bool *apply_missing(struct arena *arena, const struct configuration *configuration, sl_outcome *outcomes,
                                 const sl_program *program) {
    size_t elements = configuration->vocabulary->element_count;
    bool *of_program = arena_array(arena, elements, sizeof *of_program);
    bool *missing = arena_array(arena, elements, sizeof *missing);
    if (!of_program || !missing)
        return NULL;
    for (size_t start = 0, end; start < program->outcome_count; start = end) {
        end = group_end(program, start);
        memcpy(missing, of_program, elements * sizeof *missing);
        note_missing(&outcomes[start], end - start, missing);
        unsettle(arena, configuration, missing, &outcomes[start], end - start);
        if (outcomes[start].account.length == 0)
            memcpy(of_program, missing, elements * sizeof *missing);
    }
    return of_program;
}

/* ---- practices --------------------------------------------------------------------------------------------------- */

/* Counts the practices that the program shows, if every account that overrides a part of the practice shows it, too. */
static size_t count_shown(struct arena *arena, const struct rulebook *book, const sl_program *program) {
    bool *hidden = arena_array(arena, book->count, sizeof *hidden); /* by index in the rulebook */
    size_t shown = 0;
    for (size_t i = 0, at = 0; hidden && i < program->outcome_count; i++) {
        while (book->rules[at] != program->outcomes[i].rule) /* outcomes of one account are in the order of the book */
            at = at + 1 < book->count ? at + 1 : 0;
        hidden[at] = hidden[at] || program->outcomes[i].status != SL_PASS;
    }
    for (size_t i = 0; hidden && i < book->count; i++)
        shown += book->rules[i]->kind == SL_RULE_PRACTICE && !hidden[i];
    return shown;
}

/* ---- states ------------------------------------------------------------------------------------------------------ */

static sl_state state_of(sl_status status) {
    switch (status) {
    case SL_PASS: return SL_STATE_CONGRUENT;
    case SL_FAIL: return SL_STATE_MISFIT;
    case SL_NOT_APPLICABLE: return SL_STATE_NO_RULE;
    default: return SL_STATE_UNDETERMINED; /* a rule that failed itself says nothing either */
    }
}

static void worsen(sl_state *state, sl_state other) {
    if (other > *state)
        *state = other;
}

/* Applies a rule's state to the pairs of its elements. Only fit rules have pairs. */
static void worsen_pairs(sl_pair *pairs, size_t pair_count, const sl_rule *rule, sl_state state) {
    for (size_t i = 0; rule->kind == SL_RULE_FIT && i < rule->element_count; i++) {
        for (size_t j = i + 1; j < rule->element_count; j++) {
            size_t a = rule->elements[i], b = rule->elements[j];
            sl_pair wanted = {.first = a < b ? a : b, .second = a < b ? b : a};
            sl_pair *pair = bsearch(&wanted, pairs, pair_count, sizeof *pairs, pair_order);
            if (pair)
                worsen(&pair->state, state);
        }
    }
}

static void set_states(struct arena *arena, const struct rulebook *book, const struct configuration *configuration,
                       sl_program *program) {
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    sl_state *elements = arena_array(arena, vocabulary->element_count, sizeof *elements);
    sl_pair *pairs = arena_array(arena, book->pair_count, sizeof *pairs);
    if (!elements || !pairs)
        return;
    if (book->pair_count)
        memcpy(pairs, book->pairs, book->pair_count * sizeof *pairs);
    program->elements = elements;
    program->element_count = vocabulary->element_count;
    program->pairs = pairs;
    program->pair_count = book->pair_count;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (!sl_judges_congruence(outcome->rule->kind))
            continue;
        worsen_pairs(pairs, program->pair_count, outcome->rule, state_of(outcome->status));
        for (size_t j = 0; j < outcome->rule->element_count; j++)
            worsen(&elements[outcome->rule->elements[j]], state_of(outcome->status));
    }
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (configuration_own(configuration, vocabulary->elements[i].field)->state == VALUE_UNDECLARED)
            elements[i] = SL_STATE_MISSING;
}

/* ---- the verdict ------------------------------------------------------------------------------------------------- */

/* A program is congruent only if all of it and of its accounts could be read, some rules judge congruence, no rule was
 * refused when it was loaded, and every rule but those about practices is satisfied. */
static sl_verdict reach_verdict(const struct rulebook *book, const sl_program *program, bool all_read) {
    if (program->misfits)
        return SL_INCONGRUENT;
    bool complete = all_read && book->judge_count > 0 && book->refused_count == 0;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (outcome->rule->kind != SL_RULE_PRACTICE && !is_satisfied(outcome->status))
            complete = false;
    }
    return complete ? SL_CONGRUENT : SL_INCOMPLETE;
}

void verdict_conclude(const struct rulebook *book, const struct bound *bound, sl_outcome *outcomes,
                      struct findings *findings, sl_program *program) {
    struct arena *arena = findings->arena;
    const struct configuration *configuration = &bound->program;
    const bool *missing_frames = apply_missing(arena, configuration, outcomes, program);
    for (size_t i = 0; i < program->outcome_count; i++) {
        program->undetermined += outcomes[i].status == SL_UNDETERMINED;
        program->rule_errors += outcomes[i].status == SL_FAILED;
    }
    program->practices_shown = count_shown(arena, book, program);
    set_states(arena, book, configuration, program);
    if (missing_frames && program->elements && program->undetermined)
        undetermined_list(arena, configuration, missing_frames, program);
    if (!book->undetermined_off)
        undetermined_report(findings, configuration->vocabulary, book->undetermined_severity, program);
    program->verdict = reach_verdict(book, program, bound->whole && program->unreadable == 0);
}
