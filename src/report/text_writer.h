/* text_writer.h - a report in words as it grows: our own words, texts of others made safe, and color where it is wanted. */
#ifndef SAMPLINT_REPORT_TEXT_WRITER_H
#define SAMPLINT_REPORT_TEXT_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "report/color.h"
#include "samplint/report.h"

/* Lists are broken before this column. */
#define PAGE_WIDTH ((size_t)100)

struct text_writer {
    struct buffer *buffer;
    bool color;
    size_t column; /* of a list, where its line has come to */
};

/* Words of our own. */
void out_words(const struct text_writer *page, const char *string);

/* By a format of printf for one size_t. Returns the columns that it takes. */
size_t out_number(const struct text_writer *page, const char *format, size_t number);

/* A text of others. Returns the columns that it takes. */
size_t out_text(const struct text_writer *page, sl_text text);
size_t out_colored(const struct text_writer *page, enum color style, sl_text text);

/* Switches a style on, and off again. */
void out_start_color(const struct text_writer *page, enum color style);
void out_end_color(const struct text_writer *page);

/* What stands before the item `index` of a list such as "by a, b and c"; `before` is for the first one, `last` for the last. */
const char *out_joint(const char *before, size_t index, size_t count, const char *last);

/* A verdict, in its color. */
void out_verdict(const struct text_writer *page, sl_verdict verdict);

/* The item `index` of a list that starts on a line of its own and is broken where it has to be. */
void out_item(struct text_writer *page, size_t index, sl_text item);

/* Gives the whole away, if all of it was `good`, and frees it. */
sl_result out_write(const sl_writer_options *options, struct buffer *buffer, bool good);

#endif
