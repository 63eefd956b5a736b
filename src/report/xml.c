#include "report/xml.h"

#include <string.h>

#include "base/text.h"
#include "report/show.h"

/* U+FFFE and U+FFFF are the only characters that can be shown, and are none of XML. */
static bool is_no_character(const struct buffer *shown, size_t at) {
    const char *bytes = shown->bytes + at;
    return at + 3 <= shown->length && (memcmp(bytes, "\xEF\xBF\xBE", 3) == 0 || memcmp(bytes, "\xEF\xBF\xBF", 3) == 0);
}

void xml_put_shown(const struct page *page, const struct buffer *shown) {
    for (size_t i = 0; i < shown->length; i++) {
        if (is_no_character(shown, i)) {
            page_put(page, shown->bytes[i + 2] == '\xBE' ? "\\u{FFFE}" : "\\u{FFFF}");
            i += 2;
            continue;
        }
        switch (shown->bytes[i]) {
        case '&': page_put(page, "&amp;"); break;
        case '<': page_put(page, "&lt;"); break;
        case '>': page_put(page, "&gt;"); break;
        case '"': page_put(page, "&quot;"); break;
        default: buffer_byte(page->buffer, shown->bytes[i]);
        }
    }
    page->buffer->failed = page->buffer->failed || shown->failed;
}

/* A text of others: what XML cannot hold is shown by its number. */
static void put_escaped(const struct page *page, sl_text text) {
    struct buffer shown = BUFFER_EMPTY(page->buffer->most);
    show_text(&shown, text);
    xml_put_shown(page, &shown);
    buffer_free(&shown);
}

void xml_put_attribute(const struct page *page, const char *name, sl_text value) {
    page_put(page, " ");
    page_put(page, name);
    page_put(page, "=\"");
    put_escaped(page, value);
    page_put(page, "\"");
}

void xml_put_counts(const struct page *page, size_t tests, size_t failures, size_t errors) {
    page_number(page, " tests=\"%zu\"", tests);
    page_number(page, " failures=\"%zu\"", failures);
    page_number(page, " errors=\"%zu\"", errors);
}

void xml_put_case(const struct page *page, sl_text class_name, sl_text name) {
    page_put(page, "    <testcase");
    xml_put_attribute(page, "classname", class_name);
    xml_put_attribute(page, "name", name);
}

void xml_put_start(const struct page *page) {
    page_put(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void xml_put_fault(const struct page *page, const char *element, const char *type, sl_text message,
                   const struct buffer *lines) {
    page_put(page, ">\n      <");
    page_put(page, element);
    xml_put_attribute(page, "message", message);
    xml_put_attribute(page, "type", text_of(type));
    page_put(page, ">");
    xml_put_shown(page, lines);
    page_put(page, "</");
    page_put(page, element);
    page_put(page, ">\n    </testcase>\n");
}
