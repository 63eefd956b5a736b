/* encoding.c - checks that a source is UTF-8 with characters that YAML allows. */
#include "yaml/encoding.h"

#include "base/lines.h"
#include "base/text.h"
#include "samplint/limits.h"
#include "yaml/report.h"

static void mark_move(sl_text bytes, sl_mark *mark, size_t byte) {
    while (mark->byte < byte)
        mark_advance(bytes, mark);
}

bool is_yaml_printable(uint32_t code) {
    return (code >= 0x20 && code <= 0x7E) || (code >= 0xA0 && code <= 0xD7FF && code != 0x2028 && code != 0x2029) ||
           (code >= 0xE000 && code <= 0xFFFD && code != 0xFEFF) || code >= 0x10000;
}

/* Returns whether YAML does not allow the character at index `at`. Stores its length in bytes. */
static bool is_bad(sl_text bytes, size_t at, size_t *length) {
    uint32_t code;
    *length = text_decode(bytes, at, &code);
    bool good = *length > 0 && (code == '\t' || code == '\n' || code == '\r' || is_yaml_printable(code));
    *length += *length == 0;
    return !good;
}

/* Returns the message about a bad character. */
static sl_text describe(struct arena *arena, sl_text bytes, size_t at) {
    uint32_t code;
    if (text_decode(bytes, at, &code) == 0)
        return arena_printf(arena, "byte 0x%02X is not UTF-8; save the file as UTF-8", (unsigned char)bytes.bytes[at]);
    if (code == 0)
        return TEXT("a NUL byte has no place in YAML; is this a text file?");
    if (code == 0xFEFF)
        return TEXT("a byte order mark may only stand at the start of the file; delete this one");
    if (code == 0x85 || code == 0x2028 || code == 0x2029)
        return arena_printf(
            arena, "U+%04X ends a line for some readers of YAML and not for others; delete it or write \"\\u%04x\"",
            (unsigned)code, (unsigned)code);
    return arena_printf(arena, "the control character U+%04X is not allowed in YAML; delete it or write \"\\u%04x\"",
                        (unsigned)code, (unsigned)code);
}

bool encoding_check(const sl_source *source, struct findings *findings) {
    sl_text bytes = source->bytes;
    sl_mark mark = {1, 1, 0};
    if (bytes.length > SL_LIMIT_FILE_BYTES) {
        yaml_report(source, findings, "encoding", ((sl_span){mark, mark}),
                    "the file is larger than %zu bytes, the most that is read", SL_LIMIT_FILE_BYTES);
        return false;
    }
    if (text_starts_with(bytes, TEXT("\xFF\xFE")) || text_starts_with(bytes, TEXT("\xFE\xFF"))) {
        yaml_report(source, findings, "encoding", ((sl_span){mark, mark}), "the file is UTF-16; save it as UTF-8");
        return false;
    }
    mark.byte = text_mark_bytes(bytes);
    size_t listed = 0, more = 0;
    bool ascii = true;
    for (size_t at = mark.byte, length; at < bytes.length; at += length) {
        length = text_printable(bytes, at, bytes.length, '\n'); /* fast, for most of a file */
        ascii = ascii && (length || (unsigned char)bytes.bytes[at] < 0x80);
        if (length > 0 || !is_bad(bytes, at, &length))
            continue;
        /* Bad characters that are not ASCII and follow each other are one finding. */
        for (size_t end = at + length, next;
             end < bytes.length && (unsigned char)bytes.bytes[end] >= 0x80 && is_bad(bytes, end, &next); end += next)
            length += next;
        if (listed++ >= SL_LIMIT_ENCODING_FINDINGS) {
            more++;
            continue;
        }
        mark_move(bytes, &mark, at);
        sl_mark start = mark;
        mark_move(bytes, &mark, at + length);
        yaml_report(source, findings, "encoding", ((sl_span){start, mark}), "%.*s",
                    TEXT_ARG(describe(findings->arena, bytes, at)));
    }
    if (more)
        yaml_report(source, findings, "encoding", ((sl_span){mark, mark}),
                    "%zu more places with characters that YAML does not allow", more);
    return ascii;
}
