/* test_text.c - results of tests as text, and the choice among their formats. */
#include "report/test_program.h"
#include "report/test_report.h"
#include "report/text_finding.h"

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
static void put_counts(const struct page *page, const sl_test_suite *suite) {
    for (size_t status = 0; status < SL_FAILED; status++) {
        size_t count = 0;
        for (size_t i = 0; i < suite->test_count; i++)
            count += suite->tests[i].fault.length == 0 && suite->tests[i].expect == (sl_status)status;
        page_put(page, "  ");
        page_put(page, sl_status_name((sl_status)status));
        page_number(page, " %zu", count);
    }
}

static void put_suite_line(const struct page *page, const sl_test_suite *suite, size_t id_width) {
    bool bad = suite->failed || suite->lack_count || suite->refused;
    page_start(page, bad ? STYLE_ERROR : STYLE_GOOD);
    page_put(page, bad ? "FAIL" : "ok  ");
    page_end(page);
    page_put(page, " ");
    size_t columns = page_text(page, suite->rule ? suite->rule->id : suite->source->name);
    if (columns < id_width)
        buffer_repeat(page->buffer, ' ', id_width - columns);
    if (suite->rule)
        put_counts(page, suite);
    else
        page_number(page, "  passed %zu", suite->test_count - suite->failed);
    if (suite->refused)
        page_number(page, "  refused %zu", suite->refused);
    page_put(page, "\n");
}

static void put_fault(const struct page *page, const sl_test_suite *suite, const sl_test *test) {
    page_text(page, suite->source->name);
    page_number(page, test->line ? ":%zu" : "", test->line);
    page_put(page, ": \"");
    page_styled(page, STYLE_BOLD, test->name);
    page_put(page, "\": ");
    page_text(page, test->fault);
    page_put(page, "\n");
    test_program_show(page, test);
}

static void put_suite(const struct page *page, const sl_test_run *run, const sl_test_suite *suite, size_t id_width) {
    for (size_t i = 0; i < suite->test_count; i++)
        if (suite->tests[i].fault.length)
            put_fault(page, suite, &suite->tests[i]);
    for (size_t i = 0; i < suite->lack_count; i++) {
        page_text(page, suite->source->name);
        page_put(page, ": ");
        page_text(page, suite->lacks[i]);
        page_put(page, "\n");
    }
    put_suite_line(page, suite, id_width);
    test_reach_show(page, run, suite);
}

/* Returns how many there are. */
static size_t put_problems(const struct page *page, const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_problems(checker, &count);
    for (size_t i = 0; i < count; i++)
        text_finding(page, NULL, checker, &problems[i]);
    return count;
}

static void put_run(const struct page *page, const sl_checker *checker, const sl_test_run *run) {
    size_t id_width = id_columns(run);
    for (size_t i = 0; i < run->suite_count; i++)
        put_suite(page, run, &run->suites[i], id_width);
    size_t problems = put_problems(page, checker);
    test_scores_show(page, run);
    page_number(page, run->rules == 1 ? "%zu rule, " : "%zu rules, ", run->rules);
    if (run->files)
        page_number(page, run->files == 1 ? "%zu file, " : "%zu files, ", run->files);
    page_number(page, "%zu passed, ", run->passed);
    page_number(page, "%zu failed", run->failed);
    if (problems) /* what could not be loaded was not tested either */
        page_number(page, problems == 1 ? ", %zu error" : ", %zu errors", problems);
    page_put(page, "\n");
}

sl_result sl_write_tests(const sl_writer_options *options, sl_test_format format, const sl_checker *checker,
                         const sl_test_run *run) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct page page = {.buffer = &buffer, .color = options->color && format == SL_TEST_TEXT};
    switch (format) {
    case SL_TEST_TEXT: put_run(&page, checker, run); break;
    case SL_TEST_TAP: test_tap_show(&page, checker, run); break;
    case SL_TEST_JUNIT: test_junit_show(&page, checker, run); break;
    }
    return page_write(options, &buffer, true);
}
