/* texts.c - lists the texts in a rule's check that its messages can be made of. */
#include "lua/source/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/source/outline.h"

struct texts {
    struct arena *arena;
    sl_text *list;
    size_t count;
    size_t capacity;
};

/* Returns the length in bytes of the conversion at `at`, such as "%s", "%5.2f" or "%%". */
static size_t conversion_length(sl_text text, size_t at) {
    size_t length = 1;
    while (at + length < text.length && strchr("0123456789.-+ #", text.bytes[at + length]))
        length++;
    return at + length < text.length ? length + 1 : length;
}

/* Returns `before` followed by the string, with a NUL for each escape and conversion. */
static sl_text append_string(struct arena *arena, sl_text before, sl_text string) {
    char *text = arena_array(arena, before.length + string.length + 1, 1);
    size_t length = before.length;
    if (!text)
        return (sl_text){NULL, 0};
    if (before.length)
        memcpy(text, before.bytes, before.length);
    for (size_t at = 0; at < string.length;) {
        bool escape = string.bytes[at] == '\\';
        bool room = escape || string.bytes[at] == '%';
        text[length++] = room ? '\0' : string.bytes[at];
        at += escape ? 2 : room ? conversion_length(string, at) : 1;
    }
    return (sl_text){text, length};
}

/* Adds a text, unless it has no blank or is listed already. */
static void add_text(struct texts *texts, sl_text text) {
    bool known = text.length == 0 || !memchr(text.bytes, ' ', text.length);
    for (size_t i = 0; i < texts->count; i++)
        known = known || text_equal(texts->list[i], text);
    if (!known)
        ARENA_APPEND(texts->arena, texts->list, texts->count, texts->capacity, text);
}

static int compare_lengths(const void *left, const void *right) {
    const sl_text *a = left, *b = right;
    return a->length != b->length ? (a->length < b->length) - (a->length > b->length) : text_compare(*a, *b);
}

const sl_text *texts_of_check(struct arena *arena, const sl_rule *rule, size_t *count) {
    struct tokens tokens = tokens_of(arena, rule->source->bytes);
    struct texts texts = {.arena = arena};
    size_t first, end;
    *count = 0;
    if (!outline_check(&tokens, &first, &end))
        return NULL;
    for (size_t at = first; at < end; at++) {
        if (token_at(&tokens, at)->kind != TOKEN_STRING)
            continue;
        sl_text text = append_string(arena, (sl_text){NULL, 0}, token_at(&tokens, at)->text);
        for (; at + 2 < end && token_is(&tokens, at + 1, "..") && token_at(&tokens, at + 2)->kind == TOKEN_STRING;
             at += 2)
            text = append_string(arena, text, token_at(&tokens, at + 2)->text);
        add_text(&texts, text);
    }
    if (texts.count > 1)
        qsort(texts.list, texts.count, sizeof *texts.list, compare_lengths);
    *count = texts.count;
    return texts.list;
}
