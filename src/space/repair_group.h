/* repair_group.h - many repairs said in few words. */
#ifndef SAMPLINT_SPACE_REPAIR_GROUP_H
#define SAMPLINT_SPACE_REPAIR_GROUP_H

#include "space/repair.h"

/* As many repairs as there are ways to take one choice of each range. */
struct repair_way {
    const choice_set
        *ranges; /* of each of the set's variables, its choices as bits; the one of now may be among them */
    uint64_t count;
};

/* The repairs that change the same groups. */
struct repair_set {
    const size_t *groups; /* ascending */
    size_t group_count;
    const uint32_t *variables; /* that any of the repairs changes, ascending */
    size_t variable_count;
    const struct repair_way *ways; /* one where the choices are free of each other; no repair is in two */
    size_t way_count;
    size_t repair_count;
};

struct repair_sets {
    const struct repair_set *items; /* by their groups */
    size_t count;
};

/* The listed repairs of a part, in the arena; NULL when there is no memory. */
const struct repair_sets *repair_group(struct arena *arena, const struct repair_task *task,
                                       const struct repair_part *part);

#endif
