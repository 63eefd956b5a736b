/* compare.c - compares two programs: pairs their segments and accounts, and compares values, answers and states. */
#include "analyze/compare/compare.h"

#include <stdlib.h>

#include "base/text.h"
#include "checker/checked_file.h"
#include "checker/checker.h"
#include "model/vocabulary.h"

static sl_result refuse_incomparable(const sl_side *a, const sl_side *b) {
    const sl_side *sides[] = {a, b};
    sl_result result = SL_OK;
    for (size_t i = 0; i < 2; i++)
        if (sides[i]->report->programs[sides[i]->program].verdict == SL_INVALID)
            result = problem_of_file(&b->checker->problems, "compare", sides[i]->report->source->name,
                                     "this could not be read as a program; samplint check shows why");
    if (result == SL_OK && !vocabulary_equal(a->checker->rules.vocabulary, b->checker->rules.vocabulary))
        result = problem_of_file(&b->checker->problems, "compare", b->report->source->name,
                                 "the programs are written in different vocabularies");
    return result;
}

static bool is_about(const sl_outcome *outcome, const struct configuration *part) {
    sl_text name = part->level == LEVEL_SEGMENT ? outcome->segment : outcome->account;
    return name.bytes == part->name.bytes;
}

/* Reads a program and its outcomes: those of the standard, then those of each segment and of each account in their
 * order. A part about which no rule was asked has none. */
static void read_side(struct comparer *comparer, const sl_side *side, struct compared *compared) {
    const struct checked_file *file = (const struct checked_file *)side->report;
    compared->program = &side->report->programs[side->program];
    compared->configuration = &file->bound[side->program].program;
    const sl_program *program = compared->program;
    size_t at = 0, count = part_count(compared->configuration);
    while (at < program->outcome_count &&
           program->outcomes[at].account.length + program->outcomes[at].segment.length == 0)
        at++;
    compared->standard_count = at;
    compared->parts = arena_array(&comparer->arena, count, sizeof *compared->parts);
    compared->part_count = compared->parts ? count : 0;
    for (size_t i = 0; i < compared->part_count; i++) {
        struct part_side *part = &compared->parts[i];
        part->part = part_at(compared->configuration, i);
        part->outcomes = &program->outcomes[at];
        while (at < program->outcome_count && is_about(&program->outcomes[at], part->part))
            at++;
        part->outcome_count = (size_t)(&program->outcomes[at] - part->outcomes);
    }
}

/* Compares by level, then by name. */
static int compare_parts(const struct part_side *a, const struct part_side *b) {
    int order = (a->part->level > b->part->level) - (a->part->level < b->part->level);
    return order ? order : text_compare(a->part->name, b->part->name);
}

static int by_name(const void *left, const void *right) {
    const struct part_side *a = *(struct part_side *const *)left, *b = *(struct part_side *const *)right;
    int order = compare_parts(a, b);
    return order ? order : (a > b) - (a < b);
}

static struct part_side **sort_parts(struct comparer *comparer, const struct compared *compared) {
    struct part_side **sorted = arena_array(&comparer->arena, compared->part_count, sizeof(*sorted));
    for (size_t i = 0; sorted && i < compared->part_count; i++)
        sorted[i] = &compared->parts[i];
    if (sorted && compared->part_count > 1)
        qsort(sorted, compared->part_count, sizeof(*sorted), by_name);
    return sorted;
}

