/* diagram.h - reduced ordered multi-valued decision diagrams: sets of assignments, stored with each common part kept
 * only once.
 *
 * This is the data structure of Bryant ("Graph-Based Algorithms for Boolean Function Manipulation", 1986) for variables
 * with more than two values. An inner node branches on the choice at its level and has one child for each choice there.
 * Equal nodes are one node, and a node whose children are all the same is replaced by that child; a path may therefore
 * skip levels: all choices at a skipped level lead to the same node. A child has a smaller number than its parents. As
 * long as every child's level is greater than its parent's, two diagrams hold the same assignments exactly when their
 * roots have the same number. A diagram may also store trees whose paths read levels in other orders (see forest.h),
 * but these cannot be combined.
 *
 * A diagram has room for the number of nodes that it is opened for. When the room is used up, `full` is set and every
 * node that is returned from then on is meaningless. All memory belongs to the arena. */
#ifndef SAMPLINT_SPACE_DIAGRAM_H
#define SAMPLINT_SPACE_DIAGRAM_H

#include <stdint.h>

#include "base/arena.h"

/* The numbers of the two leaves, which hold no assignment and all assignments, and the number of leaves. */
enum { DIAGRAM_NONE, DIAGRAM_ALL, DIAGRAM_LEAVES };

/* The level of a leaf. */
#define DIAGRAM_BOTTOM UINT32_MAX

struct diagram_node {
    uint32_t level; /* 0 is the top */
    uint32_t first; /* index of the first child in diagram.children */
    uint32_t next;  /* the next node in the same bucket of the hash table, or 0 */
};

struct diagram_result; /* a cached result of diagram_combine() */

struct diagram {
    const uint32_t *widths; /* the number of choices at each level, 1 .. SPACE_CHOICES */
    struct diagram_node *nodes;
    uint32_t *children;
    uint32_t node_count, node_room;
    uint32_t child_count, child_room;
    uint32_t *buckets;            /* hash table of the nodes: the newest node of each bucket, or 0 */
    struct diagram_result *cache; /* hash table of combinations that were computed before */
    uint32_t bucket_mask, cache_mask;
    size_t steps; /* the work done so far: about one for each node asked for and each combination computed */
    bool full;
};

/* Opens an empty diagram with room for `node_room` inner nodes, which have `child_room` children in all. `widths` must
 * outlive it. When there is no memory, the diagram is full from the start. */
void diagram_open(struct diagram *diagram, struct arena *arena, const uint32_t *widths, size_t node_room,
                  size_t child_room);

/* Returns the node with these children, one per choice at `level`; makes it if there is none yet. */
uint32_t diagram_node(struct diagram *diagram, uint32_t level, const uint32_t *children);

static inline const uint32_t *diagram_children(const struct diagram *diagram, uint32_t node) {
    return diagram->children + diagram->nodes[node].first;
}

/* Lists the inner nodes that can be reached from `root`, including `root`, children before their parents. Stores their
 * number in `count`; returns NULL when there is no memory. */
uint32_t *diagram_nodes_below(const struct diagram *diagram, struct arena *arena, uint32_t root, size_t *count);

/* Returns the intersection (DIAGRAM_AND) or the union (DIAGRAM_OR) of the assignments that `a` and `b` hold: Bryant's
 * Apply. The recursion is no deeper than the number of levels. */
enum diagram_operation { DIAGRAM_AND, DIAGRAM_OR };
uint32_t diagram_combine(struct diagram *diagram, enum diagram_operation operation, uint32_t a, uint32_t b);

/* Returns the assignments that have some choice c at `level` and are in children[c]. The children may branch at any
 * level, also above `level`; this is the if-then-else operation for more than two cases. */
uint32_t diagram_decide(struct diagram *diagram, uint32_t level, const uint32_t *children);

#endif
