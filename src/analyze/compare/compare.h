/* compare.h - a comparison of two programs while it is made, for the files of this folder only. */
#ifndef SAMPLINT_ANALYZE_COMPARE_COMPARE_H
#define SAMPLINT_ANALYZE_COMPARE_COMPARE_H

#include "base/arena.h"
#include "model/configuration.h"
#include "samplint/compare.h"

/* A segment or an account of one program, and the answers of the rules that were asked about it. Every other rule has the
 * same answer as for the level above. */
struct part_side {
    const struct configuration *part;
    const sl_outcome *outcomes;
    size_t outcome_count;
    const struct part_side *other; /* that of the same level and name in the other program, or NULL */
};

/* One of the two programs. */
struct compared {
    const sl_program *program;
    const struct configuration *configuration;
    size_t standard_count;   /* the number of outcomes of the standard, which come first */
    struct part_side *parts; /* first the segments, then the accounts */
    size_t part_count;
};

/* The segments or the accounts of one name in both programs; NULL for a program that has none of this name. */
struct part_pair {
    const struct part_side *a, *b;
};

struct comparer {
    sl_comparison comparison;
    struct arena arena; /* owns everything in the comparison */
    struct compared a, b;
    struct part_pair *pairs; /* in A's order, then those that only B has */
    size_t pair_count;
};

/* Adds the answers of rules that differ. */
void compare_answers(struct comparer *comparer);

/* Adds the values that differ, in the standard, in segments and in accounts. */
void compare_values(struct comparer *comparer);

#endif
