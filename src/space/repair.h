/* repair.h - every cheapest way from an assignment to a congruent one.
 *
 * Variables belong to groups (each may be one of its own). A change of any variables of a group costs what the group costs, once.
 * A repair is a set of changes after which every tree leads to a good leaf, the structural ones too, such that no others cost
 * less, and such that none of its changes can be left out. The second follows from the first where groups have one variable;
 * within larger ones it keeps changes apart from those that do no more than come along at no cost. */
#ifndef SAMPLINT_SPACE_REPAIR_H
#define SAMPLINT_SPACE_REPAIR_H

#include "base/arena.h"
#include "space/space.h"

struct repair_task {
    const struct space *space;
    const uint8_t *choices;    /* what is now: one choice a variable */
    const choice_set *allowed; /* the choices, as bits, that a variable may be given; what it has now is always one */
    const size_t *groups;      /* of each variable */
    const uint32_t *costs;     /* of each group; not 0 */
    size_t group_count;
    size_t most;     /* repairs to list for each part; more are counted only */
    uint64_t budget; /* looks at the trees of a part; one takes a microsecond, more or less */
};

struct repair_change {
    uint32_t variable;
    uint8_t choice; /* its new one */
};

struct repair {
    const struct repair_change *changes; /* by variable */
    size_t change_count;
};

enum repair_outcome {
    REPAIR_FOUND,
    REPAIR_NONE,  /* there is no repair */
    REPAIR_BUDGET /* not known: the budget was hit before one was found */
};

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