/* Pairs the segments and the accounts by name. Of several with one name, the first in A is paired with the first in B. */
static void pair_parts(struct comparer *comparer) {
    struct part_side **a = sort_parts(comparer, &comparer->a), **b = sort_parts(comparer, &comparer->b);
    for (size_t i = 0, j = 0; a && b && i < comparer->a.part_count && j < comparer->b.part_count;) {
        int order = compare_parts(a[i], b[j]);
        if (order == 0) {
            a[i]->other = b[j];
            b[j]->other = a[i];
        }
        i += order <= 0;
        j += order >= 0;
    }
    size_t most = comparer->a.part_count + comparer->b.part_count;
    comparer->pairs = arena_array(&comparer->arena, most, sizeof *comparer->pairs);
    for (size_t i = 0; comparer->pairs && i < comparer->a.part_count; i++)
        comparer->pairs[comparer->pair_count++] = (struct part_pair){&comparer->a.parts[i], comparer->a.parts[i].other};
    for (size_t i = 0; comparer->pairs && i < comparer->b.part_count; i++)
        if (!comparer->b.parts[i].other)
            comparer->pairs[comparer->pair_count++] = (struct part_pair){NULL, &comparer->b.parts[i]};
}

static void compare_elements(struct comparer *comparer) {
    const sl_program *a = comparer->a.program, *b = comparer->b.program;
    size_t count = a->element_count < b->element_count ? a->element_count : b->element_count;
    sl_element_difference *elements = arena_array(&comparer->arena, count, sizeof *elements);
    for (size_t i = 0; elements && i < count; i++)
        if (a->elements[i] != b->elements[i])
            elements[comparer->comparison.element_count++] = (sl_element_difference){i, a->elements[i], b->elements[i]};
    comparer->comparison.elements = elements;
}

/* Merges the two sorted lists of pairs of elements. If only one list has a pair, no rule of the other program is about
 * this pair. */
static void compare_pairs(struct comparer *comparer) {
    const sl_program *a = comparer->a.program, *b = comparer->b.program;
    sl_pair_difference *pairs = arena_array(&comparer->arena, a->pair_count + b->pair_count, sizeof *pairs);
    for (size_t i = 0, j = 0; pairs && (i < a->pair_count || j < b->pair_count);) {
        int order = i == a->pair_count ? 1 : j == b->pair_count ? -1 : pair_order(&a->pairs[i], &b->pairs[j]);
        const sl_pair *pair = order <= 0 ? &a->pairs[i] : &b->pairs[j];
        sl_pair_difference difference = {pair->first, pair->second, order <= 0 ? a->pairs[i].state : SL_STATE_NO_RULE,
                                         order >= 0 ? b->pairs[j].state : SL_STATE_NO_RULE};
        if (difference.a != difference.b)
            pairs[comparer->comparison.pair_count++] = difference;
        i += order <= 0;
        j += order >= 0;
    }
    comparer->comparison.pairs = pairs;
}

sl_result sl_compare(const sl_side *a, const sl_side *b, sl_comparison **comparison) {
    *comparison = NULL;
    sl_result result = refuse_incomparable(a, b);
    if (result != SL_OK)
        return result;
    struct comparer *comparer = calloc(1, sizeof *comparer);
    if (!comparer)
        return SL_OUT_OF_MEMORY;
    read_side(comparer, a, &comparer->a);
    read_side(comparer, b, &comparer->b);
    pair_parts(comparer);
    comparer->comparison.vocabulary = a->checker->rules.vocabulary;
    comparer->comparison.a = comparer->a.program;
    comparer->comparison.b = comparer->b.program;
    if (!comparer->arena.failed) {
        compare_values(comparer);
        compare_answers(comparer);
        compare_elements(comparer);
        compare_pairs(comparer);
    }
    if (comparer->arena.failed) {
        sl_comparison_free(&comparer->comparison);
        return SL_OUT_OF_MEMORY;
    }
    comparer->comparison.faults_only_in_b = comparer->comparison.turns[SL_TURN_BROKEN] > 0 ||
                                            comparer->b.program->unreadable > comparer->a.program->unreadable;
    *comparison = &comparer->comparison;
    return SL_OK;
}

void sl_comparison_free(sl_comparison *comparison) {
    if (!comparison)
        return;
    struct comparer *comparer = (struct comparer *)comparison;
    arena_free(&comparer->arena);
    free(comparer);
}
