/* change_value.c - makes values of changes; see change_value.h. */
#include "analyze/repair/change_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct integer_range offered_range(sl_text text) {
    char *end;
    int64_t low = strtoll(text.bytes, &end, 10);
    if (*end != ' ')
        return (struct integer_range){low, low};
    bool open = strncmp(end, " or ", strlen(" or ")) == 0;
    return (struct integer_range){low, open ? INT64_MAX : strtoll(end + strlen(" to "), NULL, 10)};
}

int64_t nearest_integer(struct integer_range range, const struct value *now) {
    if (now->state != VALUE_DECLARED || now->integer < range.low)
        return range.low;
    return now->integer > range.high ? range.high : now->integer;
}

static size_t word_at(const sl_change *change, size_t index) {
    return text_find(change->field->domain, change->field->domain_count, change->values[index]);
}

/* How far an offered value is from the present one. */
static uint64_t distance(const sl_change *change, size_t index, const struct value *now) {
    if (now->state != VALUE_DECLARED)
        return 0;
    if (change->field->type == SL_INTEGER) {
        int64_t nearest = nearest_integer(offered_range(change->values[index]), now);
        return nearest > now->integer ? (uint64_t)nearest - (uint64_t)now->integer
                                      : (uint64_t)now->integer - (uint64_t)nearest;
    }
    size_t word = change->field->type == SL_ORDINAL ? word_at(change, index) : now->word;
    return word > now->word ? word - now->word : now->word - word;
}

size_t nearest_offered(const sl_change *change, const struct value *now) {
    size_t nearest = 0;
    for (size_t i = 1; i < change->value_count; i++)
        if (distance(change, i, now) < distance(change, nearest, now))
            nearest = i;
    return nearest;
}

/* Returns words of a field as the members of a set. */
static uint64_t members_of(const sl_field *field, const sl_text *words, size_t count) {
    uint64_t members = 0;
    for (size_t i = 0; i < field->domain_count; i++)
        if (text_find(words, count, field->domain[i]) < count)
            members |= (uint64_t)1 << i;
    return members;
}

struct value changed_value(const sl_change *change, size_t taken, const struct value *now) {
    struct value value = {.state = VALUE_DECLARED};
    switch (change->field->type) {
    case SL_ENUM:
    case SL_ORDINAL: value.word = word_at(change, taken); break;
    case SL_BOOL: value.truth = text_equal(change->values[taken], TEXT("true")); break;
    case SL_INTEGER: value.integer = nearest_integer(offered_range(change->values[taken]), now); break;
    case SL_SET:
        value.members = now->state == VALUE_DECLARED ? now->members : 0;
        value.members &= ~members_of(change->field, change->removed, change->removed_count);
        value.members |= members_of(change->field, change->added, change->added_count);
        break;
    default: break;
    }
    return value;
}
