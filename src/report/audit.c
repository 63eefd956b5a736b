#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/json.h"
#include "report/page.h"
#include "samplint/report.h"

static void put_responsible(struct page *page, const sl_responsible *responsible) {
    for (size_t i = 0; i < responsible->count; i++) {
        page_put(page, i == 0 ? " by " : i + 1 == responsible->count ? " and " : ", ");
        page_styled(page, STYLE_BOLD, responsible->rules[i]->id);
    }
}

static void put_possible(struct page *page, const sl_audit *audit) {
    static const char *const words[] = {"no program can be congruent", "congruent programs are possible",
                                        "whether any program can be congruent is not known: the search was given up"};
    static const enum style styles[] = {STYLE_ERROR, STYLE_GOOD, STYLE_WARNING};
    page_styled(page, styles[audit->possible], text_of(words[audit->possible]));
    if (audit->contradiction.count)
        page_put(page, "; these rules contradict each other,");
    put_responsible(page, &audit->contradiction);
    page_put(page, "\n");
}

static void put_counts(struct page *page, const sl_audit *audit) {
    char share[64];
    if (!audit->counted) {
        page_put(page, "congruent programs are not counted: that takes too much\n");
        return;
    }
    snprintf(share, sizeof share, ", a share of %.2g\n", audit->share);
    page_text(page, audit->congruent_count);
    page_put(page, " programs of ");
    page_text(page, audit->program_count);
    page_put(page, " are congruent");
    page_put(page, share);
}

static void put_value(struct page *page, const sl_audited_value *value) {
    page_put(page, "    ");
    page_text(page, value->field->path);
    page_put(page, value->forced   ? (value->absent ? " is always without " : " is always ")
                   : value->absent ? " is never without "
                                   : " is never ");
    page_styled(page, value->forced ? STYLE_WARNING : STYLE_ERROR, value->value);
    put_responsible(page, &value->responsible);
    page_put(page, "\n");
}

static void put_values(struct page *page, const sl_audit *audit) {
    if (audit->possible != SL_YES)
        return;
    page_put(page, audit->value_count ? "\nvalues that no congruent program has, or that each one has:\n"
                                      : "\nno value is dead, and none is forced\n");
    for (size_t i = 0; i < audit->value_count; i++)
        put_value(page, &audit->values[i]);
    if (audit->unsettled)
        page_number(page, "    of %zu values it is not known: the search was given up\n", audit->unsettled);
    page_put(page, audit->required_count ? "\nattributes that each congruent program declares:\n" : "");
    for (size_t i = 0; i < audit->required_count; i++)
        page_item(page, i, audit->required[i]->path);
    page_put(page, audit->required_count ? "\n" : "");
}

static void put_rule(struct page *page, const sl_audited_rule *rule) {
    bool analyzed = !rule->too_wide && rule->fault.length == 0;
    if (analyzed && rule->rule->scope == SL_SCOPE_PORTFOLIO)
        return; /* there are no accounts here that it could be about */
    if (analyzed && rule->never_fails == SL_NO && rule->implied != SL_YES)
        return;
    page_put(page, "  ");
    page_styled(page, analyzed ? STYLE_WARNING : STYLE_ERROR, rule->rule->id);
    if (rule->fault.length) {
        page_put(page, " is left out of this audit: ");
        page_text(page, rule->fault);
    } else if (rule->too_wide) {
        page_put(page, " is left out of this audit: it asks too much, most of all about ");
        page_text(page, rule->too_wide->path);
    } else if (rule->implied == SL_YES) {
        page_put(page, " is implied");
        put_responsible(page, &rule->implied_by);
    } else {
        page_put(page, rule->never_fails == SL_YES ? " never fails" : ": whether it ever fails is not known");
    }
    page_put(page, "\n");
}

static void put_unread(struct page *page, const sl_audit *audit) {
    page_put(page, audit->unread_count ? "\nattributes that no rule reads:\n" : "");
    for (size_t i = 0; i < audit->unread_count; i++)
        page_item(page, i, audit->unread[i]->path);
    page_put(page, audit->unread_count ? "\n" : "");
}

static bool make_text(struct buffer *buffer, const sl_audit *audit, bool color) {
    struct page page = {buffer, color, 0};
    size_t leaves = 0, analyzed = 0;
    for (size_t i = 0; i < audit->rule_count; i++) {
        leaves += audit->rules[i].leaves;
        analyzed += !audit->rules[i].too_wide && audit->rules[i].fault.length == 0;
    }
    page_number(&page, "%zu rules, ", audit->rule_count);
    page_number(&page, "%zu analyzed, ", analyzed);
    page_number(&page, "with %zu ways to answer: ", leaves);
    put_possible(&page, audit);
    put_counts(&page, audit);
    for (size_t i = 0; i < audit->rule_count; i++)
        put_rule(&page, &audit->rules[i]);
    put_values(&page, audit);
    put_unread(&page, audit);
    return !buffer->failed;
}

sl_result sl_write_audit(const sl_writer_options *options, const sl_audit *audit) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    bool good =
        options->format == SL_FORMAT_TEXT ? make_text(&buffer, audit, options->color) : json_audit(&buffer, audit);
    return page_write(options, &buffer, good);
}
