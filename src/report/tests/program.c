/* program.c - writes the program of a failed test with marks below its lines, and the coverage of a suite. */
#include "report/tests/program.h"

#include <stdio.h>

#include "base/lines.h"
#include "base/text.h"
#include "report/escape.h"

/* A program of so many lines is shown as a whole; of a longer one, the lines with marks and those around them. */
#define SHORT_PROGRAM ((size_t)12)
#define LINES_AROUND ((size_t)1)

static void put_gutter(const struct text_writer *out, size_t line) {
    char text[32];
    snprintf(text, sizeof text, line ? "%5zu | " : "      | ", line);
    out_start_color(out, COLOR_GUTTER);
    out_string(out, text);
    out_end_color(out);
}

static size_t count_lines(sl_text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == '\n' || i + 1 == text.length;
    return count;
}

static bool is_near_mark(const sl_test *test, size_t line) {
    for (size_t i = 0; i < test->mark_count; i++) {
        size_t marked = test->marks[i].span.start.line;
        if (marked && marked <= line + LINES_AROUND && line <= marked + LINES_AROUND)
            return true;
    }
    return false;
}

/* "^^^^ expected: fail"; blanks in place of carets where the mark before has the same place. */
static void put_mark(const struct text_writer *out, const sl_test *test, size_t index) {
    const sl_test_mark *mark = &test->marks[index], *last = index ? mark - 1 : NULL;
    struct buffer line = BUFFER_EMPTY(out->buffer->most);
    size_t before, columns;
    /* A mark may be for a line as a whole. */
    sl_span span = mark->span.start.byte || mark->span.end.byte ? mark->span
                                                                : line_span(test->program.bytes, mark->span.start.line);
    bool repeated =
        last && last->span.start.line == mark->span.start.line && last->span.start.byte == mark->span.start.byte;
    escape_source_line(&line, test->program.bytes, span, &before, &columns);
    out->buffer->failed = out->buffer->failed || line.failed;
    buffer_free(&line);
    put_gutter(out, 0);
    buffer_repeat(out->buffer, ' ', before);
    out_start_color(out, mark->found ? COLOR_ERROR : COLOR_GOOD);
    buffer_repeat(out->buffer, repeated ? ' ' : '^', columns);
    out_string(out, mark->found ? " found: " : " expected: ");
    out_text(out, mark->text);
    out_end_color(out);
    out_string(out, "\n");
}

static void put_line(const struct text_writer *out, const sl_test *test, size_t line) {
    struct buffer shown = BUFFER_EMPTY(out->buffer->most);
    size_t before, columns;
    sl_span span = line_span(test->program.bytes, line);
    for (size_t i = 0; i < test->mark_count; i++) /* a long line is shown around its first mark */
        if (test->marks[i].span.start.line == line && test->marks[i].span.start.byte) {
            span = test->marks[i].span;
            break;
        }
    escape_source_line(&shown, test->program.bytes, span, &before, &columns);
    put_gutter(out, line);
    buffer_append(out->buffer, buffer_text(&shown));
    out_string(out, "\n");
    out->buffer->failed = out->buffer->failed || shown.failed;
    buffer_free(&shown);
    for (size_t i = 0; i < test->mark_count; i++)
        if (test->marks[i].span.start.line == line)
            put_mark(out, test, i);
}

void test_program_show(const struct text_writer *out, const sl_test *test) {
    size_t count = count_lines(test->program.bytes);
    bool whole = count <= SHORT_PROGRAM, left_out = false;
    if (test->fault.length == 0)
        return;
    for (size_t line = 1; line <= count; line++) {
        bool shown = whole || is_near_mark(test, line);
        if (shown)
            put_line(out, test, line);
        else if (!left_out)
            out_string(out, "  ...\n");
        left_out = !shown;
    }
    for (size_t i = 0; i < test->mark_count; i++) {
        if (test->marks[i].span.start.line && test->marks[i].span.start.line <= count)
            continue;
        out_string(out, test->marks[i].found ? "      = found: " : "      = expected: ");
        out_text(out, test->marks[i].text);
        out_string(out, "\n");
    }
}

/* ---- reach ------------------------------------------------------------------------------------------------------- */

