/* repair_task.h - a repair, and the task of finding repairs.
 *
 * A repair changes choices of an assignment so that the assignment becomes congruent. Variables belong to bundles, and
 * each variable may be a bundle of its own. A repair pays the cost of each bundle in which it changes something, once.
 * The task asks for minimal repairs, in which every change is needed: the cheapest ones, and those that cost a little
 * more. Where every bundle has one variable, each cheapest repair is minimal, because all costs are positive; within a
 * larger bundle there may be superfluous changes that cost nothing. */
#ifndef SAMPLINT_SPACE_REPAIR_TASK_H
#define SAMPLINT_SPACE_REPAIR_TASK_H

#include "space/space.h"

struct repair_task {
    const struct space *space;
    const uint8_t *choices;    /* the assignment to repair: one choice per variable */
    const choice_set *allowed; /* by variable: the choices that it may get; the present choice is always allowed */
    const size_t *bundles;     /* by variable: the number of its bundle */
    const uint32_t *costs;     /* by bundle: the cost of changing it, at least 1 */
    size_t bundle_count;
    size_t most;      /* the most repairs to list for each component (see repair.h); further ones are only counted */
    uint64_t budget;  /* the most assignments that the search may visit; a visit takes about a microsecond */
    uint64_t further; /* how much more than the cheapest repairs of its component a repair may cost */
};

struct repair_change {
    uint32_t variable;
    uint8_t choice; /* the new one */
};

struct repair {
    const struct repair_change *changes; /* by ascending variable */
    size_t change_count;
};

enum repair_outcome {
    REPAIR_FOUND,
    REPAIR_NONE,  /* there is no repair */
    REPAIR_BUDGET /* not known: the budget was used up before a repair was found */
};

#endif
