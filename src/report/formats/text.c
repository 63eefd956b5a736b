#include "report/formats/text.h"

#include "base/text.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"
#include "report/text/finding.h"
#include "report/text/fit_matrix.h"

/* ---- what waits --------------------------------------------------------------------------------------------------- */

/* Between two items of a list: a comma, and a new line where the next one would not fit. */
static void next_item(const struct text_writer *page, size_t *column, size_t length) {
    bool fits = *column + 2 + length <= PAGE_WIDTH;
    out_words(page, fits ? ", " : ",\n        ");
    *column = fits ? *column + 2 : 8;
}

/* The accounts that wait, by name while they are few. */
static void put_accounts(const struct text_writer *page, const sl_missing_value *wait) {
    if (wait->account_count == 0)
        return;
    out_words(page, " (");
    if (wait->account_count > 3) {
        buffer_number(page->buffer, wait->account_count);
        out_words(page, " accounts");
    }
    for (size_t i = 0; wait->account_count <= 3 && i < wait->account_count; i++) {
        out_words(page, i ? ", " : "");
        out_text(page, wait->accounts[i]);
    }
    out_words(page, ")");
}

static void put_wait(const struct text_writer *page, const sl_program *program, const sl_missing_value *wait) {
    out_words(page, "    ");
    finding_place(page->buffer, &wait->location);
    out_words(page, ": ");
    out_colored(page, COLOR_BOLD, wait->field->path);
    put_accounts(page, wait);
    bool absent = wait->field->element != SL_NO_ELEMENT && wait->field->type == SL_GROUP &&
                  program->elements[wait->field->element] == SL_STATE_MISSING;
    out_words(page, absent ? ", not declared at all\n" : wait->unreadable ? ", not readable\n" : "\n");
    size_t column = 8;
    for (size_t i = 0; i < wait->rule_count; i++) {
        if (i == 0)
            out_words(page, "        ");
        else
            next_item(page, &column, wait->rules[i]->id.length);
        column += out_text(page, wait->rules[i]->id);
    }
    out_words(page, "\n");
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
static bool is_open(const sl_program *program, const sl_missing_value *wait) {
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
static void put_undetermined(const struct text_writer *page, const sl_program *program) {
    bool all_open;
    const sl_finding *told = find_told(program, &all_open);
    size_t listed = 0;
    for (size_t i = 0; i < program->wait_count; i++) {
        const sl_missing_value *wait = &program->waits[i];
        bool own = !wait->framing && !wait->unreadable; /* no other finding speaks of it */
        if (own && (!told || (!all_open && !is_open(program, wait))))
            continue;
        if (listed++ == 0) {
            out_words(page, "  ");
            out_start_color(page, told ? severity_color(told->severity) : COLOR_NONE);
            out_words(page, told ? sl_severity_name(told->severity) : "");
            out_words(page, told ? "[undetermined]" : "");
            out_end_color(page);
            out_words(page, told ? ": " : "");
            out_words(page, "rules wait for what is not declared, or not readable:\n");
        }
        put_wait(page, program, wait);
    }
    out_words(page, listed ? "\n" : "");
}

/* ---- closing lines ------------------------------------------------------------------------------------------------ */

static void put_program_name(const struct text_writer *page, const sl_program *program) {
    out_text(page, program->path);
    if (program->documents > 1) {
        out_number(page, " (document %zu", program->document);
        out_number(page, " of %zu", program->documents);
        out_words(page, ")");
    }
    if (program->name.length) {
        out_words(page, " \"");
        out_text(page, program->name);
        out_words(page, "\"");
    }
}

/* What does not count is still said to be there. */
static void put_standings(const struct text_writer *page, const sl_program *program) {
    size_t counts[SL_BASELINED + 1] = {0};
    for (size_t i = 0; i < program->finding_count; i++)
        counts[program->findings[i].standing]++;
    if (counts[SL_WAIVED])
        out_number(page, ", waived %zu", counts[SL_WAIVED]);
    if (counts[SL_BASELINED])
        out_number(page, ", baselined %zu", counts[SL_BASELINED]);
}

static void put_verdict(const struct text_writer *page, const sl_program *program) {
    out_start_color(page, COLOR_BOLD);
    put_program_name(page, program);
    out_end_color(page);
    out_words(page, ": ");
    out_verdict(page, program->verdict);
    if (program->verdict == SL_INVALID) {
        out_words(page, ", no rule was asked\n\n");
        return;
    }
    out_number(page, ", practices shown %zu", program->practices_shown);
    out_number(page, " of %zu", program->practices_total);
    out_number(page, ", misfits %zu", program->misfits);
    out_number(page, ", undetermined %zu", program->undetermined);
    if (program->unreadable)
        out_number(page, ", not readable %zu", program->unreadable);
    if (program->accounts)
        out_number(page, ", accounts %zu", program->accounts);
    if (program->rule_errors)
        out_number(page, ", rules that failed %zu", program->rule_errors);
    put_standings(page, program);
    out_words(page, "\n\n");
}

static void put_count(const struct text_writer *page, size_t count, const char *one, const char *many) {
    buffer_number(page->buffer, count);
    out_words(page, " ");
    out_words(page, count == 1 ? one : many);
}

static void put_never_applied(const struct text_writer *page, const struct summary *summary) {
    static const char title[] = "rules that applied to no program: ";
    size_t column = 0;
    for (size_t i = 0; i < summary->rule_count; i++) {
        if (summary->rules[i].applied)
            continue;
        if (column == 0) {
            out_words(page, title);
            column = sizeof title - 1;
        } else {
            next_item(page, &column, summary->rules[i].rule->id.length);
        }
        column += out_text(page, summary->rules[i].rule->id);
    }
    out_words(page, column ? "\n" : "");
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

static void put_off(const struct text_writer *page, const struct summary *summary) {
    for (size_t i = 0; i < summary->off_count; i++) {
        out_words(page, "off: ");
        out_text(page, summary->off[i]->id);
        out_words(page, ", ");
        out_text(page, summary->off[i]->off);
        out_words(page, " (");
        out_text(page, summary->off[i]->off_set_by);
        out_words(page, ")\n");
    }
}

static void put_gone(const struct text_writer *page, const struct summary *summary) {
    if (summary->gone == 0)
        return;
    put_count(page, summary->gone, "finding of the baseline is", "findings of the baseline are");
    out_words(page, " gone; samplint baseline --prune removes ");
    out_words(page, summary->gone == 1 ? "it\n" : "them\n");
}

void text_totals(struct buffer *buffer, const struct summary *summary) {
    const struct text_writer plain = {.buffer = buffer}, *page = &plain;
    if (summary->programs == 0)
        return;
    put_count(page, summary->programs, "program", "programs");
    const char *joint = ": ";
    for (size_t i = 0; i <= SL_INVALID; i++) {
        if (summary->verdicts[i] == 0)
            continue;
        out_words(page, joint);
        buffer_number(page->buffer, summary->verdicts[i]);
        out_words(page, " ");
        out_words(page, sl_verdict_name((sl_verdict)i));
        joint = ", ";
    }
    out_words(page, "; ");
    put_count(page, summary->severities[SL_ERROR], "error", "errors");
    out_words(page, ", ");
    put_count(page, summary->severities[SL_WARNING], "warning", "warnings");
    for (size_t i = SL_WAIVED; i <= SL_BASELINED; i++) {
        if (summary->standings[i] == 0)
            continue;
        out_number(page, ", %zu", summary->standings[i]);
        out_words(page, " ");
        out_words(page, sl_suppression_name((sl_suppression)i));
    }
    out_words(page, "; ");
    put_count(page, summary->rule_count, "rule", "rules");
    if (summary->off_count) {
        out_number(page, ", %zu", count_off(summary));
        out_words(page, " off");
    }
    if (summary->brief) {
        out_words(page, "; ");
        put_count(page, summary->brief, "program listed in brief", "programs listed in brief");
    }
    out_words(page, summary->left_out ? "; " : "");
    if (summary->left_out)
        put_count(page, summary->left_out, "file left out", "files left out");
    out_words(page, "\n");
}

static void put_summary(const struct text_writer *page, const struct summary *summary) {
    if (summary->programs == 0)
        return;
    text_totals(page->buffer, summary);
    put_gone(page, summary);
    put_off(page, summary);
    if (summary->programs > summary->verdicts[SL_INVALID] + 1) /* of a single program it is nothing to wonder at */
        put_never_applied(page, summary);
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

static struct text_writer page_of(const struct run *run) {
    return (struct text_writer){run->buffer, run->options->color, 0};
}

static bool start(struct run *run) {
    return remedy_cache_open(&run->remedy_cache);
}

static bool put_program(struct run *run, const sl_program *program) {
    struct text_writer page = page_of(run);
    for (size_t i = 0; i < program->finding_count; i++)
        if (program->findings[i].kind != SL_KIND_UNDETERMINED && finding_is_open(&program->findings[i]))
            text_finding(&page, &run->remedy_cache, run->checker, &program->findings[i]);
    put_undetermined(&page, program);
    if (run->options->picture)
        fit_matrix_put(&page, sl_get_vocabulary(run->checker), program);
    put_verdict(&page, program);
    return true;
}

static bool put_problem(struct run *run, const sl_finding *problem) {
    struct text_writer page = page_of(run);
    text_finding(&page, &run->remedy_cache, run->checker, problem);
    return true;
}

static bool end(struct run *run) {
    struct text_writer page = page_of(run);
    put_summary(&page, run->summary);
    return true;
}

const struct format_writer format_text = {start, put_program, format_nothing, put_problem, end};
