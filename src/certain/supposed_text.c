/* supposed_text.c - words for the values that a run supposes. */
#include "certain/supposed_text.h"

#include "base/text.h"

static sl_text value_text(struct arena *arena, const struct fact *fact) {
    const sl_field *field = fact->question.field;
    uint64_t bits = fact->value.bits;
    if (fact->question.other)
        return arena_printf(arena, "with %s the words of %.*s",
                            fact->question.word == QUESTION_ALL_OF ? (bits ? "all" : "not all of") : bits ? "some of" : "none of",
                            TEXT_ARG(fact->question.other->path));
    if (fact->question.word != QUESTION_ALL)
        return arena_join(arena, bits ? TEXT("with") : TEXT("without"), " ", field->domain[fact->question.word]);
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: return field->domain[bits];
    case SL_BOOL: return bits ? TEXT("true") : TEXT("false");
    case SL_INTEGER: return arena_printf(arena, "%lld", (long long)bits);
    default: return TEXT("any");
    }
}

sl_text supposed_text(struct arena *arena, const struct fact *facts, size_t count) {
    sl_text text = {NULL, 0};
    const sl_field *last = NULL; /* whose path was written last */
    for (size_t i = 0; i < count; i++) {
        const struct fact *fact = &facts[i];
        const sl_field *field = fact->question.field;
        bool words_follow = i + 1 < count && facts[i + 1].question.field == field;
        if (!fact->supposed || (field->type == SL_SET && fact->question.word == QUESTION_ALL && words_follow))
            continue;
        sl_text value = value_text(arena, fact);
        if (field->type != SL_SET || field != last)
            value = arena_join(arena, field->path, ": ", value);
        text = arena_join(arena, text, text.length ? ", " : "", value);
        last = field;
    }
    return text;
}
