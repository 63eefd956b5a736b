/* tests.c - the document of the command test, by share/tests.schema.json. */
#include "base/lines.h"
#include "base/text.h"
#include "report/documents/documents.h"
#include "report/escape.h"
#include "report/json/report.h"

/* A program of at most SHORT_PROGRAM lines is shown as a whole. Of a longer program, the lines with marks are shown,
 * and LINES_AROUND lines before and after each. */
#define SHORT_PROGRAM ((size_t)12)
#define LINES_AROUND ((size_t)1)

static json_t *line_value(size_t line) {
    return line ? value_size(line) : json_null();
}

/* ---- the program of a failed test -------------------------------------------------------------------------------- */

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

/* Returns the line of a span, ready for output: with blanks in place of tabs; a long line is cut around the start of
 * the span. Sets *before and *columns as escape_source_line() does. */
static json_t *shown_line(const sl_test *test, sl_span span, size_t *before, size_t *columns) {
    struct buffer shown = BUFFER_EMPTY(BUFFER_MOST);
    escape_source_line(&shown, test->program.bytes, span, before, columns);
    return value_buffer(&shown);
}

static json_t *mark_value(struct value_writer *writer, const sl_test_mark *mark) {
    json_t *object = json_object();
    value_put(writer, object, "found", json_boolean(mark->found));
    value_put(writer, object, "text", value_text(mark->text));
    return object;
}

/* Returns a mark with its columns in the line as shown_line() returns it. */
static json_t *placed_mark(struct value_writer *writer, const sl_test *test, size_t index) {
    const sl_test_mark *mark = &test->marks[index], *last = index ? mark - 1 : NULL;
    size_t before, columns;
    /* A span without bytes means the whole line. */
    sl_span span = mark->span.start.byte || mark->span.end.byte ? mark->span
                                                                : line_span(test->program.bytes, mark->span.start.line);
    bool again =
        last && last->span.start.line == mark->span.start.line && last->span.start.byte == mark->span.start.byte;
    json_t *object = mark_value(writer, mark), *line = shown_line(test, span, &before, &columns);
    writer->good = writer->good && line;
    json_decref(line);
    value_put(writer, object, "before", value_size(before));
    value_put(writer, object, "columns", value_size(columns));
    value_put(writer, object, "again", json_boolean(again));
    return object;
}

static json_t *program_line(struct value_writer *writer, const sl_test *test, size_t line) {
    json_t *object = json_object(), *marks = json_array();
    sl_span span = line_span(test->program.bytes, line);
    size_t before, columns;
    for (size_t i = test->mark_count; i-- > 0;) /* a long line is shown around its first mark */
        if (test->marks[i].span.start.line == line && test->marks[i].span.start.byte)
            span = test->marks[i].span;
    for (size_t i = 0; i < test->mark_count; i++)
        if (test->marks[i].span.start.line == line)
            value_push(writer, marks, placed_mark(writer, test, i));
    value_put(writer, object, "line", value_size(line));
    value_put(writer, object, "text", shown_line(test, span, &before, &columns));
    value_put(writer, object, "marks", marks);
    return object;
}

static json_t *program_value(struct value_writer *writer, const sl_test *test) {
    json_t *object = json_object(), *lines = json_array(), *marks = json_array();
    size_t count = count_lines(test->program.bytes);
    for (size_t line = 1; line <= count; line++)
        if (count <= SHORT_PROGRAM || is_near_mark(test, line))
            value_push(writer, lines, program_line(writer, test, line));
    for (size_t i = 0; i < test->mark_count; i++)
        if (test->marks[i].span.start.line == 0 || test->marks[i].span.start.line > count)
            value_push(writer, marks, mark_value(writer, &test->marks[i]));
    value_put(writer, object, "line_count", value_size(count));
    value_put(writer, object, "lines", lines);
    value_put(writer, object, "marks", marks);
    return object;
}

/* ---- the tests of a rule or a file ------------------------------------------------------------------------------- */

