/* finding.c - writes findings with marked source lines, and caches the remarks about rules. */
#include "report/text/finding.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"

static void put_head(const struct text_writer *out, const sl_finding *finding) {
    out_start_color(out, COLOR_BOLD);
    finding_put_place(out->buffer, &finding->location);
    out_string(out, finding->location.source ? ": " : "");
    out_end_color(out);
    out_start_color(out, severity_color(finding->severity));
    out_string(out, sl_severity_name(finding->severity));
    out_string(out, "[");
    out_text(out, finding->rule);
    out_string(out, "]");
    out_end_color(out);
    out_string(out, ": ");
    out_colored(out, COLOR_BOLD, finding->message);
    finding_put_parts(out->buffer, finding);
    out_string(out, "\n");
}

/* ---- source lines ------------------------------------------------------------------------------------------------ */

/* A gutter has this many columns for the line number, and more for a longer number. */
#define GUTTER_WIDTH ((size_t)5)

/* Returns whether the source line of a location is the one that was written for the location before. */
static bool is_same_line(const sl_location *location, const sl_location *last) {
    return last && last->source == location->source && last->span.start.line == location->span.start.line &&
           escape_source_line_start(location->source->bytes, last->span) ==
               escape_source_line_start(location->source->bytes, location->span);
}

/* Appends the number of a line and the sign behind it. Returns how many columns they take. */
static size_t put_gutter(const struct text_writer *out, size_t line) {
    size_t digits = 1;
    for (size_t rest = line; rest >= 10; rest /= 10)
        digits++;
    size_t blanks = digits < GUTTER_WIDTH ? GUTTER_WIDTH - digits : 0;
    buffer_repeat(out->buffer, ' ', blanks);
    buffer_number(out->buffer, line);
    out_string(out, " | ");
    return blanks + digits + strlen(" | ");
}

/* Appends a source line with carets below the span of a location, and a note. `last`: the location before, or NULL; a
 * line that both share is not repeated. */
static void put_source(const struct text_writer *out, const sl_location *location, const sl_location *last,
                       sl_text note, enum color color) {
    const sl_source *source = location->source;
    size_t before, columns, line = location->span.start.line;
    if (!source || line == 0 || source->bytes.length == 0)
        return;
    if (last && last->source != source) {
        out_colored(out, COLOR_GUTTER, TEXT("   ::: "));
        finding_put_place(out->buffer, location);
        out_string(out, "\n");
    }
    size_t start = out->buffer->length;
    out_start_color(out, COLOR_GUTTER);
    size_t gutter = put_gutter(out, line);
    out_end_color(out);
    escape_source_line(out->buffer, source->bytes, location->span, &before, &columns);
    if (is_same_line(location, last))
        out->buffer->length = start; /* the line was written only to measure it */
    else
        out_string(out, "\n");
    out_start_color(out, COLOR_GUTTER);
    buffer_repeat(out->buffer, ' ', gutter - strlen(" | "));
    out_string(out, " | ");
    out_end_color(out);
    buffer_repeat(out->buffer, ' ', before);
    out_start_color(out, color);
    buffer_repeat(out->buffer, '^', columns);
    out_string(out, note.length ? " " : "");
    out_text(out, note);
    out_end_color(out);
    out_string(out, "\n");
}

/* ---- remarks ----------------------------------------------------------------------------------------------------- */

#define REMARK_SIGN "      = "

/* Appends a name and a text. The text is broken into lines, which are indented below its start. */
static void put_remark(const struct text_writer *out, const char *name, sl_text text) {
    size_t indent = strlen(REMARK_SIGN) + strlen(name);
    out_colored(out, COLOR_GUTTER, TEXT(REMARK_SIGN));
    out_string(out, name);
    for (;;) {
        size_t length = escape_fitting_bytes(text, TEXT_WIDTH - indent);
        out_text(out, text_slice(text, 0, length));
        out_string(out, "\n");
        if (length == text.length)
            return;
        text = text_slice(text, length + 1, text.length);
        buffer_repeat(out->buffer, ' ', indent);
    }
}

/* The remarks about a rule. */
struct remedy {
    const sl_rule *rule; /* NULL in a free slot */
    struct buffer lines; /* the framed elements, the remediation, then the sources */
    size_t source_start; /* the byte of `lines` at which the sources start */
};

/* A rule has one slot, by its address. Rules that share a slot replace each other. */
#define REMEDY_SLOTS ((size_t)1024)

