/* order.h - chooses the order in which a decision diagram reads its variables.
 *
 * The order decides how large a diagram becomes, by up to a factor of a thousand. Between two levels a diagram has to
 * remember those earlier choices that matter for later ones. This information is called the frontier; an order is good
 * when the frontier is small at every level. The order is found greedily: a tree is finished when all variables that it
 * reads are in the order, and the tree that is finished next is always the one that leaves the smallest frontier. There
 * are two measures of the frontier because neither is always the better one. */
#ifndef SAMPLINT_SPACE_ORDER_H
#define SAMPLINT_SPACE_ORDER_H

#include "space/forest.h"

/* Measures of the frontier: */
enum frontier {
    FRONTIER_TREES,     /* for each tree that is begun and not finished, the node that it may be at */
    FRONTIER_VARIABLES, /* the choices of those variables in the order that an unfinished tree reads */
    FRONTIERS
};

/* Returns an order of all variables as a list that belongs to the arena. The `first_count` variables of `first` come
 * first, in the order given; variables that no tree reads come last. Returns NULL when there is no memory, or when the
 * work would exceed `most` steps. Adds the cost to `steps`. */
uint32_t *order_variables(struct arena *arena, const struct forest *forest, enum frontier frontier,
                          const uint32_t *first, size_t first_count, size_t most, size_t *steps);

#endif
