/* propagate.h - constraint propagation: which choices of its variables a decision tree still supports.
 *
 * Given the choices that are left to each variable, a choice is supported by a tree if some path with that choice leads
 * to a wanted leaf. Choices without support can be removed; what remains is generalized arc consistent with the tree.
 * The tree is traversed depth first, each node at most once, and the traversal is cut short where it can find no
 * further support, as in Cheng and Yap, "An MDD-based generalized arc consistency algorithm" (Constraints 15, 2010).
 * The time is at most in proportion to the number of branches that the remaining choices can reach, times the number of
 * 64-bit words that a set of the tree's variables takes. */
#ifndef SAMPLINT_SPACE_PROPAGATE_H
#define SAMPLINT_SPACE_PROPAGATE_H

#include "space/space.h"

/* The variables that a tree reads. */
struct tree_variables {
    const uint32_t *items; /* ascending */
    size_t count;
};

/* Memory for propagation through any tree of a space, and the results of the last call of propagate(). */
struct propagator {
    const struct space *space;
    const struct tree_variables *reads; /* by tree */

    bool wanted;   /* some path leads to a wanted leaf */
    bool unwanted; /* some path leads to an unwanted leaf */
    /* By index in reads[tree].items: the supported choices of that variable. May contain choices that are not left. */
    choice_set *supported;
    uint64_t steps; /* how many branches were traversed, at least 1 */

    struct traversal *traversal; /* private to propagate.c */
};

/* Makes a propagator, which belongs to the arena; the space must outlive it. No path of a tree may read a variable
 * twice, otherwise the traversal may be cut too short. Returns NULL when there is no memory. */
struct propagator *propagator_new(struct arena *arena, const struct space *space);

/* Computes `wanted`, `unwanted`, `supported` and `steps` for one tree. `choices` has the set of the choices left to
 * each variable, none of them empty; `wanted` is a set of leaves, as in search.h. Takes no memory. */
void propagate(struct propagator *propagator, size_t tree, const choice_set *choices, uint8_t wanted);

#endif
