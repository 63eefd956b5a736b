/* finding_summary.c - finds the facts about a finding, and appends them as text. */
#include "report/finding_summary.h"

#include <stdlib.h>

#include "base/findings.h"
#include "base/text.h"
#include "report/escape.h"

/* At most this many segments, and as many accounts, of a finding are named. */
#define PARTS_NAMED ((size_t)4)

static void put(struct buffer *buffer, const char *string) {
    buffer_append(buffer, text_of(string));
}

bool finding_is_open(const sl_finding *finding) {
    return finding->suppression == SL_OPEN;
}

bool findings_are_waived(const sl_program *program, sl_text segment, sl_text account, const sl_rule *rule) {
    bool found = false;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (!text_equal(finding->rule, rule->id) || !finding_is_about(finding, segment, account))
            continue;
        if (finding->suppression != SL_WAIVED)
            return false;
        found = true;
    }
    return found;
}

static int compare_id(const void *id, const void *rule) {
    return text_compare(*(const sl_text *)id, (*(const sl_rule *const *)rule)->id);
}

const sl_rule *finding_rule(const sl_checker *checker, const sl_finding *finding) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count); /* sorted by id */
    if (count == 0 || finding->kind == SL_KIND_RULE_ERROR)
        return NULL;
    const sl_rule *const *found = bsearch(&finding->rule, rules, count, sizeof(*rules), compare_id);
    return found ? *found : NULL;
}

const char *remediation_word(const sl_rule *rule) {
    return rule->kind == SL_RULE_PRACTICE ? "to show it: " : "to do: ";
}

sl_text finding_path(const sl_location *location) {
    sl_text path = location->source ? location->source->name : TEXT("");
    while (path.length > 2 && text_starts_with(path, TEXT("./"))) {
        path = text_slice(path, 2, path.length);
        while (path.length > 1 && path.bytes[0] == '/') /* ".//x" is no path from the root */
            path = text_slice(path, 1, path.length);
    }
    return path;
}

void finding_put_place(struct buffer *buffer, const sl_location *location) {
    if (!location->source)
        return;
    escape_text(buffer, location->source->name);
    if (location->span.start.line) {
        put(buffer, ":");
        buffer_number(buffer, location->span.start.line);
        put(buffer, ":");
        buffer_number(buffer, location->span.start.column);
    }
}

/* Appends names that are separated by commas; of more than PARTS_NAMED, the first ones and the number of the others.
 * `first` is the first of them, or empty. */
static void put_names(struct buffer *buffer, sl_text first, const sl_text *more, size_t more_count, const char *before,
                      const char *others) {
    size_t own = first.length > 0, count = own + more_count;
    size_t named = count > PARTS_NAMED ? PARTS_NAMED - 1 : count;
    for (size_t i = 0; i < named; i++) {
        put(buffer, i ? ", " : "");
        put(buffer, before);
        escape_text(buffer, own && i == 0 ? first : more[i - own]);
    }
    if (named < count) {
        put(buffer, " and ");
        buffer_number(buffer, count - named);
        put(buffer, others);
    }
}

void finding_put_parts(struct buffer *buffer, const sl_finding *finding) {
    bool own = finding->account.length + finding->segment.length > 0;
    size_t segments = (finding->segment.length > 0) + finding->more_segment_count;
    size_t accounts = (finding->account.length > 0) + finding->more_account_count;
    if (segments + accounts == 0)
        return;
    put(buffer, own ? " (" : " (and for ");
    put_names(buffer, finding->segment, finding->more_segments, finding->more_segment_count, "segment ",
              " more segments");
    put(buffer, segments && accounts ? ", " : "");
    put_names(buffer, finding->account, finding->more_accounts, finding->more_account_count, "", " more accounts");
    put(buffer, ")");
}

void finding_put_alternatives(struct buffer *buffer, const sl_finding *finding, const char *first,
                              const char *further) {
    for (size_t i = 0; i < finding->alternative_count; i++) {
        put(buffer, i == 0 ? first : further);
        escape_text(buffer, finding->alternatives[i]);
    }
}

void finding_put_settlements(struct buffer *buffer, const sl_finding *finding, const char *before, const char *after) {
    for (size_t i = 0; i < finding->settlement_count; i++) {
        put(buffer, before);
        escape_text(buffer, finding->settlements[i]);
        put(buffer, after);
    }
}

/* Returns whether an earlier source of a rule is the same place of the same work. */
static bool is_named_before(const sl_rule *rule, size_t source) {
    bool named = false;
    for (size_t i = 0; i < source; i++)
        named = named || (text_equal(rule->sources[i].work, rule->sources[source].work) &&
                          text_equal(rule->sources[i].at, rule->sources[source].at));
    return named;
}

void finding_put_sources(struct buffer *buffer, const sl_rule *rule) {
    for (size_t i = 0; i < rule->source_count; i++) {
        if (is_named_before(rule, i))
            continue;
        put(buffer, i ? "; " : "");
        buffer_append(buffer, rule->sources[i].work);
        put(buffer, rule->sources[i].work.length ? ", " : "");
        buffer_append(buffer, rule->sources[i].at);
    }
}
