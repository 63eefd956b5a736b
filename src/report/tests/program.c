#include "report/tests/program.h"

#include <stdio.h>

#include "base/lines.h"
#include "base/text.h"
#include "report/escape.h"

/* A program of so many lines is shown as a whole; of a longer one, the lines with marks and those around them. */
#define SHORT_PROGRAM ((size_t)12)
#define LINES_AROUND ((size_t)1)

static void put_gutter(const struct text_writer *page, size_t line) {
    char text[32];
    snprintf(text, sizeof text, line ? "%5zu | " : "      | ", line);
    out_start_color(page, COLOR_GUTTER);
    out_words(page, text);
    out_end_color(page);
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
static void put_mark(const struct text_writer *page, const sl_test *test, size_t index) {
    const sl_test_mark *mark = &test->marks[index], *last = index ? mark - 1 : NULL;
    struct buffer line = BUFFER_EMPTY(page->buffer->most);
    size_t before, columns;
    /* A mark may be for a line as a whole. */
    sl_span span = mark->span.start.byte || mark->span.end.byte ? mark->span
                                                                : line_span(test->program.bytes, mark->span.start.line);
    bool repeated =
        last && last->span.start.line == mark->span.start.line && last->span.start.byte == mark->span.start.byte;
    escape_line(&line, test->program.bytes, span, &before, &columns);
    page->buffer->failed = page->buffer->failed || line.failed;
    buffer_free(&line);
    put_gutter(page, 0);
    buffer_repeat(page->buffer, ' ', before);
    out_start_color(page, mark->found ? COLOR_ERROR : COLOR_GOOD);
    buffer_repeat(page->buffer, repeated ? ' ' : '^', columns);
    out_words(page, mark->found ? " found: " : " expected: ");
    out_text(page, mark->text);
    out_end_color(page);
    out_words(page, "\n");
}

static void put_line(const struct text_writer *page, const sl_test *test, size_t line) {
    struct buffer shown = BUFFER_EMPTY(page->buffer->most);
    size_t before, columns;
    sl_span span = line_span(test->program.bytes, line);
    for (size_t i = 0; i < test->mark_count; i++) /* a long line is shown around its first mark */
        if (test->marks[i].span.start.line == line && test->marks[i].span.start.byte) {
            span = test->marks[i].span;
            break;
        }
    escape_line(&shown, test->program.bytes, span, &before, &columns);
    put_gutter(page, line);
    buffer_append(page->buffer, buffer_text(&shown));
    out_words(page, "\n");
    page->buffer->failed = page->buffer->failed || shown.failed;
    buffer_free(&shown);
    for (size_t i = 0; i < test->mark_count; i++)
        if (test->marks[i].span.start.line == line)
            put_mark(page, test, i);
}

void test_program_show(const struct text_writer *page, const sl_test *test) {
    size_t count = count_lines(test->program.bytes);
    bool whole = count <= SHORT_PROGRAM, left_out = false;
    if (test->fault.length == 0)
        return;
    for (size_t line = 1; line <= count; line++) {
        bool shown = whole || is_near_mark(test, line);
        if (shown)
            put_line(page, test, line);
        else if (!left_out)
            out_words(page, "  ...\n");
        left_out = !shown;
    }
    for (size_t i = 0; i < test->mark_count; i++) {
        if (test->marks[i].span.start.line && test->marks[i].span.start.line <= count)
            continue;
        out_words(page, test->marks[i].found ? "      = found: " : "      = expected: ");
        out_text(page, test->marks[i].text);
        out_words(page, "\n");
    }
}

/* ---- reach -------------------------------------------------------------------------------------------------------- */

/* "3, 7-9" */
static void put_lines(const struct text_writer *page, const sl_coverage *coverage) {
    for (size_t i = 0, end; i < coverage->missed_count; i = end) {
        for (end = i + 1; end < coverage->missed_count && coverage->missed[end] == coverage->missed[end - 1] + 1;)
            end++;
        out_number(page, i ? ", %zu" : "%zu", coverage->missed[i]);
        if (end > i + 1)
            out_number(page, "-%zu", coverage->missed[end - 1]);
    }
}

/* So much of a message is shown. */
#define ANSWER_COLUMNS ((size_t)75)

static void put_coverage(const struct text_writer *page, const sl_coverage *coverage) {
    out_number(page, "     lines %zu", coverage->lines - coverage->missed_count);
    out_number(page, " of %zu", coverage->lines);
    out_words(page, coverage->missed_count ? " (not " : "");
    put_lines(page, coverage);
    out_words(page, coverage->missed_count ? ")" : "");
    out_number(page, ", answers %zu", coverage->answers_reached);
    out_number(page, " of %zu\n", coverage->answer_count);
    for (size_t i = 0; i < coverage->answer_count; i++) {
        const sl_test_answer *answer = &coverage->answers[i];
        if (answer->reached)
            continue;
        out_words(page, "     not reached: ");
        out_words(page, sl_status_name(answer->status));
        out_words(page, answer->status == SL_FAIL ? ": " : answer->status == SL_UNDETERMINED ? ", waiting for " : "");
        escape_cut(page->buffer, answer->what, ANSWER_COLUMNS);
        out_words(page, "\n");
    }
    if (coverage->unknown.length) {
        out_words(page, "     answers: ");
        out_text(page, coverage->unknown);
        out_words(page, "\n");
    }
}

/* So much of each side of a change is shown, so that a line takes no more than 100 columns. */
#define CHANGE_COLUMNS ((size_t)30)

static void put_change(const struct text_writer *page, sl_text text) {
    out_words(page, text.length ? "`" : "nothing");
    if (text.length)
        escape_cut(page->buffer, text, CHANGE_COLUMNS);
    out_words(page, text.length ? "`" : "");
}

static void put_mutation(const struct text_writer *page, const sl_test_suite *suite) {
    const sl_mutation *mutation = &suite->mutation;
    if (!mutation->done) {
        out_words(page, "     changes: not tried; the tests have to pass as the rule is\n");
        return;
    }
    out_number(page, "     changes noticed %zu", mutation->killed);
    out_number(page, " of %zu", mutation->killed + mutation->survivor_count);
    if (mutation->equivalent)
        out_number(page, ", without effect %zu", mutation->equivalent);
    if (mutation->left_out)
        out_number(page, ", not tried %zu", mutation->left_out);
    out_words(page, "\n");
    for (size_t i = 0; i < mutation->survivor_count; i++) {
        const sl_mutant *mutant = &mutation->survivors[i];
        out_words(page, "     ");
        out_text(page, suite->source->name);
        out_number(page, ":%zu", mutant->line);
        out_number(page, ":%zu: ", mutant->column);
        put_change(page, mutant->before);
        out_words(page, " -> ");
        put_change(page, mutant->after);
        out_words(page, "\n");
    }
}

void test_reach_show(const struct text_writer *page, const sl_test_run *run, const sl_test_suite *suite) {
    if (suite->rule && run->covered)
        put_coverage(page, &suite->coverage);
    if (suite->rule && run->mutated)
        put_mutation(page, suite);
}

void test_scores_show(const struct text_writer *page, const sl_test_run *run) {
    size_t noticed = 0, tried = 0, equivalent = 0;
    for (size_t i = 0; i < run->suite_count; i++) {
        const sl_mutation *mutation = &run->suites[i].mutation;
        noticed += mutation->killed;
        tried += mutation->killed + mutation->survivor_count;
        equivalent += mutation->equivalent;
    }
    if (run->rules && run->covered) {
        out_number(page, "reached: %zu %% of the lines,", sl_test_score_of(run, SL_SCORE_LINES));
        out_number(page, " %zu %% of the answers\n", sl_test_score_of(run, SL_SCORE_ANSWERS));
    }
    if (run->rules && run->mutated) {
        out_number(page, "changes noticed: %zu %%, ", sl_test_score_of(run, SL_SCORE_MUTANTS));
        out_number(page, "%zu of ", noticed);
        out_number(page, "%zu", tried);
        out_number(page, equivalent ? "; %zu more have no effect\n" : "\n", equivalent);
    }
}
