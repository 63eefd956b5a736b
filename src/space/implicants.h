/* implicants.h - the largest products of sets of choices that lie within a diagram.
 *
 * For diagrams over a handful of levels. A product says for each level which kids it goes by; it is an implicant of a node when
 * the node holds all its combinations, and prime when no kid can be added to it. */
#ifndef SAMPLINT_SPACE_IMPLICANTS_H
#define SAMPLINT_SPACE_IMPLICANTS_H

#include "space/choice_set.h"
#include "space/diagram.h"

/* Levels, at most. */
#define PRODUCT_LEVELS 10

struct product {
    choice_set kids[PRODUCT_LEVELS]; /* for each level a set of kids, not empty */
};

/* The product of all kids at each level. */
struct product product_of_all(const struct diagram *diagram, size_t level_count);

/* Whether a node holds all combinations of a product. */
bool product_implies(struct diagram *diagram, const struct product *product, uint32_t node);

/* The node that holds a product's combinations, and the one that holds all others. */
uint32_t product_inside(struct diagram *diagram, size_t level_count, const struct product *product);
uint32_t product_outside(struct diagram *diagram, size_t level_count, const struct product *product);

/* All prime implicants of `root`, those of Quine and McCluskey's method for levels of many choices. Makes nodes in the diagram.
 * Stops when the diagram has done `most_steps`, or when there are more than `most` products on the way. Returns the list and
 * stores its length; NULL when it was stopped, the diagram is full, or there is no memory. */
const struct product *prime_implicants(struct arena *arena, struct diagram *diagram, size_t level_count, uint32_t root,
                                       size_t most_steps, size_t most, size_t *count);

#endif
