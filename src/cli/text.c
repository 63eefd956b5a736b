/* text.c - strings of the command line as texts of the library. */
#include "cli/text.h"

#include <string.h>

sl_text as_text(const char *string) {
    return (sl_text){string, string ? strlen(string) : 0};
}

bool ends_with(const char *string, const char *end) {
    size_t length = strlen(string), size = strlen(end);
    return length >= size && strcmp(string + length - size, end) == 0;
}
