#include "report/finding_summary.h"

#include "base/text.h"
#include "report/escape.h"

static void put(struct buffer *buffer, const char *string) {
    buffer_append(buffer, text_of(string));
}

bool finding_is_open(const sl_finding *finding) {
    return finding->standing == SL_OPEN;
}

sl_text finding_path(const sl_location *location) {
    sl_text path = location->source ? location->source->name : TEXT("");
    while (path.length > 2 && path.bytes[0] == '.' && path.bytes[1] == '/')
        path = text_slice(path, 2, path.length);
    return path;
}

void finding_place(struct buffer *buffer, const sl_location *location) {
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

/* So many accounts are named. */
#define ACCOUNTS_NAMED ((size_t)4)

void finding_subject(struct buffer *buffer, const sl_finding *finding) {
    size_t own = finding->account.length > 0, count = own + finding->more_account_count;
    size_t named = count > ACCOUNTS_NAMED ? ACCOUNTS_NAMED - 1 : count;
    if (count == 0)
        return;
    put(buffer, own ? " (" : " (and for ");
    for (size_t i = 0; i < named; i++) {
        put(buffer, i ? ", " : "");
        escape_text(buffer, own && i == 0 ? finding->account : finding->more_accounts[i - own]);
    }
    if (named < count) {
        put(buffer, " and ");
        buffer_number(buffer, count - named);
        put(buffer, " more accounts");
    }
    put(buffer, ")");
}

void finding_sources(struct buffer *buffer, const sl_rule *rule) {
    for (size_t i = 0; i < rule->source_count; i++) {
        put(buffer, i ? "; " : "");
        buffer_append(buffer, rule->sources[i].work);
        put(buffer, rule->sources[i].work.length ? ", " : "");
        buffer_append(buffer, rule->sources[i].at);
    }
}

const sl_rule *finding_rule(const sl_checker *checker, const sl_finding *finding) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    size_t low = 0, high = count; /* rules are by id */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(rules[middle]->id, finding->rule) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < count && text_equal(rules[low]->id, finding->rule);
    return found && finding->kind != SL_KIND_RULE_ERROR ? rules[low] : NULL;
}
