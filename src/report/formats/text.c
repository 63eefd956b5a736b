/* text.c - the format "text": findings with source lines, a list of missing values, the verdict of each program, and
 * totals. */
#include <string.h>

#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"
#include "report/text/finding.h"
#include "report/text/fit_matrix.h"

#define LIST_MARGIN ((size_t)8)

/* Appends the separator of two list items: a comma, and a line break if the next item, of `length` columns, does not
 * fit. */
static void put_separator(const struct text_writer *out, size_t *column, size_t length) {
    bool fits = *column + 2 + length <= TEXT_WIDTH;
    out_string(out, fits ? ", " : ",\n        ");
    *column = fits ? *column + 2 : LIST_MARGIN;
}

/* ---- missing values ---------------------------------------------------------------------------------------------- */

/* Appends names if they are few, else their number. */
static void put_names(const struct text_writer *out, const sl_text *names, size_t count, const char *before,
                      const char *what) {
    if (count > 3)
        out_printf(out, "%zu %s", count, what);
    for (size_t i = 0; count <= 3 && i < count; i++) {
        out_string(out, i ? ", " : "");
        out_string(out, before);
        out_text(out, names[i]);
    }
}

/* Appends the segments and accounts that miss a value. */
static void put_lacking(const struct text_writer *out, const sl_missing_value *missing) {
    if (missing->segment_count + missing->account_count == 0)
        return;
    out_string(out, " (");
    put_names(out, missing->segments, missing->segment_count, "segment ", "segments");
    out_string(out, missing->segment_count && missing->account_count ? ", " : "");
    put_names(out, missing->accounts, missing->account_count, "", "accounts");
    out_string(out, ")");
}

/* Appends a sentence, broken into lines of which the later ones are indented further. */
static void put_sentence(const struct text_writer *out, sl_text sentence) {
    for (size_t indent = LIST_MARGIN;; indent = LIST_MARGIN + 2) {
        size_t length = escape_fitting_bytes(sentence, TEXT_WIDTH - indent);
        buffer_repeat(out->buffer, ' ', indent);
        out_text(out, text_slice(sentence, 0, length));
        out_string(out, "\n");
        if (length == sentence.length)
            return;
        sentence = text_slice(sentence, length + 1, sentence.length);
    }
}

/* Appends a sentence for each rule that some value settles. */
static void put_settlements(const struct text_writer *out, const sl_missing_value *missing) {
    for (size_t i = 0; i < missing->rule_count; i++)
        if (missing->settlements[i].length)
            put_sentence(out, missing->settlements[i]);
}

/* Appends the list of the rules that no value settles. */
static void put_other_rules(const struct text_writer *out, const sl_missing_value *missing) {
    size_t column = LIST_MARGIN, count = 0;
    for (size_t i = 0; i < missing->rule_count; i++) {
        if (missing->settlements[i].length)
            continue;
        if (count++ == 0)
            out_string(out, "        ");
        else
            put_separator(out, &column, missing->rules[i]->id.length);
        column += out_text(out, missing->rules[i]->id);
    }
    out_string(out, count ? "\n" : "");
}

static void put_missing_value(const struct text_writer *out, const sl_program *program,
                              const sl_missing_value *missing) {
    const sl_field *field = missing->field;
    bool absent = field->element != SL_NO_ELEMENT && field->type == SL_GROUP &&
                  program->elements[field->element] == SL_STATE_MISSING;
    out_string(out, "    ");
    finding_put_place(out->buffer, &missing->location);
    out_string(out, ": ");
    out_colored(out, COLOR_BOLD, field->path);
    put_lacking(out, missing);
    out_string(out, absent ? ", not declared at all\n" : missing->unreadable ? ", not readable\n" : "\n");
    put_settlements(out, missing);
    put_other_rules(out, missing);
}

/* Returns the first open finding about missing values, or NULL. Sets *all_open to whether all of these findings are
 * open. */
