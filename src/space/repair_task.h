/* repair_task.h - a repair, and the task of finding repairs.
 *
 * Variables belong to groups (each may be one of its own). A change of any variables of a group costs what the group costs, once.
 * A repair is a set of changes after which every tree leads to a good leaf, the structural ones too, such that no others cost
 * less, and such that none of its changes can be left out. The second follows from the first where groups have one variable;
 * within larger ones it keeps changes apart from those that do no more than come along at no cost. */
#ifndef SAMPLINT_SPACE_REPAIR_TASK_H
#define SAMPLINT_SPACE_REPAIR_TASK_H

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

#endif
