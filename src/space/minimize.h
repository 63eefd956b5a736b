/* minimize.h - covers a set of combinations with as few products of sets of choices as possible.
 *
 * The set is a diagram over few levels. A product has a set of children for each level, and its combinations take one
 * child of each set. A product is an implicant of a node when the node holds all its combinations. An implicant is
 * prime when one more child, at any level, would make it no implicant.
 *
 * This is two-level logic minimization for variables with several values: first all prime implicants, as in the method
 * of Quine and McCluskey, but computed recursively on the diagram, as Coudert and Madre do it for binary diagrams
 * (1992); then the fewest of them that together cover the set. The covering problem is solved on a few rows at a time:
 * a row is a combination that has to be covered, preferably one that few primes cover. A smallest set of primes for the
 * rows is found by branch and bound. If these primes leave a combination uncovered, it becomes the next row; otherwise
 * they are a smallest cover of the whole set.
 *
 * If the budget does not suffice for that, the cover is found greedily: the prime that covers more of the remaining
 * combinations than any other prime is taken, again and again. If it does not even suffice for all primes, a remaining
 * combination is grown into a prime instead. */
#ifndef SAMPLINT_SPACE_MINIMIZE_H
#define SAMPLINT_SPACE_MINIMIZE_H

#include "space/choice_set.h"
#include "space/diagram.h"

/* The most levels of a diagram. */
#define PRODUCT_LEVELS 10

struct product {
    choice_set children[PRODUCT_LEVELS]; /* by level: a set of children, not empty */
};

/* Returns the node that holds exactly the combinations of a product. */
uint32_t product_inside(struct diagram *diagram, size_t level_count, const struct product *product);

struct products {
    const struct product *items; /* each is a prime implicant, and none lies within the union of the others */
    size_t count;
    bool smallest; /* no cover has fewer products */
};

/* Finds products that cover exactly what `root` holds; their list belongs to the arena. Makes nodes in the diagram.
 * Takes up to `budget` steps (diagram->steps), at most half of them to find a smallest cover. Returns false when the
 * steps do not suffice, when the diagram is full, or when there is no memory. */
bool minimize(struct arena *arena, struct diagram *diagram, size_t level_count, uint32_t root, size_t budget,
              struct products *products);

#endif
