/* findings.c - collects, bounds and sorts findings, and says which are about a segment or an account. */
#include "base/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "samplint/limits.h"

size_t findings_room(const struct findings *findings) {
    size_t most = findings->most ? findings->most : SL_LIMIT_FINDINGS;
    return findings->count < most ? most - findings->count : 0;
}

bool findings_full(const struct findings *findings) {
    return findings_room(findings) == 0;
}

sl_finding *findings_add(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                         sl_location location, sl_text message) {
    static _Thread_local sl_finding scratch;
    sl_finding *finding = &scratch;
    if (findings_full(findings))
        findings->omitted++;
    else if (arena_reserve(findings->arena, &findings->items, findings->count, &findings->capacity, sizeof *finding))
        finding = &findings->items[findings->count++];
    *finding = (sl_finding){
        .rule = text_of(rule), .kind = kind, .severity = severity, .location = location, .message = message};
    return finding;
}

sl_finding *findings_vprintf(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                             sl_location location, const char *format, va_list arguments) {
    sl_text message = {NULL, 0};
    if (!findings_full(findings))
        message = arena_vprintf(findings->arena, format, arguments);
    return findings_add(findings, rule, kind, severity, location, message);
}

sl_finding *findings_printf(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                            sl_location location, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    sl_finding *finding = findings_vprintf(findings, rule, kind, severity, location, format, arguments);
    va_end(arguments);
    return finding;
}

void findings_move(struct findings *findings, struct findings *from) {
    for (size_t i = 0; i < from->count; i++) {
        const sl_finding *finding = &from->items[i];
        *findings_add(findings, "", finding->kind, finding->severity, finding->location, finding->message) = *finding;
    }
    findings->omitted += from->omitted;
    from->count = from->omitted = 0;
}

void findings_relate(struct findings *findings, sl_finding *finding, sl_location location, sl_text note) {
    bool listed = findings->count > 0 && finding >= findings->items && finding < findings->items + findings->count;
    sl_related *related = !listed ? NULL : arena_array(findings->arena, finding->related_count + 1, sizeof *related);
    if (!related)
        return;
    if (finding->related_count)
        memcpy(related, finding->related, finding->related_count * sizeof *related);
    related[finding->related_count++] = (sl_related){location, note};
    finding->related = related;
}

static int compare(const void *left, const void *right) {
    const sl_finding *a = left, *b = right;
    sl_mark p = a->location.span.start, q = b->location.span.start;
    int order = 0;
    if (a->location.source && b->location.source && a->location.source != b->location.source)
        order = text_compare(a->location.source->name, b->location.source->name);
    order = order ? order : (p.line > q.line) - (p.line < q.line);
    order = order ? order : (p.column > q.column) - (p.column < q.column);
    order = order ? order : text_compare(a->rule, b->rule);
    order = order ? order : text_compare(a->account, b->account);
    order = order ? order : text_compare(a->segment, b->segment);
    return order ? order : text_compare(a->message, b->message);
}

void findings_sort(struct findings *findings, size_t first) {
    if (findings->count - first > 1)
        qsort(findings->items + first, findings->count - first, sizeof *findings->items, compare);
}

bool finding_is_about(const sl_finding *finding, sl_text segment, sl_text account) {
    const sl_text *more = segment.length ? finding->more_segments : finding->more_accounts;
    size_t count = segment.length ? finding->more_segment_count : finding->more_account_count;
    sl_text name = segment.length ? segment : account;
    return (text_equal(finding->segment, segment) && text_equal(finding->account, account)) ||
           text_find(more, count, name) < count;
}
