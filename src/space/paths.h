/* paths.h - counts exactly how many assignments a diagram holds, and how many of them have each choice.
 *
 * The numbers come from one pass over the nodes from the leaves to the root and, for single choices, one pass back, as
 * in counting the solutions of a binary decision diagram (Knuth, The Art of Computer Programming, volume 4A, 7.1.4).
 * Time and memory are in proportion to the number of nodes. */
#ifndef SAMPLINT_SPACE_PATHS_H
#define SAMPLINT_SPACE_PATHS_H

#include "space/big.h"
#include "space/choice_set.h"
#include "space/diagram.h"

struct path_counter {
    const struct diagram *diagram;
    size_t level_count;
    uint32_t root;
    const uint32_t *nodes; /* the inner nodes that can be reached from `root`, children before their parents */
    size_t node_count;
    uint32_t *ranks; /* by node of the diagram: its index in `nodes` plus DIAGRAM_LEAVES; by leaf: its own number */
    size_t limbs;    /* the length of each number in `below` and `above` */
    uint32_t *below; /* by rank: how many assignments of all levels the node holds when it is taken as the root */
    uint32_t *above; /* by rank: how many assignments of all levels lead from the root to the node */
    struct arena *arena;
};

/* Prepares to count the assignments of `level_count` levels that `root` holds; the diagram and the arena must outlive
 * the counter. Returns false when there is no memory; then `arena->failed` is set. Also returns false, without setting
 * it, when the product of all widths and SPACE_CHOICES has more than BIG_BITS / 2 bits. */
bool path_counter_open(struct path_counter *counter, struct arena *arena, const struct diagram *diagram,
                       size_t level_count, uint32_t root);

/* Returns how many assignments `root` holds; only those within `kept`, one set per level, unless it is NULL. */
struct big count_paths(struct path_counter *counter, const choice_set *kept);

/* Adds to each `shares[first[level] + choice]` how many assignments of `root` have that choice at that level. */
void add_path_shares(struct path_counter *counter, const size_t *first, struct big *shares);

#endif
