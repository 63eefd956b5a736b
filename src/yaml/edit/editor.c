/* editor.c - visits a document to find its habits and the nodes that aliases share. */
#include "yaml/edit/editor.h"

#include <stdlib.h>

#include "base/text.h"
#include "yaml/edit/layout.h"

/* The columns of a block mapping in a document that has none. */
#define USUAL_STEP 2

static size_t node_column(const struct editor *editor, const struct node *node) {
    return column_at(editor->bytes, content_start(editor->bytes, node));
}

/* Learns the layout of a value in a mapping, unless such a value was seen before. */
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
                              .patches = patches_of(arena, bytes),
                              .text = BUFFER_EMPTY(BUFFER_MOST)};
    if (document->root)
        visit(editor, document->root);
    if (editor->target_count > 1)
        qsort(editor->targets, editor->target_count, sizeof(*editor->targets), compare_places);
    size_t count = 0;
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
