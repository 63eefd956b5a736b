/* text.c - results of tests as text, and sl_write_tests(), which selects the format. */
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
static void put_counts(const struct text_writer *out, const sl_test_suite *suite) {
    for (size_t status = 0; status < SL_FAILED; status++) {
        size_t count = 0;
        for (size_t i = 0; i < suite->test_count; i++)
            count += suite->tests[i].fault.length == 0 && suite->tests[i].expect == (sl_status)status;
        out_string(out, "  ");
        out_string(out, sl_status_name((sl_status)status));
        out_printf(out, " %zu", count);
    }
}

static void put_suite_line(const struct text_writer *out, const sl_test_suite *suite, size_t id_width) {
    bool bad = suite->failed || suite->lack_count || suite->refused;
    out_start_color(out, bad ? COLOR_ERROR : COLOR_GOOD);
    out_string(out, bad ? "FAIL" : "ok  ");
    out_end_color(out);
    out_string(out, " ");
    size_t columns = out_text(out, suite->rule ? suite->rule->id : suite->source->name);
    if (columns < id_width)
        buffer_repeat(out->buffer, ' ', id_width - columns);
    if (suite->rule)
        put_counts(out, suite);
    else
        out_printf(out, "  passed %zu", suite->test_count - suite->failed);
    if (suite->refused)
        out_printf(out, "  refused %zu", suite->refused);
    out_string(out, "\n");
}

static void put_fault(const struct text_writer *out, const sl_test_suite *suite, const sl_test *test) {
    out_text(out, suite->source->name);
    if (test->line)
        out_printf(out, ":%zu", test->line);
    out_string(out, ": \"");
    out_colored(out, COLOR_BOLD, test->name);
    out_string(out, "\": ");
    out_text(out, test->fault);
    out_string(out, "\n");
    test_program_show(out, test);
}

static void put_suite(const struct text_writer *out, const sl_test_run *run, const sl_test_suite *suite,
                      size_t id_width) {
    for (size_t i = 0; i < suite->test_count; i++)
        if (suite->tests[i].fault.length)
            put_fault(out, suite, &suite->tests[i]);
    for (size_t i = 0; i < suite->lack_count; i++) {
        out_text(out, suite->source->name);
        out_string(out, ": ");
        out_text(out, suite->lacks[i]);
        out_string(out, "\n");
    }
    put_suite_line(out, suite, id_width);
    test_reach_show(out, run, suite);
}

/* Returns how many there are. */
static size_t put_problems(const struct text_writer *out, const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    for (size_t i = 0; i < count; i++)
        finding_put(out, NULL, checker, &problems[i]);
    return count;
}

static void put_run(const struct text_writer *out, const sl_checker *checker, const sl_test_run *run) {
    size_t id_width = id_columns(run);
    for (size_t i = 0; i < run->suite_count; i++)
        put_suite(out, run, &run->suites[i], id_width);
    size_t problems = put_problems(out, checker);
    test_scores_show(out, run);
    out_printf(out, run->rules == 1 ? "%zu rule, " : "%zu rules, ", run->rules);
    if (run->files)
        out_printf(out, run->files == 1 ? "%zu file, " : "%zu files, ", run->files);
    out_printf(out, "%zu passed, ", run->passed);
    out_printf(out, "%zu failed", run->failed);
    if (problems) /* what could not be loaded was not tested either */
        out_printf(out, problems == 1 ? ", %zu error" : ", %zu errors", problems);
    out_string(out, "\n");
}

sl_result sl_write_tests(const sl_writer_options *options, sl_test_format format, const sl_checker *checker,
                         const sl_test_run *run) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {.buffer = &buffer, .color = options->color && format == SL_TEST_TEXT};
    switch (format) {
    case SL_TEST_TEXT: put_run(&out, checker, run); break;
    case SL_TEST_TAP: test_tap_show(&out, checker, run); break;
    case SL_TEST_JUNIT: test_junit_show(&out, checker, run); break;
    }
    return write_to_sink(options, &buffer, true);
}