bool remedy_cache_open(struct remedy_cache *cache) {
    cache->slots = calloc(REMEDY_SLOTS, sizeof *cache->slots);
    return cache->slots != NULL;
}

void remedy_cache_free(struct remedy_cache *cache) {
    for (size_t i = 0; cache->slots && i < REMEDY_SLOTS; i++)
        buffer_free(&cache->slots[i].lines);
    free(cache->slots);
    cache->slots = NULL;
}

/* Appends the elements that depend on the element of a framing rule. */
static void put_frames(const struct text_writer *lines, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    const sl_element *element = &vocabulary->elements[rule->elements[0]];
    struct buffer titles = BUFFER_EMPTY(BUFFER_MOST);
    for (size_t i = 0; i < element->frame_count; i++) {
        buffer_append(&titles, i ? TEXT(", ") : TEXT(""));
        buffer_append(&titles, vocabulary->elements[element->frames[i]].title);
    }
    if (element->frame_count)
        put_remark(lines, "frames: ", buffer_text(&titles));
    lines->buffer->failed |= titles.failed;
    buffer_free(&titles);
}

static void fill_remedy(struct remedy *remedy, const sl_vocabulary *vocabulary, const sl_rule *rule, bool color) {
    struct text_writer lines = {.buffer = &remedy->lines, .color = color};
    struct buffer sources = BUFFER_EMPTY(BUFFER_MOST);
    buffer_free(&remedy->lines);
    remedy->lines = BUFFER_EMPTY(BUFFER_MOST);
    if (rule->kind == SL_RULE_FRAMING)
        put_frames(&lines, vocabulary, rule);
    put_remark(&lines, remediation_word(rule), rule->remediation);
    remedy->source_start = remedy->lines.length;
    finding_put_sources(&sources, rule);
    put_remark(&lines, "source: ", buffer_text(&sources));
    remedy->lines.failed |= sources.failed;
    buffer_free(&sources);
    remedy->rule = remedy->lines.failed ? NULL : rule;
}

/* Appends the remarks about the rule of a finding. The alternatives of a finding replace the remediation. */
static void put_remedy(const struct text_writer *out, struct remedy_cache *cache, const sl_vocabulary *vocabulary,
                       const sl_rule *rule, const sl_finding *finding) {
    struct remedy uncached = {.rule = NULL};
    struct remedy *remedy = cache ? &cache->slots[(uintptr_t)rule / sizeof *rule % REMEDY_SLOTS] : &uncached;
    if (remedy->rule != rule)
        fill_remedy(remedy, vocabulary, rule, out->color);
    out->buffer->failed |= remedy->lines.failed;
    size_t from = finding->alternative_count ? remedy->source_start : 0;
    buffer_append(out->buffer, text_slice(buffer_text(&remedy->lines), from, remedy->lines.length));
    buffer_free(&uncached.lines);
}

/* Names the rules about fit that would fail if a practice were shown and nothing else changed. */
static void put_touches(const struct text_writer *out, const sl_finding *finding) {
    struct buffer ids = BUFFER_EMPTY(BUFFER_MOST);
    for (size_t i = 0; i < finding->touch_count; i++) {
        buffer_append(&ids, i ? TEXT(", ") : TEXT(""));
        buffer_append(&ids, finding->touches[i]);
    }
    if (finding->touch_count)
        put_remark(out, "if nothing else changes, showing it breaks: ", buffer_text(&ids));
    out->buffer->failed |= ids.failed;
    buffer_free(&ids);
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

void finding_put(const struct text_writer *out, struct remedy_cache *cache, const sl_checker *checker,
                 const sl_finding *finding) {
    const sl_rule *rule = finding_rule(checker, finding);
    put_head(out, finding);
    put_source(out, &finding->location, NULL, finding->note, severity_color(finding->severity));
    const sl_location *last = &finding->location;
    for (size_t i = 0; i < finding->related_count; i++) {
        put_source(out, &finding->related[i].location, last, finding->related[i].note, COLOR_GUTTER);
        last = &finding->related[i].location;
    }
    for (size_t i = 0; i < finding->alternative_count; i++)
        put_remark(out, i == 0 ? "fits instead: " : "          or: ", finding->alternatives[i]);
    put_touches(out, finding);
    if (rule)
        put_remedy(out, cache, sl_get_vocabulary(checker), rule, finding);
    out_string(out, "\n");
}
