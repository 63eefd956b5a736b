/* count.h - how many assignments of a space are congruent, exactly, and how many of them have each choice.
 *
 * They are counted in diagrams, one or many, whichever turns out to be better; a space for which that takes too much is not
 * counted, and said not to be. */
#ifndef SAMPLINT_SPACE_COUNT_H
#define SAMPLINT_SPACE_COUNT_H

#include "space/big.h"
#include "space/space.h"

/* A space that takes more is given up in about half a second. Memory stays below 48 MiB. */
#define COUNT_BUDGET ((size_t)4000000)

struct count_question {
    const struct space *space;
    const choice_set *allowed; /* a set of choices for each variable, to count within; NULL for all */
    bool structural_only;      /* count assignments that are good for the structural trees, whatever the rules say */
    const choice_set *const *within; /* sets like `allowed`: how many of those counted lie within each of them */
    size_t within_count;
    size_t first_nodes; /* of the first diagram that is tried: fewer make more parts; 0 for the usual number */
    size_t budget;      /* in steps, COUNT_BUDGET or what the caller has left of it */
};

enum count_outcome {
    COUNT_DONE,
    COUNT_BUDGET_HIT, /* not counted */
    COUNT_TOO_LARGE,  /* not counted: there are more assignments than a number here can hold */
    COUNT_NO_MEMORY   /* nor this; the arena says it too */
};

/* Numbers are only meant when the outcome is COUNT_DONE. Lists are the arena's. */
struct count {
    enum count_outcome outcome;
    struct big total;
    const struct big *shares;     /* of the total, by choice; see count_with() */
    const size_t *first;          /* of each variable: where its choices start among the shares */
    const struct big *within;     /* for each set that was asked about */
    size_t parts, largest, steps; /* what it took: diagrams, nodes made for the largest, steps */
};

/* The budget is in steps of work, not in time, so the same question has the same answer everywhere. */
void count_space(struct arena *arena, const struct count_question *question, struct count *count);

/* How many of those counted have a choice of a variable. */
const struct big *count_with(const struct count *count, size_t variable, size_t choice);

#endif
