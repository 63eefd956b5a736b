/* editor.h - the state of editing one document: the changes to its text, its habits, and shared nodes. */
#ifndef SAMPLINT_YAML_EDIT_EDITOR_H
#define SAMPLINT_YAML_EDIT_EDITOR_H

#include "base/buffer.h"
#include "model/document.h"
#include "samplint/limits.h"

/* The layout of a document, which new text follows. */
struct habits {
    size_t step;      /* the columns by which a block mapping is indented in another one; 0 while unknown */
    bool lists;       /* the first list was seen */
    bool block_lists; /* that list has one line for each item */
    size_t list_step; /* the columns by which a block list is indented in a block mapping */
    bool braces;      /* the first mapping in braces was seen */
    bool padded;      /* that mapping has a blank inside its braces */
};

struct editor {
    struct arena *arena;
    const struct document *document;
    sl_text bytes;         /* of the source */
    sl_text line_end;      /* the one that the source uses first */
    struct patch *patches; /* the pieces of the source that are replaced, so far */
    size_t patch_count, patch_capacity;
    struct buffer text;          /* new text that is being written */
    const struct node **targets; /* the nodes that aliases refer to, sorted by place, without duplicates */
    size_t target_count, target_capacity;
    struct habits habits;
    const struct node *flows[SL_LIMIT_DEPTH]; /* the flow collections around the edited node, the outermost first */
    size_t flow_count;
};

/* Starts editing: finds the document's habits and shared nodes. */
void editor_start(struct editor *editor, struct arena *arena, const struct document *document);

/* Replaces a piece of the source. Several insertions at the same place keep the order of the calls. If a comment
 * follows the piece on its line, or follows the closing brackets and the comma after the piece, it keeps its column. */
void editor_replace(struct editor *editor, size_t from, size_t to, sl_text text);

/* Removes all lines from the one that contains byte `from` to the one that contains byte `to`. */
void editor_remove_lines(struct editor *editor, size_t from, size_t to);

/* Returns the text that was written, in the arena, and empties `text`. */
sl_text editor_take(struct editor *editor);

/* Takes `text`, which must be whole lines, and inserts it at the start of a line or the end of the source. */
void editor_insert_lines(struct editor *editor, size_t at);

/* Ends editing and stores the new source, in the arena. The last line of the new source has a line end only if the last
 * line of the old source has one. Returns false when new text would lie inside a piece that is removed. */
bool editor_finish(struct editor *editor, sl_text *bytes);

/* Returns a node that aliases refer to and that starts between two bytes, or NULL. */
const struct node *shared_within(const struct editor *editor, size_t from, size_t to);

/* Returns `node` or a node around it if aliases refer to that node, or NULL. */
const struct node *shared_around(const struct editor *editor, const struct node *node);

sl_text shared_reason(const struct editor *editor, const struct node *shared);

#endif
