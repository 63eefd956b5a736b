/* escape.h - texts of others, made safe for a terminal and measured as it shows them.
 *
 * Whatever could move the cursor, change colors or reorder what is read - control characters, bidirectional and other
 * invisible format characters, line separators, bytes that are not UTF-8 - is shown by its number. */
#ifndef SAMPLINT_REPORT_ESCAPE_H
#define SAMPLINT_REPORT_ESCAPE_H

#include "base/buffer.h"
#include "samplint/place.h"

/* So much a number takes in place of a character. */
#define ESCAPE_ROOM 16

/* What is shown of a text from `at` on, up to where it changes between characters and numbers: a part of the text, or the number, in
 * the room. *bytes gets how much of the text that is, at least 1, *columns how many it takes. */
sl_text escape_piece(sl_text text, size_t at, char room[ESCAPE_ROOM], size_t *bytes, size_t *columns);

/* Appends a text on one line. Returns the columns it takes. */
size_t escape_text(struct buffer *buffer, sl_text text);

/* How many bytes of a text are on a line of so many columns that ends before a blank, or with the text; at least those of a word. */
size_t escape_fitting(sl_text text, size_t most);

/* Appends a text on one line and in so many columns, at least 3: one that takes more is cut and ends with "...". Returns the
 * columns it takes. */
size_t escape_cut(struct buffer *buffer, sl_text text, size_t most);

/* Appends the part around a span's start of the line that it starts in, tabs as blanks. *before gets the columns before the
 * span, *width the columns of what of it is in this line, at least 1. */
void escape_line(struct buffer *buffer, sl_text bytes, sl_span span, size_t *before, size_t *width);

/* The byte at which escape_line() starts: places with the same one can be marked under one line. */
size_t escape_line_start(sl_text bytes, sl_span span);

#endif
