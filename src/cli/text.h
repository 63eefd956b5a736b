/* text.h - strings of the command line and texts of the library. */
#ifndef SAMPLINT_CLI_TEXT_H
#define SAMPLINT_CLI_TEXT_H

#include <stdbool.h>
#include <string.h>

#include "samplint/samplint.h"

/* Returns a string as a text; an empty text for NULL. */
static inline sl_text as_text(const char *string) {
    return (sl_text){string, string ? strlen(string) : 0};
}

static inline bool is_same_text(sl_text a, sl_text b) {
    return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0;
}

/* Compares two strings, which may be NULL. */
static inline bool is_same_string(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static inline bool ends_with(const char *string, const char *end) {
    size_t length = strlen(string), size = strlen(end);
    return length >= size && strcmp(string + length - size, end) == 0;
}

#endif
