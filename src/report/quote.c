/* quote.c - quotes texts for JSON, Lua and YAML. */
#include "report/quote.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "report/escape.h"

/* Appends a character as an escape with its number. */
static void put_number(struct buffer *buffer, uint32_t code, enum quote_language language) {
    char room[ESCAPE_SIZE];
    if (language == QUOTE_LUA) {
        snprintf(room, sizeof room, "\\u{%04X}", (unsigned)code);
    } else if (code < 0x10000) {
        snprintf(room, sizeof room, "\\u%04X", (unsigned)code);
    } else if (language == QUOTE_YAML) {
        snprintf(room, sizeof room, "\\U%08X", (unsigned)code);
    } else {
        code -= 0x10000;
        snprintf(room, sizeof room, "\\u%04X\\u%04X", (unsigned)(0xD800 + (code >> 10)),
                 (unsigned)(0xDC00 + (code & 0x3FF)));
    }
    buffer_append(buffer, text_of(room));
}

/* Returns whether a character may stand between quotes as it is. */
static bool is_shown(sl_text character, uint32_t code, enum quote_language language) {
    char room[ESCAPE_SIZE];
    size_t bytes, columns;
    if (code >= 0x80 && language == QUOTE_JSON)
        return false;
    if (code == ']')
        return language != QUOTE_YAML;
    return escape_piece(character, 0, room, &bytes, &columns).bytes != room;
}

static void put_character(struct buffer *buffer, sl_text character, uint32_t code, enum quote_language language) {
    if (code == '"' || code == '\\')
        buffer_byte(buffer, '\\');
    if (code == '\n')
        buffer_append(buffer, TEXT("\\n"));
    else if (is_shown(character, code, language))
        buffer_append(buffer, character);
    else
        put_number(buffer, code, language);
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/* Returns whether every version of YAML reads this text as a text if it has no quotes. */
static bool is_plain_yaml(sl_text text) {
    static const char *const values[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    if (text.length == 0 || !is_letter(text.bytes[0]))
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (!is_letter(text.bytes[i]) && text.bytes[i] != '-' && !(text.bytes[i] >= '0' && text.bytes[i] <= '9'))
            return false;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strlen(values[i]) == text.length && strncasecmp(text.bytes, values[i], text.length) == 0)
            return false;
    return true;
}

void quote_text(struct buffer *buffer, sl_text text, enum quote_language language) {
    if (language == QUOTE_YAML && is_plain_yaml(text)) {
        buffer_append(buffer, text);
        return;
    }
    buffer_byte(buffer, '"');
    for (size_t at = 0, bytes; at < text.length; at += bytes) {
        uint32_t code;
        bytes = text_decode(text, at, &code);
        if (bytes)
            put_character(buffer, text_slice(text, at, at + bytes), code, language);
        else
            put_number(buffer, 0xFFFD, language);
        bytes += bytes == 0;
    }
    buffer_byte(buffer, '"');
}
