/* encoding.h - the bytes and characters that YAML allows. */
#ifndef SAMPLINT_YAML_ENCODING_H
#define SAMPLINT_YAML_ENCODING_H

#include "base/findings.h"

/* Returns whether YAML allows a character that is no tab and no line end. This is c-printable of YAML 1.2 without
 * U+FEFF, and without U+0085, U+2028 and U+2029, which end a line for libyaml but not in YAML 1.2. */
bool is_yaml_printable(uint32_t code);

/* Reports a source that is too long, and each place with bytes that are not UTF-8 or a character that YAML does not
 * allow, NUL included. Returns whether the source is ASCII; a byte order mark at its start does not count. */
bool encoding_check(const sl_source *source, struct findings *findings);

#endif
