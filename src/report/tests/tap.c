/* tap.c - results of tests by the Test Anything Protocol. */
#include <string.h>

#include "base/text.h"
#include "report/escape.h"
#include "report/tests/program.h"
#include "report/tests/report.h"

struct tap {
    const struct text_writer *out;
    size_t number; /* of the last line */
};

/* A text of others with `escape` before each of some letters. */
static void put_escaped(const struct text_writer *out, sl_text text, const char *letters, char escape) {
    struct buffer shown = BUFFER_EMPTY(out->buffer->most);
    escape_text(&shown, text);
    for (size_t i = 0; i < shown.length; i++) {
        if (strchr(letters, shown.bytes[i]))
            buffer_byte(out->buffer, escape);
        buffer_byte(out->buffer, shown.bytes[i]);
    }
    out->buffer->failed = out->buffer->failed || shown.failed;
    buffer_free(&shown);
}

/* "ok 3 - FIRM-1: name" */
static void put_line(struct tap *tap, bool good, sl_text suite, sl_text name) {
    out_string(tap->out, good ? "ok " : "not ok ");
    out_printf(tap->out, "%zu - ", ++tap->number);
    put_escaped(tap->out, suite, "\\#", '\\');
    out_string(tap->out, ": ");
    put_escaped(tap->out, name, "\\#", '\\');
    out_string(tap->out, "\n");
}

static void put_quoted(const struct text_writer *out, const char *key, sl_text text) {
    out_string(out, "  ");
    out_string(out, key);
    out_string(out, ": '");
    put_escaped(out, text, "'", '\'');
    out_string(out, "'\n");
}

/* What another page shows, each line behind `before`. */
static void put_indented(const struct text_writer *out, const char *before, const struct buffer *shown) {
    for (size_t at = 0, end; at < shown->length; at = end + 1) {
        for (end = at; end < shown->length && shown->bytes[end] != '\n';)
            end++;
        out_string(out, before);
        buffer_append(out->buffer, (sl_text){shown->bytes + at, end - at});
        out_string(out, "\n");
    }
}

static void put_diagnostics(const struct text_writer *out, const sl_source *source, size_t line, sl_text fault,
                            const sl_test *test) {
    struct buffer program = BUFFER_EMPTY(out->buffer->most);
    out_string(out, "  ---\n");
    put_quoted(out, "message", fault);
    out_string(out, "  severity: fail\n");
    if (source)
        put_quoted(out, "file", source->name);
    if (line)
        out_printf(out, "  line: %zu\n", line);
    if (test)
        test_program_show(&(struct text_writer){.buffer = &program}, test);
    if (program.length) {
        out_string(out,
                   "  program: |\n    "); /* the lines of what is shown begin with blanks, which YAML would take away */
        out_text(out, test->name);
        out_string(out, ":\n");
        put_indented(out, "    ", &program);
    }
    out_string(out, "  ...\n");
    out->buffer->failed = out->buffer->failed || program.failed;
    buffer_free(&program);
}

static void put_suite(struct tap *tap, const sl_test_run *run, const sl_test_suite *suite) {
    sl_text name = suite->rule ? suite->rule->id : suite->source->name;
    struct buffer reach = BUFFER_EMPTY(tap->out->buffer->most);
    for (size_t i = 0; i < suite->test_count; i++) {
        const sl_test *test = &suite->tests[i];
        put_line(tap, test->fault.length == 0, name, test->name);
        if (test->fault.length)
            put_diagnostics(tap->out, suite->source, test->line, test->fault, test);
    }
    for (size_t i = 0; i < suite->lack_count; i++) {
        put_line(tap, false, name, TEXT("its tests all together"));
        put_diagnostics(tap->out, suite->source, 0, suite->lacks[i], NULL);
    }
    test_reach_show(&(struct text_writer){.buffer = &reach}, run, suite);
    put_indented(tap->out, "# ", &reach);
    tap->out->buffer->failed = tap->out->buffer->failed || reach.failed;
    buffer_free(&reach);
}

void test_tap_show(const struct text_writer *out, const sl_checker *checker, const sl_test_run *run) {
    struct tap tap = {out, 0};
    struct buffer scores = BUFFER_EMPTY(out->buffer->most);
    size_t problem_count;
    const sl_finding *problems = sl_get_problems(checker, &problem_count);
    out_string(out, "TAP version 13\n");
    out_printf(out, "1..%zu\n", run->passed + run->failed + problem_count);
    for (size_t i = 0; i < run->suite_count; i++)
        put_suite(&tap, run, &run->suites[i]);
    for (size_t i = 0; i < problem_count; i++) {
        const sl_location *place = &problems[i].location;
        put_line(&tap, false, problems[i].rule, problems[i].message);
        put_diagnostics(out, place->source, place->span.start.line, problems[i].message, NULL);
    }
    test_scores_show(&(struct text_writer){.buffer = &scores}, run);
    put_indented(out, "# ", &scores);
    out->buffer->failed = out->buffer->failed || scores.failed;
    buffer_free(&scores);
}