static json_t *test_value(struct value_writer *writer, const sl_test_suite *suite, const sl_test *test) {
    json_t *object = json_object();
    bool failed = test->fault.length > 0;
    value_put(writer, object, "name", value_text(test->name));
    value_put(writer, object, "line", line_value(test->line));
    value_put(writer, object, "expect", suite->rule ? json_string(sl_status_name(test->expect)) : json_null());
    value_put(writer, object, "fault", value_text_or_null(test->fault));
    value_put(writer, object, "program", failed ? program_value(writer, test) : json_null());
    return object;
}

/* Returns how many tests of a rule passed, by the answer that they expect. */
static json_t *passed_by_answer(struct value_writer *writer, const sl_test_suite *suite) {
    json_t *object = json_object();
    for (size_t status = 0; status < SL_FAILED; status++) {
        size_t count = 0;
        for (size_t i = 0; i < suite->test_count; i++)
            count += suite->tests[i].fault.length == 0 && suite->tests[i].expect == (sl_status)status;
        value_put(writer, object, sl_status_name((sl_status)status), value_size(count));
    }
    return object;
}

/* Returns the lines that did not run, as ranges: the first and the last line of each. */
static json_t *missed_lines(struct value_writer *writer, const sl_coverage *coverage) {
    json_t *array = json_array();
    for (size_t i = 0, end; i < coverage->missed_count; i = end) {
        json_t *range = json_object();
        for (end = i + 1; end < coverage->missed_count && coverage->missed[end] == coverage->missed[end - 1] + 1;)
            end++;
        value_put(writer, range, "first", value_size(coverage->missed[i]));
        value_put(writer, range, "last", value_size(coverage->missed[end - 1]));
        value_push(writer, array, range);
    }
    return array;
}

static json_t *coverage_value(struct value_writer *writer, const sl_coverage *coverage) {
    json_t *object = json_object(), *answers = json_array();
    for (size_t i = 0; i < coverage->answer_count; i++) {
        json_t *answer = json_object();
        value_put(writer, answer, "status", json_string(sl_status_name(coverage->answers[i].status)));
        value_put(writer, answer, "what", value_text_or_null(coverage->answers[i].what));
        value_put(writer, answer, "reached", json_boolean(coverage->answers[i].reached));
        value_push(writer, answers, answer);
    }
    value_put(writer, object, "lines", value_size(coverage->lines));
    value_put(writer, object, "lines_reached", value_size(coverage->lines - coverage->missed_count));
    value_put(writer, object, "missed", missed_lines(writer, coverage));
    value_put(writer, object, "answers", answers);
    value_put(writer, object, "answers_reached", value_size(coverage->answers_reached));
    value_put(writer, object, "unknown", value_text_or_null(coverage->unknown));
    return object;
}

static json_t *mutation_value(struct value_writer *writer, const sl_mutation *mutation) {
    json_t *object = json_object(), *unnoticed = json_array();
    for (size_t i = 0; i < mutation->survivor_count; i++) {
        json_t *change = json_object();
        value_put(writer, change, "line", value_size(mutation->survivors[i].line));
        value_put(writer, change, "column", value_size(mutation->survivors[i].column));
        value_put(writer, change, "before", value_text_or_null(mutation->survivors[i].before));
        value_put(writer, change, "after", value_text_or_null(mutation->survivors[i].after));
        value_push(writer, unnoticed, change);
    }
    value_put(writer, object, "tried", json_boolean(mutation->done));
    value_put(writer, object, "noticed", value_size(mutation->killed));
    value_put(writer, object, "unnoticed", unnoticed);
    value_put(writer, object, "without_effect", value_size(mutation->equivalent));
    value_put(writer, object, "left_out", value_size(mutation->left_out));
    return object;
}

