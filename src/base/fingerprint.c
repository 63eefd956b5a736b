/* fingerprint.c - hashes texts to fingerprints. */
#include "base/fingerprint.h"

#include "base/text.h"

#define FNV_PRIME UINT64_C(0x100000001b3)

static uint64_t add_byte(uint64_t print, unsigned char byte) {
    return (print ^ byte) * FNV_PRIME;
}

uint64_t fingerprint_text(uint64_t print, sl_text text) {
    for (size_t i = 0; i < text.length; i++)
        print = add_byte(print, (unsigned char)text.bytes[i]);
    static const uint64_t powers_of_prime[] = {UINT64_C(0x1),
                                               UINT64_C(0x100000001b3),
                                               UINT64_C(0x366000002e329),
                                               UINT64_C(0x8a97b0004e7feab),
                                               UINT64_C(0x9ffaac085635bc91),
                                               UINT64_C(0xcaee32a7d4f6a63),
                                               UINT64_C(0xdc966432edf1c639),
                                               UINT64_C(0xc5527b8a51d3d2db)};
    /* The length follows in eight bytes, to distinguish "ab", "c" from "a", "bc". A zero byte only multiplies the hash
     * by the prime, so one multiplication by a power of the prime replaces the zero bytes at the end of the length. */
    uint64_t left = text.length;
    size_t more = 8;
    do {
        print = add_byte(print, (unsigned char)left);
        left >>= 8;
        more--;
    } while (left > 0);
    return print * powers_of_prime[more];
}

uint64_t fingerprint_segment(uint64_t print, sl_text name) {
    return fingerprint_text(fingerprint_text(print, TEXT("segment")), name);
}

/* The largest number of bytes of source text in a fingerprint. Without this limit, findings in aliases could hash the
 * same megabytes many times. */
#define WRITTEN_BYTES ((size_t)4096)

uint64_t fingerprint_written(const sl_finding *finding) {
    const sl_location *place = &finding->location;
    uint64_t print = fingerprint_text(FINGERPRINT_START, finding->rule);
    print = finding->segment.length ? fingerprint_segment(print, finding->segment)
                                    : fingerprint_text(print, finding->account);
    print = fingerprint_text(print, place->config_path);
    if (!place->source)
        return print;
    sl_text written = text_slice(place->source->bytes, place->span.start.byte, place->span.end.byte);
    if (written.length > WRITTEN_BYTES)
        written.length = WRITTEN_BYTES;
    return fingerprint_text(print, written);
}
