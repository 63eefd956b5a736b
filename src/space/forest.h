/* forest.h - the trees of a space, each shared part kept once, and cut down to the choices that are allowed.
 *
 * Rules that come out as trees of thousands of nodes say little more than a few dozen distinct things, so all that is computed
 * here and with diagrams starts from a forest. Its nodes ask in the order of their trees; a level is a variable. */
#ifndef SAMPLINT_SPACE_FOREST_H
#define SAMPLINT_SPACE_FOREST_H

#include "space/diagram.h"
#include "space/space.h"

struct forest_tree {
    uint32_t root;
    const uint32_t *nodes; /* kids first, the root last */
    size_t node_count;
    const uint32_t *reads; /* the variables it asks for, ascending */
    size_t read_count;
};

struct forest {
    struct diagram diagram; /* DIAGRAM_ALL stands for a good leaf, DIAGRAM_NONE for any other */
    struct forest_tree *trees;
    size_t tree_count;
    size_t variable_count;
};

/* The forest of all trees of a space, or of the structural ones. False when there is no memory, which the arena says too. */
bool forest_open(struct forest *forest, struct arena *arena, const struct space *space, bool structural_only);

/* Takes out of `allowed`, a set of choices for each variable, those that some tree leaves no good leaf for, until all trees agree.
 * False when nothing is left, or when there is no memory; the arena says which. Adds what it costs to `steps`. */
bool forest_narrow(const struct forest *forest, struct arena *arena, choice_set *allowed, size_t *steps);

/* The same trees asked about the choices allowed alone; a kid of `to` stands for the allowed choice of its rank. */
bool forest_cut(const struct forest *forest, struct arena *arena, const choice_set *allowed, struct forest *to);

#endif
