/* version.h - versions like "1.2.0", and ranges of versions.
 *
 * A range is a list of comparators with blanks between them, like ">=1.2 <2"; a version must satisfy all of them. A
 * comparator is one of >= > <= < = (= may be left out), followed by a version of one to three numbers. The comparison
 * uses only the numbers that are written: "1.2" means every 1.2.x, and "<=1.2" includes them. */
#ifndef SAMPLINT_BASE_VERSION_H
#define SAMPLINT_BASE_VERSION_H

#include <stdbool.h>
#include <stdint.h>

#include "samplint/text.h"

#define VERSION_PARTS 3

struct version {
    uint32_t parts[VERSION_PARTS];
};

/* Reads a version of three numbers of one to nine digits, without leading zeros. Returns false for any other text. */
bool version_read(sl_text text, struct version *version);

/* Return whether a text is a range, and whether a version is in one. */
bool version_is_range(sl_text range);
bool version_is_in(struct version version, sl_text range);

#endif