static const sl_finding *find_open(const sl_program *program, bool *all_open) {
    const sl_finding *open = NULL;
    *all_open = true;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (finding->kind != SL_KIND_UNDETERMINED)
            continue;
        if (!finding_is_open(finding))
            *all_open = false;
        else if (!open)
            open = finding;
    }
    return open;
}

/* Returns whether the finding about a missing value is open. */
static bool is_open(const sl_program *program, const sl_missing_value *missing) {
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        const sl_location *place = &finding->location, *other = &missing->location;
        if (finding->kind == SL_KIND_UNDETERMINED && text_equal(place->config_path, other->config_path) &&
            place->source == other->source && place->span.start.byte == other->span.start.byte)
            return finding_is_open(finding);
    }
    return true;
}

/* Appends the missing values as one list, in place of the findings about them. A value whose findings are suppressed is
 * left out, unless another finding says that it cannot be read, or that its framing element is missing. */
static void put_missing_values(const struct text_writer *out, const sl_program *program) {
    bool all_open;
    const sl_finding *open = find_open(program, &all_open);
    size_t count = 0;
    for (size_t i = 0; i < program->missing_value_count; i++) {
        const sl_missing_value *missing = &program->missing_values[i];
        bool other_finding = missing->framing || missing->unreadable;
        if (!other_finding && (!open || (!all_open && !is_open(program, missing))))
            continue;
        if (count++ == 0) {
            out_string(out, "  ");
            if (open) {
                out_start_color(out, severity_color(open->severity));
                out_string(out, sl_severity_name(open->severity));
                out_string(out, "[undetermined]");
                out_end_color(out);
                out_string(out, ": ");
            }
            out_string(out, "rules wait for values that are not declared or not readable:\n");
        }
        put_missing_value(out, program, missing);
    }
    out_string(out, count ? "\n" : "");
}

/* ---- the verdict of a program ------------------------------------------------------------------------------------ */

static void put_program_name(const struct text_writer *out, const sl_program *program) {
    out_text(out, program->path);
    if (program->documents > 1)
        out_printf(out, " (document %zu of %zu)", program->document, program->documents);
    if (program->name.length) {
        out_string(out, " \"");
        out_text(out, program->name);
        out_string(out, "\"");
    }
}

static void put_named(const struct text_writer *out, const char *what, size_t count) {
    out_string(out, what);
    buffer_number(out->buffer, count);
}

/* Appends how many findings are suppressed, so that they are not forgotten. */
static void put_suppressed(const struct text_writer *out, const sl_program *program) {
    size_t counts[SL_BASELINED + 1] = {0};
    for (size_t i = 0; i < program->finding_count; i++)
        counts[program->findings[i].suppression]++;
    for (size_t i = SL_WAIVED; i <= SL_BASELINED; i++)
        if (counts[i])
            out_printf(out, ", %s %zu", sl_suppression_name((sl_suppression)i), counts[i]);
}

/* Appends the practices by state. Two lists show more than two numbers, and look less like a mark. */
static void put_practices(const struct text_writer *out, const sl_program *program) {
    static const sl_text titles[] = {TEXT_INIT("  practices shown: "), TEXT_INIT("  practices not shown: "),
                                     TEXT_INIT("  practices not known: "),
                                     TEXT_INIT("  practices that do not apply: ")};
    for (size_t state = 0; state < sizeof titles / sizeof *titles && !program->brief; state++) {
        size_t column = 0;
        for (size_t i = 0; i < program->practice_count; i++) {
            sl_text id = program->practices[i].rule->id;
            if (program->practices[i].state != (sl_practice_state)state)
                continue;
            if (column == 0)
                column = out_text(out, titles[state]);
            else
                put_separator(out, &column, id.length);
            column += out_text(out, id);
        }
        out_string(out, column ? "\n" : "");
    }
}

