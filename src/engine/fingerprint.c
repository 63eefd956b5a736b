#include "engine/fingerprint.h"

#include "base/text.h"

#define FNV_PRIME UINT64_C(0x100000001b3)

static uint64_t add_byte(uint64_t print, unsigned char byte) {
    return (print ^ byte) * FNV_PRIME;
}

uint64_t fingerprint_text(uint64_t print, sl_text text) {
    for (size_t i = 0; i < text.length; i++)
        print = add_byte(print, (unsigned char)text.bytes[i]);
    /* The length behind it keeps "ab", "c" and "a", "bc" apart. */
    for (unsigned shift = 0; shift < 64; shift += 8)
        print = add_byte(print, (unsigned char)((uint64_t)text.length >> shift));
    return print;
}

/* So much of what is written counts: an alias may lead to the same megabytes again and again. */
#define WRITTEN_BYTES ((size_t)4096)

uint64_t fingerprint_written(const sl_finding *finding) {
    const sl_location *place = &finding->location;
    uint64_t print = fingerprint_text(FINGERPRINT_START, finding->rule);
    print = fingerprint_text(print, finding->account);
    print = fingerprint_text(print, place->config_path);
    if (!place->source)
        return print;
    sl_text written = text_slice(place->source->bytes, place->span.start.byte, place->span.end.byte);
    if (written.length > WRITTEN_BYTES)
        written.length = WRITTEN_BYTES;
    return fingerprint_text(print, written);
}
