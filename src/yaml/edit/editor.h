/* editor.h - what the parts of editing share. For the files of this folder only. */
#ifndef SAMPLINT_YAML_EDIT_EDITOR_H
#define SAMPLINT_YAML_EDIT_EDITOR_H

#include "base/buffer.h"
#include "samplint/limits.h"
#include "yaml/edit/edit.h"
#include "yaml/edit/patch.h"

/* The edits below one root, by their keys. */
struct change {
    sl_text key;
    struct edit *edit;    /* what becomes of the value; NULL where changes are below it */
    struct change *below; /* the first one */
    struct change *next;  /* beside it, in the order of the edits */
};

struct changed_root {
    const struct node *node; /* NULL for that of an empty document */
    size_t place;            /* its first byte; SIZE_MAX for none */
    struct change *changes;
};

/* How a document writes what others like it may be written like. */
struct habits {
    size_t step;      /* columns from a block mapping to one in it; 0 while not known */
    bool lists;       /* whether the first list of it was seen */
    bool block_lists; /* that one has a line an item */
    size_t list_step; /* columns from a block mapping to such a list in it */
    bool braces;      /* whether the first mapping in braces was seen */
    bool padded;      /* that one has a blank inside them */
};

struct editor {
    struct arena *arena;
    const struct document *document;
    sl_text bytes;
    struct patches patches;
    struct buffer text;          /* what is being written */
    const struct node **targets; /* what aliases stand for, by place, each once */
    size_t target_count;
    size_t target_capacity;
    struct habits habits;
    /* The collections in brackets around what is edited, the outermost first. */
    const struct node *flows[SL_LIMIT_DEPTH];
    size_t flow_count;
};

/* What was written so far, in the arena; the text is empty again. */
sl_text editor_take(struct editor *editor);

/* ---- change.c ---- */

/* The edits by their roots, which are sorted by place; those that cannot be meant are refused and left out. */
struct changed_root *changes_of(struct arena *arena, const struct document *document, struct edit *edits, size_t count,
                                size_t *root_count);
size_t root_place(const struct node *root);

/* Refuses all edits of a change. The reason is in the arena or static. */
void change_refuse(struct change *change, sl_text reason);
void changes_refuse(struct change *changes, sl_text reason);

/* Whether a value (NULL for none) is already what an edit asks for. */
bool edit_is_made(const struct edit *edit, const struct node *value);

/* Whether a change asks for anything that a value (NULL for none) does not have. */
bool change_is_needed(const struct change *change, const struct node *value);

/* Refuses what would put a value where a mapping is, or a mapping where a value (NULL for none) is. */
void refuse_misfits(struct arena *arena, struct change *change, const struct node *value);

/* The entry of a mapping with this key, merged ones too, or NULL. */
const struct entry *entry_find(const struct node *mapping, sl_text key);

/* ---- survey.c ---- */

/* Learns what is shared in the document, and its habits. */
void survey(struct editor *editor);

/* What an alias stands for: in the text from here to there, or with a node in it. NULL when there is none. */
const struct node *shared_within(const struct editor *editor, size_t from, size_t to);
const struct node *shared_around(const struct editor *editor, const struct node *node);

/* Why it may not be touched. */
sl_text shared_reason(const struct editor *editor, const struct node *shared);

/* ---- edit_text.c: new text, which goes to `text` of the editor ---- */

/* The value that an edit asks for, on one line. */
void write_value(struct editor *editor, const struct edit *edit, enum node_style style, bool flow);

/* "{a: 1}": a mapping (NULL for none) with its changes, written out. */
void write_mapping(struct editor *editor, const struct node *mapping, const struct change *changes, bool padded);

/* "{<<: *name, a: 1}": what an alias stands for, with its changes. */
void write_over_alias(struct editor *editor, const struct node *alias, const struct change *changes);

/* "a: 1": between braces, or on lines of its own. `value` is what merged keys have now, NULL for nothing. */
void write_flow_entry(struct editor *editor, const struct change *change, const struct node *value,
                      enum node_style key_style, bool padded);
void write_block_entry(struct editor *editor, const struct change *change, const struct node *value,
                       enum node_style key_style, size_t column);

/* ---- edit_flow.c ---- */

/* A value between brackets, with its key if it has one. */
struct part {
    size_t from, to;
    bool goes;
};

/* Takes out the parts of a collection in brackets that go and puts texts behind those that stay. */
void edit_flow(struct editor *editor, const struct node *collection, const struct part *parts, size_t part_count,
               const sl_text *texts, size_t text_count);

/* The parts of a mapping in braces: its own entries, or a "<<" that is alone. `goes` has a truth for each own entry. */
struct part *mapping_parts(struct editor *editor, const struct node *mapping, const bool *goes, size_t *count);

/* Where the blanks start that part a comment from what is patched up to here. */
size_t editor_tail(const struct editor *editor, size_t to);

/* ---- edit_value.c ---- */

/* Puts a text where the value of a key is (NULL for no key). Returns a reason not to, or the empty text. */
sl_text put_value(struct editor *editor, const struct node *key, const struct node *value, sl_text text);

/* Where new lines go behind a block collection that ends here and starts in a column: behind comments that stand deeper. */
size_t behind_lines(const struct editor *editor, size_t end, size_t column);

/* Gives a list other words. */
void edit_list(struct editor *editor, const struct node *key, const struct node *list, struct change *change);

#endif
