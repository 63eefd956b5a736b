/* layout.h - finds lines, blanks, comments and the ends of nodes in a YAML text. Places are byte offsets. */
#ifndef SAMPLINT_YAML_EDIT_LAYOUT_H
#define SAMPLINT_YAML_EDIT_LAYOUT_H

#include "base/lines.h"
#include "model/document.h"

/* Returns the start of the line that contains a byte, after a byte order mark. */
size_t line_start(sl_text bytes, size_t at);

/* Returns the start of the next line, or the end of the text. */
size_t line_next(sl_text bytes, size_t at);

/* Returns the column of a byte, from 1, in characters. */
size_t column_at(sl_text bytes, size_t at);

bool has_break(sl_text text);

/* Return the place after the blanks at `at`; after the blanks, line ends and comments at `at`; and the start of the
 * blanks that end at `at`. */
size_t skip_blanks(sl_text bytes, size_t at);
size_t skip_space(sl_text bytes, size_t at);
size_t back_blanks(sl_text bytes, size_t at);

/* Returns whether only blanks precede a byte on its line. */
bool starts_line(sl_text bytes, size_t at);

/* Returns the end of a node's anchor and tag, or the node's start when it has none. */
size_t properties_end(sl_text bytes, const struct node *node);

/* Returns the start of a node's content after its anchor and tag, or the node's end when there is none. */
size_t content_start(sl_text bytes, const struct node *node);

/* Returns the end of a node's last character. Empty lines after a block scalar count only if they are in its value. */
size_t content_end(sl_text bytes, const struct node *node);

/* Returns the end of the header of a block scalar: of "|" or ">" with its indicators. */
size_t header_end(sl_text bytes, const struct node *scalar);

/* Returns the block scalar with which a node ends, or NULL. */
const struct node *block_scalar_in(const struct node *node);

/* Returns the place of the ":" after a key, or the end of the text when there is none. */
size_t colon_at(sl_text bytes, const struct node *key);

/* Returns the end of a mapping's own entry, with its value. */
size_t entry_end(sl_text bytes, const struct entry *entry);

/* Returns the number of a mapping's own entries, which precede the merged ones. */
size_t own_entries_of(const struct node *mapping);

#endif
