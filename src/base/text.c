/* text.c - compares, searches and splits texts, and decodes UTF-8. */
#include "base/text.h"

#include <limits.h>
#include <string.h>

sl_text text_of(const char *string) {
    return (sl_text){string, string ? strlen(string) : 0};
}

int text_precision(sl_text text) {
    return text.length > INT_MAX ? INT_MAX : (int)text.length;
}

bool text_equal(sl_text a, sl_text b) {
    return a.length == b.length &&
           (a.length == 0 || (a.bytes[0] == b.bytes[0] && memcmp(a.bytes, b.bytes, a.length) == 0));
}

int text_compare(sl_text a, sl_text b) {
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.bytes, b.bytes, common) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

int text_order(const void *left, const void *right) {
    return text_compare(*(const sl_text *)left, *(const sl_text *)right);
}

bool text_starts_with(sl_text text, sl_text start) {
    return text.length >= start.length && text_equal(text_slice(text, 0, start.length), start);
}

bool text_ends_with(sl_text text, sl_text end) {
    return text.length >= end.length && text_equal(text_slice(text, text.length - end.length, text.length), end);
}

/* Searches by Horspool's algorithm: the byte of the text under the end of the part determines the next move. */
size_t text_index(sl_text text, sl_text part) {
    size_t skips[UCHAR_MAX + 1];
    if (part.length > text.length)
        return SIZE_MAX;
    for (size_t i = 0; i <= UCHAR_MAX; i++)
        skips[i] = part.length;
    for (size_t i = 0; i + 1 < part.length; i++)
        skips[(unsigned char)part.bytes[i]] = part.length - 1 - i;
    for (size_t end = part.length; end <= text.length; end += skips[(unsigned char)text.bytes[end - 1]])
        if (text.bytes[end - 1] == part.bytes[part.length - 1] &&
            memcmp(text.bytes + end - part.length, part.bytes, part.length) == 0)
            return end - part.length;
    return SIZE_MAX;
}

bool text_contains(sl_text text, sl_text part) {
    return part.length == 0 || text_index(text, part) != SIZE_MAX;
}

static int lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte;
}

size_t text_seek(sl_text text, sl_text part) {
    int first = part.length ? lower(part.bytes[0]) | 0x20 : 0; /* upper and lower case differ in this bit */
    for (size_t at = 0; at + part.length <= text.length; at++) {
        size_t same = 0;
        if (part.length && (text.bytes[at] | 0x20) != first)
            continue;
        while (same < part.length && lower(text.bytes[at + same]) == lower(part.bytes[same]))
            same++;
        if (same == part.length)
            return at;
    }
    return SIZE_MAX;
}

bool text_cut(sl_text text, sl_text between, sl_text *before, sl_text *behind) {
    size_t at = text_index(text, between);
    if (at == SIZE_MAX)
        return false;
    *before = text_trim(text_slice(text, 0, at));
    *behind = text_trim(text_slice(text, at + between.length, text.length));
    return true;
}

bool text_take(sl_text *left, char byte, sl_text *part) {
    const char *found = left->length ? memchr(left->bytes, byte, left->length) : NULL;
    size_t length = found ? (size_t)(found - left->bytes) : left->length;
    *part = text_slice(*left, 0, length);
    *left = text_slice(*left, length + (found != NULL), left->length);
    return found != NULL;
}

sl_text text_slice(sl_text text, size_t from, size_t to) {
    return (sl_text){text.bytes ? text.bytes + from : NULL, to - from};
}

static bool is_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

sl_text text_trim(sl_text text) {
    size_t from = 0, to = text.length;
    while (from < to && is_space(text.bytes[from]))
        from++;
    while (to > from && is_space(text.bytes[to - 1]))
        to--;
    return text_slice(text, from, to);
}

sl_text text_file_name(sl_text path) {
    size_t start = path.length;
    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    return text_slice(path, start, path.length);
}

size_t text_find(const sl_text *texts, size_t count, sl_text text) {
    size_t at = 0;
    while (at < count && !text_equal(texts[at], text))
        at++;
    return at;
}

static bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

size_t text_decode(sl_text text, size_t at, uint32_t *code) {
    const unsigned char *bytes = (const unsigned char *)text.bytes + at;
    size_t left = text.length - at;
    unsigned char first = bytes[0];
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    /* The length that the first byte announces, its payload bits, and the lowest value that needs this length. */
    size_t length;
    uint32_t value, least;
    if (first >= 0xC2 && first < 0xE0) {
        length = 2, value = first & 0x1Fu, least = 0x80;
    } else if (first >= 0xE0 && first < 0xF0) {
        length = 3, value = first & 0x0Fu, least = 0x800;
    } else if (first >= 0xF0 && first < 0xF5) {
        length = 4, value = first & 0x07u, least = 0x10000;
    } else {
        return 0;
    }
    if (left < length)
        return 0;
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(bytes[i]))
            return 0;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code = value;
    return length;
}

size_t text_characters(sl_text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += !is_continuation((unsigned char)text.bytes[i]);
    return count;
}

bool text_inside_character(sl_text text, size_t at) {
    return at < text.length && is_continuation((unsigned char)text.bytes[at]);
}

sl_text text_head(sl_text text, size_t most) {
    size_t length = most < text.length ? most : text.length;
    while (length > 0 && text_inside_character(text, length))
        length--;
    return text_slice(text, 0, length);
}

bool text_is_utf8(sl_text text) {
    uint32_t code;
    for (size_t at = 0; at < text.length;) {
        if ((unsigned char)text.bytes[at] < 0x80) { /* a short cut for ASCII */
            at++;
            continue;
        }
        size_t length = text_decode(text, at, &code);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

static bool is_printable(char byte, char other) {
    return (unsigned char)(byte - 0x20) < 0x5F || byte == other;
}

/* The number of bytes that is_printable_piece() tests without a branch, so that compilers can vectorize its loop. */
#define PIECE_BYTES 32

static bool is_printable_piece(const char *bytes, char other) {
    unsigned good = 1;
    for (size_t i = 0; i < PIECE_BYTES; i++)
        good &= is_printable(bytes[i], other);
    return good;
}

/* Tests eight bytes at once. A byte is bad if it has the highest bit, if that bit appears when 1 is added (0x7F), or if
 * it is borrowed when 0x20 is taken away. */
static bool is_printable_word(const char *bytes) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return ((word | (word + ones) | ((word - 0x20 * ones) & ~word)) & 0x80 * ones) == 0;
}

size_t text_printable(sl_text text, size_t from, size_t to, char other) {
    size_t end = from;
    while (to - end >= PIECE_BYTES && is_printable_piece(text.bytes + end, other))
        end += PIECE_BYTES;
    while (to - end >= sizeof(uint64_t) && is_printable_word(text.bytes + end))
        end += sizeof(uint64_t);
    while (end < to && is_printable(text.bytes[end], other))
        end++;
    return end - from;
}

size_t text_mark_bytes(sl_text text) {
    sl_text mark = TEXT("\xEF\xBB\xBF");
    return text_starts_with(text, mark) ? mark.length : 0;
}
