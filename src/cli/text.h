/* text.h - strings of the command line and texts of the library. */
#ifndef SAMPLINT_CLI_TEXT_H
#define SAMPLINT_CLI_TEXT_H

#include <stdbool.h>

#include "samplint/samplint.h"

/* Returns a string as a text; an empty text for NULL. */
sl_text as_text(const char *string);

bool is_same_text(sl_text a, sl_text b);

/* Compares two strings, which may be NULL. */
bool is_same_string(const char *a, const char *b);

bool ends_with(const char *string, const char *end);

#endif
