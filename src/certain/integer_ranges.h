/* integer_ranges.h - the ranges of an integer that rules tell apart.
 *
 * A rule compares an integer with its options and with the integers that are written in its check. If it does not
 * calculate (lua/source/constants.h), it gives the same answer for all integers that lie between two of these. */
#ifndef SAMPLINT_CERTAIN_INTEGER_RANGES_H
#define SAMPLINT_CERTAIN_INTEGER_RANGES_H

#include "lua/source/constants.h"
#include "samplint/limits.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

/* The most ranges of one integer. */
#define MOST_RANGES ((size_t)SL_LIMIT_DOMAIN)

struct integer_ranges {
    const sl_field *field;
    int64_t *lows; /* the lowest integer of each range; room for MOST_RANGES */
    size_t count;
    bool full; /* some boundaries found no room */
};

/* Starts with one range from the field's minimum on. `lows` is NULL when there is no memory. */
struct integer_ranges ranges_start(struct arena *arena, const sl_field *field);

/* Gives an integer within the field's bounds a range of its own. */
void ranges_split(struct integer_ranges *ranges, int64_t integer);

/* Splits the ranges at each integer option of a rule, and at each integer in its check; then sorts them. */
void ranges_split_by_rule(struct integer_ranges *ranges, const sl_rule *rule, const struct check_integers *integers);

/* Sorts the ranges and removes repeats. */
void ranges_sort(struct integer_ranges *ranges);

/* Returns "3" or "3 to 7". */
sl_text integers_text(struct arena *arena, int64_t low, int64_t high);

/* Returns the same, but "8 or more" for those up to the greatest value of a field. */
sl_text integers_text_in(struct arena *arena, const sl_field *field, int64_t low, int64_t high);

#endif