static json_t *suite_value(struct value_writer *writer, const sl_test_run *run, const sl_test_suite *suite) {
    const sl_rule *rule = suite->rule;
    json_t *object = json_object(), *tests = json_array();
    size_t derived = 0;
    for (size_t i = 0; i < suite->test_count; i++) {
        value_push(writer, tests, test_value(writer, suite, &suite->tests[i]));
        derived += suite->tests[i].derived;
    }
    value_put(writer, object, "rule", rule ? value_text(rule->id) : json_null());
    value_put(writer, object, "path", value_text(suite->source->name));
    value_put(writer, object, "tests", tests);
    value_put(writer, object, "lacks", value_texts(writer, suite->lacks, suite->lack_count));
    value_put(writer, object, "passed", value_size(suite->test_count - suite->failed));
    value_put(writer, object, "passed_by_answer", rule ? passed_by_answer(writer, suite) : json_null());
    value_put(writer, object, "derived", value_size(derived));
    value_put(writer, object, "failed", value_size(suite->failed));
    value_put(writer, object, "refused", value_size(suite->refused));
    value_put(writer, object, "coverage",
              rule && run->covered ? coverage_value(writer, &suite->coverage) : json_null());
    value_put(writer, object, "changes", rule && run->mutated ? mutation_value(writer, &suite->mutation) : json_null());
    return object;
}

/* ---- the run ----------------------------------------------------------------------------------------------------- */

static json_t *score_value(const sl_test_run *run, bool measured, sl_test_score score) {
    return run->rules && measured ? value_size(sl_test_run_score(run, score)) : json_null();
}

static json_t *scores_value(struct value_writer *writer, const sl_test_run *run) {
    json_t *object = json_object();
    size_t noticed = 0, tried = 0, equivalent = 0;
    for (size_t i = 0; i < run->suite_count; i++) {
        const sl_mutation *mutation = &run->suites[i].mutation;
        noticed += mutation->killed;
        tried += mutation->killed + mutation->survivor_count;
        equivalent += mutation->equivalent;
    }
    value_put(writer, object, "lines", score_value(run, run->covered, SL_SCORE_LINES));
    value_put(writer, object, "answers", score_value(run, run->covered, SL_SCORE_ANSWERS));
    value_put(writer, object, "changes", score_value(run, run->mutated, SL_SCORE_MUTANTS));
    value_put(writer, object, "changes_noticed", value_size(noticed));
    value_put(writer, object, "changes_tried", value_size(tried));
    value_put(writer, object, "without_effect", value_size(equivalent));
    return object;
}

static json_t *run_value(struct value_writer *writer, const sl_checker *checker, const sl_test_run *run) {
    json_t *object = json_object(), *suites = json_array(), *problems = json_array();
    size_t problem_count;
    const sl_finding *found = sl_get_problems(checker, &problem_count);
    for (size_t i = 0; i < run->suite_count; i++)
        value_push(writer, suites, suite_value(writer, run, &run->suites[i]));
    for (size_t i = 0; i < problem_count; i++)
        value_push(writer, problems, json_finding_value(writer, NULL, &found[i]));
    value_put(writer, object, "schema_version", json_integer(1));
    value_put(writer, object, "rules", value_size(run->rules));
    value_put(writer, object, "files", value_size(run->files));
    value_put(writer, object, "passed", value_size(run->passed));
    value_put(writer, object, "failed", value_size(run->failed));
    value_put(writer, object, "scores", scores_value(writer, run));
    value_put(writer, object, "suites", suites);
    value_put(writer, object, "problems", problems);
    return object;
}

sl_result sl_write_tests(const sl_writer_options *options, sl_test_format format, const sl_checker *checker,
                         const sl_test_run *run) {
    static const sl_format formats[] = {SL_FORMAT_TEXT, SL_FORMAT_TEXT, SL_FORMAT_JUNIT, SL_FORMAT_JSON};
    static const char *const names[] = {"tests", "tests_tap", "tests_junit", "tests"};
    struct value_writer writer = {true};
    sl_writer_options own = *options;
    own.format = formats[format];
    own.color = options->color && format == SL_TEST_TEXT;
    own.checkers = &checker;
    own.checker_count = format == SL_TEST_TEXT; /* only text shows source lines; each document has the problems */
    own.told = 0;
    own.own_template = format == SL_TEST_TEXT ? options->own_template : NULL;
    return document_write(&own, names[format], &writer, run_value(&writer, checker, run));
}
