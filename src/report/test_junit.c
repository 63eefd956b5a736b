#include "base/text.h"
#include "report/show.h"
#include "report/test_program.h"
#include "report/test_report.h"

static void put_escaped_bytes(const struct page *page, const struct buffer *shown) {
    for (size_t i = 0; i < shown->length; i++) {
        switch (shown->bytes[i]) {
        case '&': page_put(page, "&amp;"); break;
        case '<': page_put(page, "&lt;"); break;
        case '>': page_put(page, "&gt;"); break;
        case '"': page_put(page, "&quot;"); break;
        default: buffer_byte(page->buffer, shown->bytes[i]);
        }
    }
    page->buffer->failed = page->buffer->failed || shown->failed;
}

/* A text of others: what XML cannot hold is shown by its number. */
static void put_escaped(const struct page *page, sl_text text) {
    struct buffer shown = BUFFER_EMPTY(page->buffer->most);
    show_text(&shown, text);
    put_escaped_bytes(page, &shown);
    buffer_free(&shown);
}

static void put_attribute(const struct page *page, const char *name, sl_text value) {
    page_put(page, " ");
    page_put(page, name);
    page_put(page, "=\"");
    put_escaped(page, value);
    page_put(page, "\"");
}

static void put_counts(const struct page *page, size_t tests, size_t failures, size_t errors) {
    page_number(page, " tests=\"%zu\"", tests);
    page_number(page, " failures=\"%zu\"", failures);
    page_number(page, " errors=\"%zu\"", errors);
}

static void put_case(const struct page *page, sl_text suite, sl_text name) {
    page_put(page, "    <testcase");
    put_attribute(page, "classname", suite);
    put_attribute(page, "name", name);
}

/* <failure> or <error>, with its place and the program. */
static void put_fault(const struct page *page, const char *element, const sl_source *source, size_t line, sl_text fault,
                      const sl_test *test) {
    struct buffer body = BUFFER_EMPTY(page->buffer->most);
    struct page inner = {.buffer = &body};
    page_put(page, ">\n      <");
    page_put(page, element);
    put_attribute(page, "message", fault);
    put_attribute(page, "type", TEXT("expectation"));
    page_put(page, ">");
    if (source)
        page_text(&inner, source->name);
    if (line)
        page_number(&inner, ":%zu", line);
    page_put(&inner, "\n");
    if (test)
        test_program_show(&inner, test);
    put_escaped_bytes(page, &body);
    buffer_free(&body);
    page_put(page, "</");
    page_put(page, element);
    page_put(page, ">\n    </testcase>\n");
}

static void put_suite(const struct page *page, const sl_test_run *run, const sl_test_suite *suite) {
    sl_text name = suite->rule ? suite->rule->id : suite->source->name;
    struct buffer reach = BUFFER_EMPTY(page->buffer->most);
    page_put(page, "  <testsuite");
    put_attribute(page, "name", name);
    put_counts(page, suite->test_count + suite->lack_count, suite->failed + suite->lack_count, 0);
    page_put(page, ">\n");
    for (size_t i = 0; i < suite->test_count; i++) {
        const sl_test *test = &suite->tests[i];
        put_case(page, name, test->name);
        if (test->fault.length)
            put_fault(page, "failure", suite->source, test->line, test->fault, test);
        else
            page_put(page, "/>\n");
    }
    for (size_t i = 0; i < suite->lack_count; i++) {
        put_case(page, name, TEXT("its tests all together"));
        put_fault(page, "failure", suite->source, 0, suite->lacks[i], NULL);
    }
    test_reach_show(&(struct page){.buffer = &reach}, run, suite);
    if (reach.length) {
        page_put(page, "    <system-out>");
        put_escaped_bytes(page, &reach);
        page_put(page, "</system-out>\n");
    }
    buffer_free(&reach);
    page_put(page, "  </testsuite>\n");
}

/* What is wrong with rules and files is an error of a suite of its own. */
static void put_problems(const struct page *page, const sl_finding *problems, size_t count) {
    if (count == 0)
        return;
    page_put(page, "  <testsuite name=\"load\"");
    put_counts(page, count, 0, count);
    page_put(page, ">\n");
    for (size_t i = 0; i < count; i++) {
        const sl_location *place = &problems[i].location;
        put_case(page, TEXT("load"), problems[i].message);
        put_fault(page, "error", place->source, place->span.start.line, problems[i].message, NULL);
    }
    page_put(page, "  </testsuite>\n");
}

void test_junit_show(const struct page *page, const sl_checker *checker, const sl_test_run *run) {
    size_t problem_count;
    const sl_finding *problems = sl_problems(checker, &problem_count);
    page_put(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"samplint\"");
    put_counts(page, run->passed + run->failed + problem_count, run->failed, problem_count);
    page_put(page, ">\n");
    for (size_t i = 0; i < run->suite_count; i++)
        put_suite(page, run, &run->suites[i]);
    put_problems(page, problems, problem_count);
    page_put(page, "</testsuites>\n");
}
