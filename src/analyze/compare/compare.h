/* compare.h - two programs while they are compared. For the files of this folder only. */
#ifndef SAMPLINT_ANALYZE_COMPARE_COMPARE_H
#define SAMPLINT_ANALYZE_COMPARE_COMPARE_H

#include "base/arena.h"
#include "model/configuration.h"
#include "samplint/compare.h"

/* What rules say of an account itself: nothing where they say what they say of the standard. */
struct account_side {
    const struct configuration *account;
    const sl_outcome *outcomes;
    size_t outcome_count;
    const struct account_side *other; /* the one in the other program with its name; NULL where there is none */
};

struct compared {
    const sl_program *program;
    const struct configuration *configuration;
    size_t standard_count; /* the first so many outcomes are of the standard */
    struct account_side *accounts;
    size_t account_count;
};

/* An account in both; NULL where one has none of its name. */
struct account_pair {
    const struct account_side *a, *b;
};

struct comparer {
    sl_comparison comparison;
    struct arena arena; /* of all that the comparison shows */
    struct compared a, b;
    struct account_pair *pairs; /* in A's order; last, those that only B has */
    size_t pair_count;
};

/* Fills in what becomes of the answers of rules. */
void compare_answers(struct comparer *comparer);

/* Fills in what is declared otherwise, by the standard and by accounts. */
void compare_values(struct comparer *comparer);

#endif
