/* quote.c - decides whether a text can be plain, and quotes it otherwise. */
#include "yaml/edit/quote.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "yaml/encoding.h"

static bool all_printable(sl_text word) {
    uint32_t code;
    for (size_t at = 0, length; at < word.length; at += length) {
        length = text_decode(word, at, &code);
        if (length == 0 || !is_yaml_printable(code))
            return false;
    }
    return true;
}

static bool is_letter_or_digit(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte >= 0x80;
}

/* Returns whether a character inside a word would have another meaning without quotes. */
static bool is_indicator(sl_text word, size_t at, bool flow) {
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

/* Returns whether a text can be plain: it must not resolve to another type, nor to a truth value in YAML 1.1. */
static bool is_plain(sl_text word, bool flow) {
    struct node scalar = {.kind = NODE_SCALAR, .style = STYLE_PLAIN, .text = word};
    bool truth;
    if (word.length == 0 || !is_letter_or_digit((unsigned char)word.bytes[0]) || word.bytes[word.length - 1] == ' ')
        return false;
    for (size_t at = 1; at < word.length; at++)
        if (is_indicator(word, at, flow))
            return false;
    return all_printable(word) && scalar_resolve(&scalar).type == SCALAR_TEXT && !is_truth_word(word, &truth);
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
        if (is_yaml_printable(code) && code != '"' && code != '\\')
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
