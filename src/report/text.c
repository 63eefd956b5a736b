#include "report/text.h"

#include <string.h>

#include "base/text.h"
#include "report/form.h"
#include "report/headline.h"
#include "report/picture.h"
#include "report/show.h"
#include "report/style.h"

/* Lists are broken before this column. */
#define WIDTH ((size_t)100)

static void put(const struct text_report *report, const char *string) {
    buffer_append(report->buffer, text_of(string));
}

static void put_number(const struct text_report *report, size_t number) {
    buffer_number(report->buffer, number);
}

static void put_total(const struct text_report *report, const char *label, size_t number) {
    put(report, label);
    put_number(report, number);
}

static void start_style(const struct text_report *report, enum style style) {
    if (report->color)
        put(report, style_code(style));
}

static void end_style(const struct text_report *report) {
    if (report->color)
        put(report, STYLE_END);
}

static void put_styled(const struct text_report *report, enum style style, const char *string) {
    start_style(report, style);
    put(report, string);
    end_style(report);
}

static enum style style_of(sl_severity severity) {
    static const enum style styles[] = {STYLE_INFO, STYLE_WARNING, STYLE_ERROR};
    return styles[severity];
}

/* ---- findings ----------------------------------------------------------------------------------------------------- */

static void put_place(const struct text_report *report, const sl_location *location) {
    headline_place(report->buffer, location);
}

static void put_head(const struct text_report *report, const sl_finding *finding) {
    start_style(report, STYLE_BOLD);
    put_place(report, &finding->location);
    put(report, finding->location.source ? ": " : "");
    end_style(report);
    start_style(report, style_of(finding->severity));
    put(report, sl_severity_name(finding->severity));
    put(report, "[");
    show_text(report->buffer, finding->rule);
    put(report, "]");
    end_style(report);
    put(report, ": ");
    start_style(report, STYLE_BOLD);
    show_text(report->buffer, finding->message);
    end_style(report);
    headline_whom(report->buffer, finding);
    put(report, "\n");
}

