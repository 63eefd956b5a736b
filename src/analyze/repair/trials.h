/* trials.h - the integers of an alternative that the search has not tried: those between the ones that the trees of the
 * rules know. */
#ifndef SAMPLINT_ANALYZE_REPAIR_TRIALS_H
#define SAMPLINT_ANALYZE_REPAIR_TRIALS_H

#include "analyze/repair/context.h"

/* The number of values that a change offers: of integers, each counts, but those without an end count as one. */
uint64_t count_values(const sl_change *change);

/* Asks the rules about each integer of the ranges that a sampled change of the standard offers, or about all if nothing
 * else changes. Then the change offers the integers that satisfy the rules whatever is chosen of the alternative's other
 * changes, as ranges, and is no longer sampled unless a range has no end. A change stays as it is if that would take too
 * many questions. Lack of memory shows in the context's arena. */
void try_integers(const struct repair_context *context, sl_alternative *alternative);

#endif
