/* change.h - edits, and the tree of changes that several edits make together. */
#ifndef SAMPLINT_YAML_EDIT_CHANGE_H
#define SAMPLINT_YAML_EDIT_CHANGE_H

#include "model/document.h"

enum edit_kind {
    EDIT_WORD, /* a text, which may need quotes */
    EDIT_INTEGER,
    EDIT_BOOL,
    EDIT_LIST,  /* the words of a set: existing words keep their order, new ones follow */
    EDIT_REMOVE /* removes the key; if a "<<" would bring it back, keeps it without a value */
};

/* A new value for a path of keys. */
struct edit {
    const struct node *root; /* a mapping of the document, or an alias of one; NULL for the root of an empty document */
    const sl_text *keys;     /* the path from the root: keys of mappings, at least one; missing mappings are created */
    size_t key_count;
    enum edit_kind kind;
    union {
        sl_text word;
        int64_t integer;
        bool truth;
        struct {
            const sl_text *words; /* without duplicates */
            size_t word_count;
        };
    };
    sl_text refusal; /* set by yaml_edit(): the reason why the edit was not made, or empty */
};

/* A node of the tree of changes. It has an edit, or changes below it. */
struct change {
    sl_text key;
    struct edit *edit;    /* the edit of this key's value, or NULL */
    struct change *below; /* the first change of a key below this one */
    struct change *next;  /* the next change in the same mapping, in the order of the edits */
};

/* The changes below one root. */
struct changed_root {
    const struct node *node; /* NULL for the root of an empty document */
    struct change *changes;
};

/* Returns the changes of all edits, by root, sorted by place. Refuses invalid edits and leaves them out. */
struct changed_root *changes_of(struct arena *arena, const struct document *document, struct edit *edits, size_t count,
                                size_t *root_count);

/* Returns the first byte of a root, or SIZE_MAX for NULL. */
size_t root_place(const struct node *root);

/* Returns the value that a mapping has for the key of a change, with aliases followed. Returns NULL when there is none,
 * and when `mapping` is NULL or not a mapping. */
const struct node *present_value(const struct change *change, const struct node *mapping);

/* Returns the change of this key among `changes` (a linked list), or NULL. */
const struct change *change_find(const struct change *changes, const struct node *key);

/* Refuse all edits of a change or a linked list. `reason` is static or in the arena; an empty one refuses nothing. */
void change_refuse(struct change *change, sl_text reason);
void changes_refuse(struct change *changes, sl_text reason);

/* Refuses edits that would replace a mapping by a value, or a value by a mapping. `value` may be NULL. */
void refuse_misfits(struct arena *arena, struct change *change, const struct node *value);

/* Returns whether a value (NULL for a missing one) already has what an edit asks for. */
bool edit_is_made(const struct edit *edit, const struct node *value);

/* Returns whether a change asks for anything that a value (NULL for a missing one) does not have yet. */
bool change_is_needed(const struct change *change, const struct node *value);

#endif
