/* settlement_sentence.c - says in a sentence which values of a gap settle a rule. */
#include "base/nearest.h"
#include "base/text.h"
#include "certain/settlements.h"

/* Returns "passes if it is a or b", or "passes with a or with b" for a set; the empty text if no value leads there. */
static sl_text list_values(struct arena *arena, const struct gap *gap, sl_status status, const char *verb) {
    sl_text *values = arena_array(arena, gap->settlement_count, sizeof *values);
    size_t count = 0;
    for (size_t i = 0; values && i < gap->settlement_count; i++)
        if (gap->settlements[i].status == status)
            values[count++] = gap->settlements[i].value;
    if (count == 0)
        return (sl_text){NULL, 0};
    return arena_printf(arena, "%s%s%.*s", verb, gap->field->type == SL_SET ? " " : " if it is ",
                        TEXT_ARG(list_words(arena, values, count)));
}

sl_text settlement_sentence(struct arena *arena, const sl_rule *rule, const struct gap *gap) {
    sl_text parts[] = {list_values(arena, gap, SL_PASS, "passes"), list_values(arena, gap, SL_FAIL, "fails"),
                       list_values(arena, gap, SL_NOT_APPLICABLE, "does not apply")};
    size_t count = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].length)
            parts[count++] = parts[i];
    return count ? arena_join(arena, rule->id, " ", list_joined(arena, parts, count, TEXT(", and "))) : parts[0];
}
