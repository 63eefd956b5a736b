/* text_writer.h - appends text output to a buffer: strings of samplint itself unchanged, texts of users escaped, both
 * colored if asked for.
 *
 * A text of a user comes from a file, a rule or the command line. It may contain anything (see escape.h). */
#ifndef SAMPLINT_REPORT_TEXT_WRITER_H
#define SAMPLINT_REPORT_TEXT_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "report/color.h"
#include "samplint/report.h"

/* A line of a list or a remark takes at most this many columns. */
#define TEXT_WIDTH ((size_t)100)

struct text_writer {
    struct buffer *buffer; /* belongs to the caller */
    bool color;
    size_t width;  /* the most columns of a line, for those who break lines */
    size_t column; /* the columns that the last line of a list takes so far; see out_list_item() */
};

/* Appends a string of samplint itself, without escaping it. */
static inline void out_string(const struct text_writer *out, const char *string) {
    buffer_append(out->buffer, (sl_text){string, strlen(string)});
}

/* Appends by a format of printf(), without escaping anything: the arguments are numbers and strings of samplint itself.
 * Returns how many bytes the result has. */
size_t out_printf(const struct text_writer *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Append a text of a user, escaped. Return the columns that it takes. */
size_t out_text(const struct text_writer *out, sl_text text);
size_t out_colored(const struct text_writer *out, enum color color, sl_text text);

/* Switch a color on, and all colors off. */
void out_start_color(const struct text_writer *out, enum color color);
void out_end_color(const struct text_writer *out);

/* Appends a verdict in its color. */
void out_verdict(const struct text_writer *out, sl_verdict verdict);

/* Appends the item `index` of a list that starts on a line of its own. If the line would become too long, starts a new
 * line before the item. */
void out_list_item(struct text_writer *out, size_t index, sl_text item);

/* Returns the string to write before the item `index` of a list such as "by a, b and c": `before` precedes the first
 * item, `last` the last one, and ", " all others. */
const char *list_separator(const char *before, size_t index, size_t count, const char *last);

/* Hands the bytes of a buffer to the sink and frees the buffer. Returns SL_OUT_OF_MEMORY, without a call of the sink,
 * if the buffer has failed or `good` is false; SL_CANNOT_WRITE if the sink refused the bytes. */
sl_result write_to_sink(const sl_writer_options *options, struct buffer *buffer, bool good);

#endif
