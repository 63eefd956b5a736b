/* value_text.c - reads values from texts in one way, whether users write them in settings, waivers or commands. */
#include "model/value_text.h"

#include "base/text.h"
#include "model/vocabulary.h"

bool integer_read(sl_text text, int64_t *integer) {
    struct node node = {.kind = NODE_SCALAR, .style = STYLE_PLAIN, .text = text};
    struct scalar scalar = scalar_resolve(&node);
    *integer = scalar.integer;
    return scalar.type == SCALAR_INTEGER && !scalar.too_large;
}

bool word_read(struct arena *arena, const sl_field *field, sl_text text, size_t *word, sl_text *fault) {
    *word = text_find(field->domain, field->domain_count, text);
    if (*word < field->domain_count)
        return true;
    *fault = no_such_word(arena, field, text);
    return false;
}

bool members_read(struct arena *arena, const sl_field *field, const sl_text *words, size_t count, struct value *value,
                  sl_text *fault) {
    *value = (struct value){.state = VALUE_DECLARED};
    for (size_t i = 0, word; i < count; i++) {
        if (!word_read(arena, field, words[i], &word, fault))
            return false;
        value->members |= (uint64_t)1 << word;
    }
    return true;
}

bool is_list_text(sl_text text) {
    return text.length > 1 && text.bytes[0] == '[' && text.bytes[text.length - 1] == ']';
}

/* Takes the words of "[a, b]" apart. A comma behind the last word is allowed, as in YAML. */
static bool read_list(struct arena *arena, const sl_field *field, sl_text text, struct value *value, sl_text *fault) {
    sl_text *words = arena_array(arena, text.length, sizeof *words);
    sl_text left = text_trim(text_slice(text, 1, text.length - 1));
    size_t count = 0;
    while (words && left.length) {
        text_take(&left, ',', &words[count]);
        words[count] = text_trim(words[count]);
        left = text_trim(left);
        count++;
    }
    return words && members_read(arena, field, words, count, value, fault);
}

static bool wrong_value(struct arena *arena, const sl_field *field, sl_text text, sl_text takes, sl_text *fault) {
    *fault = arena_printf(arena, "%.*s takes %.*s, not \"%.*s\"", TEXT_ARG(field->path), TEXT_ARG(takes),
                          TEXT_ARG(arena_excerpt(arena, text)));
    return false;
}

bool value_read(struct arena *arena, const sl_field *field, sl_text text, struct value *value, sl_text *fault) {
    *value = (struct value){.state = VALUE_DECLARED};
    *fault = (sl_text){NULL, 0};
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: return word_read(arena, field, text, &value->word, fault);
    case SL_SET:
        return is_list_text(text) ? read_list(arena, field, text, value, fault)
                                  : members_read(arena, field, &text, 1, value, fault);
    case SL_BOOL:
        value->truth = text_equal(text, TEXT("true"));
        return value->truth || text_equal(text, TEXT("false")) ||
               wrong_value(arena, field, text, TEXT("true or false"), fault);
    case SL_INTEGER:
        if (integer_read(text, &value->integer) && value->integer >= field->min && value->integer <= field->max)
            return true;
        return wrong_value(
            arena, field, text,
            arena_printf(arena, "an integer from %lld to %lld", (long long)field->min, (long long)field->max), fault);
    case SL_TEXT: value->text = text; return true;
    case SL_GROUP: break;
    }
    return false;
}
