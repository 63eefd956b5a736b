/* escape.c - replaces unsafe characters by their numbers, with utf8proc's categories and widths of characters. */
#include "report/escape.h"

#include <stdio.h>
#include <utf8proc.h>

#include "base/text.h"
#include "samplint/report.h"

/* How much of a long source line is shown before and after the start of a span. */
#define BYTES_BEFORE ((size_t)100)
#define BYTES_BEHIND ((size_t)160)

#define TAB_COLUMNS ((size_t)4)

/* Returns whether a character beyond ASCII is replaced by its number. */
static bool is_unsafe(uint32_t code) {
    if (code == 0x200C || code == 0x200D)
        return false; /* joiners, which letters of some scripts need */
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CS: return true;
    default: return false;
    }
}

static sl_text write_number(char room[ESCAPE_SIZE], const char *format, unsigned number) {
    int length = snprintf(room, ESCAPE_SIZE, format, number);
    return (sl_text){room, (size_t)length};
}

/* Returns the character at `at`, or its number in `room`. Sets *bytes and *columns as escape_piece() does. */
static sl_text escape_character(sl_text text, size_t at, char room[ESCAPE_SIZE], size_t *bytes, size_t *columns) {
    uint32_t code;
    *bytes = text_decode(text, at, &code);
    bool is_invalid = *bytes == 0;
    if (is_invalid || (code < 0x80 ? code < 0x20 || code == 0x7F : is_unsafe(code))) {
        sl_text shown = is_invalid ? write_number(room, "\\x%02X", (unsigned char)text.bytes[at])
                                   : write_number(room, "\\u{%04X}", (unsigned)code);
        *bytes += is_invalid;
        *columns = shown.length;
        return shown;
    }
    int width = code < 0x80 ? 1 : utf8proc_charwidth((utf8proc_int32_t)code);
    *columns = width > 0 ? (size_t)width : 0;
    return text_slice(text, at, at + *bytes);
}

static size_t append_character(struct buffer *buffer, sl_text text, size_t at, size_t *bytes) {
    char room[ESCAPE_SIZE];
    size_t columns;
    buffer_append(buffer, escape_character(text, at, room, bytes, &columns));
    return columns;
}

sl_text escape_piece(sl_text text, size_t at, char room[ESCAPE_SIZE], size_t *bytes, size_t *columns) {
    *columns = *bytes = text_printable(text, at, text.length, ' ');
    return *bytes ? text_slice(text, at, at + *bytes) : escape_character(text, at, room, bytes, columns);
}

size_t escape_text(struct buffer *buffer, sl_text text) {
    char room[ESCAPE_SIZE];
    size_t all = 0, bytes, columns;
    for (size_t at = 0; at < text.length; at += bytes) {
        buffer_append(buffer, escape_piece(text, at, room, &bytes, &columns));
        all += columns;
    }
    return all;
}

/* Returns how many bytes of a text take at most `most` columns together. Does not cut a character. */
static size_t bytes_in_columns(sl_text text, size_t most) {
    char room[ESCAPE_SIZE];
    size_t at = text_printable(text, 0, text.length > most ? most + 1 : text.length, ' '), bytes, columns;
    if (at > most)
        return most; /* each of these bytes takes a column, as in most texts */
    for (size_t left = most - at; at < text.length; at += bytes, left -= columns) {
        escape_piece(text, at, room, &bytes, &columns);
        if (columns > left)
            return at + (text_printable(text, at, text.length, ' ') ? left : 0);
    }
    return at;
}

size_t escape_fitting_bytes(sl_text text, size_t most) {
    size_t at = bytes_in_columns(text, most);
    if (at == text.length)
        return at;
    while (at > 0 && text.bytes[at] != ' ')
        at--;
    while (at == 0 || (at < text.length && text.bytes[at] != ' '))
        at++; /* a word that is too long gets a line of its own */
    return at;
}

size_t escape_cut(struct buffer *buffer, sl_text text, size_t most) {
    const sl_text dots = TEXT("...");
    size_t columns = 0, kept = 0, end = buffer->length, bytes;
    for (size_t at = 0; at < text.length; at += bytes) {
        columns += append_character(buffer, text, at, &bytes);
        if (columns > most) {
            buffer->length = end;
            buffer_append(buffer, dots);
            return kept + dots.length;
        }
        if (columns + dots.length <= most) {
            kept = columns;
            end = buffer->length;
        }
    }
    return columns;
}

static bool ends_line(char byte) {
    return byte == '\n' || byte == '\r';
}

/* Finds the part of a line to show around the byte `middle`. */
static void find_window(sl_text bytes, size_t middle, size_t *from, size_t *to) {
    size_t first = middle > BYTES_BEFORE ? middle - BYTES_BEFORE : 0;
    size_t last = bytes.length - middle > BYTES_BEHIND ? middle + BYTES_BEHIND : bytes.length;
    *from = *to = middle;
    while (*from > first && !ends_line(bytes.bytes[*from - 1]))
        (*from)--;
    while (*to < last && !ends_line(bytes.bytes[*to]))
        (*to)++;
    while (*from < middle && text_inside_character(bytes, *from))
        (*from)++;
    while (*to > middle && text_inside_character(bytes, *to))
        (*to)--;
}

/* Returns the first byte after `at` at which the span starts or ends, at most `to`. */
static size_t next_edge(sl_span span, size_t at, size_t to) {
    if (at < span.start.byte && span.start.byte < to)
        return span.start.byte;
    return at < span.end.byte && span.end.byte < to ? span.end.byte : to;
}

size_t escape_source_line_start(sl_text source, sl_span span) {
    size_t from, to;
    find_window(source, span.start.byte < source.length ? span.start.byte : source.length, &from, &to);
    return from;
}

void escape_source_line(struct buffer *buffer, sl_text source, sl_span span, size_t *before, size_t *width) {
    size_t first = text_mark_bytes(source);
    size_t middle = span.start.byte < source.length ? span.start.byte : source.length;
    size_t from, to, columns = 0, taken;
    find_window(source, middle, &from, &to);
    if (from < first)
        from = first < to ? first : to;
    if (from > first && !ends_line(source.bytes[from - 1])) {
        buffer_append(buffer, TEXT("..."));
        columns = 3;
    }
    *before = columns;
    *width = 0;
    for (size_t at = from; at < to; at += taken) {
        size_t shown = taken = text_printable(source, at, next_edge(span, at, to), ' ');
        if (taken) {
            buffer_append(buffer, text_slice(source, at, at + taken));
        } else if (source.bytes[at] == '\t') {
            taken = 1;
            shown = TAB_COLUMNS - columns % TAB_COLUMNS;
            buffer_repeat(buffer, ' ', shown);
        } else {
            shown = append_character(buffer, source, at, &taken);
        }
        columns += shown;
        if (at < span.start.byte)
            *before = columns;
        else if (at < span.end.byte)
            *width += shown;
    }
    if (to < source.length && !ends_line(source.bytes[to]))
        buffer_append(buffer, TEXT("..."));
    if (*width == 0)
        *width = 1;
}

sl_result sl_write_escaped(sl_sink *sink, void *context, sl_text text) {
    char room[ESCAPE_SIZE];
    size_t bytes, columns;
    for (size_t at = 0; at < text.length; at += bytes) {
        sl_text piece = escape_piece(text, at, room, &bytes, &columns);
        if (!sink(context, piece.bytes, piece.length))
            return SL_CANNOT_WRITE;
    }
    return SL_OK;
}
