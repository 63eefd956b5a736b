#include "report/page.h"

#include <stdio.h>

#include "base/text.h"
#include "report/show.h"

void page_put(const struct page *page, const char *string) {
    buffer_append(page->buffer, text_of(string));
}

size_t page_number(const struct page *page, const char *format, size_t number) {
    char text[128];
    int length = snprintf(text, sizeof text, format, number);
    page_put(page, text);
    return (size_t)length;
}

size_t page_text(const struct page *page, sl_text text) {
    return show_text(page->buffer, text);
}

void page_start(const struct page *page, enum style style) {
    if (page->color)
        page_put(page, style_code(style));
}

void page_end(const struct page *page) {
    if (page->color)
        page_put(page, STYLE_END);
}

size_t page_styled(const struct page *page, enum style style, sl_text text) {
    if (style != STYLE_NONE)
        page_start(page, style);
    size_t columns = page_text(page, text);
    if (style != STYLE_NONE)
        page_end(page);
    return columns;
}

const char *page_joint(const char *before, size_t index, size_t count, const char *last) {
    return index == 0 ? before : index + 1 == count ? last : ", ";
}

void page_verdict(const struct page *page, sl_verdict verdict) {
    static const enum style styles[] = {STYLE_GOOD, STYLE_WARNING, STYLE_ERROR, STYLE_ERROR};
    page_styled(page, styles[verdict], text_of(sl_verdict_name(verdict)));
}

#define LIST_MARGIN ((size_t)4)

void page_item(struct page *page, size_t index, sl_text item) {
    bool breaks = index > 0 && page->column + 2 + item.length > PAGE_WIDTH;
    page_put(page, index == 0 ? "" : breaks ? ",\n" : ", ");
    page->column += 2;
    if (index == 0 || breaks) {
        buffer_repeat(page->buffer, ' ', LIST_MARGIN);
        page->column = LIST_MARGIN;
    }
    page->column += page_text(page, item);
}

sl_result page_write(const sl_writer_options *options, struct buffer *buffer, bool good) {
    sl_result result = good && !buffer->failed ? SL_OK : SL_OUT_OF_MEMORY;
    if (result == SL_OK && !options->sink(options->context, buffer->bytes, buffer->length))
        result = SL_CANNOT_WRITE;
    buffer_free(buffer);
    return result;
}
