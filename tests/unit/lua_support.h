/* lua_support.h - shared by the tests of vocabularies, rules and verdicts: a vocabulary of bicycles, rules in a few
 * lines, and questions about reports. */
#ifndef SAMPLINT_TESTS_LUA_SUPPORT_H
#define SAMPLINT_TESTS_LUA_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "samplint/samplint.h"

/* ---- texts ------------------------------------------------------------------------------------------------------- */

static inline sl_text text(const char *string) {
    return (sl_text){string, string ? strlen(string) : 0};
}

/* A text as a string, for as long as the next seven calls. Longer ones are cut. */
static inline const char *shown(sl_text value) {
    static char rows[8][8192];
    static size_t row;
    char *bytes = rows[row++ % 8];
    size_t length = value.length < sizeof rows[0] - 1 ? value.length : sizeof rows[0] - 1;
    if (length)
        memcpy(bytes, value.bytes, length);
    bytes[length] = '\0';
    return bytes;
}

#define assert_text(actual, expected) assert_string_equal(shown(actual), (expected))

/* printf into memory that the caller frees. */
static inline char *print(const char *format, ...) __attribute__((format(printf, 1, 2)));
static inline char *print(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *bytes = malloc((size_t)length + 1);
    assert_non_null(bytes);
    va_start(arguments, format);
    vsnprintf(bytes, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return bytes;
}

/* The source with the first `from` in it, which must be there, replaced by `to`; to be freed. */
static inline char *replace(const char *source, const char *from, const char *to) {
    const char *at = strstr(source, from);
    if (!at)
        fail_msg("there is no \"%s\" in: %s", from, source);
    return print("%.*s%s%s", (int)(at - source), source, to, at + strlen(from));
}

/* `piece` so many times; to be freed. */
static inline char *repeat(const char *piece, size_t count) {
    size_t length = strlen(piece);
    char *bytes = malloc(length * count + 1);
    assert_non_null(bytes);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + i * length, piece, length);
    bytes[length * count] = '\0';
    return bytes;
}

/* ---- bicycles ---------------------------------------------------------------------------------------------------- */

static const char bicycles[] =
    "return vocabulary {\n"
    "  format = { key = \"bicycle\", version = 1, description = \"The version of the format.\" },\n"
    "  title = \"bicycle\",\n"
    "  works = { manual = \"The manual, 1998.\", atlas = \"The atlas, 2004.\" },\n"
    "  header = {\n"
    "    { id = \"frame\", title = \"Frame\", description = \"What it is called.\", attributes = {\n"
    "      { id = \"name\", type = \"text\", label = true, description = \"Its name.\" },\n"
    "    } },\n"
    "  },\n"
    "  accounts = { key = \"riders\", level = \"rider\", title = \"Riders\", description = \"Who rides it.\",\n"
    "    attributes = { { id = \"name\", type = \"text\", label = true, description = \"Their name.\" } } },\n"
    "  elements = {\n"
    "    { id = \"wheels\", code = \"WH\", alignment = \"below\", level = \"bicycle\", framing = true,\n"
    "      frames = { \"saddle\" }, title = \"Wheels\", description = \"What it rolls on.\", attributes = {\n"
    "        { id = \"inches\", type = \"integer\", min = 12, max = 29, description = \"Their size.\" },\n"
    "        { id = \"spokes\", type = \"ordinal\", domain = { \"few\", \"some\", \"many\" }, description = \"How "
    "many.\" },\n"
    "        { id = \"surfaces\", type = \"set\", domain = { \"road\", \"gravel\", \"mud\" }, description = \"On "
    "what.\" },\n"
    "        { id = \"maker\", type = \"text\", description = \"Who made them.\" },\n"
    "        { id = \"brakes\", description = \"What stops them.\", attributes = {\n"
    "          { id = \"sort\", type = \"enum\", domain = { \"rim\", \"disc\", \"coaster\" }, description = \"Which.\" "
    "},\n"
    "          { id = \"tested\", type = \"bool\", description = \"Whether they were tried.\" } } } } },\n"
    "    { id = \"saddle\", code = \"SA\", alignment = \"above\", level = \"rider\", title = \"Saddle\",\n"
    "      description = \"What one sits on.\", attributes = {\n"
    "        { id = \"height\", type = \"integer\", min = 0, max = 120, description = \"In centimeters.\" },\n"
    "        { id = \"width\", type = \"ordinal\", domain = { \"narrow\", \"middling\", \"wide\" }, description = "
    "\"Its width.\" },\n"
    "        { id = \"suits\", type = \"set\", domain = { \"mud\", \"road\", \"stairs\" }, description = \"For what.\" "
    "} } },\n"
    "    { id = \"lamp\", code = \"LA\", alignment = \"above\", level = \"rider\", title = \"Lamp\",\n"
    "      description = \"What shines.\", attributes = {\n"
    "        { id = \"mounted\", type = \"bool\", description = \"Whether it is there.\" },\n"
    "        { id = \"power\", type = \"enum\", domain = { \"dynamo\", \"battery\" }, description = \"What feeds it.\" "
    "} } },\n"
    "  },\n"
    "}\n";

