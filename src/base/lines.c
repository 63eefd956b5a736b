/* lines.c - finds lines in a text, and counts them. */
#include "base/lines.h"

#include "base/text.h"

bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

bool is_break(char byte) {
    return byte == '\n' || byte == '\r';
}

sl_text line_around(sl_text text, size_t byte) {
    size_t from = byte > text.length ? text.length : byte;
    if (from > 0 && from < text.length && text.bytes[from] == '\n' && text.bytes[from - 1] == '\r')
        from--; /* "\r\n" is one line end */
    size_t to = from;
    while (from > 0 && !is_break(text.bytes[from - 1]))
        from--;
    while (to < text.length && !is_break(text.bytes[to]))
        to++;
    return text_slice(text, from, to);
}

sl_text line_name(struct arena *arena, const sl_source *source, size_t line) {
    return arena_printf(arena, "%.*s:%zu", TEXT_ARG(source->name), line);
}

sl_span line_span(sl_text text, size_t line) {
    size_t at = 0, left = line;
    for (; left > 1 && at < text.length; at++)
        if (text.bytes[at] == '\n' || (text.bytes[at] == '\r' && (at + 1 == text.length || text.bytes[at + 1] != '\n')))
            left--;
    if (left > 1)
        return (sl_span){{line, 1, at}, {line, 1, at}};
    sl_text whole = line_around(text, at);
    size_t blanks = 0;
    while (blanks < whole.length && is_blank(whole.bytes[blanks]))
        blanks++;
    size_t length = text_characters(whole);
    return (sl_span){{line, blanks + 1, at + blanks}, {line, length + 1, at + whole.length}};
}

void mark_advance(sl_text bytes, sl_mark *mark) {
    unsigned char first = (unsigned char)bytes.bytes[mark->byte];
    if (first >= 0x20 && first < 0x80) {
        mark->byte++;
        mark->column++;
        return;
    }
    bool breaks = first == '\n';
    if (first == '\r')
        breaks = mark->byte + 1 == bytes.length || bytes.bytes[mark->byte + 1] != '\n';
    uint32_t code;
    size_t length = first < 0x80 ? 1 : text_decode(bytes, mark->byte, &code);
    mark->byte += length ? length : 1;
    mark->column = breaks ? 1 : mark->column + 1;
    mark->line += breaks;
}
