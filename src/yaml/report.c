/* report.c - makes findings about a text, and moves marks over its characters. */
#include "yaml/report.h"

#include "base/text.h"

sl_finding *yaml_report(const sl_source *source, struct findings *findings, const char *rule, sl_span span,
                        const char *format, ...) {
    sl_location location = {.source = source, .span = span};
    va_list arguments;
    va_start(arguments, format);
    sl_finding *finding = findings_vprintf(findings, rule, SL_KIND_SYNTAX, SL_ERROR, location, format, arguments);
    va_end(arguments);
    return finding;
}

void mark_advance(sl_text bytes, sl_mark *mark) {
    unsigned char first = (unsigned char)bytes.bytes[mark->byte];
    if (first >= 0x20 && first < 0x80) {
        mark->byte++;
        mark->column++;
        return;
    }
    bool breaks = first == '\n';
    if (first == '\r')
        breaks = mark->byte + 1 == bytes.length || bytes.bytes[mark->byte + 1] != '\n';
    uint32_t code;
    size_t length = first < 0x80 ? 1 : text_decode(bytes, mark->byte, &code);
    mark->byte += length ? length : 1;
    mark->column = breaks ? 1 : mark->column + 1;
    mark->line += breaks;
}
