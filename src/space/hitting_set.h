/* hitting_set.h - finds the minimal repairs of some failing trees (see repair.h), as minimal hitting sets of conflicts.
 *
 * The variables that a tree reads on its path to a leaf that is not good are a conflict: every repair has to change one
 * of them. Therefore repairs are hitting sets of the conflicts (Reiter, "A Theory of Diagnosis from First Principles",
 * 1987). The search takes a conflict and branches on its variables and their other choices. A variable that was tried
 * is frozen at its old choice for the rest of the branch, so that each repair is found only once.
 *
 * The cheapest bundles of conflicts that have no bundle in common (see repair_task.h) add up to a lower bound on the
 * cost, because each conflict needs a change. The search is iterative deepening on the cost (IDA*: Korf 1985): it
 * prunes where the lower bound exceeds a limit, and raises the limit to the least cost that exceeded it, until there is
 * a repair. The time is exponential in the number of changes; the budget limits it. */
#ifndef SAMPLINT_SPACE_HITTING_SET_H
#define SAMPLINT_SPACE_HITTING_SET_H

#include "space/readers.h"
#include "space/repair_task.h"

struct hitting_set_result {
    enum repair_outcome outcome;
    uint64_t cost; /* of the cheapest repairs; when the outcome is REPAIR_BUDGET, a lower bound of it */
    uint64_t
        limit;  /* all repairs that cost no more than this were found, if `exact`; UINT64_MAX if there are no others */
    bool exact; /* the search for the cheapest repairs was completed */
    uint64_t total;         /* how many repairs were found */
    struct repair *repairs; /* in the order they were found, at most task->most of them */
    size_t repair_count, repair_capacity;
    const struct repair_change *used; /* each change that some repair makes, once, by ascending variable and choice */
    size_t used_count;
};

struct hitting_set_search;

/* Makes a search for repairs with the choices in `allowed`, which replaces task->allowed and may change between runs,
 * and of the trees that are not marked in `ignored`, which may change, too. An ignored tree may lead to any leaf. The
 * task, `allowed`, `ignored` and the arena `scratch` must outlive the search. Returns NULL when there is no memory. */
struct hitting_set_search *hitting_set_new(struct arena *scratch, const struct repair_task *task,
                                           const choice_set *allowed, const bool *ignored);

/* Searches the cheapest repairs. `*visits` is the most assignments that may be visited, and is reduced by those that
 * were. The repairs belong to `arena`; when there is no memory, `failed` of one of the arenas is set. */
struct hitting_set_result hitting_set_cheapest(struct hitting_set_search *search, struct arena *arena,
                                               uint64_t *visits);

/* Searches the repairs that cost up to task->further more than the cheapest ones, and these again. Returns `*cheapest`
 * if not all of them can be found and listed. */
struct hitting_set_result hitting_set_further(struct hitting_set_search *search, struct arena *arena,
                                              const struct hitting_set_result *cheapest, uint64_t *visits);

/* Returns whether changes of different variables are a repair, and no part of them is one. Returns false, too, if
 * `*visits` does not suffice. */
bool hitting_set_is_minimal(struct hitting_set_search *search, const struct repair_change *changes, size_t count,
                            uint64_t *visits);

/* The trees that read each variable. */
const struct readers *hitting_set_readers(const struct hitting_set_search *search);

#endif