/* Appends the pairs of elements that no deciding rule has compared, by the codes of the elements. */
static void put_uncompared(const struct text_writer *out, const sl_vocabulary *vocabulary, const sl_program *program) {
    static const sl_text start = TEXT_INIT("  no deciding rule compared: ");
    size_t column = start.length;
    for (size_t i = 0; i < program->uncompared_count; i++) {
        const sl_uncompared_pair *pair = &program->uncompared[i];
        sl_text first = vocabulary->elements[pair->first].code, second = vocabulary->elements[pair->second].code;
        size_t length = first.length + 1 + second.length + (pair->advice ? strlen(" (advice)") : 0);
        if (i == 0)
            out_text(out, start);
        else
            put_separator(out, &column, length);
        out_text(out, first);
        out_string(out, "-");
        out_text(out, second);
        out_string(out, pair->advice ? " (advice)" : "");
        column += length;
    }
    out_string(out, program->uncompared_count ? "\n" : "");
}

static void put_verdict(const struct text_writer *out, const sl_vocabulary *vocabulary, const sl_program *program) {
    out_start_color(out, COLOR_BOLD);
    put_program_name(out, program);
    out_end_color(out);
    out_string(out, ": ");
    out_verdict(out, program->verdict);
    if (program->verdict == SL_INVALID) {
        out_string(out, ", no rule was asked\n\n");
        return;
    }
    put_named(out, ", misfits ", program->misfits);
    put_named(out, ", undetermined ", program->undetermined);
    const struct {
        const char *what;
        size_t count;
    } others[] = {{", advice ", program->advice},
                  {", not readable ", program->unreadable},
                  {", segments ", program->segments},
                  {", accounts ", program->accounts},
                  {", rules that failed ", program->rule_errors}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].count)
            put_named(out, others[i].what, others[i].count);
    put_suppressed(out, program);
    out_string(out, "\n");
    put_practices(out, program);
    put_uncompared(out, vocabulary, program);
    out_string(out, "\n");
}

/* ---- totals ------------------------------------------------------------------------------------------------------ */

static void put_never_applied(const struct text_writer *out, const struct summary *summary) {
    size_t column = 0;
    for (size_t i = 0; i < summary->rule_count; i++) {
        const sl_rule *rule = summary->rules[i].rule;
        if (summary->rules[i].applied || sl_option_without_value(rule))
            continue;
        if (column == 0)
            column = out_printf(out, "rules that applied to no program: ");
        else
            put_separator(out, &column, rule->id.length);
        column += out_text(out, rule->id);
    }
    out_string(out, column ? "\n" : "");
}

/* Returns how many rules are off. Several settings may turn off the same rule. */
static size_t count_off(const struct summary *summary) {
    size_t count = 0;
    for (size_t i = 0; i < summary->rules_off_count; i++) {
        size_t first = 0;
        while (!text_equal(summary->rules_off[first]->id, summary->rules_off[i]->id))
            first++;
        count += first == i;
    }
    return count;
}

static void put_off(const struct text_writer *out, const struct summary *summary) {
    for (size_t i = 0; i < summary->rules_off_count; i++) {
        out_string(out, "off: ");
        out_text(out, summary->rules_off[i]->id);
        out_string(out, ", ");
        out_text(out, summary->rules_off[i]->off);
        out_string(out, " (");
        out_text(out, summary->rules_off[i]->off_set_by);
        out_string(out, ")\n");
    }
}

/* Appends the rules that lack the value of an option, on one line. */
static void put_not_set(const struct text_writer *out, const struct summary *summary) {
    bool any = false;
    for (size_t i = 0; i < summary->rule_count; i++) {
        if (!sl_option_without_value(summary->rules[i].rule))
            continue;
        out_string(out, any ? ", " : "not applicable until their options are set: ");
        out_text(out, summary->rules[i].rule->id);
        any = true;
    }
    out_string(out, any ? "\n" : "");
}

static void put_count(const struct text_writer *out, size_t count, const char *singular, const char *plural) {
    out_printf(out, "%zu %s", count, count == 1 ? singular : plural);
}

