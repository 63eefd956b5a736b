/* supposed_text.c - words for the values that a run supposes. */
#include "base/text.h"
#include "certain/certain.h"

static sl_text value_text(struct arena *arena, const struct fact *fact) {
    const sl_field *field = fact->question.field;
    uint64_t bits = fact->value.bits;
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
    for (size_t i = 0; i < count; i++) {
        const struct fact *fact = &facts[i], *before = i > 0 ? &facts[i - 1] : NULL;
        const sl_field *field = fact->question.field;
        bool asks_words = i + 1 < count && facts[i + 1].question.field == field;
        bool same = before && before->question.field == field && before->question.account == fact->question.account;
        if (field->type == SL_SET && fact->question.word == QUESTION_ALL && asks_words)
            continue; /* its words follow */
        bool first_word = field->type == SL_SET && same && before->question.word == QUESTION_ALL;
        sl_text value = value_text(arena, fact);
        if (!same || first_word)
            value = arena_join(arena, field->path, ": ", value);
        text = arena_join(arena, text, text.length ? ", " : "", value);
    }
    return text;
}
