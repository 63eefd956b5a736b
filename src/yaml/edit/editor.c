/* editor.c - finds the habits of a document and the nodes that aliases share, and collects the changes to its text. */
#include "yaml/edit/editor.h"

#include <stdlib.h>

#include "base/text.h"
#include "yaml/edit/layout.h"

/* The indentation of a block mapping in another one, for a document that has no example. */
#define USUAL_STEP 2

static size_t node_column(const struct editor *editor, const struct node *node) {
    return column_at(editor->bytes, content_start(editor->bytes, node));
}

/* Learns the layout of a value in a mapping, unless a value of this kind was seen before. */
static void learn_habit(struct editor *editor, const struct node *mapping, const struct node *value) {
    struct habits *habits = &editor->habits;
    if (value->kind == NODE_SEQUENCE && value->item_count && !habits->lists) {
        habits->lists = true;
        habits->block_lists = value->style == STYLE_BLOCK;
        if (habits->block_lists)
            habits->list_step = node_column(editor, value) - node_column(editor, mapping);
    }
    if (value->kind == NODE_MAPPING && value->style == STYLE_BLOCK && habits->step == 0)
        habits->step = node_column(editor, value) - node_column(editor, mapping);
}

static void visit(struct editor *editor, const struct node *node) {
    if (node->kind == NODE_ALIAS) {
        ARENA_APPEND(editor->arena, editor->targets, editor->target_count, editor->target_capacity, node->target);
    } else if (node->kind == NODE_SEQUENCE) {
        for (size_t i = 0; i < node->item_count; i++)
            visit(editor, node->items[i]);
    } else if (node->kind == NODE_MAPPING) {
        const struct node *merged = NULL;
        if (node->style == STYLE_FLOW && node->entry_count && !editor->habits.braces) {
            editor->habits.braces = true;
            editor->habits.padded = editor->bytes.bytes[content_start(editor->bytes, node) + 1] == ' ';
        }
        for (size_t i = 0; i < node->entry_count; i++) {
            const struct entry *entry = &node->entries[i];
            if (entry->merged && entry->merged != merged)
                visit(editor, entry->merged);
            merged = entry->merged;
            if (merged)
                continue; /* merged entries are written elsewhere */
            visit(editor, entry->key);
            visit(editor, entry->value);
            learn_habit(editor, node, entry->value);
        }
    }
}

static int compare_places(const void *left, const void *right) {
    size_t a = (*(const struct node *const *)left)->span.start.byte;
    size_t b = (*(const struct node *const *)right)->span.start.byte;
    return (a > b) - (a < b);
}

void editor_start(struct editor *editor, struct arena *arena, const struct document *document) {
    sl_text bytes = document->source->bytes;
    *editor = (struct editor){.arena = arena,
                              .document = document,
                              .bytes = bytes,
                              .line_end = TEXT("\n"),
                              .text = BUFFER_EMPTY(BUFFER_MOST)};
    size_t end = 0, count = 0;
    while (end < bytes.length && !is_break(bytes.bytes[end]))
        end++;
    if (end < bytes.length)
        editor->line_end = text_slice(bytes, end, line_next(bytes, end));
    if (document->root)
        visit(editor, document->root);
    if (editor->target_count > 1)
        qsort(editor->targets, editor->target_count, sizeof(*editor->targets), compare_places);
    for (size_t i = 0; i < editor->target_count; i++)
        if (count == 0 || editor->targets[count - 1] != editor->targets[i])
            editor->targets[count++] = editor->targets[i];
    editor->target_count = count;
    if (editor->habits.step == 0)
        editor->habits.step = USUAL_STEP;
}

sl_text editor_take(struct editor *editor) {
    sl_text text = buffer_copy(&editor->text, editor->arena);
    buffer_clear(&editor->text);
    return text;
}

const struct node *shared_within(const struct editor *editor, size_t from, size_t to) {
    for (size_t i = 0; i < editor->target_count; i++) {
        size_t start = editor->targets[i]->span.start.byte;
        if (start >= from && start < to)
            return editor->targets[i];
    }
    return NULL;
}

const struct node *shared_around(const struct editor *editor, const struct node *node) {
    size_t at = node->span.start.byte;
    for (size_t i = 0; i < editor->target_count; i++) {
        const struct node *target = editor->targets[i];
        if (target == node || (target->span.start.byte < at && at < target->span.end.byte))
            return target;
    }
    return NULL;
}

sl_text shared_reason(const struct editor *editor, const struct node *shared) {
    return arena_printf(editor->arena,
                        "the anchor \"&%.*s\" in line %zu is also used elsewhere, and a change would apply there, too; "
                        "first replace its aliases by their values",
                        TEXT_ARG(arena_excerpt(editor->arena, node_anchor(shared))), node_span(shared).start.line);
}

