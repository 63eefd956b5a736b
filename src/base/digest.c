/* digest.c - feeds named texts to libmd's SHA-256. */
#include "base/digest.h"

#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

/* Adds "LENGTH:BYTES" to the digest. */
static void add_text(SHA2_CTX *context, sl_text text) {
    char length[32];
    int written = snprintf(length, sizeof length, "%zu:", text.length);
    SHA256Update(context, (const uint8_t *)length, (size_t)written);
    if (text.length)
        SHA256Update(context, (const uint8_t *)text.bytes, text.length);
}

sl_text digest_of(struct arena *arena, struct digest_part *parts, size_t count) {
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_LENGTH];
    char shown[2 * SHA256_DIGEST_LENGTH];
    SHA2_CTX context;
    if (count > 1)
        qsort(parts, count, sizeof *parts, text_order); /* by the first member, the name */
    SHA256Init(&context);
    for (size_t i = 0; i < count; i++) {
        add_text(&context, parts[i].name);
        add_text(&context, parts[i].bytes);
    }
    SHA256Final(digest, &context);
    for (size_t i = 0; i < sizeof digest; i++) {
        shown[2 * i] = digits[digest[i] >> 4];
        shown[2 * i + 1] = digits[digest[i] & 15];
    }
    return arena_copy(arena, (sl_text){shown, sizeof shown});
}
