/* text.c - results of tests as text, and the choice among their formats. */
#include "report/tests/program.h"
#include "report/tests/report.h"
#include "report/text/finding.h"

/* The column of ids is as wide as the longest of them, within these. */
#define LEAST_ID_COLUMNS ((size_t)8)
#define MOST_ID_COLUMNS ((size_t)24)

static size_t id_columns(const sl_test_run *run) {
    size_t widest = LEAST_ID_COLUMNS;
    for (size_t i = 0; i < run->suite_count; i++)
        if (run->suites[i].rule && run->suites[i].rule->id.length > widest)
            widest = run->suites[i].rule->id.length;
    return widest < MOST_ID_COLUMNS ? widest : MOST_ID_COLUMNS;
}

/* How many of a rule's tests passed, by what they expect. */
static void put_counts(const struct text_writer *page, const sl_test_suite *suite) {
    for (size_t status = 0; status < SL_FAILED; status++) {
        size_t count = 0;
        for (size_t i = 0; i < suite->test_count; i++)
            count += suite->tests[i].fault.length == 0 && suite->tests[i].expect == (sl_status)status;
        out_words(page, "  ");
        out_words(page, sl_status_name((sl_status)status));
        out_number(page, " %zu", count);
    }
}

static void put_suite_line(const struct text_writer *page, const sl_test_suite *suite, size_t id_width) {
    bool bad = suite->failed || suite->lack_count || suite->refused;
    out_start_color(page, bad ? COLOR_ERROR : COLOR_GOOD);
    out_words(page, bad ? "FAIL" : "ok  ");
    out_end_color(page);
    out_words(page, " ");
    size_t columns = out_text(page, suite->rule ? suite->rule->id : suite->source->name);
    if (columns < id_width)
        buffer_repeat(page->buffer, ' ', id_width - columns);
    if (suite->rule)
        put_counts(page, suite);
    else
        out_number(page, "  passed %zu", suite->test_count - suite->failed);
    if (suite->refused)
        out_number(page, "  refused %zu", suite->refused);
    out_words(page, "\n");
}

static void put_fault(const struct text_writer *page, const sl_test_suite *suite, const sl_test *test) {
    out_text(page, suite->source->name);
    out_number(page, test->line ? ":%zu" : "", test->line);
    out_words(page, ": \"");
    out_colored(page, COLOR_BOLD, test->name);
    out_words(page, "\": ");
    out_text(page, test->fault);
    out_words(page, "\n");
    test_program_show(page, test);
}

static void put_suite(const struct text_writer *page, const sl_test_run *run, const sl_test_suite *suite,
                      size_t id_width) {
    for (size_t i = 0; i < suite->test_count; i++)
        if (suite->tests[i].fault.length)
            put_fault(page, suite, &suite->tests[i]);
    for (size_t i = 0; i < suite->lack_count; i++) {
        out_text(page, suite->source->name);
        out_words(page, ": ");
        out_text(page, suite->lacks[i]);
        out_words(page, "\n");
    }
    put_suite_line(page, suite, id_width);
    test_reach_show(page, run, suite);
}

/* Returns how many there are. */
static size_t put_problems(const struct text_writer *page, const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_problems(checker, &count);
    for (size_t i = 0; i < count; i++)
        text_finding(page, NULL, checker, &problems[i]);
    return count;
}

static void put_run(const struct text_writer *page, const sl_checker *checker, const sl_test_run *run) {
    size_t id_width = id_columns(run);
    for (size_t i = 0; i < run->suite_count; i++)
        put_suite(page, run, &run->suites[i], id_width);
    size_t problems = put_problems(page, checker);
    test_scores_show(page, run);
    out_number(page, run->rules == 1 ? "%zu rule, " : "%zu rules, ", run->rules);
    if (run->files)
        out_number(page, run->files == 1 ? "%zu file, " : "%zu files, ", run->files);
    out_number(page, "%zu passed, ", run->passed);
    out_number(page, "%zu failed", run->failed);
    if (problems) /* what could not be loaded was not tested either */
        out_number(page, problems == 1 ? ", %zu error" : ", %zu errors", problems);
    out_words(page, "\n");
}

sl_result sl_write_tests(const sl_writer_options *options, sl_test_format format, const sl_checker *checker,
                         const sl_test_run *run) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer page = {.buffer = &buffer, .color = options->color && format == SL_TEST_TEXT};
    switch (format) {
    case SL_TEST_TEXT: put_run(&page, checker, run); break;
    case SL_TEST_TAP: test_tap_show(&page, checker, run); break;
    case SL_TEST_JUNIT: test_junit_show(&page, checker, run); break;
    }
    return out_write(options, &buffer, true);
}