/* "   42 | ", or blanks as wide when the line is 0. */
static void put_gutter(const struct text_report *report, size_t width, size_t line) {
    start_style(report, STYLE_GUTTER);
    size_t digits = 0;
    for (size_t left = line; left > 0; left /= 10)
        digits++;
    buffer_repeat(report->buffer, ' ', width - digits);
    if (line)
        put_number(report, line);
    put(report, " | ");
    end_style(report);
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
static void put_source(const struct text_report *report, const sl_location *location, const sl_location *last,
                       sl_text note, enum style style) {
    const sl_source *source = location->source;
    size_t before, columns, gutter = gutter_width(location->span.start.line);
    if (!source || location->span.start.line == 0 || source->bytes.length == 0)
        return;
    if (last && last->source != source) {
        put_styled(report, STYLE_GUTTER, "   ::: ");
        put_place(report, location);
        put(report, "\n");
    }
    bool shown = is_shown(location, last);
    if (!shown)
        put_gutter(report, gutter, location->span.start.line);
    size_t end = report->buffer->length;
    show_line(report->buffer, source->bytes, location->span, &before, &columns);
    if (shown)
        report->buffer->length = end; /* it was only to be measured */
    else
        put(report, "\n");
    put_gutter(report, gutter, 0);
    buffer_repeat(report->buffer, ' ', before);
    start_style(report, style);
    buffer_repeat(report->buffer, '^', columns);
    put(report, note.length ? " " : "");
    show_text(report->buffer, note);
    end_style(report);
    put(report, "\n");
}

#define REMARK_SIGN "      = "

/* A text behind a name. What does not fit stands on further lines, below its start. */
static void put_remark(const struct text_report *report, const char *name, sl_text text) {
    struct buffer *buffer = report->buffer;
    size_t indent = sizeof REMARK_SIGN - 1 + strlen(name), column = indent;
    put_styled(report, STYLE_GUTTER, REMARK_SIGN);
    put(report, name);
    for (size_t start = 0, end; start <= text.length; start = end + 1) {
        for (end = start; end < text.length && text.bytes[end] != ' ';)
            end++;
        size_t before = buffer->length;
        buffer_repeat(buffer, ' ', start ? 1 : 0);
        size_t columns = (start ? 1 : 0) + show_text(buffer, text_slice(text, start, end));
        if (column > indent && column + columns > WIDTH && !buffer->failed) {
            buffer->length = before;
            put(report, "\n");
            buffer_repeat(buffer, ' ', indent);
            column = indent;
            columns = show_text(buffer, text_slice(text, start, end));
        }
        column += columns;
    }
    put(report, "\n");
}

static void put_alternatives(const struct text_report *report, const sl_finding *finding) {
    for (size_t i = 0; i < finding->alternative_count; i++)
        put_remark(report, i == 0 ? "fits instead: " : "          or: ", finding->alternatives[i]);
}

/* What the rule itself has to say: what to do where it names no alternatives, and on whose word. */
static void put_rule(const struct text_report *report, const sl_finding *finding) {
    const sl_rule *rule = headline_rule(report->checker, finding);
    if (!rule)
        return;
    if (finding->alternative_count == 0)
        put_remark(report, "to do: ", rule->remediation);
    struct buffer sources = BUFFER_EMPTY(SIZE_MAX);
    headline_sources(&sources, rule);
    put_remark(report, "source: ", (sl_text){sources.bytes, sources.length});
    report->buffer->failed |= sources.failed;
    buffer_free(&sources);
}

void text_finding(const struct text_report *report, const sl_finding *finding) {
    put_head(report, finding);
    put_source(report, &finding->location, NULL, finding->note, style_of(finding->severity));
    const sl_location *last = &finding->location;
    for (size_t i = 0; i < finding->related_count; i++) {
        put_source(report, &finding->related[i].location, last, finding->related[i].note, STYLE_GUTTER);
        last = &finding->related[i].location;
    }
    put_alternatives(report, finding);
    put_rule(report, finding);
    put(report, "\n");
}

/* ---- what waits --------------------------------------------------------------------------------------------------- */

/* Between two items of a list: a comma, and a new line where the next one would not fit. */
static void next_item(const struct text_report *report, size_t *column, size_t length) {
    bool fits = *column + 2 + length <= WIDTH;
    put(report, fits ? ", " : ",\n        ");
    *column = fits ? *column + 2 : 8;
}

/* The accounts that wait, by name while they are few. */
static void put_accounts(const struct text_report *report, const sl_wait *wait) {
    if (wait->account_count == 0)
        return;
    put(report, " (");
    if (wait->account_count > 3) {
        put_number(report, wait->account_count);
        put(report, " accounts");
    }
    for (size_t i = 0; wait->account_count <= 3 && i < wait->account_count; i++) {
        put(report, i ? ", " : "");
        show_text(report->buffer, wait->accounts[i]);
    }
    put(report, ")");
}

static void put_wait(const struct text_report *report, const sl_program *program, const sl_wait *wait) {
    put(report, "    ");
    put_place(report, &wait->location);
    put(report, ": ");
    start_style(report, STYLE_BOLD);
    show_text(report->buffer, wait->field->path);
    end_style(report);
    put_accounts(report, wait);
    bool absent = wait->field->element != SL_NO_ELEMENT && wait->field->type == SL_GROUP &&
                  program->elements[wait->field->element] == SL_STATE_MISSING;
    put(report, absent ? ", not declared at all\n" : wait->unreadable ? ", not readable\n" : "\n");
    size_t column = 8;
    for (size_t i = 0; i < wait->rule_count; i++) {
        if (i == 0)
            put(report, "        ");
        else
            next_item(report, &column, wait->rules[i]->id.length);
        column += show_text(report->buffer, wait->rules[i]->id);
    }
    put(report, "\n");
}

/* The first open finding that says what rules wait for, or NULL: then only what other findings speak of is listed. */
static const sl_finding *find_told(const sl_program *program, bool *all_open) {
    const sl_finding *told = NULL;
    *all_open = true;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (finding->kind != SL_KIND_UNDETERMINED)
            continue;
        told = told || finding->standing != SL_OPEN ? told : finding;
        *all_open = *all_open && finding->standing == SL_OPEN;
    }
    return told;
}

