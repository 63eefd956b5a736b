/* compare.h - a comparison of two programs while it is made, for the files of this folder only. */
#ifndef SAMPLINT_ANALYZE_COMPARE_COMPARE_H
#define SAMPLINT_ANALYZE_COMPARE_COMPARE_H

#include "base/arena.h"
#include "model/configuration.h"
#include "samplint/compare.h"

/* An account of one program, and the answers of the rules that were asked about it. Every other rule has the same
 * answer for the account as for the standard. */
struct account_side {
    const struct configuration *account;
    const sl_outcome *outcomes;
    size_t outcome_count;
    const struct account_side *other; /* the account with this name in the other program, or NULL */
};

/* One of the two programs. */
struct compared {
    const sl_program *program;
    const struct configuration *configuration;
    size_t standard_count; /* the number of outcomes of the standard, which come first */
    struct account_side *accounts;
    size_t account_count;
};

/* The accounts of one name in both programs; NULL for a program that has no account of this name. */
struct account_pair {
    const struct account_side *a, *b;
};

struct comparer {
    sl_comparison comparison;
    struct arena arena; /* owns everything in the comparison */
    struct compared a, b;
    struct account_pair *pairs; /* in A's order, then those that only B has */
    size_t pair_count;
};

/* Adds the answers of rules that differ. */
void compare_answers(struct comparer *comparer);

/* Adds the values that differ, in the standard and in accounts. */
void compare_values(struct comparer *comparer);

#endif
