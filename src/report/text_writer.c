/* text_writer.c - appends strings, escaped texts, colors and lists to a buffer. */
#include "report/text_writer.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"
#include "report/escape.h"

size_t out_printf(const struct text_writer *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    size_t length = (size_t)vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *room = buffer_reserve(out->buffer, length + 1);
    if (room) {
        va_start(arguments, format);
        vsnprintf(room, length + 1, format, arguments);
        va_end(arguments);
        out->buffer->length += length;
    }
    return length;
}

size_t out_text(const struct text_writer *out, sl_text text) {
    return escape_text(out->buffer, text);
}

void out_start_color(const struct text_writer *out, enum color color) {
    if (out->color)
        out_string(out, color_code(color));
}

void out_end_color(const struct text_writer *out) {
    if (out->color)
        out_string(out, COLOR_END);
}

size_t out_colored(const struct text_writer *out, enum color color, sl_text text) {
    if (color != COLOR_NONE)
        out_start_color(out, color);
    size_t columns = out_text(out, text);
    if (color != COLOR_NONE)
        out_end_color(out);
    return columns;
}

void out_verdict(const struct text_writer *out, sl_verdict verdict) {
    static const enum color colors[] = {COLOR_GOOD, COLOR_WARNING, COLOR_ERROR, COLOR_ERROR};
    out_colored(out, colors[verdict], text_of(sl_verdict_name(verdict)));
}

#define LIST_MARGIN ((size_t)4)

void out_list_item(struct text_writer *out, size_t index, sl_text item) {
    bool breaks = index > 0 && out->column + 2 + item.length > TEXT_WIDTH;
    out_string(out, index == 0 ? "" : breaks ? ",\n" : ", ");
    out->column += 2;
    if (index == 0 || breaks) {
        buffer_repeat(out->buffer, ' ', LIST_MARGIN);
        out->column = LIST_MARGIN;
    }
    out->column += out_text(out, item);
}

const char *list_separator(const char *before, size_t index, size_t count, const char *last) {
    return index == 0 ? before : index + 1 == count ? last : ", ";
}

sl_result write_to_sink(const sl_writer_options *options, struct buffer *buffer, bool good) {
    sl_result result = good && !buffer->failed ? SL_OK : SL_OUT_OF_MEMORY;
    if (result == SL_OK && !options->sink(options->context, buffer->bytes, buffer->length))
        result = SL_CANNOT_WRITE;
    buffer_free(buffer);
    return result;
}
