/* implicants.h - the prime implicants of a diagram: the largest Cartesian products of sets of choices that lie within
 * it.
 *
 * A product has a set of children for each level, and its combinations take one child of each set. A product is an
 * implicant of a node when the node holds all its combinations, and it is prime when it is no implicant any more with
 * one more child at any level. These are the prime implicants of the method of Quine and McCluskey, for levels with
 * more than two choices. They are computed recursively on the diagram, as Coudert and Madre do it for binary diagrams
 * (1992). All of this is for diagrams with few levels. */
#ifndef SAMPLINT_SPACE_IMPLICANTS_H
#define SAMPLINT_SPACE_IMPLICANTS_H

#include "space/choice_set.h"
#include "space/diagram.h"

/* The most levels of a diagram. */
#define PRODUCT_LEVELS 10

struct product {
    choice_set children[PRODUCT_LEVELS]; /* by level: a set of children, not empty */
};

/* Tells whether a node holds all combinations of a product. */
bool product_implies(struct diagram *diagram, const struct product *product, uint32_t node);

/* Returns the node that holds exactly the combinations of a product. */
uint32_t product_inside(struct diagram *diagram, size_t level_count, const struct product *product);

/* Returns the node that holds all other combinations. */
uint32_t product_outside(struct diagram *diagram, size_t level_count, const struct product *product);

/* Returns the list of all prime implicants of `root`, which belongs to the arena, and stores its length in `count`.
 * Makes nodes in the diagram. Returns NULL when there is no memory, when the diagram is full, when `diagram->steps`
 * exceeds `most_steps`, or when there are more than `most` prime implicants, counting those of the nodes below
 * `root`. */
const struct product *prime_implicants(struct arena *arena, struct diagram *diagram, size_t level_count, uint32_t root,
                                       size_t most_steps, size_t most, size_t *count);

#endif
