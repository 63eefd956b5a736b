/* digest.h - SHA-256 of named texts, one after the other. */
#ifndef SAMPLINT_BASE_DIGEST_H
#define SAMPLINT_BASE_DIGEST_H

#include "base/arena.h"
#include "samplint/text.h"

/* A file's name, as it counts, and what is in it. */
struct digest_part {
    sl_text name, bytes;
};

/* The digest of the parts in the order of their names, which it sorts them by: 64 hexadecimal digits. Each part says how long it is,
 * so that no two lists are one text. Lack of memory shows in the arena. */
sl_text digest_of(struct arena *arena, struct digest_part *parts, size_t count);

#endif
