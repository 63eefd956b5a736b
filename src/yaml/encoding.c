#include "yaml/encoding.h"

#include "base/text.h"
#include "samplint/limits.h"

void mark_advance(sl_text bytes, sl_mark *mark) {
    unsigned char first = (unsigned char)bytes.bytes[mark->byte];
    bool breaks = first == '\n';
    if (first == '\r')
        breaks = mark->byte + 1 == bytes.length || bytes.bytes[mark->byte + 1] != '\n';
    size_t length = 1;
    if (first >= 0x80) {
        uint32_t code;
        length = text_decode(bytes, mark->byte, &code);
        length = length ? length : 1;
    }
    mark->byte += length;
    if (breaks) {
        mark->line++;
        mark->column = 1;
    } else {
        mark->column++;
    }
}

/* c-printable of YAML 1.2, which libyaml checks too, but with a byte offset for a place. */
static bool is_allowed(uint32_t code) {
    return code == 0x09 || code == 0x0A || code == 0x0D || (code >= 0x20 && code <= 0x7E) || code == 0x85 ||
           (code >= 0xA0 && code <= 0xD7FF) || (code >= 0xE000 && code <= 0xFFFD && code != 0xFEFF) || code >= 0x10000;
}

static void report(const sl_source *source, struct findings *problems, sl_mark start, sl_mark end, sl_text message) {
    sl_location location = {.source = source, .span = {start, end}};
    findings_add(problems, "encoding", SL_KIND_SYNTAX, SL_ERROR, location, message);
}

static bool is_utf16(sl_text bytes) {
    if (bytes.length < 2)
        return false;
    unsigned char a = (unsigned char)bytes.bytes[0], b = (unsigned char)bytes.bytes[1];
    return (a == 0xFF && b == 0xFE) || (a == 0xFE && b == 0xFF);
}

/* What is wrong with the character at `at`, or the empty text; `*length` gets its bytes. */
static sl_text judge(struct arena *arena, sl_text bytes, size_t at, size_t *length) {
    uint32_t code;
    *length = text_decode(bytes, at, &code);
    if (*length == 0) {
        *length = 1;
        return arena_printf(arena, "byte 0x%02X is not UTF-8; save the file as UTF-8", (unsigned char)bytes.bytes[at]);
    }
    if (is_allowed(code))
        return (sl_text){NULL, 0};
    if (code == 0)
        return TEXT("a NUL byte has no place in YAML; is this a text file?");
    if (code == 0xFEFF)
        return TEXT("a byte order mark may only stand at the start of the file; delete this one");
    return arena_printf(arena, "the control character U+%04X is not allowed in YAML; delete it or write \"\\u%04x\"",
                        (unsigned)code, (unsigned)code);
}

void encoding_check(const sl_source *source, struct findings *problems) {
    sl_text bytes = source->bytes;
    sl_mark mark = {1, 1, 0};
    if (bytes.length > SL_LIMIT_FILE_BYTES) {
        report(source, problems, mark, mark,
               arena_printf(problems->arena, "the file is larger than %zu bytes, the most that is read",
                            SL_LIMIT_FILE_BYTES));
        return;
    }
    if (is_utf16(bytes)) {
        report(source, problems, mark, mark, TEXT("the file is UTF-16; save it as UTF-8"));
        return;
    }
    mark.byte = text_mark_bytes(bytes);
    size_t listed = 0, more = 0;
    while (mark.byte < bytes.length) {
        unsigned char byte = (unsigned char)bytes.bytes[mark.byte];
        size_t length = 1;
        sl_text message = {NULL, 0};
        if (!(byte >= 0x20 && byte <= 0x7E)) /* most bytes need no closer look */
            message = judge(problems->arena, bytes, mark.byte, &length);
        sl_mark start = mark;
        mark_advance(bytes, &mark);
        if (message.length == 0)
            continue;
        if (listed < SL_LIMIT_ENCODING_FINDINGS)
            report(source, problems, start, mark, message);
        else
            more++;
        listed++;
        /* A run of bad bytes is one problem. */
        while (mark.byte < bytes.length && (unsigned char)bytes.bytes[mark.byte] >= 0x80 &&
               judge(problems->arena, bytes, mark.byte, &length).length > 0)
            mark_advance(bytes, &mark);
    }
    if (more)
        report(source, problems, mark, mark,
               arena_printf(problems->arena, "%zu more places with characters that YAML does not allow", more));
}
