/* trace.c - what a rule read, in order, and what each read gave. */
#include "unit/lua_support.h"

#include "base/buffer.h"
#include "base/text.h"
#include "samplint/limits.h"
#include "samplint/report.h"

static sl_checker *with_rule(const char *id, const char *elements, const char *body) {
    sl_checker *checker = new_checker();
    add_rule(checker, id, "practice", elements, body);
    return checker;
}

static sl_traces *trace(sl_checker *checker, const sl_report *report, const char *id) {
    const sl_rule *rule;
    sl_traces *traces;
    assert_int_equal(sl_find_rule(checker, text(id), &rule), SL_OK);
    assert_int_equal(sl_trace_rule(checker, report, &report->programs[0], rule, &traces), SL_OK);
    assert_ptr_equal(traces->rule, rule);
    return traces;
}

static void assert_step(const sl_trace *trace, size_t at, size_t line, const char *asked, const char *gave) {
    assert_true(at < trace->step_count);
    assert_text(trace->steps[at].asked, asked);
    assert_text(trace->steps[at].gave, gave);
    assert_int_equal(trace->steps[at].line, LINE_BODY + line);
}

static void test_each_read_is_noted_in_order(void **state) {
    (void)state;
    sl_checker *checker = with_rule("R", "\"lamp\", \"wheels\"",
                                    "if not c.lamp.power:is(\"battery\", \"dynamo\") then return pass() end\n"
                                    "local many = c.wheels.spokes > \"few\"\n"
                                    "local n = c.wheels.surfaces:count() + options.most\n"
                                    "if c.wheels.surfaces:all(\"road\") and c.lamp.mounted then\n"
                                    "  return fail { message = \"so it is\" }\nend\n"
                                    "return pass()");
    sl_report *report = check(checker, whole_bicycle);
    sl_traces *traces = trace(checker, report, "R");
    assert_int_equal(traces->count, 1);
    const sl_trace *one = &traces->list[0];
    assert_step(one, 0, 0, "lamp.power", "dynamo");
    assert_string_equal(place_of(&one->steps[0].location), "10:31");
    assert_step(one, 1, 0, "lamp.power:is(\"battery\", \"dynamo\")", "true");
    assert_null(one->steps[1].location.source);
    assert_step(one, 2, 1, "wheels.spokes", "some");
    assert_step(one, 3, 1, "\"few\" < wheels.spokes", "true");
    assert_step(one, 4, 2, "wheels.surfaces", "[road, mud]");
    assert_step(one, 5, 2, "wheels.surfaces:count()", "2");
    assert_text(one->steps[6].asked, "options.most");
    assert_step(one, 8, 3, "wheels.surfaces:all(\"road\")", "true");
    assert_step(one, 9, 3, "lamp.mounted", "true");
    assert_int_equal(one->step_count, 10);
    assert_int_equal(one->status, SL_FAIL);
    assert_text(one->said, "so it is");
    assert_int_equal(one->line, LINE_BODY + 4);
    sl_traces_free(traces);
    sl_report_free(report);
    sl_checker_free(checker);
}

#define MOUNTED "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }"

