/* text.h - small questions about texts, and UTF-8. */
#ifndef SAMPLINT_BASE_TEXT_H
#define SAMPLINT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/text.h"

/* A text from a string literal, one that initializes a static text, and one from a NUL-terminated string. */
#define TEXT(literal) ((sl_text){"" literal, sizeof(literal) - 1})
#define TEXT_INIT(literal)                                                                                             \
    { "" literal, sizeof(literal) - 1 }
sl_text text_of(const char *string);

/* The two arguments of a "%.*s". Texts longer than an int can say are cut. */
#define TEXT_ARG(text) text_precision(text), ((text).bytes ? (text).bytes : "")
int text_precision(sl_text text);

bool text_equal(sl_text a, sl_text b);

/* By bytes, a prefix first: negative, zero or positive. */
int text_compare(sl_text a, sl_text b);

/* The same for qsort() and bsearch() of texts. */
int text_order(const void *left, const void *right);

bool text_starts_with(sl_text text, sl_text start);
bool text_ends_with(sl_text text, sl_text end);
bool text_contains(sl_text text, sl_text part);

/* Where a part, which is not empty, first stands in a text; SIZE_MAX where it does not. */
size_t text_index(sl_text text, sl_text part);

/* The same for any part, whatever the case of ASCII letters. */
size_t text_seek(sl_text text, sl_text part);

/* Parts a text at the first place where `between`, which is not empty, stands: what is before and behind it, each without the
 * blanks at its ends. Returns false where it does not. */
bool text_cut(sl_text text, sl_text between, sl_text *before, sl_text *behind);

/* Takes the part before the first `byte` off a text, and that byte with it; the whole text where there is none. Returns whether there
 * was one, and so whether a part is to come. */
bool text_take(sl_text *left, char byte, sl_text *part);

sl_text text_slice(sl_text text, size_t from, size_t to);

/* Without the ASCII blanks at its ends. */
sl_text text_trim(sl_text text);

/* The part behind the last '/'. */
sl_text text_file_name(sl_text path);

/* Where `text` is among `count` texts, or `count`. */
size_t text_find(const sl_text *texts, size_t count, sl_text text);

/* Decodes the code point at `at` (which must be below text.length). Returns how many bytes it takes and stores it; for
 * bytes that are not UTF-8 (overlong forms, surrogates and beyond U+10FFFF too) returns 0. */
size_t text_decode(sl_text text, size_t at, uint32_t *code);

bool text_is_utf8(sl_text text);

/* How many characters a text has; bytes that are not UTF-8 are counted somehow. */
size_t text_characters(sl_text text);

/* Whether the byte at `at`, which may be the end, goes on with the character before it. */
bool text_inside_character(sl_text text, size_t at);

/* The first `most` bytes of a longer text, or fewer: it does not end inside a character. */
sl_text text_head(sl_text text, size_t most);

/* How many bytes from `from` on, and before `to`, are printable ASCII, or `other`: most of most texts. */
size_t text_printable(sl_text text, size_t from, size_t to, char other);

/* How many bytes of byte order mark a text starts with: 0 or 3. */
size_t text_mark_bytes(sl_text text);

#endif
