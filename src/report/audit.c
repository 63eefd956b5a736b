#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/json.h"
#include "report/show.h"
#include "report/style.h"
#include "samplint/report.h"

struct audit_text {
    struct buffer buffer;
    bool color;
    size_t column;
};

/* Lists are broken before this column. */
#define WIDTH ((size_t)100)

static void put(struct audit_text *report, const char *string) {
    buffer_append(&report->buffer, text_of(string));
}

static void put_number(struct audit_text *report, const char *format, size_t number) {
    char text[128];
    snprintf(text, sizeof text, format, number);
    put(report, text);
}

static void put_styled(struct audit_text *report, enum style style, sl_text text) {
    put(report, report->color ? style_code(style) : "");
    show_text(&report->buffer, text);
    put(report, report->color && style != STYLE_NONE ? STYLE_END : "");
}

/* An item of a list that starts in its own line, below a title. */
static void put_item(struct audit_text *report, size_t index, sl_text item) {
    if (index == 0) {
        put(report, "    ");
        report->column = 4;
    } else if (report->column + 2 + item.length > WIDTH) {
        put(report, ",\n    ");
        report->column = 4;
    } else {
        put(report, ", ");
        report->column += 2;
    }
    report->column += show_text(&report->buffer, item);
}

static void put_responsible(struct audit_text *report, const sl_responsible *responsible) {
    for (size_t i = 0; i < responsible->count; i++) {
        put(report, i == 0 ? " by " : i + 1 == responsible->count ? " and " : ", ");
        put_styled(report, STYLE_BOLD, responsible->rules[i]->id);
    }
}

static void put_possible(struct audit_text *report, const sl_audit *audit) {
    static const char *const words[] = {"no program can be congruent", "congruent programs are possible",
                                        "whether any program can be congruent is not known: the search was given up"};
    static const enum style styles[] = {STYLE_ERROR, STYLE_GOOD, STYLE_WARNING};
    put_styled(report, styles[audit->possible], text_of(words[audit->possible]));
    if (audit->contradiction.count)
        put(report, "; these rules contradict each other,");
    put_responsible(report, &audit->contradiction);
    put(report, "\n");
}

static void put_counts(struct audit_text *report, const sl_audit *audit) {
    char share[64];
    if (!audit->counted) {
        put(report, "congruent programs are not counted: that takes too much\n");
        return;
    }
    snprintf(share, sizeof share, ", a share of %.2g\n", audit->share);
    show_text(&report->buffer, audit->congruent_count);
    put(report, " programs of ");
    show_text(&report->buffer, audit->program_count);
    put(report, " are congruent");
    put(report, share);
}

static void put_value(struct audit_text *report, const sl_audited_value *value) {
    put(report, "    ");
    show_text(&report->buffer, value->field->path);
    put(report, value->forced   ? (value->absent ? " is always without " : " is always ")
                : value->absent ? " is never without "
                                : " is never ");
    put_styled(report, value->forced ? STYLE_WARNING : STYLE_ERROR, value->value);
    put_responsible(report, &value->responsible);
    put(report, "\n");
}

static void put_values(struct audit_text *report, const sl_audit *audit) {
    if (audit->possible != SL_YES)
        return;
    put(report, audit->value_count ? "\nvalues that no congruent program has, or that each one has:\n"
                                   : "\nno value is dead, and none is forced\n");
    for (size_t i = 0; i < audit->value_count; i++)
        put_value(report, &audit->values[i]);
    if (audit->unsettled)
        put_number(report, "    of %zu values it is not known: the search was given up\n", audit->unsettled);
    put(report, audit->required_count ? "\nattributes that each congruent program declares:\n" : "");
    for (size_t i = 0; i < audit->required_count; i++)
        put_item(report, i, audit->required[i]->path);
    put(report, audit->required_count ? "\n" : "");
}

static void put_rule(struct audit_text *report, const sl_audited_rule *rule) {
    bool analyzed = !rule->too_wide && rule->fault.length == 0;
    if (analyzed && rule->rule->scope == SL_SCOPE_PORTFOLIO)
        return; /* there are no accounts here that it could be about */
    if (analyzed && rule->never_fails == SL_NO && rule->implied != SL_YES)
        return;
    put(report, "  ");
    put_styled(report, analyzed ? STYLE_WARNING : STYLE_ERROR, rule->rule->id);
    if (rule->fault.length) {
        put(report, " is left out of this audit: ");
        show_text(&report->buffer, rule->fault);
    } else if (rule->too_wide) {
        put(report, " is left out of this audit: it asks too much, most of all about ");
        show_text(&report->buffer, rule->too_wide->path);
    } else if (rule->implied == SL_YES) {
        put(report, " is implied");
        put_responsible(report, &rule->implied_by);
    } else {
        put(report, rule->never_fails == SL_YES ? " never fails" : ": whether it ever fails is not known");
    }
    put(report, "\n");
}

static void put_unread(struct audit_text *report, const sl_audit *audit) {
    put(report, audit->unread_count ? "\nattributes that no rule reads:\n" : "");
    for (size_t i = 0; i < audit->unread_count; i++)
        put_item(report, i, audit->unread[i]->path);
    put(report, audit->unread_count ? "\n" : "");
}

static bool make_text(struct buffer *buffer, const sl_audit *audit, bool color) {
    struct audit_text report = {*buffer, color, 0};
    size_t leaves = 0, analyzed = 0;
    for (size_t i = 0; i < audit->rule_count; i++) {
        leaves += audit->rules[i].leaves;
        analyzed += !audit->rules[i].too_wide && audit->rules[i].fault.length == 0;
    }
    put_number(&report, "%zu rules, ", audit->rule_count);
    put_number(&report, "%zu analyzed, ", analyzed);
    put_number(&report, "with %zu ways to answer: ", leaves);
    put_possible(&report, audit);
    put_counts(&report, audit);
    for (size_t i = 0; i < audit->rule_count; i++)
        put_rule(&report, &audit->rules[i]);
    put_values(&report, audit);
    put_unread(&report, audit);
    *buffer = report.buffer;
    return !buffer->failed;
}

sl_result sl_write_audit(const sl_writer_options *options, const sl_audit *audit) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    bool good =
        options->format == SL_FORMAT_TEXT ? make_text(&buffer, audit, options->color) : json_audit(&buffer, audit);
    sl_result result = good ? SL_OK : SL_OUT_OF_MEMORY;
    if (good && !options->sink(options->context, buffer.bytes, buffer.length))
        result = SL_CANNOT_WRITE;
    buffer_free(&buffer);
    return result;
}
