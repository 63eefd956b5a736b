/* layout.h - where lines, blanks and comments stand between what a reader of YAML sees. */
#ifndef SAMPLINT_YAML_EDIT_LAYOUT_H
#define SAMPLINT_YAML_EDIT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lines.h"
#include "model/document.h"

/* Where the line with this byte starts, behind a byte order mark. */
size_t line_start(sl_text bytes, size_t at);

/* Where the next line starts; the end of the text when this is the last one. */
size_t line_next(sl_text bytes, size_t at);

/* From 1, in characters. */
size_t column_at(sl_text bytes, size_t at);

bool has_break(sl_text text);

/* Over the blanks from here on; over line ends and comments too. */
size_t skip_blanks(sl_text bytes, size_t at);
size_t skip_space(sl_text bytes, size_t at);

/* Back over the blanks before this. */
size_t back_blanks(sl_text bytes, size_t at);

/* Whether nothing but blanks stands before this on its line. */
bool starts_line(sl_text bytes, size_t at);

/* Where a node's anchor and tag end; its start when it has none. */
size_t properties_end(sl_text bytes, const struct node *node);

/* Where what follows them starts; the node's end when that is nothing. */
size_t content_start(sl_text bytes, const struct node *node);

/* Where a node's last character ends. A block scalar keeps no more of the empty lines behind it than its value has. */
size_t content_end(sl_text bytes, const struct node *node);

/* Where the "|" or ">" of a block scalar and its signs end. */
size_t header_end(sl_text bytes, const struct node *scalar);

/* The literal or folded text that is the last thing in a node, or NULL. */
const struct node *block_scalar_in(const struct node *node);

/* Where the ":" behind a key stands; the end of the text when there is none. */
size_t colon_at(sl_text bytes, const struct node *key);

/* Where a mapping's own entry ends, its value included. */
size_t entry_end(sl_text bytes, const struct entry *entry);

/* How many entries are the mapping's own: they come first. */
size_t own_entries_of(const struct node *mapping);

/* Whether there is nothing: no value, `~` or `null`. */
bool is_nothing(const struct node *node);

#endif