/* Whether the finding that says so is open. */
static bool is_open(const sl_program *program, const sl_wait *wait) {
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        const sl_location *place = &finding->location, *other = &wait->location;
        if (finding->kind == SL_KIND_UNDETERMINED && text_equal(place->config_path, other->config_path) &&
            place->source == other->source && place->span.start.byte == other->span.start.byte)
            return finding->standing == SL_OPEN;
    }
    return true;
}

/* What rules wait for, as one list, in place of its findings. */
static void put_undetermined(const struct text_report *report, const sl_program *program) {
    bool all_open;
    const sl_finding *told = find_told(program, &all_open);
    size_t listed = 0;
    for (size_t i = 0; i < program->wait_count; i++) {
        const sl_wait *wait = &program->waits[i];
        bool own = !wait->framing && !wait->unreadable; /* no other finding speaks of it */
        if (own && (!told || (!all_open && !is_open(program, wait))))
            continue;
        if (listed++ == 0) {
            put(report, "  ");
            start_style(report, told ? style_of(told->severity) : STYLE_NONE);
            put(report, told ? sl_severity_name(told->severity) : "");
            put(report, told ? "[undetermined]" : "");
            end_style(report);
            put(report, told ? ": " : "");
            put(report, "rules wait for what is not declared, or not readable:\n");
        }
        put_wait(report, program, wait);
    }
    put(report, listed ? "\n" : "");
}

/* ---- closing lines ------------------------------------------------------------------------------------------------ */

static void put_program_name(const struct text_report *report, const sl_program *program) {
    show_text(report->buffer, program->path);
    if (program->documents > 1) {
        put_total(report, " (document ", program->document);
        put_total(report, " of ", program->documents);
        put(report, ")");
    }
    if (program->name.length) {
        put(report, " \"");
        show_text(report->buffer, program->name);
        put(report, "\"");
    }
}

/* What does not count is still said to be there. */
static void put_standings(const struct text_report *report, const sl_program *program) {
    size_t counts[SL_BASELINED + 1] = {0};
    for (size_t i = 0; i < program->finding_count; i++)
        counts[program->findings[i].standing]++;
    if (counts[SL_WAIVED])
        put_total(report, ", waived ", counts[SL_WAIVED]);
    if (counts[SL_BASELINED])
        put_total(report, ", baselined ", counts[SL_BASELINED]);
}

static void put_verdict(const struct text_report *report, const sl_program *program) {
    static const enum style styles[] = {STYLE_GOOD, STYLE_WARNING, STYLE_ERROR, STYLE_ERROR};
    start_style(report, STYLE_BOLD);
    put_program_name(report, program);
    end_style(report);
    put(report, ": ");
    put_styled(report, styles[program->verdict], sl_verdict_name(program->verdict));
    if (program->verdict == SL_INVALID) {
        put(report, ", no rule was asked\n\n");
        return;
    }
    put_total(report, ", practices shown ", program->practices_shown);
    put_total(report, " of ", program->practices_total);
    put_total(report, ", misfits ", program->misfits);
    put_total(report, ", undetermined ", program->undetermined);
    if (program->unreadable)
        put_total(report, ", not readable ", program->unreadable);
    if (program->accounts)
        put_total(report, ", accounts ", program->accounts);
    if (program->rule_errors)
        put_total(report, ", rules that failed ", program->rule_errors);
    put_standings(report, program);
    put(report, "\n\n");
}

static void put_count(const struct text_report *report, size_t count, const char *one, const char *many) {
    put_number(report, count);
    put(report, " ");
    put(report, count == 1 ? one : many);
}

static void put_never_applied(const struct text_report *report, const struct summary *summary) {
    static const char title[] = "rules that applied to no program: ";
    size_t column = 0;
    for (size_t i = 0; i < summary->rule_count; i++) {
        if (summary->rules[i].applied)
            continue;
        if (column == 0) {
            put(report, title);
            column = sizeof title - 1;
        } else {
            next_item(report, &column, summary->rules[i].rule->id.length);
        }
        column += show_text(report->buffer, summary->rules[i].rule->id);
    }
    put(report, column ? "\n" : "");
}

