/* encoding.h - whether bytes may be YAML at all. */
#ifndef SAMPLINT_YAML_ENCODING_H
#define SAMPLINT_YAML_ENCODING_H

#include <stdbool.h>

#include "base/findings.h"
#include "samplint/place.h"

/* Reports what is too long, not UTF-8, NUL, or another character that YAML does not allow, each with its place. Returns
 * whether all of it, less a byte order mark, is ASCII. */
bool encoding_check(const sl_source *source, struct findings *problems);

/* Walks from a mark over the next character, which must be there; bytes that are not UTF-8 count as one each. "\n", "\r\n"
 * and "\r" end a line, as in editors: YAML 1.2 knows no others. */
void mark_advance(sl_text bytes, sl_mark *mark);

#endif
