/* repair.h - every cheapest way from an assignment to a congruent one (see repair_task.h). */
#ifndef SAMPLINT_SPACE_REPAIR_H
#define SAMPLINT_SPACE_REPAIR_H

#include "base/arena.h"
#include "space/repair_task.h"

/* Conflicts that can be solved without a look at the others. */
struct repair_part {
    enum repair_outcome outcome;
    uint64_t cost;       /* of each repair; when the outcome is REPAIR_BUDGET, no repair costs less */
    const size_t *trees; /* those that do not lead to a good leaf now, without structural ones */
    size_t tree_count;
    const struct repair *repairs; /* by what they change, then by choices; when not all are listed, those found first */
    size_t repair_count;
    uint64_t total;       /* repairs found, those not listed too */
    bool exact;           /* there are no others */
    const size_t *always; /* groups that every repair found changes */
    size_t always_count;
};

/* The repairs of the whole are one of each part, in all combinations. When a part has none, it is the only one that is told of. */
struct repairs {
    enum repair_outcome outcome;     /* the worst of the parts': none, then not known */
    uint64_t cost;                   /* the parts' together */
    uint64_t total;                  /* the parts' multiplied; UINT64_MAX stands for that many or more */
    bool exact;                      /* of every part */
    const struct repair_part *parts; /* by their first tree; none when there is nothing to repair */
    size_t part_count;
    uint64_t looks; /* of the budget, that were used */
};

/* The repairs, in the arena; NULL when there is no memory. To prove that there is none takes long when the contradiction is far
 * from what fails now; a caller that wants to be sure asks first whether an assignment within `allowed` is congruent. */
const struct repairs *repair_find(struct arena *arena, const struct repair_task *task);

#endif