/* Rules that are off by some settings; one may be so by several. */
static size_t count_off(const struct summary *summary) {
    size_t count = 0;
    for (size_t i = 0; i < summary->off_count; i++) {
        size_t first = 0;
        while (!text_equal(summary->off[first]->id, summary->off[i]->id))
            first++;
        count += first == i;
    }
    return count;
}

static void put_off(const struct text_report *report, const struct summary *summary) {
    for (size_t i = 0; i < summary->off_count; i++) {
        put(report, "off: ");
        show_text(report->buffer, summary->off[i]->id);
        put(report, ", ");
        show_text(report->buffer, summary->off[i]->off);
        put(report, " (");
        show_text(report->buffer, summary->off[i]->off_set_by);
        put(report, ")\n");
    }
}

static void put_gone(const struct text_report *report, const struct summary *summary) {
    if (summary->gone == 0)
        return;
    put_count(report, summary->gone, "finding of the baseline is", "findings of the baseline are");
    put(report, " gone; samplint baseline --prune removes ");
    put(report, summary->gone == 1 ? "it\n" : "them\n");
}

void text_totals(struct buffer *buffer, const struct summary *summary) {
    const struct text_report plain = {.buffer = buffer}, *report = &plain;
    if (summary->programs == 0)
        return;
    put_count(report, summary->programs, "program", "programs");
    const char *joint = ": ";
    for (size_t i = 0; i <= SL_INVALID; i++) {
        if (summary->verdicts[i] == 0)
            continue;
        put(report, joint);
        put_number(report, summary->verdicts[i]);
        put(report, " ");
        put(report, sl_verdict_name((sl_verdict)i));
        joint = ", ";
    }
    put(report, "; ");
    put_count(report, summary->severities[SL_ERROR], "error", "errors");
    put(report, ", ");
    put_count(report, summary->severities[SL_WARNING], "warning", "warnings");
    for (size_t i = SL_WAIVED; i <= SL_BASELINED; i++) {
        if (summary->standings[i] == 0)
            continue;
        put_total(report, ", ", summary->standings[i]);
        put(report, " ");
        put(report, sl_standing_name((sl_standing)i));
    }
    put(report, "; ");
    put_count(report, summary->rule_count, "rule", "rules");
    if (summary->off_count) {
        put_total(report, ", ", count_off(summary));
        put(report, " off");
    }
    put(report, summary->left_out ? "; " : "");
    if (summary->left_out)
        put_count(report, summary->left_out, "file left out", "files left out");
    put(report, "\n");
}

static void put_summary(const struct text_report *report, const struct summary *summary) {
    if (summary->programs == 0)
        return;
    text_totals(report->buffer, summary);
    put_gone(report, summary);
    put_off(report, summary);
    if (summary->programs > summary->verdicts[SL_INVALID] + 1) /* of a single program it is nothing to wonder at */
        put_never_applied(report, summary);
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

static struct text_report report_of(const struct run *run) {
    return (struct text_report){run->buffer, run->options->color, run->checker};
}

static bool put_program(struct run *run, const sl_program *program) {
    struct text_report report = report_of(run);
    for (size_t i = 0; i < program->finding_count; i++)
        if (program->findings[i].kind != SL_KIND_UNDETERMINED && headline_is_open(&program->findings[i]))
            text_finding(&report, &program->findings[i]);
    put_undetermined(&report, program);
    if (run->options->picture)
        picture_show(run->buffer, sl_get_vocabulary(run->checker), program, report.color);
    put_verdict(&report, program);
    return true;
}

static bool put_problem(struct run *run, const sl_finding *problem) {
    struct text_report report = report_of(run);
    text_finding(&report, problem);
    return true;
}

static bool end(struct run *run) {
    struct text_report report = report_of(run);
    put_summary(&report, run->summary);
    return true;
}

const struct form form_text = {form_nothing, put_program, form_nothing, put_problem, end};
