#include "report/text_finding.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/headline.h"
#include "report/show.h"

static void put_head(const struct page *page, const sl_finding *finding) {
    page_start(page, STYLE_BOLD);
    headline_place(page->buffer, &finding->location);
    page_put(page, finding->location.source ? ": " : "");
    page_end(page);
    page_start(page, severity_style(finding->severity));
    page_put(page, sl_severity_name(finding->severity));
    page_put(page, "[");
    page_text(page, finding->rule);
    page_put(page, "]");
    page_end(page);
    page_put(page, ": ");
    page_styled(page, STYLE_BOLD, finding->message);
    headline_whom(page->buffer, finding);
    page_put(page, "\n");
}

/* "   42 | ", or blanks as wide when the line is 0. */
static void put_gutter(const struct page *page, size_t width, size_t line) {
    page_start(page, STYLE_GUTTER);
    size_t digits = 0;
    for (size_t left = line; left > 0; left /= 10)
        digits++;
    buffer_repeat(page->buffer, ' ', width - digits);
    if (line)
        buffer_number(page->buffer, line);
    page_put(page, " | ");
    page_end(page);
}

/* Line numbers take five columns, and more where they must. */
static size_t gutter_width(size_t line) {
    size_t width = 5;
    for (size_t left = line / 100000; left > 0; left /= 10)
        width++;
    return width;
}

/* Whether the place is to be marked under the source line that was shown for the one before. */
static bool is_shown(const sl_location *location, const sl_location *last) {
    return last && last->source == location->source && last->span.start.line == location->span.start.line &&
           show_start(location->source->bytes, last->span) == show_start(location->source->bytes, location->span);
}

/* A source line with what is marked in it. The line itself is left out when the one before showed it. */
static void put_source(const struct page *page, const sl_location *location, const sl_location *last, sl_text note,
                       enum style style) {
    const sl_source *source = location->source;
    size_t before, columns, gutter = gutter_width(location->span.start.line);
    if (!source || location->span.start.line == 0 || source->bytes.length == 0)
        return;
    if (last && last->source != source) {
        page_styled(page, STYLE_GUTTER, TEXT("   ::: "));
        headline_place(page->buffer, location);
        page_put(page, "\n");
    }
    bool shown = is_shown(location, last);
    if (!shown)
        put_gutter(page, gutter, location->span.start.line);
    size_t end = page->buffer->length;
    show_line(page->buffer, source->bytes, location->span, &before, &columns);
    if (shown)
        page->buffer->length = end; /* it was only to be measured */
    else
        page_put(page, "\n");
    put_gutter(page, gutter, 0);
    buffer_repeat(page->buffer, ' ', before);
    page_start(page, style);
    buffer_repeat(page->buffer, '^', columns);
    page_put(page, note.length ? " " : "");
    page_text(page, note);
    page_end(page);
    page_put(page, "\n");
}

#define REMARK_SIGN "      = "

/* A text behind a name. What does not fit stands on further lines, below its start. */
static void put_remark(const struct page *page, const char *name, sl_text text) {
    size_t indent = sizeof REMARK_SIGN - 1 + strlen(name);
    page_styled(page, STYLE_GUTTER, TEXT(REMARK_SIGN));
    page_put(page, name);
    for (;;) {
        size_t length = show_fitting(text, PAGE_WIDTH - indent);
        page_text(page, text_slice(text, 0, length));
        page_put(page, "\n");
        if (length == text.length)
            return;
        text = text_slice(text, length + 1, text.length);
        buffer_repeat(page->buffer, ' ', indent);
    }
}

static void put_alternatives(const struct page *page, const sl_finding *finding) {
    for (size_t i = 0; i < finding->alternative_count; i++)
        put_remark(page, i == 0 ? "fits instead: " : "          or: ", finding->alternatives[i]);
}

/* ---- what rules say of themselves --------------------------------------------------------------------------------- */

struct saying {
    const sl_rule *rule; /* NULL in a free slot */
    struct buffer lines;
    size_t to_do; /* so many bytes at their start say what to do */
};

/* Rules that share a slot write their lines anew by turns. */
#define SLOTS ((size_t)1024)

bool sayings_open(struct sayings *sayings) {
    sayings->slots = calloc(SLOTS, sizeof *sayings->slots);
    return sayings->slots != NULL;
}

void sayings_free(struct sayings *sayings) {
    for (size_t i = 0; sayings->slots && i < SLOTS; i++)
        buffer_free(&sayings->slots[i].lines);
    free(sayings->slots);
    sayings->slots = NULL;
}

static void say(const struct page *page, struct saying *saying, const sl_rule *rule) {
    struct page lines = {&saying->lines, page->color, 0};
    buffer_free(&saying->lines);
    saying->lines = BUFFER_EMPTY(BUFFER_MOST);
    put_remark(&lines, "to do: ", rule->remediation);
    saying->to_do = saying->lines.length;
    struct buffer sources = BUFFER_EMPTY(BUFFER_MOST);
    headline_sources(&sources, rule);
    put_remark(&lines, "source: ", buffer_text(&sources));
    saying->lines.failed |= sources.failed;
    buffer_free(&sources);
    saying->rule = saying->lines.failed ? NULL : rule;
}

/* What to do where the finding names no alternatives, and on whose word. */
static void put_saying(const struct page *page, const struct saying *saying, const sl_finding *finding) {
    size_t from = finding->alternative_count ? saying->to_do : 0;
    page->buffer->failed |= saying->lines.failed;
    buffer_append(page->buffer, text_slice(buffer_text(&saying->lines), from, saying->lines.length));
}

static void put_rule(const struct page *page, struct sayings *sayings, const sl_rule *rule, const sl_finding *finding) {
    struct saying own = {.rule = NULL};
    struct saying *saying = sayings ? &sayings->slots[(uintptr_t)rule / sizeof *rule % SLOTS] : &own;
    if (saying->rule != rule)
        say(page, saying, rule);
    put_saying(page, saying, finding);
    buffer_free(&own.lines);
}

/* ---- findings ----------------------------------------------------------------------------------------------------- */

void text_finding(const struct page *page, struct sayings *sayings, const sl_checker *checker,
                  const sl_finding *finding) {
    const sl_rule *rule = headline_rule(checker, finding);
    put_head(page, finding);
    put_source(page, &finding->location, NULL, finding->note, severity_style(finding->severity));
    const sl_location *last = &finding->location;
    for (size_t i = 0; i < finding->related_count; i++) {
        put_source(page, &finding->related[i].location, last, finding->related[i].note, STYLE_GUTTER);
        last = &finding->related[i].location;
    }
    put_alternatives(page, finding);
    if (rule)
        put_rule(page, sayings, rule, finding);
    page_put(page, "\n");
}
