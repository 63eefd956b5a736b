#include "report/text.h"

#include "base/text.h"
#include "report/form.h"
#include "report/headline.h"
#include "report/picture.h"
#include "report/text_finding.h"

/* ---- what waits --------------------------------------------------------------------------------------------------- */

/* Between two items of a list: a comma, and a new line where the next one would not fit. */
static void next_item(const struct page *page, size_t *column, size_t length) {
    bool fits = *column + 2 + length <= PAGE_WIDTH;
    page_put(page, fits ? ", " : ",\n        ");
    *column = fits ? *column + 2 : 8;
}

/* The accounts that wait, by name while they are few. */
static void put_accounts(const struct page *page, const sl_wait *wait) {
    if (wait->account_count == 0)
        return;
    page_put(page, " (");
    if (wait->account_count > 3) {
        buffer_number(page->buffer, wait->account_count);
        page_put(page, " accounts");
    }
    for (size_t i = 0; wait->account_count <= 3 && i < wait->account_count; i++) {
        page_put(page, i ? ", " : "");
        page_text(page, wait->accounts[i]);
    }
    page_put(page, ")");
}

static void put_wait(const struct page *page, const sl_program *program, const sl_wait *wait) {
    page_put(page, "    ");
    headline_place(page->buffer, &wait->location);
    page_put(page, ": ");
    page_styled(page, STYLE_BOLD, wait->field->path);
    put_accounts(page, wait);
    bool absent = wait->field->element != SL_NO_ELEMENT && wait->field->type == SL_GROUP &&
                  program->elements[wait->field->element] == SL_STATE_MISSING;
    page_put(page, absent ? ", not declared at all\n" : wait->unreadable ? ", not readable\n" : "\n");
    size_t column = 8;
    for (size_t i = 0; i < wait->rule_count; i++) {
        if (i == 0)
            page_put(page, "        ");
        else
            next_item(page, &column, wait->rules[i]->id.length);
        column += page_text(page, wait->rules[i]->id);
    }
    page_put(page, "\n");
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
static void put_undetermined(const struct page *page, const sl_program *program) {
    bool all_open;
    const sl_finding *told = find_told(program, &all_open);
    size_t listed = 0;
    for (size_t i = 0; i < program->wait_count; i++) {
        const sl_wait *wait = &program->waits[i];
        bool own = !wait->framing && !wait->unreadable; /* no other finding speaks of it */
        if (own && (!told || (!all_open && !is_open(program, wait))))
            continue;
        if (listed++ == 0) {
            page_put(page, "  ");
            page_start(page, told ? severity_style(told->severity) : STYLE_NONE);
            page_put(page, told ? sl_severity_name(told->severity) : "");
            page_put(page, told ? "[undetermined]" : "");
            page_end(page);
            page_put(page, told ? ": " : "");
            page_put(page, "rules wait for what is not declared, or not readable:\n");
        }
        put_wait(page, program, wait);
    }
    page_put(page, listed ? "\n" : "");
}

/* ---- closing lines ------------------------------------------------------------------------------------------------ */

static void put_program_name(const struct page *page, const sl_program *program) {
    page_text(page, program->path);
    if (program->documents > 1) {
        page_number(page, " (document %zu", program->document);
        page_number(page, " of %zu", program->documents);
        page_put(page, ")");
    }
    if (program->name.length) {
        page_put(page, " \"");
        page_text(page, program->name);
        page_put(page, "\"");
    }
}

/* What does not count is still said to be there. */
static void put_standings(const struct page *page, const sl_program *program) {
    size_t counts[SL_BASELINED + 1] = {0};
    for (size_t i = 0; i < program->finding_count; i++)
        counts[program->findings[i].standing]++;
    if (counts[SL_WAIVED])
        page_number(page, ", waived %zu", counts[SL_WAIVED]);
    if (counts[SL_BASELINED])
        page_number(page, ", baselined %zu", counts[SL_BASELINED]);
}

static void put_verdict(const struct page *page, const sl_program *program) {
    page_start(page, STYLE_BOLD);
    put_program_name(page, program);
    page_end(page);
    page_put(page, ": ");
    page_verdict(page, program->verdict);
    if (program->verdict == SL_INVALID) {
        page_put(page, ", no rule was asked\n\n");
        return;
    }
    page_number(page, ", practices shown %zu", program->practices_shown);
    page_number(page, " of %zu", program->practices_total);
    page_number(page, ", misfits %zu", program->misfits);
    page_number(page, ", undetermined %zu", program->undetermined);
    if (program->unreadable)
        page_number(page, ", not readable %zu", program->unreadable);
    if (program->accounts)
        page_number(page, ", accounts %zu", program->accounts);
    if (program->rule_errors)
        page_number(page, ", rules that failed %zu", program->rule_errors);
    put_standings(page, program);
    page_put(page, "\n\n");
}

static void put_count(const struct page *page, size_t count, const char *one, const char *many) {
    buffer_number(page->buffer, count);
    page_put(page, " ");
    page_put(page, count == 1 ? one : many);
}

static void put_never_applied(const struct page *page, const struct summary *summary) {
    static const char title[] = "rules that applied to no program: ";
    size_t column = 0;
    for (size_t i = 0; i < summary->rule_count; i++) {
        if (summary->rules[i].applied)
            continue;
        if (column == 0) {
            page_put(page, title);
            column = sizeof title - 1;
        } else {
            next_item(page, &column, summary->rules[i].rule->id.length);
        }
        column += page_text(page, summary->rules[i].rule->id);
    }
    page_put(page, column ? "\n" : "");
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

static void put_off(const struct page *page, const struct summary *summary) {
    for (size_t i = 0; i < summary->off_count; i++) {
        page_put(page, "off: ");
        page_text(page, summary->off[i]->id);
        page_put(page, ", ");
        page_text(page, summary->off[i]->off);
        page_put(page, " (");
        page_text(page, summary->off[i]->off_set_by);
        page_put(page, ")\n");
    }
}

static void put_gone(const struct page *page, const struct summary *summary) {
    if (summary->gone == 0)
        return;
    put_count(page, summary->gone, "finding of the baseline is", "findings of the baseline are");
    page_put(page, " gone; samplint baseline --prune removes ");
    page_put(page, summary->gone == 1 ? "it\n" : "them\n");
}

void text_totals(struct buffer *buffer, const struct summary *summary) {
    const struct page plain = {.buffer = buffer}, *page = &plain;
    if (summary->programs == 0)
        return;
    put_count(page, summary->programs, "program", "programs");
    const char *joint = ": ";
    for (size_t i = 0; i <= SL_INVALID; i++) {
        if (summary->verdicts[i] == 0)
            continue;
        page_put(page, joint);
        buffer_number(page->buffer, summary->verdicts[i]);
        page_put(page, " ");
        page_put(page, sl_verdict_name((sl_verdict)i));
        joint = ", ";
    }
    page_put(page, "; ");
    put_count(page, summary->severities[SL_ERROR], "error", "errors");
    page_put(page, ", ");
    put_count(page, summary->severities[SL_WARNING], "warning", "warnings");
    for (size_t i = SL_WAIVED; i <= SL_BASELINED; i++) {
        if (summary->standings[i] == 0)
            continue;
        page_number(page, ", %zu", summary->standings[i]);
        page_put(page, " ");
        page_put(page, sl_standing_name((sl_standing)i));
    }
    page_put(page, "; ");
    put_count(page, summary->rule_count, "rule", "rules");
    if (summary->off_count) {
        page_number(page, ", %zu", count_off(summary));
        page_put(page, " off");
    }
    if (summary->brief) {
        page_put(page, "; ");
        put_count(page, summary->brief, "program listed in brief", "programs listed in brief");
    }
    page_put(page, summary->left_out ? "; " : "");
    if (summary->left_out)
        put_count(page, summary->left_out, "file left out", "files left out");
    page_put(page, "\n");
}

static void put_summary(const struct page *page, const struct summary *summary) {
    if (summary->programs == 0)
        return;
    text_totals(page->buffer, summary);
    put_gone(page, summary);
    put_off(page, summary);
    if (summary->programs > summary->verdicts[SL_INVALID] + 1) /* of a single program it is nothing to wonder at */
        put_never_applied(page, summary);
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

static struct page page_of(const struct run *run) {
    return (struct page){run->buffer, run->options->color, 0};
}

static bool start(struct run *run) {
    return sayings_open(&run->sayings);
}

static bool put_program(struct run *run, const sl_program *program) {
    struct page page = page_of(run);
    for (size_t i = 0; i < program->finding_count; i++)
        if (program->findings[i].kind != SL_KIND_UNDETERMINED && headline_is_open(&program->findings[i]))
            text_finding(&page, &run->sayings, run->checker, &program->findings[i]);
    put_undetermined(&page, program);
    if (run->options->picture)
        picture_show(&page, sl_get_vocabulary(run->checker), program);
    put_verdict(&page, program);
    return true;
}

static bool put_problem(struct run *run, const sl_finding *problem) {
    struct page page = page_of(run);
    text_finding(&page, &run->sayings, run->checker, problem);
    return true;
}

static bool end(struct run *run) {
    struct page page = page_of(run);
    put_summary(&page, run->summary);
    return true;
}

const struct form form_text = {start, put_program, form_nothing, put_problem, end};
