#include "base/text.h"
#include "report/formats/xml.h"
#include "report/tests/program.h"
#include "report/tests/report.h"

/* <failure> or <error>, with its place and the program. */
static void put_fault(const struct text_writer *page, const char *element, const sl_source *source, size_t line,
                      sl_text fault, const sl_test *test) {
    struct buffer body = BUFFER_EMPTY(page->buffer->most);
    struct text_writer inner = {.buffer = &body};
    if (source)
        out_text(&inner, source->name);
    if (line)
        out_number(&inner, ":%zu", line);
    out_words(&inner, "\n");
    if (test)
        test_program_show(&inner, test);
    xml_put_fault(page, element, "expectation", fault, &body);
    buffer_free(&body);
}

static void put_suite(const struct text_writer *page, const sl_test_run *run, const sl_test_suite *suite) {
    sl_text name = suite->rule ? suite->rule->id : suite->source->name;
    struct buffer reach = BUFFER_EMPTY(page->buffer->most);
    out_words(page, "  <testsuite");
    xml_put_attribute(page, "name", name);
    xml_put_counts(page, suite->test_count + suite->lack_count, suite->failed + suite->lack_count, 0);
    out_words(page, ">\n");
    for (size_t i = 0; i < suite->test_count; i++) {
        const sl_test *test = &suite->tests[i];
        xml_put_case(page, name, test->name);
        if (test->fault.length)
            put_fault(page, "failure", suite->source, test->line, test->fault, test);
        else
            out_words(page, "/>\n");
    }
    for (size_t i = 0; i < suite->lack_count; i++) {
        xml_put_case(page, name, TEXT("its tests all together"));
        put_fault(page, "failure", suite->source, 0, suite->lacks[i], NULL);
    }
    test_reach_show(&(struct text_writer){.buffer = &reach}, run, suite);
    if (reach.length) {
        out_words(page, "    <system-out>");
        xml_put_shown(page, &reach);
        out_words(page, "</system-out>\n");
    }
    buffer_free(&reach);
    out_words(page, "  </testsuite>\n");
}

/* What is wrong with rules and files is an error of a suite of its own. */
static void put_problems(const struct text_writer *page, const sl_finding *problems, size_t count) {
    if (count == 0)
        return;
    out_words(page, "  <testsuite name=\"load\"");
    xml_put_counts(page, count, 0, count);
    out_words(page, ">\n");
    for (size_t i = 0; i < count; i++) {
        const sl_location *place = &problems[i].location;
        xml_put_case(page, TEXT("load"), problems[i].message);
        put_fault(page, "error", place->source, place->span.start.line, problems[i].message, NULL);
    }
    out_words(page, "  </testsuite>\n");
}

void test_junit_show(const struct text_writer *page, const sl_checker *checker, const sl_test_run *run) {
    size_t problem_count;
    const sl_finding *problems = sl_problems(checker, &problem_count);
    xml_put_start(page);
    out_words(page, "<testsuites name=\"samplint\"");
    xml_put_counts(page, run->passed + run->failed + problem_count, run->failed, problem_count);
    out_words(page, ">\n");
    for (size_t i = 0; i < run->suite_count; i++)
        put_suite(page, run, &run->suites[i]);
    put_problems(page, problems, problem_count);
    out_words(page, "</testsuites>\n");
}
