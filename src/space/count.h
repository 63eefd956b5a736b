/* count.h - counts exactly how many assignments of a space are congruent, and how many of these have each choice.
 *
 * The assignments are counted in decision diagrams, in one or in several parts (see partition.h). When that takes more
 * than the budget, the outcome is that the space was not counted; there are no estimates. */
#ifndef SAMPLINT_SPACE_COUNT_H
#define SAMPLINT_SPACE_COUNT_H

#include "space/big.h"
#include "space/space.h"

/* The usual budget, in steps. It is used up after about half a second; memory stays below 48 MiB. */
#define COUNT_BUDGET ((size_t)4000000)

struct count_question {
    const struct space *space;
    const choice_set *allowed;       /* by variable: the choices to count within; NULL for all choices */
    bool structural_only;            /* count the assignments that the structural trees accept, and ignore the rules */
    const choice_set *const *within; /* arrays like `allowed`: also count the assignments within each of them */
    size_t within_count;
    size_t first_nodes; /* as in partition_question */
    size_t budget;      /* in steps: COUNT_BUDGET, or as many as the caller has left */
};

enum count_outcome {
    COUNT_DONE,
    COUNT_BUDGET_HIT, /* not counted */
    COUNT_TOO_LARGE,  /* not counted: there are more assignments than a number here can hold */
    COUNT_NO_MEMORY   /* not counted; arena->failed is set */
};

/* The numbers are valid only when the outcome is COUNT_DONE. The lists belong to the arena. */
struct count {
    enum count_outcome outcome;
    struct big total;
    struct big *shares; /* how many of the total have each choice; read it by count_with() */
    size_t *first;      /* by variable: index of its first choice in `shares` */
    struct big *within; /* by array of count_question.within: how many of the total are within it */
    size_t parts;       /* how many diagrams it took */
    size_t steps;       /* the work done */
};

/* Counts within the budget, which limits work, not time: a question has the same answer on every machine. */
void count_space(struct arena *arena, const struct count_question *question, struct count *count);

/* Returns how many of the counted assignments have a choice of a variable. */
const struct big *count_with(const struct count *count, size_t variable, size_t choice);

#endif