/* A program in which every attribute of a bicycle is declared. */
static const char whole_bicycle[] = "bicycle: 1\n"
                                    "frame: { name: Rover }\n"
                                    "wheels:\n"
                                    "  inches: 28\n"
                                    "  spokes: some\n"
                                    "  surfaces: [road, mud]\n"
                                    "  maker: Starley\n"
                                    "  brakes: { sort: rim, tested: true }\n"
                                    "saddle: { height: 80, width: narrow, suits: [road] }\n"
                                    "lamp: { mounted: true, power: dynamo }\n";

/* The lines of a rule that write_rule() makes. */
enum {
    LINE_ID = 2,
    LINE_KIND = 4,
    LINE_ELEMENTS = 5,
    LINE_SOURCE = 8,
    LINE_OPTIONS = 10,
    LINE_CHECK = 11,
    LINE_BODY = 12
};

/* A rule with this body of check, which starts in line LINE_BODY; to be freed. `elements` is what stands between
 * braces. */
static inline char *write_rule(const char *id, const char *kind, const char *elements, const char *body) {
    return print(
        "return rule {\n"
        "  id = \"%s\",\n"
        "  name = \"a-rule\",\n"
        "  kind = \"%s\",\n"
        "  elements = { %s },\n"
        "  title = \"A rule\",\n"
        "  rationale = \"Because.\",\n"
        "  source = { { work = \"manual\", at = \"p. 1\" } },\n"
        "  remediation = \"Change it.\",\n"
        "  options = { most = { type = \"integer\", default = 3, min = 1, max = 9, description = \"How many.\" } },\n"
        "  check = function(c, options)\n"
        "%s\n"
        "  end,\n"
        "  tests = { { name = \"one\", expect = \"pass\", program = \"lamp: { mounted: true }\" } },\n"
        "}\n",
        id, kind, elements, body);
}

/* The bytes of a file with a NUL behind; to be freed. */
static inline char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = calloc(1, 1 << 20);
    assert_non_null(bytes);
    size_t length = fread(bytes, 1, (1 << 20) - 1, file);
    assert_int_equal(ferror(file), 0);
    fclose(file);
    assert_true(length > 0);
    return bytes;
}

/* ---- loading and checking ---------------------------------------------------------------------------------------- */

static inline sl_checker *new_checker(void) {
    sl_checker *checker = sl_checker_new();
    assert_non_null(checker);
    assert_int_equal(sl_load_vocabulary(checker, text("bicycles.lua"), text(bicycles)), SL_OK);
    return checker;
}

static inline sl_result load_source(sl_checker *checker, const char *id, const char *source) {
    char *name = print("rules/%s.lua", id);
    sl_result result = sl_load_rule(checker, text(name), text(source));
    free(name);
    return result;
}

static inline sl_result load_rule(sl_checker *checker, const char *id, const char *kind, const char *elements,
                                  const char *body) {
    char *source = write_rule(id, kind, elements, body);
    sl_result result = load_source(checker, id, source);
    free(source);
    return result;
}

/* A rule that must be accepted. */
static inline void add_rule(sl_checker *checker, const char *id, const char *kind, const char *elements,
                            const char *body) {
    sl_result result = load_rule(checker, id, kind, elements, body);
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    if (result != SL_OK)
        fail_msg("%s was refused: %s", id, count ? shown(problems[count - 1].message) : "?");
}

