/* order.h - in which order a diagram asks for its variables.
 *
 * The order decides how large a diagram is, up to a thousandfold. Between two levels the diagram has to remember what was chosen
 * above as far as it matters below: the order is good when that frontier is small all the way down. Trees are finished one by
 * one, always the tree that leaves the smallest frontier. Two measures of it are offered, as neither is always better. */
#ifndef SAMPLINT_SPACE_ORDER_H
#define SAMPLINT_SPACE_ORDER_H

#include "space/forest.h"

enum frontier {
    FRONTIER_TREES,     /* what the trees that are begun can be in the middle of */
    FRONTIER_VARIABLES, /* choices made that trees still to be finished ask for */
    FRONTIERS
};

/* An order of all variables; those in `first` are at its front, as they stand there, those that no tree reads at its end. NULL
 * when there is no memory, or when it would take more than `most` steps. Adds what it cost to `steps`. */
uint32_t *order_variables(struct arena *arena, const struct forest *forest, enum frontier frontier,
                          const uint32_t *first, size_t first_count, size_t most, size_t *steps);

#endif
