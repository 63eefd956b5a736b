/* lines.h - the lines of a text, as editors count them: "\n", "\r\n" and "\r" each end a line. */
#ifndef SAMPLINT_BASE_LINES_H
#define SAMPLINT_BASE_LINES_H

#include "base/arena.h"
#include "samplint/place.h"

/* Return whether a byte is a space or a tab, and whether it ends a line. */
bool is_blank(char byte);
bool is_break(char byte);

/* Returns the line that contains a byte, without its line end. */
sl_text line_around(sl_text text, size_t byte);

/* Returns "FILE:LINE". */
sl_text line_name(struct arena *arena, const sl_source *source, size_t line);

/* Returns the place of a line (from 1) without its indentation; an empty place if the text has fewer lines. */
sl_span line_span(sl_text text, size_t line);

/* Moves a mark over the next character, which must exist. Bytes that are not UTF-8 count as one character each. As in
 * editors, "\n", "\r\n" and "\r" end a line; YAML 1.2 has no other line ends. */
void mark_advance(sl_text bytes, sl_mark *mark);

#endif
