#include "report/text/finding.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"

static void put_head(const struct text_writer *page, const sl_finding *finding) {
    out_start_color(page, COLOR_BOLD);
    finding_place(page->buffer, &finding->location);
    out_words(page, finding->location.source ? ": " : "");
    out_end_color(page);
    out_start_color(page, severity_color(finding->severity));
    out_words(page, sl_severity_name(finding->severity));
    out_words(page, "[");
    out_text(page, finding->rule);
    out_words(page, "]");
    out_end_color(page);
    out_words(page, ": ");
    out_colored(page, COLOR_BOLD, finding->message);
    finding_subject(page->buffer, finding);
    out_words(page, "\n");
}

/* "   42 | ", or blanks as wide when the line is 0. */
static void put_gutter(const struct text_writer *page, size_t width, size_t line) {
    out_start_color(page, COLOR_GUTTER);
    size_t digits = 0;
    for (size_t left = line; left > 0; left /= 10)
        digits++;
    buffer_repeat(page->buffer, ' ', width - digits);
    if (line)
        buffer_number(page->buffer, line);
    out_words(page, " | ");
    out_end_color(page);
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
           escape_line_start(location->source->bytes, last->span) ==
               escape_line_start(location->source->bytes, location->span);
}

/* A source line with what is marked in it. The line itself is left out when the one before showed it. */
static void put_source(const struct text_writer *page, const sl_location *location, const sl_location *last,
                       sl_text note, enum color style) {
    const sl_source *source = location->source;
    size_t before, columns, gutter = gutter_width(location->span.start.line);
    if (!source || location->span.start.line == 0 || source->bytes.length == 0)
        return;
    if (last && last->source != source) {
        out_colored(page, COLOR_GUTTER, TEXT("   ::: "));
        finding_place(page->buffer, location);
        out_words(page, "\n");
    }
    bool shown = is_shown(location, last);
    if (!shown)
        put_gutter(page, gutter, location->span.start.line);
    size_t end = page->buffer->length;
    escape_line(page->buffer, source->bytes, location->span, &before, &columns);
    if (shown)
        page->buffer->length = end; /* it was only to be measured */
    else
        out_words(page, "\n");
    put_gutter(page, gutter, 0);
    buffer_repeat(page->buffer, ' ', before);
    out_start_color(page, style);
    buffer_repeat(page->buffer, '^', columns);
    out_words(page, note.length ? " " : "");
    out_text(page, note);
    out_end_color(page);
    out_words(page, "\n");
}

#define REMARK_SIGN "      = "

/* A text behind a name. What does not fit stands on further lines, below its start. */
static void put_remark(const struct text_writer *page, const char *name, sl_text text) {
    size_t indent = sizeof REMARK_SIGN - 1 + strlen(name);
    out_colored(page, COLOR_GUTTER, TEXT(REMARK_SIGN));
    out_words(page, name);
    for (;;) {
        size_t length = escape_fitting(text, PAGE_WIDTH - indent);
        out_text(page, text_slice(text, 0, length));
        out_words(page, "\n");
        if (length == text.length)
            return;
        text = text_slice(text, length + 1, text.length);
        buffer_repeat(page->buffer, ' ', indent);
    }
}

static void put_alternatives(const struct text_writer *page, const sl_finding *finding) {
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

bool remedy_cache_open(struct remedy_cache *remedy_cache) {
    remedy_cache->slots = calloc(SLOTS, sizeof *remedy_cache->slots);
    return remedy_cache->slots != NULL;
}

void remedy_cache_free(struct remedy_cache *remedy_cache) {
    for (size_t i = 0; remedy_cache->slots && i < SLOTS; i++)
        buffer_free(&remedy_cache->slots[i].lines);
    free(remedy_cache->slots);
    remedy_cache->slots = NULL;
}

static void say(const struct text_writer *page, struct saying *saying, const sl_rule *rule) {
    struct text_writer lines = {&saying->lines, page->color, 0};
    buffer_free(&saying->lines);
    saying->lines = BUFFER_EMPTY(BUFFER_MOST);
    put_remark(&lines, "to do: ", rule->remediation);
    saying->to_do = saying->lines.length;
    struct buffer sources = BUFFER_EMPTY(BUFFER_MOST);
    finding_sources(&sources, rule);
    put_remark(&lines, "source: ", buffer_text(&sources));
    saying->lines.failed |= sources.failed;
    buffer_free(&sources);
    saying->rule = saying->lines.failed ? NULL : rule;
}

/* What to do where the finding names no alternatives, and on whose word. */
static void put_saying(const struct text_writer *page, const struct saying *saying, const sl_finding *finding) {
    size_t from = finding->alternative_count ? saying->to_do : 0;
    page->buffer->failed |= saying->lines.failed;
    buffer_append(page->buffer, text_slice(buffer_text(&saying->lines), from, saying->lines.length));
}

static void put_rule(const struct text_writer *page, struct remedy_cache *remedy_cache, const sl_rule *rule,
                     const sl_finding *finding) {
    struct saying own = {.rule = NULL};
    struct saying *saying = remedy_cache ? &remedy_cache->slots[(uintptr_t)rule / sizeof *rule % SLOTS] : &own;
    if (saying->rule != rule)
        say(page, saying, rule);
    put_saying(page, saying, finding);
    buffer_free(&own.lines);
}

/* ---- findings ----------------------------------------------------------------------------------------------------- */

void text_finding(const struct text_writer *page, struct remedy_cache *remedy_cache, const sl_checker *checker,
                  const sl_finding *finding) {
    const sl_rule *rule = finding_rule(checker, finding);
    put_head(page, finding);
    put_source(page, &finding->location, NULL, finding->note, severity_color(finding->severity));
    const sl_location *last = &finding->location;
    for (size_t i = 0; i < finding->related_count; i++) {
        put_source(page, &finding->related[i].location, last, finding->related[i].note, COLOR_GUTTER);
        last = &finding->related[i].location;
    }
    put_alternatives(page, finding);
    if (rule)
        put_rule(page, remedy_cache, rule, finding);
    out_words(page, "\n");
}
