/* patch.c - collects patches and writes the text that they make. */
#include "yaml/edit/patch.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "yaml/edit/layout.h"

struct patches patches_of(struct arena *arena, sl_text bytes) {
    struct patches patches = {.arena = arena, .bytes = bytes, .line_end = TEXT("\n")};
    size_t end = 0;
    while (end < bytes.length && !is_break(bytes.bytes[end]))
        end++;
    if (end < bytes.length)
        patches.line_end = text_slice(bytes, end, line_next(bytes, end));
    return patches;
}

static void add(struct patches *patches, struct patch patch) {
    patch.order = patches->count;
    ARENA_APPEND(patches->arena, patches->items, patches->count, patches->capacity, patch);
}

void patch_replace(struct patches *patches, size_t from, size_t to, sl_text text, size_t tail) {
    bool one_line = !has_break(text_slice(patches->bytes, from, to));
    add(patches, (struct patch){.from = from, .to = to, .text = text, .tail = one_line ? tail : PATCH_NO_TAIL});
}

void patch_remove_lines(struct patches *patches, size_t from, size_t to) {
    patch_replace(patches, line_start(patches->bytes, from), line_next(patches->bytes, to), (sl_text){NULL, 0},
                  PATCH_NO_TAIL);
}

void patch_insert_lines(struct patches *patches, size_t at, sl_text lines) {
    add(patches, (struct patch){.from = at, .to = at, .text = lines, .tail = PATCH_NO_TAIL, .lines = true});
}

static int compare_patches(const void *left, const void *right) {
    const struct patch *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if ((a->from == a->to) != (b->from == b->to))
        return a->from == a->to ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* Returns whether text after this one starts a line. */
static bool ends_line(sl_text text) {
    return text.length == text_mark_bytes(text) || is_break(text.bytes[text.length - 1]);
}

/* Copies the text up to the comment after the tail. Keeps the comment in its column if the blanks allow it; `grown` is
 * the number of characters that the line has grown. Returns the end of the copied text. */
static size_t align(struct buffer *out, sl_text bytes, size_t at, size_t tail, ptrdiff_t grown) {
    buffer_append(out, text_slice(bytes, at, tail));
    size_t comment = tail;
    while (comment < bytes.length && bytes.bytes[comment] == ' ')
        comment++;
    if (comment == tail || comment == bytes.length || bytes.bytes[comment] != '#')
        return tail;
    ptrdiff_t gap = (ptrdiff_t)(comment - tail) - grown;
    buffer_repeat(out, ' ', gap > 1 ? (size_t)gap : 1);
    return comment;
}

/* Returns whether the next patch is on the line where this one ends. */
static bool next_shares_line(const struct patches *patches, size_t i) {
    const struct patch *patch = &patches->items[i], *next = patch + 1;
    return i + 1 < patches->count && next->tail != PATCH_NO_TAIL &&
           (next->from <= patch->to || !has_break(text_slice(patches->bytes, patch->to, next->from)));
}

/* Writes the new text. Returns false when a patch inserts text into a piece that another one removes. */
static bool write_all(const struct patches *patches, struct buffer *out) {
    sl_text bytes = patches->bytes;
    size_t at = 0;
    ptrdiff_t grown = 0; /* characters, of the current line */
    for (size_t i = 0; i < patches->count; i++) {
        const struct patch *patch = &patches->items[i];
        size_t from = patch->from > at ? patch->from : at, to = patch->to > from ? patch->to : from;
        if (patch->from < at && patch->text.length > 0)
            return false;
        buffer_append(out, text_slice(bytes, at, from));
        if (patch->lines && !ends_line(buffer_text(out)))
            buffer_append(out, patches->line_end);
        buffer_append(out, patch->text);
        at = to;
        grown += (ptrdiff_t)text_characters(patch->text) - (ptrdiff_t)text_characters(text_slice(bytes, from, to));
        if (next_shares_line(patches, i))
            continue;
        if (patch->tail != PATCH_NO_TAIL && patch->tail >= at)
            at = align(out, bytes, at, patch->tail, grown);
        grown = 0;
    }
    buffer_append(out, text_slice(bytes, at, bytes.length));
    return true;
}

bool patches_apply(struct patches *patches, sl_text *result) {
    struct buffer out = BUFFER_EMPTY(BUFFER_MOST);
    if (patches->count > 1)
        qsort(patches->items, patches->count, sizeof *patches->items, compare_patches);
    bool good = write_all(patches, &out);
    if (!ends_line(patches->bytes) && out.length > 0 && text_ends_with(buffer_text(&out), patches->line_end))
        out.length -= patches->line_end.length;
    *result = buffer_copy(&out, patches->arena);
    buffer_free(&out);
    return good;
}
