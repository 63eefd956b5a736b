/* named_fields.c - looks up the names and strings of a check among the ids of the vocabulary's fields. */
#include "lua/source/named_fields.h"

#include <stdlib.h>

#include "base/text.h"
#include "lua/source/outline.h"
#include "lua/source/tokens.h"

static int compare_ids(const void *left, const void *right) {
    const sl_field *a = *(const sl_field *const *)left, *b = *(const sl_field *const *)right;
    int order = text_compare(a->id, b->id);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Marks the fields that have this id; `sorted` has all fields by their ids. */
static void mark(const sl_field *const *sorted, size_t count, sl_text id, bool *named) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(sorted[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count && text_equal(sorted[low]->id, id) && !named[sorted[low]->index]; low++)
        named[sorted[low]->index] = true;
}

void mark_named_fields(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule, bool *named) {
    size_t start, end, count = vocabulary->field_count;
    struct tokens tokens = tokens_of(arena, rule->source->bytes);
    const sl_field **sorted = arena_array(arena, count, sizeof(*sorted));
    if (arena->failed)
        return;
    for (size_t i = 0; i < count; i++)
        sorted[i] = vocabulary->fields[i];
    qsort(sorted, count, sizeof(*sorted), compare_ids);
    outline_check(&tokens, &start, &end);
    for (size_t i = start; i < end; i++) {
        sl_text left = tokens.items[i].text, part;
        if (token_is_kind(&tokens, i, TOKEN_NAME))
            mark(sorted, count, left, named);
        bool more = token_is_kind(&tokens, i, TOKEN_STRING);
        while (more) {
            more = text_take(&left, '.', &part);
            mark(sorted, count, part, named);
        }
    }
}