/* Of a program with gaps, the trace shows the first run, and the answer for each completion. */
static void test_completions_are_listed(void **state) {
    (void)state;
    sl_checker *checker = with_rule("R", "\"lamp\", \"wheels\"",
                                    "if c.lamp.mounted or c.wheels.surfaces:has(\"mud\") then return pass() end\n"
                                    "return fail { message = \"dark\" }");
    sl_report *report = check(checker, "bicycle: 1\n");
    sl_traces *traces = trace(checker, report, "R");
    const sl_trace *one = &traces->list[0];
    assert_text(one->steps[0].gave, "false (supposed)");
    assert_int_equal(one->completion_count, 3);
    assert_text(one->completions[0].supposed, "lamp.mounted: false, wheels.surfaces: without mud");
    assert_int_equal(one->completions[0].status, SL_FAIL);
    assert_text(one->completions[0].said, "dark");
    assert_text(one->completions[1].supposed, "lamp.mounted: true");
    assert_int_equal(one->completions[1].status, SL_PASS);
    assert_text(one->completions[2].supposed, "lamp.mounted: false, wheels.surfaces: with mud");
    assert_int_equal(one->status, SL_UNDETERMINED);
    assert_text(one->said, "it waits for lamp.mounted, wheels.surfaces");
    sl_traces_free(traces);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_trace_ends_with_what_stopped_the_rule(void **state) {
    (void)state;
    static const struct {
        const char *body, *program, *said;
        sl_status status;
        size_t steps, line;
    } cases[] = {
        {"return c.wheels.maker == \"x\" and pass()", "bicycle: 1\nlamp: { power: dynamo }\n", "it waits for wheels.maker",
         SL_UNDETERMINED, 1, 0},
        {MOUNTED, "bicycle: 1\nlamp: { power: dynamo }\n", "it waits for lamp.mounted", SL_UNDETERMINED, 1, LINE_BODY},
        {MOUNTED, "bicycle: 1\nlamp: { mounted: maybe }\n", "it waits for lamp.mounted", SL_UNDETERMINED, 1,
         LINE_BODY},
        {"return c.lamp.mounted and not_applicable(\"no need\")", "bicycle: 1\nlamp: { mounted: true }\n", "no need",
         SL_NOT_APPLICABLE, 1, LINE_BODY},
        {"local m = c.lamp.mounted\nerror(\"boo\")", "bicycle: 1\nlamp: { mounted: true }\n", "boo", SL_FAILED, 1,
         LINE_BODY + 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = with_rule("R", strstr(cases[i].body, "wheels") ? "\"wheels\"" : "\"lamp\"", cases[i].body);
        sl_report *report = check(checker, cases[i].program);
        sl_traces *traces = trace(checker, report, "R");
        assert_int_equal(traces->list[0].status, cases[i].status);
        assert_text(traces->list[0].said, cases[i].said);
        assert_int_equal(traces->list[0].step_count, cases[i].steps);
        assert_int_equal(traces->list[0].line, cases[i].line);
        sl_traces_free(traces);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

static bool take(void *buffer, const char *bytes, size_t length) {
    buffer_append(buffer, (sl_text){bytes, length});
    return true;
}

static void test_endless_reading_is_cut(void **state) {
    (void)state;
    sl_checker *checker = with_rule("R", "\"lamp\"", "while c.lamp.power:is(\"dynamo\") do end");
    sl_report *report = check(checker, whole_bicycle);
    sl_traces *traces = trace(checker, report, "R");
    assert_int_equal(traces->list[0].step_count, SL_LIMIT_TRACE_STEPS);
    assert_true(traces->list[0].omitted > SL_LIMIT_TRACE_STEPS);
    assert_int_equal(traces->list[0].status, SL_FAILED);
    struct buffer written = BUFFER_EMPTY(BUFFER_MOST);
    sl_writer_options options = {.format = SL_FORMAT_MARKDOWN, .sink = take, .context = &written};
    char *omitted = print("true\n       and %zu more\n", traces->list[0].omitted);
    assert_int_equal(sl_write_traces(&options, &report->programs[0], traces), SL_OK);
    assert_true(text_contains(buffer_text(&written), text(omitted)));
    free(omitted);
    buffer_free(&written);
    sl_traces_free(traces);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Accounts that change nothing of what the rule read are not asked, and not traced. */
static void test_accounts_are_traced_that_were_asked(void **state) {
    (void)state;
    sl_checker *checker = with_rule("R", "\"saddle\"", "return c.saddle.height and pass()");
    char *program = print("%sriders:\n  - name: Ann\n  - name: Ben\n    saddle: { height: 90 }\n", whole_bicycle);
    sl_report *report = check(checker, program);
    sl_traces *traces = trace(checker, report, "R");
    assert_int_equal(traces->count, 2);
    assert_text(traces->list[0].account, "");
    assert_text(traces->list[1].account, "Ben");
    assert_text(traces->list[1].steps[0].gave, "90");
    sl_traces_free(traces);
    sl_report_free(report);
    free(program);
    sl_checker_free(checker);
}

static void test_what_is_no_program_was_not_asked_about(void **state) {
    (void)state;
    sl_checker *checker = with_rule("R", "\"lamp\"", "return c.lamp.mounted and pass()");
    sl_report *report = check(checker, "- 1\n");
    sl_traces *traces = trace(checker, report, "R");
    assert_int_equal(traces->count, 0);
    sl_traces_free(traces);
    sl_traces_free(NULL);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_wrong_id_names_the_nearest(void **state) {
    (void)state;
    sl_checker *checker = with_rule("LAMP-1", "\"lamp\"", "return c.lamp.mounted and pass()");
    const sl_rule *rule;
    assert_int_equal(sl_find_rule(checker, text("LAMP-2"), &rule), SL_REFUSED);
    assert_null(rule);
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    assert_int_equal(count, 1);
    assert_text(problems[0].message, "there is no rule \"LAMP-2\"; did you mean \"LAMP-1\"?");
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_read_is_noted_in_order),
        cmocka_unit_test(test_completions_are_listed),
        cmocka_unit_test(test_a_trace_ends_with_what_stopped_the_rule),
        cmocka_unit_test(test_endless_reading_is_cut),
        cmocka_unit_test(test_accounts_are_traced_that_were_asked),
        cmocka_unit_test(test_what_is_no_program_was_not_asked_about),
        cmocka_unit_test(test_a_wrong_id_names_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
