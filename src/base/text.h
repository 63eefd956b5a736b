/* text.h - comparing, searching and splitting texts, and UTF-8. */
#ifndef SAMPLINT_BASE_TEXT_H
#define SAMPLINT_BASE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "samplint/text.h"

/* TEXT() makes a text from a string literal; TEXT_INIT() does the same in the initializer of a static text; text_of()
 * takes a NUL-terminated string. */
#define TEXT(literal) ((sl_text){"" literal, sizeof(literal) - 1})
#define TEXT_INIT(literal)                                                                                             \
    { "" literal, sizeof(literal) - 1 }
sl_text text_of(const char *string);

/* The two arguments of "%.*s". A text longer than INT_MAX is cut. */
#define TEXT_ARG(text) text_precision(text), ((text).bytes ? (text).bytes : "")
int text_precision(sl_text text);

bool text_equal(sl_text a, sl_text b);

/* Compares bytes, a prefix before a longer text. Returns a negative number, zero or a positive number. */
int text_compare(sl_text a, sl_text b);

/* Wraps text_compare() for qsort() and bsearch() of an array of texts. */
int text_order(const void *left, const void *right);

bool text_starts_with(sl_text text, sl_text start);
bool text_ends_with(sl_text text, sl_text end);
bool text_contains(sl_text text, sl_text part);

/* Returns the index of the first occurrence of a part, which must not be empty, or SIZE_MAX when there is none. */
size_t text_index(sl_text text, sl_text part);

/* Like text_index(), but accepts an empty part and ignores the case of ASCII letters. */
size_t text_seek(sl_text text, sl_text part);

/* Splits a text at the first `between`, which is not empty, and trims both parts. Returns false when there is none. */
bool text_cut(sl_text text, sl_text between, sl_text *before, sl_text *behind);

/* Moves the text before the first `byte` from the start of `*left` to `*part`, and removes that byte. Moves all of
 * `*left` if the byte does not occur. Returns whether the byte occurred: then another part follows. */
bool text_take(sl_text *left, char byte, sl_text *part);

/* Returns the bytes from index `from` up to, not including, index `to`. */
sl_text text_slice(sl_text text, size_t from, size_t to);

/* Returns the text without ASCII white space at its ends. */
sl_text text_trim(sl_text text);

/* Returns the part of a path after the last '/'. */
sl_text text_file_name(sl_text path);

/* Returns the index of `text` among `count` texts, or `count`. */
size_t text_find(const sl_text *texts, size_t count, sl_text text);

/* Decodes the code point at index `at`, which must be below text.length. Returns its length in bytes, or 0 for bytes
 * that are not UTF-8. Overlong forms, surrogates and values above U+10FFFF count as not UTF-8. */
size_t text_decode(sl_text text, size_t at, uint32_t *code);

bool text_is_utf8(sl_text text);

/* Returns the number of characters in a text. For bytes that are not UTF-8 the number is arbitrary. */
size_t text_characters(sl_text text);

/* Returns whether the byte at index `at`, which may be the length, continues a character. */
bool text_inside_character(sl_text text, size_t at);

/* Returns at most the first `most` bytes of a text, not cut inside a character. */
sl_text text_head(sl_text text, size_t most);

/* Returns the length of the run of printable ASCII and `other` that starts at `from` and ends at `to` at the latest. */
size_t text_printable(sl_text text, size_t from, size_t to, char other);

/* Returns the length of the byte order mark at the start of a text: 0 or 3. */
size_t text_mark_bytes(sl_text text);

#endif
