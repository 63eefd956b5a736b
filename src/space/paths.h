/* paths.h - exactly how many assignments a diagram holds, and how many with each choice. */
#ifndef SAMPLINT_SPACE_PATHS_H
#define SAMPLINT_SPACE_PATHS_H

#include "space/big.h"
#include "space/choice_set.h"
#include "space/diagram.h"

struct paths {
    const struct diagram *diagram;
    size_t level_count;
    uint32_t root;
    const uint32_t *nodes; /* that matter, kids first */
    size_t node_count;
    uint32_t *ranks; /* by the diagram's number of a node: its place among those */
    size_t limbs;    /* that any of the numbers below takes */
    uint32_t *below; /* by rank, in so many limbs: how many assignments of all levels the node alone holds */
    uint32_t *above; /* and how many lead to it */
    struct arena *arena;
};

/* Makes ready to count what `root` holds. False when there is no memory, or, which the arena does not say, when the product
 * of all widths has nearly BIG_BITS / 2 bits or more. */
bool paths_open(struct paths *paths, struct arena *arena, const struct diagram *diagram, size_t level_count,
                uint32_t root);

/* How many assignments `root` holds. When `kept` is not NULL, those whose choice at each level is in the level's set. */
struct big paths_count(struct paths *paths, const choice_set *kept);

/* Adds to `shares` how many of them have each choice: `shares[first[level] + kid]`. */
void paths_add_shares(struct paths *paths, const size_t *first, struct big *shares);

#endif
