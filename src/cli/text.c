/* text.c - compares strings of the command line and texts of the library. */
#include "cli/text.h"

#include <string.h>

sl_text as_text(const char *string) {
    return (sl_text){string, string ? strlen(string) : 0};
}

bool is_same_text(sl_text a, sl_text b) {
    return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0;
}

bool is_same_string(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool ends_with(const char *string, const char *end) {
    size_t length = strlen(string), size = strlen(end);
    return length >= size && strcmp(string + length - size, end) == 0;
}
