/* explain.h - which trees are to blame for what no congruent assignment has, and which ones say nothing that others do not say.
 *
 * Structural trees always hold and are never to blame. All of this is searching (see search.h): `*steps` is what it may take and
 * has less by what it took. */
#ifndef SAMPLINT_SPACE_EXPLAIN_H
#define SAMPLINT_SPACE_EXPLAIN_H

#include "space/search.h"

enum explained {
    EXPLAINED_SMALLEST, /* no smaller group is a reason */
    EXPLAINED_MINIMAL,  /* none of the group can be left out; another, smaller one may be a reason too */
    EXPLAINED_ENOUGH,   /* the group is a reason; the steps did not suffice to see whether some of it can be left out */
    EXPLAINED_NOT_SO,   /* there is nothing to explain: some congruent assignment has it */
    EXPLAINED_UNKNOWN   /* the steps did not suffice, or the memory: then the arena says so */
};

/* A reason: trees, and pins, that hold all together for no assignment. Ascending numbers, in the arena. */
struct explanation {
    enum explained grade;
    const size_t *trees;
    size_t tree_count;
    const size_t *pins; /* numbers of groups */
    size_t pin_count;
};

/* Variables that are not to change, which may be to blame too. */
struct pins {
    const choice_set *pinned; /* of each variable, the choices it is pinned to; all of them: it is not pinned */
    const size_t
        *group; /* of each variable: those of one group are pinned together, as one pin; NULL: each is its own group */
};

/* Why there is no congruent assignment at all. */
struct explanation explain_empty(struct arena *arena, struct search *search, uint64_t *steps);

/* Why none has this choice. */
struct explanation explain_dead(struct arena *arena, struct search *search, size_t variable, unsigned choice,
                                uint64_t *steps);

/* Why all have this choice: none has another. */
struct explanation explain_forced(struct arena *arena, struct search *search, size_t variable, unsigned choice,
                                  uint64_t *steps);

/* Why none has these pins. */
struct explanation explain_pins(struct arena *arena, struct search *search, const struct pins *pins, uint64_t *steps);

/* Why a tree has no leaf but good ones where the others have good ones: which others say so. */
struct explanation explain_implied(struct arena *arena, struct search *search, size_t tree, uint64_t *steps);

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };

struct tree_truth {
    enum truth
        implied; /* no assignment that all other trees accept reaches a leaf that is not good. Of two trees that say the
                           * same each is implied by the other; where the others accept nothing at all, any tree is. */
    enum truth never_bad; /* no assignment that the structural trees accept reaches a bad leaf */
};

/* For each tree; of structural ones nothing is asked, and the answer is no. NULL when there is no memory. */
const struct tree_truth *explain_trees(struct arena *arena, struct search *search, uint64_t *steps);

#endif
