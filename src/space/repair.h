/* repair.h - finds the minimal repairs of an assignment (see repair_task.h).
 *
 * The trees that fail are split into components that can be repaired independently of each other, and the repairs of
 * each component are minimal hitting sets of its conflicts (see hitting_set.h). At first each failing tree is a
 * component; its repairs may break no other tree, and need not mend one. Two components become one if a cheapest repair
 * of the one and a cheapest repair of the other are no minimal repair together: if they change the same
 * bundle, break a tree between them, or if a part of both suffices.
 *
 * Further repairs cost up to task->further more. In small tasks (see COMPLETE_STEPS) components become one if further
 * repairs depend on each other, too. In larger ones they become one if they have a further repair in common; else a
 * component gets only those further repairs that go together with the repairs of all others. */
#ifndef SAMPLINT_SPACE_REPAIR_H
#define SAMPLINT_SPACE_REPAIR_H

#include "space/repair_task.h"

/* Components that cost no more than so many times task->further together get all further repairs. */
#define COMPLETE_STEPS 6

/* Trees that can be repaired without regard to the other components. */
struct repair_component {
    enum repair_outcome outcome;
    uint64_t cost;        /* of the cheapest repairs; when the outcome is REPAIR_BUDGET, a lower bound of it */
    uint64_t limit;       /* if `exact`, all repairs that cost no more were found; UINT64_MAX if no others exist */
    bool others_left_out; /* but not those that do not go together with repairs of other components */
    const size_t *trees;  /* the trees that do not lead to a good leaf now, except structural ones */
    size_t tree_count;
    /* Ordered by the variables that they change, then by the new choices; not all of them when there are too many. */
    const struct repair *repairs;
    size_t repair_count;
    uint64_t total; /* how many repairs were found, listed or not */
    bool exact;     /* all cheapest repairs were found */
};

/* A repair of the whole assignment consists of one repair of each component; all combinations are possible. When a
 * component has no repair, it is the only component in the list. */
struct repairs {
    /* REPAIR_NONE if a component has this outcome; else REPAIR_BUDGET if a component has it; else REPAIR_FOUND. */
    enum repair_outcome outcome;
    uint64_t cost;                             /* the sum over the components */
    uint64_t total;                            /* the product over the components; UINT64_MAX means that many or more */
    bool exact;                                /* all components are exact */
    const struct repair_component *components; /* by their first failing tree; none when nothing has to be repaired */
    size_t component_count;
    uint64_t visits; /* how much of the budget was used */
};

/* Finds the repairs, which belong to the arena. Returns NULL when there is no memory. It may take long to prove that
 * there is no repair, if the trees that contradict each other are not those that fail now; therefore a caller should
 * first search for any congruent assignment within `task->allowed` (see search.h). */
const struct repairs *repair_find(struct arena *arena, const struct repair_task *task);

#endif
