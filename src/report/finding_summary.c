/* finding_summary.c - finds the facts about a finding, and appends them as text. */
#include "report/finding_summary.h"

#include <stdlib.h>

#include "base/text.h"
#include "report/escape.h"

/* At most this many accounts of a finding are named. */
#define ACCOUNTS_NAMED ((size_t)4)

static void put(struct buffer *buffer, const char *string) {
    buffer_append(buffer, text_of(string));
}

bool finding_is_open(const sl_finding *finding) {
    return finding->suppression == SL_OPEN;
}

static bool concerns_account(const sl_finding *finding, sl_text account) {
    return text_equal(finding->account, account) ||
           text_find(finding->more_accounts, finding->more_account_count, account) < finding->more_account_count;
}

bool findings_are_waived(const sl_program *program, sl_text account, const sl_rule *rule) {
    bool found = false;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (!text_equal(finding->rule, rule->id) || !concerns_account(finding, account))
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
    while (path.length > 2 && text_starts_with(path, TEXT("./")))
        path = text_slice(path, 2, path.length);
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

void finding_put_accounts(struct buffer *buffer, const sl_finding *finding) {
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

void finding_put_sources(struct buffer *buffer, const sl_rule *rule) {
    for (size_t i = 0; i < rule->source_count; i++) {
        put(buffer, i ? "; " : "");
        buffer_append(buffer, rule->sources[i].work);
        put(buffer, rule->sources[i].work.length ? ", " : "");
        buffer_append(buffer, rule->sources[i].at);
    }
}
