/* digest.h - the SHA-256 digest of a list of named texts. */
#ifndef SAMPLINT_BASE_DIGEST_H
#define SAMPLINT_BASE_DIGEST_H

#include "base/arena.h"

/* The name of a file, as it enters the digest, and its content. */
struct digest_part {
    sl_text name, bytes;
};

/* Sorts the parts by name and returns their digest in 64 hexadecimal digits. The length of each name and content is
 * hashed too: different lists never hash the same bytes. On lack of memory the arena's `failed` is set. */
sl_text digest_of(struct arena *arena, struct digest_part *parts, size_t count);

#endif
