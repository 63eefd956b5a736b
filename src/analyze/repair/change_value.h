/* change_value.h - the values that a change of a repair leads to. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CHANGE_VALUE_H
#define SAMPLINT_ANALYZE_REPAIR_CHANGE_VALUE_H

#include "model/configuration.h"
#include "samplint/repair.h"
#include "trees/choices.h"

/* Reads one of the values that a change of an integer offers: "LOW to HIGH", "LOW or more", or one integer. */
struct integer_range offered_range(sl_text text);

/* The integer of a range that is nearest to the present value; the lowest if none is declared. */
int64_t nearest_integer(struct integer_range range, const struct value *now);

/* Returns the index of the value that is the nearest to the present one: of an ordered list of words, or of integers;
 * else 0. */
size_t nearest_offered(const sl_change *change, const struct value *now);

/* Returns the new value: the one of `change->values` at `taken`, or the set with the words that it gets and without those
 * that it loses. A text becomes an empty text, whose content nobody knows. */
struct value changed_value(const sl_change *change, size_t taken, const struct value *now);

#endif
