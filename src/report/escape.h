/* escape.h - makes texts of users safe to show on a terminal, and measures how many columns they take there.
 *
 * Characters that could move the cursor, change colors or reorder what is read are replaced by their number, such as
 * \u{001B}: control characters, bidirectional and other invisible format characters, and line separators. Bytes that
 * are not UTF-8 become \xFF. */
#ifndef SAMPLINT_REPORT_ESCAPE_H
#define SAMPLINT_REPORT_ESCAPE_H

#include "base/buffer.h"
#include "samplint/place.h"

/* The number of a character takes at most this many bytes, its NUL included. */
#define ESCAPE_SIZE 16

/* Returns the next piece of an escaped text, which starts at the byte `at`: either a part of the text that is shown as
 * it is, or the number of one character, which is written into `room`. Sets *bytes to how many bytes of the text the
 * piece covers, at least 1, and *columns to how many columns the piece takes. */
sl_text escape_piece(sl_text text, size_t at, char room[ESCAPE_SIZE], size_t *bytes, size_t *columns);

/* Appends a text, escaped, without a line break. Returns the columns that it takes. */
size_t escape_text(struct buffer *buffer, sl_text text);

/* Returns how many bytes of a text to put on a line of `most` columns, so that the line ends before a blank or with the
 * text. It is at least one whole word, even if the word takes more columns. */
size_t escape_fitting_bytes(sl_text text, size_t most);

/* Appends a text, escaped, in at most `most` columns (at least 3): a longer text is cut and ends with "...". Returns
 * the columns that it takes. */
size_t escape_cut(struct buffer *buffer, sl_text text, size_t most);

/* Appends the source line in which a span starts, escaped, tabs as blanks; of a long line, only the part around the
 * start of the span. Sets *before to the columns before the span, and *width to the columns that the span takes in this
 * line, at least 1. */
void escape_source_line(struct buffer *buffer, sl_text source, sl_span span, size_t *before, size_t *width);

/* Returns the byte at which escape_source_line() starts. Spans for which it is the same byte can be marked below the
 * same line. */
size_t escape_source_line_start(sl_text source, sl_span span);

#endif
