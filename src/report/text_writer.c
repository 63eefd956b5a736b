#include "report/text_writer.h"

#include <stdio.h>

#include "base/text.h"
#include "report/escape.h"

void out_words(const struct text_writer *page, const char *string) {
    buffer_append(page->buffer, text_of(string));
}

size_t out_number(const struct text_writer *page, const char *format, size_t number) {
    char text[128];
    int length = snprintf(text, sizeof text, format, number);
    out_words(page, text);
    return (size_t)length;
}

size_t out_text(const struct text_writer *page, sl_text text) {
    return escape_text(page->buffer, text);
}

void out_start_color(const struct text_writer *page, enum color style) {
    if (page->color)
        out_words(page, color_code(style));
}

void out_end_color(const struct text_writer *page) {
    if (page->color)
        out_words(page, COLOR_END);
}

size_t out_colored(const struct text_writer *page, enum color style, sl_text text) {
    if (style != COLOR_NONE)
        out_start_color(page, style);
    size_t columns = out_text(page, text);
    if (style != COLOR_NONE)
        out_end_color(page);
    return columns;
}

const char *out_joint(const char *before, size_t index, size_t count, const char *last) {
    return index == 0 ? before : index + 1 == count ? last : ", ";
}

void out_verdict(const struct text_writer *page, sl_verdict verdict) {
    static const enum color styles[] = {COLOR_GOOD, COLOR_WARNING, COLOR_ERROR, COLOR_ERROR};
    out_colored(page, styles[verdict], text_of(sl_verdict_name(verdict)));
}

#define LIST_MARGIN ((size_t)4)

void out_item(struct text_writer *page, size_t index, sl_text item) {
    bool breaks = index > 0 && page->column + 2 + item.length > PAGE_WIDTH;
    out_words(page, index == 0 ? "" : breaks ? ",\n" : ", ");
    page->column += 2;
    if (index == 0 || breaks) {
        buffer_repeat(page->buffer, ' ', LIST_MARGIN);
        page->column = LIST_MARGIN;
    }
    page->column += out_text(page, item);
}

sl_result out_write(const sl_writer_options *options, struct buffer *buffer, bool good) {
    sl_result result = good && !buffer->failed ? SL_OK : SL_OUT_OF_MEMORY;
    if (result == SL_OK && !options->sink(options->context, buffer->bytes, buffer->length))
        result = SL_CANNOT_WRITE;
    buffer_free(buffer);
    return result;
}
