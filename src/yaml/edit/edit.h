/* edit.h - values changed in a YAML text, and not a byte beside them.
 *
 * A value takes the place of another in the same quotes, lists keep the lines of the words that stay, what is new gets a line
 * (or a place between braces) like those of its siblings. What others share through an anchor is not changed: an alias gives way
 * to a value, a key goes beside a "<<". What cannot be done so is refused. */
#ifndef SAMPLINT_YAML_EDIT_EDIT_H
#define SAMPLINT_YAML_EDIT_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/document.h"

enum edit_kind {
    EDIT_WORD, /* a text, which may need quotes */
    EDIT_INTEGER,
    EDIT_BOOL,
    EDIT_LIST,  /* the words of a set: those that are there stay in their order, others follow */
    EDIT_REMOVE /* the key goes; where a "<<" would bring it back, it stays with nothing behind it */
};

/* What is to become of the value at a path of keys. */
struct edit {
    const struct node *root; /* a mapping of the document, or an alias of one; NULL for the root of an empty document */
    const sl_text *keys;     /* the way from there: keys of mappings, at least one; missing mappings are made */
    size_t key_count;
    enum edit_kind kind;
    union {
        sl_text word;
        int64_t integer;
        bool truth;
        struct {
            const sl_text *words; /* each once */
            size_t word_count;
        };
    };
    sl_text refusal; /* why it was not made, set by yaml_edit(); empty when it was */
};

/* Makes edits in the text of a document's source; the other documents in it stay as they are. The path of none leads through the
 * root of another. `bytes` gets the whole text with those edits that could be made, in the arena; it was read again, and has their
 * values and otherwise the old ones. Returns whether none was refused. Lack of memory shows in the arena; then `bytes` is empty. */
bool yaml_edit(struct arena *arena, const struct document *document, struct edit *edits, size_t count, sl_text *bytes);

#endif