/* ---- patches ----------------------------------------------------------------------------------------------------- */

struct patch {
    size_t from, to; /* the bytes of the source that are removed; none when both are equal */
    sl_text text;    /* the new text */
    size_t tail;     /* the byte after which blanks and a comment that keeps its column may follow; or NO_TAIL */
    bool lines;      /* `text` is whole lines with their ends, to be inserted at the start of a line */
    size_t order;    /* the number of patches before this one */
};

#define NO_TAIL SIZE_MAX

static void add(struct editor *editor, struct patch patch) {
    patch.order = editor->patch_count;
    ARENA_APPEND(editor->arena, editor->patches, editor->patch_count, editor->patch_capacity, patch);
}

void editor_replace(struct editor *editor, size_t from, size_t to, sl_text text) {
    sl_text bytes = editor->bytes;
    size_t tail = to;
    for (size_t i = editor->flow_count; i > 0; i--) {
        sl_span span = node_span(editor->flows[i - 1]);
        if (span.start.line < span.end.line && has_break(text_slice(bytes, tail, span.end.byte)))
            break;
        tail = span.end.byte;
    }
    size_t comma = skip_blanks(bytes, tail);
    if (editor->flow_count && comma < bytes.length && bytes.bytes[comma] == ',')
        tail = comma + 1;
    bool one_line = !has_break(text_slice(bytes, from, to));
    add(editor, (struct patch){.from = from, .to = to, .text = text, .tail = one_line ? tail : NO_TAIL});
}

void editor_remove_lines(struct editor *editor, size_t from, size_t to) {
    from = line_start(editor->bytes, from);
    add(editor, (struct patch){.from = from, .to = line_next(editor->bytes, to), .tail = NO_TAIL});
}

void editor_insert_lines(struct editor *editor, size_t at) {
    sl_text lines = editor_take(editor);
    if (lines.length)
        add(editor, (struct patch){.from = at, .to = at, .text = lines, .tail = NO_TAIL, .lines = true});
}

static int compare_patches(const void *left, const void *right) {
    const struct patch *a = left, *b = right;
    int order = (a->from > b->from) - (a->from < b->from);
    order = order ? order : (a->to > a->from) - (b->to > b->from); /* insertions before removals */
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* Returns whether text after this one starts a line. */
static bool ends_line(sl_text text) {
    return text.length == text_mark_bytes(text) || is_break(text.bytes[text.length - 1]);
}

/* Copies the text up to the comment after the tail. Keeps the comment in its column if the blanks allow it; `grown` is
 * the number of characters by which the line is longer than in the source. Returns the end of the copied text. */
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

/* Returns whether the next patch is on the line where this one ends, and has a tail. */
static bool next_shares_line(const struct editor *editor, size_t i) {
    const struct patch *patch = &editor->patches[i], *next = patch + 1;
    return i + 1 < editor->patch_count && next->tail != NO_TAIL &&
           (next->from <= patch->to || !has_break(text_slice(editor->bytes, patch->to, next->from)));
}

/* Writes the new text. Returns false when a patch inserts text into a piece that another one removes. */
static bool write_all(const struct editor *editor, struct buffer *out) {
    sl_text bytes = editor->bytes;
    size_t at = 0;
    ptrdiff_t grown = 0; /* the number of characters by which the current line is longer than in the source */
    for (size_t i = 0; i < editor->patch_count; i++) {
        const struct patch *patch = &editor->patches[i];
        size_t from = patch->from > at ? patch->from : at, to = patch->to > from ? patch->to : from;
        if (patch->from < at && patch->text.length > 0)
            return false;
        buffer_append(out, text_slice(bytes, at, from));
        if (patch->lines && !ends_line(buffer_text(out)))
            buffer_append(out, editor->line_end);
        buffer_append(out, patch->text);
        at = to;
        grown += (ptrdiff_t)text_characters(patch->text) - (ptrdiff_t)text_characters(text_slice(bytes, from, to));
        if (next_shares_line(editor, i))
            continue;
        if (patch->tail != NO_TAIL && patch->tail >= at)
            at = align(out, bytes, at, patch->tail, grown);
        grown = 0;
    }
    buffer_append(out, text_slice(bytes, at, bytes.length));
    return true;
}

bool editor_finish(struct editor *editor, sl_text *bytes) {
    struct buffer out = BUFFER_EMPTY(BUFFER_MOST);
    if (editor->patch_count > 1)
        qsort(editor->patches, editor->patch_count, sizeof *editor->patches, compare_patches);
    bool good = write_all(editor, &out);
    if (!ends_line(editor->bytes) && out.length > 0 && text_ends_with(buffer_text(&out), editor->line_end))
        out.length -= editor->line_end.length;
    *bytes = buffer_copy(&out, editor->arena);
    buffer_free(&out);
    buffer_free(&editor->text);
    return good;
}
