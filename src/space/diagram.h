/* diagram.h - multi-valued decision diagrams: which assignments hold, each shared part kept once.
 *
 * An inner node asks for the choice at its level and has a kid for each; nodes that say the same are one node, and a node whose
 * kids are all the same is that kid. Kids have smaller numbers than the node they belong to. When every kid's level is below
 * its node's, two diagrams hold the same assignments exactly when they are the same number; trees that ask in an order of
 * their own can be kept too, but not combined.
 *
 * A diagram has room for as many nodes as it is opened for; when that is not enough, it is `full` and what it gives means
 * nothing. All its memory is the arena's. */
#ifndef SAMPLINT_SPACE_DIAGRAM_H
#define SAMPLINT_SPACE_DIAGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The two nodes that ask nothing: no assignment holds, all do. */
enum { DIAGRAM_NONE, DIAGRAM_ALL, DIAGRAM_LEAVES };

/* Their level. */
#define DIAGRAM_BOTTOM UINT32_MAX

struct diagram_node {
    uint32_t level;
    uint32_t first; /* where its kids start among the diagram's */
    uint32_t next;  /* of the same hash, or 0 */
};

struct diagram_answer; /* of a combination that was asked for before */

struct diagram {
    const uint32_t *widths; /* how many choices each level has, 1 .. SPACE_CHOICES */
    struct diagram_node *nodes;
    uint32_t *kids;
    uint32_t node_count, node_room;
    uint32_t kid_count, kid_room;
    uint32_t *buckets; /* the newest node of each hash */
    struct diagram_answer *answers;
    uint32_t bucket_mask, answer_mask;
    size_t steps; /* combinations worked out, nodes asked for: what it cost */
    bool full;
};

/* An empty diagram, for `node_room` nodes with `kid_room` kids in all. Without memory it is full from the start. */
void diagram_open(struct diagram *diagram, struct arena *arena, const uint32_t *widths, size_t node_room,
                  size_t kid_room);

/* The node with these kids, made if there is none. */
uint32_t diagram_node(struct diagram *diagram, uint32_t level, const uint32_t *kids);

static inline const uint32_t *diagram_kids(const struct diagram *diagram, uint32_t node) {
    return diagram->kids + diagram->nodes[node].first;
}

/* The inner nodes below `root`, it included, kids first. Stores how many; NULL when there is no memory. */
uint32_t *diagram_nodes_below(const struct diagram *diagram, struct arena *arena, uint32_t root, size_t *count);

/* What holds in both, and what holds in either. Recursion is as deep as there are levels. */
enum diagram_operation { DIAGRAM_BOTH, DIAGRAM_EITHER };
uint32_t diagram_combine(struct diagram *diagram, enum diagram_operation operation, uint32_t a, uint32_t b);

/* What holds when the choice at `level` decides between `kids`, which may ask at any level. */
uint32_t diagram_decide(struct diagram *diagram, uint32_t level, const uint32_t *kids);

#endif
