/* minimize.h - a set of combinations as few products of sets of choices.
 *
 * From all prime implicants the fewest that cover the set: combinations that few primes hold are collected, and the primes that
 * are needed for these alone, until these hold everything. Where the budget is too small for that, the prime that holds most
 * of what is left is taken again and again; where it is too small for all primes, a combination that is left is grown into
 * one. The set is a diagram over a handful of levels. */
#ifndef SAMPLINT_SPACE_MINIMIZE_H
#define SAMPLINT_SPACE_MINIMIZE_H

#include "space/implicants.h"

struct products {
    const struct product *items; /* each of them prime, and none of them within the others together */
    size_t count;
    bool smallest; /* no fewer would do */
};

/* Covers what `root` holds and nothing else. Makes nodes in the diagram, and takes `budget` steps of it, half of them to find
 * the fewest. False when they do not suffice, the diagram is full, or there is no memory. */
bool minimize(struct arena *arena, struct diagram *diagram, size_t level_count, uint32_t root, size_t budget,
              struct products *products);

#endif
