#include "yaml/edit/quote.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Whether a character stands for itself in quotes. */
static bool is_printable(uint32_t code) {
    return (code >= 0x20 && code <= 0x7E) || (code >= 0xA0 && code <= 0xD7FF && code != 0x2028 && code != 0x2029) ||
           (code >= 0xE000 && code <= 0xFFFD && code != 0xFEFF) || code >= 0x10000;
}

static bool all_printable(sl_text word) {
    uint32_t code;
    for (size_t at = 0, length; at < word.length; at += length) {
        length = text_decode(word, at, &code);
        if (length == 0 || !is_printable(code))
            return false;
    }
    return true;
}

/* Words that are truth values to readers of YAML 1.1. */
static bool is_old_boolean(sl_text word) {
    static const char *const words[] = {"yes", "Yes", "YES", "on",  "On",  "ON",  "y", "Y",
                                        "no",  "No",  "NO",  "off", "Off", "OFF", "n", "N"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal(word, text_of(words[i])))
            return true;
    return false;
}

static bool is_letter_or_digit(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte >= 0x80;
}

/* Whether a character inside a word means something else without quotes. */
static bool is_sign(sl_text word, size_t at, bool flow) {
    switch (word.bytes[at]) {
    case ':': return at + 1 == word.length || !is_letter_or_digit((unsigned char)word.bytes[at + 1]) || flow;
    case '#': return word.bytes[at - 1] == ' ';
    case ',':
    case '[':
    case ']':
    case '{':
    case '}': return flow;
    default: return false;
    }
}

static bool is_plain(sl_text word, bool flow) {
    struct node scalar = {.kind = NODE_SCALAR, .style = STYLE_PLAIN, .text = word};
    if (word.length == 0 || !is_letter_or_digit((unsigned char)word.bytes[0]) || word.bytes[word.length - 1] == ' ')
        return false;
    for (size_t at = 1; at < word.length; at++)
        if (is_sign(word, at, flow))
            return false;
    return all_printable(word) && scalar_resolve(&scalar).type == SCALAR_TEXT && !is_old_boolean(word);
}

static void append_escape(struct buffer *buffer, uint32_t code) {
    static const char signs[] = "\"\\\n\t\r", letters[] = "\"\\ntr";
    const char *sign = code < 0x80 && code ? strchr(signs, (int)code) : NULL;
    char escape[16];
    if (sign)
        snprintf(escape, sizeof escape, "\\%c", letters[sign - signs]);
    else
        snprintf(escape, sizeof escape, code <= 0xFF ? "\\x%02x" : "\\u%04x", (unsigned)code);
    buffer_append(buffer, text_of(escape));
}

static void append_double_quoted(struct buffer *buffer, sl_text word) {
    uint32_t code;
    buffer_byte(buffer, '"');
    for (size_t at = 0, length; at < word.length && (length = text_decode(word, at, &code)) > 0; at += length)
        if (is_printable(code) && code != '"' && code != '\\')
            buffer_append(buffer, text_slice(word, at, at + length));
        else
            append_escape(buffer, code);
    buffer_byte(buffer, '"');
}

static void append_single_quoted(struct buffer *buffer, sl_text word) {
    buffer_byte(buffer, '\'');
    for (size_t at = 0; at < word.length; at++) {
        if (word.bytes[at] == '\'')
            buffer_byte(buffer, '\'');
        buffer_byte(buffer, word.bytes[at]);
    }
    buffer_byte(buffer, '\'');
}

void quote_word(struct buffer *buffer, sl_text word, enum node_style style, bool flow) {
    if (style == STYLE_SINGLE_QUOTED && all_printable(word))
        append_single_quoted(buffer, word);
    else if (style != STYLE_DOUBLE_QUOTED && style != STYLE_SINGLE_QUOTED && is_plain(word, flow))
        buffer_append(buffer, word);
    else
        append_double_quoted(buffer, word);
}

void quote_scalar(struct buffer *buffer, const struct node *scalar, bool flow) {
    switch (scalar_resolve(scalar).type) {
    case SCALAR_TEXT: quote_word(buffer, scalar->text, scalar->style, flow); break;
    case SCALAR_NULL: buffer_append(buffer, scalar->text.length ? scalar->text : TEXT("~")); break;
    default: buffer_append(buffer, scalar->text); break;
    }
}