/* "3, 7-9" */
static void put_lines(const struct text_writer *out, const sl_coverage *coverage) {
    for (size_t i = 0, end; i < coverage->missed_count; i = end) {
        for (end = i + 1; end < coverage->missed_count && coverage->missed[end] == coverage->missed[end - 1] + 1;)
            end++;
        out_printf(out, i ? ", %zu" : "%zu", coverage->missed[i]);
        if (end > i + 1)
            out_printf(out, "-%zu", coverage->missed[end - 1]);
    }
}

/* So much of a message is shown. */
#define ANSWER_COLUMNS ((size_t)75)

static void put_coverage(const struct text_writer *out, const sl_coverage *coverage) {
    out_printf(out, "     lines %zu", coverage->lines - coverage->missed_count);
    out_printf(out, " of %zu", coverage->lines);
    out_string(out, coverage->missed_count ? " (not " : "");
    put_lines(out, coverage);
    out_string(out, coverage->missed_count ? ")" : "");
    out_printf(out, ", answers %zu", coverage->answers_reached);
    out_printf(out, " of %zu\n", coverage->answer_count);
    for (size_t i = 0; i < coverage->answer_count; i++) {
        const sl_test_answer *answer = &coverage->answers[i];
        if (answer->reached)
            continue;
        out_string(out, "     not reached: ");
        out_string(out, sl_status_name(answer->status));
        out_string(out, answer->status == SL_FAIL ? ": " : answer->status == SL_UNDETERMINED ? ", waiting for " : "");
        escape_cut(out->buffer, answer->what, ANSWER_COLUMNS);
        out_string(out, "\n");
    }
    if (coverage->unknown.length) {
        out_string(out, "     answers: ");
        out_text(out, coverage->unknown);
        out_string(out, "\n");
    }
}

/* So much of each side of a change is shown, so that a line takes no more than 100 columns. */
#define CHANGE_COLUMNS ((size_t)30)

static void put_change(const struct text_writer *out, sl_text text) {
    out_string(out, text.length ? "`" : "nothing");
    if (text.length)
        escape_cut(out->buffer, text, CHANGE_COLUMNS);
    out_string(out, text.length ? "`" : "");
}

static void put_mutation(const struct text_writer *out, const sl_test_suite *suite) {
    const sl_mutation *mutation = &suite->mutation;
    if (!mutation->done) {
        out_string(out, "     changes: not tried; the tests have to pass as the rule is\n");
        return;
    }
    out_printf(out, "     changes noticed %zu", mutation->killed);
    out_printf(out, " of %zu", mutation->killed + mutation->survivor_count);
    if (mutation->equivalent)
        out_printf(out, ", without effect %zu", mutation->equivalent);
    if (mutation->left_out)
        out_printf(out, ", not tried %zu", mutation->left_out);
    out_string(out, "\n");
    for (size_t i = 0; i < mutation->survivor_count; i++) {
        const sl_mutant *mutant = &mutation->survivors[i];
        out_string(out, "     ");
        out_text(out, suite->source->name);
        out_printf(out, ":%zu", mutant->line);
        out_printf(out, ":%zu: ", mutant->column);
        put_change(out, mutant->before);
        out_string(out, " -> ");
        put_change(out, mutant->after);
        out_string(out, "\n");
    }
}

void test_reach_show(const struct text_writer *out, const sl_test_run *run, const sl_test_suite *suite) {
    if (suite->rule && run->covered)
        put_coverage(out, &suite->coverage);
    if (suite->rule && run->mutated)
        put_mutation(out, suite);
}

void test_scores_show(const struct text_writer *out, const sl_test_run *run) {
    size_t noticed = 0, tried = 0, equivalent = 0;
    for (size_t i = 0; i < run->suite_count; i++) {
        const sl_mutation *mutation = &run->suites[i].mutation;
        noticed += mutation->killed;
        tried += mutation->killed + mutation->survivor_count;
        equivalent += mutation->equivalent;
    }
    if (run->rules && run->covered) {
        out_printf(out, "reached: %u %% of the lines, %u %% of the answers\n", sl_test_run_score(run, SL_SCORE_LINES),
                   sl_test_run_score(run, SL_SCORE_ANSWERS));
    }
    if (run->rules && run->mutated) {
        out_printf(out, "changes noticed: %u %%, %zu of %zu", sl_test_run_score(run, SL_SCORE_MUTANTS), noticed, tried);
        if (equivalent)
            out_printf(out, "; %zu more have no effect", equivalent);
        out_string(out, "\n");
    }
}
