/* integer_ranges.c - splits an integer into the ranges that rules tell apart. */
#include "certain/integer_ranges.h"

#include <stdlib.h>

struct integer_ranges ranges_start(struct arena *arena, const sl_field *field) {
    struct integer_ranges ranges = {.field = field, .lows = arena_array(arena, MOST_RANGES, sizeof *ranges.lows)};
    if (ranges.lows)
        ranges.lows[ranges.count++] = field->min;
    return ranges;
}

void ranges_split(struct integer_ranges *ranges, int64_t integer) {
    const sl_field *field = ranges->field;
    if (integer < field->min || integer > field->max)
        return;
    if (ranges->count + 2 > MOST_RANGES) {
        ranges->full = true;
        return;
    }
    if (integer > field->min)
        ranges->lows[ranges->count++] = integer;
    if (integer < field->max)
        ranges->lows[ranges->count++] = integer + 1;
}

static int compare_integers(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

void ranges_sort(struct integer_ranges *ranges) {
    int64_t *lows = ranges->lows;
    size_t kept = 0;
    qsort(lows, ranges->count, sizeof *lows, compare_integers);
    for (size_t i = 0; i < ranges->count; i++)
        if (kept == 0 || lows[kept - 1] != lows[i])
            lows[kept++] = lows[i];
    ranges->count = kept;
}

void ranges_split_by_rule(struct integer_ranges *ranges, const sl_rule *rule, const struct check_integers *integers) {
    for (size_t i = 0; i < rule->option_count; i++)
        if (rule->options[i].type == SL_OPTION_INTEGER)
            ranges_split(ranges, rule->options[i].value);
    for (size_t i = 0; i < integers->count; i++)
        ranges_split(ranges, integers->written[i]);
    ranges_sort(ranges);
}

sl_text integers_text(struct arena *arena, int64_t low, int64_t high) {
    return low == high ? arena_printf(arena, "%lld", (long long)low)
                       : arena_printf(arena, "%lld to %lld", (long long)low, (long long)high);
}

sl_text integers_text_in(struct arena *arena, const sl_field *field, int64_t low, int64_t high) {
    if (high == field->max && low > field->min && low < high)
        return arena_printf(arena, "%lld or more", (long long)low);
    return integers_text(arena, low, high);
}
