/* editor.h - the state of editing one document: its text, patches and habits, and the nodes that aliases share. */
#ifndef SAMPLINT_YAML_EDIT_EDITOR_H
#define SAMPLINT_YAML_EDIT_EDITOR_H

#include "base/buffer.h"
#include "model/document.h"
#include "samplint/limits.h"
#include "yaml/edit/patch.h"

/* The layout of a document, which new text follows. */
struct habits {
    size_t step;      /* the columns from a block mapping to a block mapping in it; 0 while unknown */
    bool lists;       /* the first list was seen */
    bool block_lists; /* that list has one line for each item */
    size_t list_step; /* the columns from a block mapping to a block list in it */
    bool braces;      /* the first mapping in braces was seen */
    bool padded;      /* that mapping has a blank inside its braces */
};

struct editor {
    struct arena *arena;
    const struct document *document;
    sl_text bytes; /* of the source */
    struct patches patches;
    struct buffer text;          /* new text that is being written */
    const struct node **targets; /* the nodes that aliases refer to, sorted by place, without duplicates */
    size_t target_count, target_capacity;
    struct habits habits;
    const struct node *flows[SL_LIMIT_DEPTH]; /* the flow collections around the edited node, the outermost first */
    size_t flow_count;
};

/* Starts editing: finds the document's habits and shared nodes. The caller frees `text` with buffer_free(). */
void editor_start(struct editor *editor, struct arena *arena, const struct document *document);

/* Returns the text that was written, in the arena, and empties `text`. */
sl_text editor_take(struct editor *editor);

/* Returns a node that aliases refer to and that starts between two bytes, or NULL. */
const struct node *shared_within(const struct editor *editor, size_t from, size_t to);

/* Returns a node that aliases refer to and that is or contains a node, or NULL. */
const struct node *shared_around(const struct editor *editor, const struct node *node);

/* Returns the reason why a shared node is not changed. */
sl_text shared_reason(const struct editor *editor, const struct node *shared);

#endif
