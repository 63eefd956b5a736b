/* junit.c - results of tests as XML in the format of JUnit. */
#include "base/text.h"
#include "report/tests/program.h"
#include "report/tests/report.h"
#include "report/xml.h"

/* <failure> or <error>, with its place and the program. */
static void put_fault(const struct text_writer *out, const char *element, const sl_source *source, size_t line,
                      sl_text fault, const sl_test *test) {
    struct buffer body = BUFFER_EMPTY(out->buffer->most);
    struct text_writer inner = {.buffer = &body};
    if (source)
        out_text(&inner, source->name);
    if (line)
        out_printf(&inner, ":%zu", line);
    out_string(&inner, "\n");
    if (test)
        test_program_show(&inner, test);
    xml_put_fault(out, element, "expectation", fault, &body);
    buffer_free(&body);
}

static void put_suite(const struct text_writer *out, const sl_test_run *run, const sl_test_suite *suite) {
    sl_text name = suite->rule ? suite->rule->id : suite->source->name;
    struct buffer reach = BUFFER_EMPTY(out->buffer->most);
    out_string(out, "  <testsuite");
    xml_put_attribute(out, "name", name);
    xml_put_counts(out, suite->test_count + suite->lack_count, suite->failed + suite->lack_count, 0);
    out_string(out, ">\n");
    for (size_t i = 0; i < suite->test_count; i++) {
        const sl_test *test = &suite->tests[i];
        xml_put_case(out, name, test->name);
        if (test->fault.length)
            put_fault(out, "failure", suite->source, test->line, test->fault, test);
        else
            out_string(out, "/>\n");
    }
    for (size_t i = 0; i < suite->lack_count; i++) {
        xml_put_case(out, name, TEXT("its tests all together"));
        put_fault(out, "failure", suite->source, 0, suite->lacks[i], NULL);
    }
    test_reach_show(&(struct text_writer){.buffer = &reach}, run, suite);
    if (reach.length) {
        out_string(out, "    <system-out>");
        xml_put_content(out, &reach);
        out_string(out, "</system-out>\n");
    }
    buffer_free(&reach);
    out_string(out, "  </testsuite>\n");
}

/* What is wrong with rules and files is an error of a suite of its own. */
static void put_problems(const struct text_writer *out, const sl_finding *problems, size_t count) {
    if (count == 0)
        return;
    out_string(out, "  <testsuite name=\"load\"");
    xml_put_counts(out, count, 0, count);
    out_string(out, ">\n");
    for (size_t i = 0; i < count; i++) {
        const sl_location *place = &problems[i].location;
        xml_put_case(out, TEXT("load"), problems[i].message);
        put_fault(out, "error", place->source, place->span.start.line, problems[i].message, NULL);
    }
    out_string(out, "  </testsuite>\n");
}

void test_junit_show(const struct text_writer *out, const sl_checker *checker, const sl_test_run *run) {
    size_t problem_count;
    const sl_finding *problems = sl_get_problems(checker, &problem_count);
    xml_put_declaration(out);
    out_string(out, "<testsuites name=\"samplint\"");
    xml_put_counts(out, run->passed + run->failed + problem_count, run->failed, problem_count);
    out_string(out, ">\n");
    for (size_t i = 0; i < run->suite_count; i++)
        put_suite(out, run, &run->suites[i]);
    put_problems(out, problems, problem_count);
    out_string(out, "</testsuites>\n");
}
