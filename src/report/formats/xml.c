#include "report/formats/xml.h"

#include <string.h>

#include "base/text.h"
#include "report/escape.h"

/* U+FFFE and U+FFFF are the only characters that can be shown, and are none of XML. */
static bool is_no_character(const struct buffer *shown, size_t at) {
    const char *bytes = shown->bytes + at;
    return at + 3 <= shown->length && (memcmp(bytes, "\xEF\xBF\xBE", 3) == 0 || memcmp(bytes, "\xEF\xBF\xBF", 3) == 0);
}

void xml_put_shown(const struct text_writer *page, const struct buffer *shown) {
    for (size_t i = 0; i < shown->length; i++) {
        if (is_no_character(shown, i)) {
            out_words(page, shown->bytes[i + 2] == '\xBE' ? "\\u{FFFE}" : "\\u{FFFF}");
            i += 2;
            continue;
        }
        switch (shown->bytes[i]) {
        case '&': out_words(page, "&amp;"); break;
        case '<': out_words(page, "&lt;"); break;
        case '>': out_words(page, "&gt;"); break;
        case '"': out_words(page, "&quot;"); break;
        default: buffer_byte(page->buffer, shown->bytes[i]);
        }
    }
    page->buffer->failed = page->buffer->failed || shown->failed;
}

/* A text of others: what XML cannot hold is shown by its number. */
static void put_escaped(const struct text_writer *page, sl_text text) {
    struct buffer shown = BUFFER_EMPTY(page->buffer->most);
    escape_text(&shown, text);
    xml_put_shown(page, &shown);
    buffer_free(&shown);
}

void xml_put_attribute(const struct text_writer *page, const char *name, sl_text value) {
    out_words(page, " ");
    out_words(page, name);
    out_words(page, "=\"");
    put_escaped(page, value);
    out_words(page, "\"");
}

void xml_put_counts(const struct text_writer *page, size_t tests, size_t failures, size_t errors) {
    out_number(page, " tests=\"%zu\"", tests);
    out_number(page, " failures=\"%zu\"", failures);
    out_number(page, " errors=\"%zu\"", errors);
}

void xml_put_case(const struct text_writer *page, sl_text class_name, sl_text name) {
    out_words(page, "    <testcase");
    xml_put_attribute(page, "classname", class_name);
    xml_put_attribute(page, "name", name);
}

void xml_put_start(const struct text_writer *page) {
    out_words(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void xml_put_fault(const struct text_writer *page, const char *element, const char *type, sl_text message,
                   const struct buffer *lines) {
    out_words(page, ">\n      <");
    out_words(page, element);
    xml_put_attribute(page, "message", message);
    xml_put_attribute(page, "type", text_of(type));
    out_words(page, ">");
    xml_put_shown(page, lines);
    out_words(page, "</");
    out_words(page, element);
    out_words(page, ">\n    </testcase>\n");
}
