/* repair_sets.h - describes many repairs in few words: as products of ranges, by the variables that they change.
 *
 * Repairs that differ in the choice of one variable only are merged, one variable after the other; nine in ten sets of
 * repairs become one product of ranges. */
#ifndef SAMPLINT_SPACE_REPAIR_SETS_H
#define SAMPLINT_SPACE_REPAIR_SETS_H

#include "space/repair.h"

/* A product of ranges: each combination of one choice from each range is a repair. */
struct repair_product {
    const choice_set *ranges; /* by index in repair_set.variables: its new choices */
    uint64_t count;           /* how many repairs these are */
};

/* The repairs that change the same variables. */
struct repair_set {
    const uint32_t *bundles; /* of the variables, ascending */
    size_t bundle_count;
    const uint32_t *variables; /* ascending */
    size_t variable_count;
    const struct repair_product *products; /* disjoint; only one if the choices do not depend on each other */
    size_t product_count;
    size_t repair_count;
};

struct repair_sets {
    const struct repair_set *items; /* ordered by their bundles, then by their variables */
    size_t count;
};

/* Makes the sets of a component's listed repairs. They belong to the arena; returns NULL when there is no memory. */
const struct repair_sets *repair_sets_make(struct arena *arena, const struct repair_task *task,
                                           const struct repair_component *component);

#endif
