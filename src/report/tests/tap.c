#include <string.h>

#include "base/text.h"
#include "report/escape.h"
#include "report/tests/program.h"
#include "report/tests/report.h"

struct tap {
    const struct text_writer *page;
    size_t number; /* of the last line */
};

/* A text of others with `escape` before each of some letters. */
static void put_escaped(const struct text_writer *page, sl_text text, const char *letters, char escape) {
    struct buffer shown = BUFFER_EMPTY(page->buffer->most);
    escape_text(&shown, text);
    for (size_t i = 0; i < shown.length; i++) {
        if (strchr(letters, shown.bytes[i]))
            buffer_byte(page->buffer, escape);
        buffer_byte(page->buffer, shown.bytes[i]);
    }
    page->buffer->failed = page->buffer->failed || shown.failed;
    buffer_free(&shown);
}

/* "ok 3 - FIRM-1: name" */
static void put_line(struct tap *tap, bool good, sl_text suite, sl_text name) {
    out_words(tap->page, good ? "ok " : "not ok ");
    out_number(tap->page, "%zu - ", ++tap->number);
    put_escaped(tap->page, suite, "\\#", '\\');
    out_words(tap->page, ": ");
    put_escaped(tap->page, name, "\\#", '\\');
    out_words(tap->page, "\n");
}

static void put_quoted(const struct text_writer *page, const char *key, sl_text text) {
    out_words(page, "  ");
    out_words(page, key);
    out_words(page, ": '");
    put_escaped(page, text, "'", '\'');
    out_words(page, "'\n");
}

/* What another page shows, each line behind `before`. */
static void put_indented(const struct text_writer *page, const char *before, const struct buffer *shown) {
    for (size_t at = 0, end; at < shown->length; at = end + 1) {
        for (end = at; end < shown->length && shown->bytes[end] != '\n';)
            end++;
        out_words(page, before);
        buffer_append(page->buffer, (sl_text){shown->bytes + at, end - at});
        out_words(page, "\n");
    }
}

static void put_diagnostics(const struct text_writer *page, const sl_source *source, size_t line, sl_text fault,
                            const sl_test *test) {
    struct buffer program = BUFFER_EMPTY(page->buffer->most);
    out_words(page, "  ---\n");
    put_quoted(page, "message", fault);
    out_words(page, "  severity: fail\n");
    if (source)
        put_quoted(page, "file", source->name);
    if (line)
        out_number(page, "  line: %zu\n", line);
    if (test)
        test_program_show(&(struct text_writer){.buffer = &program}, test);
    if (program.length) {
        out_words(page,
                  "  program: |\n    "); /* the lines of what is shown begin with blanks, which YAML would take away */
        out_text(page, test->name);
        out_words(page, ":\n");
        put_indented(page, "    ", &program);
    }
    out_words(page, "  ...\n");
    page->buffer->failed = page->buffer->failed || program.failed;
    buffer_free(&program);
}

static void put_suite(struct tap *tap, const sl_test_run *run, const sl_test_suite *suite) {
    sl_text name = suite->rule ? suite->rule->id : suite->source->name;
    struct buffer reach = BUFFER_EMPTY(tap->page->buffer->most);
    for (size_t i = 0; i < suite->test_count; i++) {
        const sl_test *test = &suite->tests[i];
        put_line(tap, test->fault.length == 0, name, test->name);
        if (test->fault.length)
            put_diagnostics(tap->page, suite->source, test->line, test->fault, test);
    }
    for (size_t i = 0; i < suite->lack_count; i++) {
        put_line(tap, false, name, TEXT("its tests all together"));
        put_diagnostics(tap->page, suite->source, 0, suite->lacks[i], NULL);
    }
    test_reach_show(&(struct text_writer){.buffer = &reach}, run, suite);
    put_indented(tap->page, "# ", &reach);
    tap->page->buffer->failed = tap->page->buffer->failed || reach.failed;
    buffer_free(&reach);
}

void test_tap_show(const struct text_writer *page, const sl_checker *checker, const sl_test_run *run) {
    struct tap tap = {page, 0};
    struct buffer scores = BUFFER_EMPTY(page->buffer->most);
    size_t problem_count;
    const sl_finding *problems = sl_problems(checker, &problem_count);
    out_words(page, "TAP version 13\n");
    out_number(page, "1..%zu\n", run->passed + run->failed + problem_count);
    for (size_t i = 0; i < run->suite_count; i++)
        put_suite(&tap, run, &run->suites[i]);
    for (size_t i = 0; i < problem_count; i++) {
        const sl_location *place = &problems[i].location;
        put_line(&tap, false, problems[i].rule, problems[i].message);
        put_diagnostics(page, place->source, place->span.start.line, problems[i].message, NULL);
    }
    test_scores_show(&(struct text_writer){.buffer = &scores}, run);
    put_indented(page, "# ", &scores);
    page->buffer->failed = page->buffer->failed || scores.failed;
    buffer_free(&scores);
}
