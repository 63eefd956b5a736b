/* hitting_set.h - finds the cheapest repairs of one component (see repair.h), as minimal hitting sets of its conflicts.
 *
 * The variables that a tree reads on its path to a leaf that is not good are a conflict: every repair has to change one
 * of them. Therefore repairs are hitting sets of the conflicts (Reiter, "A Theory of Diagnosis from First Principles",
 * 1987). The search takes a conflict and branches on its variables and their other choices. A variable that was tried
 * is frozen at its old choice for the rest of the branch, so that each repair is found only once.
 *
 * The cheapest bundles of conflicts that have no bundle in common (see repair_task.h) add up to a lower bound on the
 * cost, because each conflict needs a change. The search is iterative deepening on the cost (IDA*: Korf 1985): it
 * prunes where the lower bound exceeds a limit, and raises the limit to the least cost that exceeded it, until there is
 * a repair. Its time is exponential in the number of changes; the budget limits it. */
#ifndef SAMPLINT_SPACE_HITTING_SET_H
#define SAMPLINT_SPACE_HITTING_SET_H

#include "space/repair_task.h"

/* The trees and bundles to search. */
struct hitting_set_component {
    const size_t *trees; /* the trees that can lead to a leaf that is not good */
    size_t tree_count;
    const size_t *bundles; /* the bundles that these trees read and that may change */
    size_t bundle_count;
};

enum hitting_set_aim {
    HITTING_BUNDLES, /* find only the bundles that some cheapest repair changes, even one with superfluous changes */
    HITTING_ALL      /* find all cheapest minimal repairs */
};

struct hitting_set_result {
    enum repair_outcome outcome;
    uint64_t cost;  /* of each repair; when the outcome is REPAIR_BUDGET, a lower bound of it */
    bool exact;     /* the search was completed */
    uint64_t total; /* how many repairs were found; with HITTING_BUNDLES, 0 or more than 0 */
    /* With HITTING_ALL only: the repairs in the order they were found, at most task->most of them. */
    struct repair *repairs;
    size_t repair_count, repair_capacity;
    /* Valid until the next run: */
    const uint64_t *bundle_counts; /* by bundle: how many repairs change it; with HITTING_BUNDLES, 0 or more than 0 */
    const choice_set *taken;       /* by variable: the choices that repairs give to it */
};

struct hitting_set_search;

/* Makes a search for repairs with the choices in `allowed`, which replaces task->allowed and may change between runs.
 * The task, `allowed` and the arena `scratch` must outlive the search. Returns NULL when there is no memory. */
struct hitting_set_search *hitting_set_new(struct arena *scratch, const struct repair_task *task,
                                           const choice_set *allowed);

/* Searches a component. `*visits` is the most assignments that may be visited, and is reduced by those that were. The
 * repairs belong to `arena`; when there is no memory, `failed` of one of the arenas is set. */
struct hitting_set_result hitting_set_run(struct hitting_set_search *search, struct arena *arena,
                                          const struct hitting_set_component *component, enum hitting_set_aim aim,
                                          uint64_t *visits);

#endif
