/* xml.c - escapes and writes the elements and attributes of JUnit's XML. */
#include "report/xml.h"

#include <string.h>

#include "base/text.h"
#include "report/escape.h"

/* Returns whether U+FFFE or U+FFFF is at the byte `at`. Of the characters that escape_text() leaves as they are, XML
 * forbids only these. */
static bool is_forbidden(const struct buffer *content, size_t at) {
    const char *bytes = content->bytes + at;
    return at + 3 <= content->length &&
           (memcmp(bytes, "\xEF\xBF\xBE", 3) == 0 || memcmp(bytes, "\xEF\xBF\xBF", 3) == 0);
}

void xml_put_content(const struct text_writer *out, const struct buffer *content) {
    for (size_t i = 0; i < content->length; i++) {
        if (is_forbidden(content, i)) {
            out_string(out, content->bytes[i + 2] == '\xBE' ? "\\u{FFFE}" : "\\u{FFFF}");
            i += 2;
            continue;
        }
        switch (content->bytes[i]) {
        case '&': out_string(out, "&amp;"); break;
        case '<': out_string(out, "&lt;"); break;
        case '>': out_string(out, "&gt;"); break;
        case '"': out_string(out, "&quot;"); break;
        default: buffer_byte(out->buffer, content->bytes[i]);
        }
    }
    out->buffer->failed = out->buffer->failed || content->failed;
}

void xml_put_attribute(const struct text_writer *out, const char *name, sl_text value) {
    struct buffer content = BUFFER_EMPTY(out->buffer->most);
    escape_text(&content, value);
    out_printf(out, " %s=\"", name);
    xml_put_content(out, &content);
    out_string(out, "\"");
    buffer_free(&content);
}

void xml_put_declaration(const struct text_writer *out) {
    out_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void xml_put_counts(const struct text_writer *out, size_t tests, size_t failures, size_t errors) {
    out_printf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\"", tests, failures, errors);
}

void xml_put_case(const struct text_writer *out, sl_text class_name, sl_text name) {
    out_string(out, "    <testcase");
    xml_put_attribute(out, "classname", class_name);
    xml_put_attribute(out, "name", name);
}

void xml_put_fault(const struct text_writer *out, const char *element, const char *type, sl_text message,
                   const struct buffer *lines) {
    out_printf(out, ">\n      <%s", element);
    xml_put_attribute(out, "message", message);
    xml_put_attribute(out, "type", text_of(type));
    out_string(out, ">");
    xml_put_content(out, lines);
    out_printf(out, "</%s>\n    </testcase>\n", element);
}

void xml_put_output(const struct text_writer *out, const struct buffer *lines) {
    out_string(out, ">\n      <system-out>");
    xml_put_content(out, lines);
    out_string(out, "</system-out>\n    </testcase>\n");
}
