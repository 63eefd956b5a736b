/* patch.h - replaces several pieces of a text at once. */
#ifndef SAMPLINT_YAML_EDIT_PATCH_H
#define SAMPLINT_YAML_EDIT_PATCH_H

#include "base/arena.h"

struct patch {
    size_t from, to; /* the bytes of the old text that are removed; none when both are equal */
    sl_text text;    /* the new text */
    size_t tail;     /* where blanks before a comment can start, to keep its column; or PATCH_NO_TAIL */
    bool lines;      /* `text` is whole lines with their ends, to be inserted at the start of a line */
    size_t order;    /* the number of patches before this one */
};

#define PATCH_NO_TAIL SIZE_MAX

struct patches {
    struct arena *arena;
    sl_text bytes;    /* the old text */
    sl_text line_end; /* the line end that the old text uses first */
    struct patch *items;
    size_t count, capacity;
};

struct patches patches_of(struct arena *arena, sl_text bytes);

/* Replaces a piece of text. Several insertions at the same place keep the order of the calls. */
void patch_replace(struct patches *patches, size_t from, size_t to, sl_text text, size_t tail);

/* Removes all lines from the one that contains byte `from` to the one that contains byte `to`. */
void patch_remove_lines(struct patches *patches, size_t from, size_t to);

/* Inserts lines. `at` is the start of a line, or the end of the text. */
void patch_insert_lines(struct patches *patches, size_t at, sl_text lines);

/* Stores the new text, in the arena. Its last line has an end only if that of the old text has one. Returns false when
 * a patch lies inside the piece that another one removes. */
bool patches_apply(struct patches *patches, sl_text *result);

#endif