static inline sl_report *check(sl_checker *checker, const char *program) {
    sl_report *report = NULL;
    assert_int_equal(sl_check_buffer(checker, text("bicycle.yaml"), text(program), &report), SL_OK);
    assert_non_null(report);
    return report;
}

/* ---- questions --------------------------------------------------------------------------------------------------- */

static inline bool same(sl_text value, const char *string) {
    return value.length == strlen(string) && (value.length == 0 || memcmp(value.bytes, string, value.length) == 0);
}

/* Returns the outcome of a rule for a program, or for an account of it; NULL when there is none. */
static inline const sl_outcome *outcome_of(const sl_report *report, const char *rule, const char *account) {
    const sl_program *program = &report->programs[0];
    for (size_t i = 0; i < program->outcome_count; i++)
        if (same(program->outcomes[i].rule->id, rule) && same(program->outcomes[i].account, account))
            return &program->outcomes[i];
    return NULL;
}

static inline sl_status status_of(const sl_report *report, const char *rule) {
    const sl_outcome *outcome = outcome_of(report, rule, "");
    assert_non_null(outcome);
    return outcome->status;
}

/* The first finding of a rule (or word of the host) about a program, or about an account of it; NULL when there is
 * none. */
static inline const sl_finding *finding_of(const sl_report *report, const char *rule, const char *account) {
    const sl_program *program = &report->programs[0];
    for (size_t i = 0; i < program->finding_count; i++)
        if (same(program->findings[i].rule, rule) && same(program->findings[i].account, account))
            return &program->findings[i];
    return NULL;
}

static inline const sl_finding *need_finding(const sl_report *report, const char *rule) {
    const sl_finding *finding = finding_of(report, rule, "");
    if (!finding)
        fail_msg("there is no finding of %s", rule);
    return finding;
}

/* Returns the line and column of a place, as "12:5". */
static inline const char *place_of(const sl_location *location) {
    static char row[64];
    snprintf(row, sizeof row, "%zu:%zu", location->span.start.line, location->span.start.column);
    return row;
}

/* The checker's only problem, as "12: message". */
static inline const char *only_problem(const sl_checker *checker) {
    static char row[8192];
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    for (size_t i = 1; i < count; i++)
        print_message("also: %zu: %s\n", problems[i].location.span.start.line, shown(problems[i].message));
    assert_int_equal(count, 1);
    snprintf(row, sizeof row, "%zu: %s", problems[0].location.span.start.line, shown(problems[0].message));
    return row;
}

/* Returns all problems of the checker in this form, one in each line. */
static inline const char *all_problems(const sl_checker *checker) {
    static char rows[8192];
    size_t count, at = 0;
    const sl_finding *problems = sl_get_problems(checker, &count);
    rows[0] = '\0';
    for (size_t i = 0; i < count && at < sizeof rows; i++)
        at += (size_t)snprintf(rows + at, sizeof rows - at, "%zu: %s\n", problems[i].location.span.start.line,
                               shown(problems[i].message));
    return rows;
}

/* ---- tests inside rules ------------------------------------------------------------------------------------------ */

/* The result of a test; or, without a test, what the tests of a rule lack. */
struct told_test {
    const sl_rule *rule;
    const sl_test *test;
    size_t line;
    sl_text fault;
};

/* Runs the tests of all rules that are loaded and hands over each result, rule by rule. */
static inline void run_rule_tests(sl_checker *checker, void (*told)(void *context, const struct told_test *result),
                                  void *context) {
    sl_test_run *run;
    assert_int_equal(sl_run_tests(checker, NULL, &run), SL_OK);
    for (size_t i = 0; i < run->suite_count; i++) {
        const sl_test_suite *suite = &run->suites[i];
        for (size_t j = 0; j < suite->test_count; j++)
            told(context,
                 &(struct told_test){suite->rule, &suite->tests[j], suite->tests[j].line, suite->tests[j].fault});
        for (size_t j = 0; j < suite->lack_count; j++)
            told(context, &(struct told_test){suite->rule, NULL, 0, suite->lacks[j]});
    }
    sl_test_run_free(run);
}

#endif
