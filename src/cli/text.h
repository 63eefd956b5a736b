/* text.h - strings of the command line as texts of the library. */
#ifndef SAMPLINT_CLI_TEXT_H
#define SAMPLINT_CLI_TEXT_H

#include <stdbool.h>

#include "samplint/samplint.h"

/* Returns a string as a text; an empty text for NULL. */
sl_text as_text(const char *string);

bool ends_with(const char *string, const char *end);

#endif
