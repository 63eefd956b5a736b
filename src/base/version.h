/* version.h - versions as "1.2.0", and ranges of them.
 *
 * A range is comparators with blanks in between, all of which must hold: ">=1.2 <2". Each is one of >= > <= < =, or nothing for =,
 * and a version of one to three numbers. What is compared is as many numbers as are written: "1.2" is every 1.2.x, "<=1.2" too. */
#ifndef SAMPLINT_BASE_VERSION_H
#define SAMPLINT_BASE_VERSION_H

#include <stdbool.h>
#include <stdint.h>

#include "samplint/text.h"

#define VERSION_PARTS 3

struct version {
    uint32_t parts[VERSION_PARTS];
};

/* Reads all three numbers. Returns false for anything else; no number has a zero in front, nor more than nine digits. */
bool version_read(sl_text text, struct version *version);

/* Whether a text is a range, and, of one that is, whether a version is in it. */
bool version_is_range(sl_text range);
bool version_is_in(struct version version, sl_text range);

#endif