void format_put_totals(const struct format_run *run) {
    const struct text_writer *out = &run->out;
    const struct summary *summary = run->summary;
    if (summary->program_count == 0)
        return;
    put_count(out, summary->program_count, "program", "programs");
    const char *separator = ": ";
    for (size_t i = 0; i <= SL_INVALID; i++) {
        if (summary->verdicts[i] == 0)
            continue;
        out_printf(out, "%s%zu %s", separator, summary->verdicts[i], sl_verdict_name((sl_verdict)i));
        separator = ", ";
    }
    out_string(out, "; ");
    put_count(out, summary->severities[SL_ERROR], "error", "errors");
    out_string(out, ", ");
    put_count(out, summary->severities[SL_WARNING], "warning", "warnings");
    if (summary->kinds[SL_KIND_ADVICE])
        out_printf(out, " (findings of advice: %zu)", summary->kinds[SL_KIND_ADVICE]);
    for (size_t i = SL_WAIVED; i <= SL_BASELINED; i++)
        if (summary->suppressions[i])
            out_printf(out, ", %zu %s", summary->suppressions[i], sl_suppression_name((sl_suppression)i));
    out_string(out, "; ");
    put_count(out, summary->rule_count, "rule", "rules");
    if (summary->rules_off_count)
        out_printf(out, ", %zu off", count_off(summary));
    out_string(out, summary->briefly_listed ? "; " : "");
    if (summary->briefly_listed)
        put_count(out, summary->briefly_listed, "program listed in brief", "programs listed in brief");
    out_string(out, summary->files_left_out ? "; " : "");
    if (summary->files_left_out)
        put_count(out, summary->files_left_out, "file left out", "files left out");
    out_string(out, "\n");
}

/* ---- the run ----------------------------------------------------------------------------------------------------- */

static bool start(struct format_run *run) {
    return remedy_cache_open(&run->remedy_cache);
}

/* Appends the findings that are no part of the verdict, below a heading. */
static void put_advice(struct format_run *run, const sl_program *program) {
    size_t count = 0;
    for (size_t i = 0; i < program->finding_count; i++) {
        if (program->findings[i].kind != SL_KIND_ADVICE || !finding_is_open(&program->findings[i]))
            continue;
        if (count++ == 0)
            out_string(&run->out, "advice, which is no part of the verdict:\n\n");
        finding_put(&run->out, &run->remedy_cache, run->checker, &program->findings[i]);
    }
}

static bool put_program(struct format_run *run, const sl_program *program) {
    for (size_t i = 0; i < program->finding_count; i++)
        if (program->findings[i].kind != SL_KIND_UNDETERMINED && program->findings[i].kind != SL_KIND_ADVICE &&
            finding_is_open(&program->findings[i]))
            finding_put(&run->out, &run->remedy_cache, run->checker, &program->findings[i]);
    put_missing_values(&run->out, program);
    put_advice(run, program);
    if (run->options->picture)
        fit_matrix_put(&run->out, sl_get_vocabulary(run->checker), program);
    put_verdict(&run->out, sl_get_vocabulary(run->checker), program);
    return true;
}

static bool put_problem(struct format_run *run, const sl_finding *problem) {
    finding_put(&run->out, &run->remedy_cache, run->checker, problem);
    return true;
}

static bool end(struct format_run *run) {
    const struct summary *summary = run->summary;
    size_t gone = summary->gone_from_baseline;
    if (summary->program_count == 0)
        return true;
    format_put_totals(run);
    if (gone) {
        put_count(&run->out, gone, "finding of the baseline is", "findings of the baseline are");
        out_printf(&run->out, " gone; samplint baseline --prune removes %s\n", gone == 1 ? "it" : "them");
    }
    put_off(&run->out, summary);
    put_not_set(&run->out, summary);
    if (summary->program_count > summary->verdicts[SL_INVALID] + 1) /* to a single program, many rules do not apply */
        put_never_applied(&run->out, summary);
    return true;
}

const struct format_writer format_text = {.start = start, .program = put_program, .problem = put_problem, .end = end};
