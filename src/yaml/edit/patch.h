/* patch.h - pieces of a text exchanged for others, all at once. */
#ifndef SAMPLINT_YAML_EDIT_PATCH_H
#define SAMPLINT_YAML_EDIT_PATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct patch {
    size_t from, to; /* what goes, in bytes of the old text; nothing when they are equal */
    sl_text text;    /* what comes */
    size_t tail;     /* where blanks may start that keep a comment in its column, or PATCH_NO_TAIL */
    bool lines;      /* it is lines, each with its end, to stand at the start of one */
    size_t order;
};

#define PATCH_NO_TAIL SIZE_MAX

struct patches {
    struct arena *arena;
    sl_text bytes;    /* the old text */
    sl_text line_end; /* as that has them */
    struct patch *items;
    size_t count;
    size_t capacity;
};

struct patches patches_of(struct arena *arena, sl_text bytes);

/* Where several come in at one place, they stand in the order of the calls. */
void patch_replace(struct patches *patches, size_t from, size_t to, sl_text text, size_t tail);

/* Takes out all lines from the one with `from` to the one with `to` in it. */
void patch_remove_lines(struct patches *patches, size_t from, size_t to);

/* `at` is the start of a line, or the end of the text. */
void patch_insert_lines(struct patches *patches, size_t at, sl_text lines);

/* The new text, in the arena. Where the last line had no end, it has none again. Returns false when a patch lies in what another
 * takes out or exchanges. */
bool patches_apply(struct patches *patches, sl_text *result);

#endif
