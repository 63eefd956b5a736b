/* forest.h - the trees of a space with their common parts stored once, and reduced to the choices that are allowed.
 *
 * The tree of a rule may have thousands of nodes but only a few dozen different subtrees. Counting and diagrams
 * therefore start from a forest: a diagram that holds all trees, each with a root of its own. Each tree keeps the order
 * in which it reads variables. A level of this diagram is the number of a variable. */
#ifndef SAMPLINT_SPACE_FOREST_H
#define SAMPLINT_SPACE_FOREST_H

#include "space/diagram.h"
#include "space/space.h"

struct forest_tree {
    uint32_t root;
    const uint32_t *nodes; /* its inner nodes, children before their parents; the root is the last */
    size_t node_count;
    const uint32_t *reads; /* the variables that it reads, ascending */
    size_t read_count;
};

struct forest {
    struct diagram diagram; /* DIAGRAM_ALL stands for a good leaf, DIAGRAM_NONE for every other leaf */
    struct forest_tree *trees;
    size_t tree_count;
    size_t variable_count;
};

/* Makes the forest of all trees of a space, or of the structural ones only. Returns false when there is no memory. */
bool forest_open(struct forest *forest, struct arena *arena, const struct space *space, bool structural_only);

/* `allowed` has a set of choices per variable. Removes each choice with which some tree cannot reach a good leaf, until
 * no more choices can be removed. This is constraint propagation to generalized arc consistency (see propagate.h, which
 * does the same for a search, one change at a time). Returns false when a variable has no choice left, or a tree has no
 * path to a good leaf, or when there is no memory; then `arena->failed` is set. Adds the cost to `steps`. */
bool forest_narrow(const struct forest *forest, struct arena *arena, choice_set *allowed, size_t *steps);

/* Makes in `to` the same trees with only the allowed choices: child number r of a node of `to` belongs to the r-th
 * allowed choice. Returns false when there is no memory. */
bool forest_restrict(const struct forest *forest, struct arena *arena, const choice_set *allowed, struct forest *to);

#endif
