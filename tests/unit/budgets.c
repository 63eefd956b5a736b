/* budgets.c - what rules may cost can be set, within bounds, and what they did cost is counted. */
#include "unit/lua_support.h"

#include "samplint/limits.h"

static const char counts[] = "local n = c.lamp.mounted and 0\nfor i = 1, 20000 do n = n + i end\nreturn pass()";
static const char swells[] =
    "local t = { c.lamp.mounted }\nfor i = 1, 3000 do t[i] = (\"x\"):rep(100) .. i end\nreturn pass()";
static const char talks[] = "local m = c.lamp.mounted\nreturn fail { message = (\"x\"):rep(1500) }";
/* Few instructions, each of which compares long texts. */
static const char slow[] =
    "local m, a, b = c.lamp.mounted, (\"x\"):rep(200000) .. \"a\", (\"x\"):rep(200000) .. \"b\"\n"
    "for i = 1, 100000 do local _ = a < b end\nreturn pass()";

static sl_checker *with_rule(const char *id, const char *elements, const char *body) {
    sl_checker *checker = new_checker();
    add_rule(checker, id, "practice", elements, body);
    return checker;
}

static sl_checker *with(const char *body, const char *name, const char *number) {
    sl_checker *checker = with_rule("R", "\"lamp\"", body);
    assert_int_equal(sl_set_budget(checker, text(name), text(number)), SL_OK);
    return checker;
}

static void assert_status(const char *body, const char *name, const char *number, sl_status status) {
    sl_checker *checker = with(body, name, number);
    sl_report *report = check(checker, whole_bicycle);
    if (status_of(report, "R") != status)
        fail_msg("%s=%s: %s", name, number, sl_status_name(status_of(report, "R")));
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_each_budget_holds(void **state) {
    (void)state;
    assert_status(counts, "instructions", "1000000", SL_PASS);
    assert_status(counts, "instructions", "10000", SL_FAILED);
    assert_status(swells, "memory", "8388608", SL_PASS);
    assert_status(swells, "memory", "65536", SL_FAILED);
    assert_status(talks, "message_bytes", "2000", SL_FAIL);
    assert_status(talks, "message_bytes", "1000", SL_FAILED);
}

static void test_the_clock_stops_what_is_slow(void **state) {
    (void)state;
    sl_checker *checker = with(slow, "milliseconds", "10");
    sl_report *report = check(checker, whole_bicycle);
    assert_text(need_finding(report, "R")->message, "the rule itself failed: it took more time than a script may take");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_findings_are_listed_up_to_their_budget(void **state) {
    (void)state;
    sl_checker *checker = with(talks, "findings", "2");
    sl_report *report = check(checker, "bicycle: 1\na: 1\nb: 1\nd: 1\nlamp: { mounted: true }\n");
    assert_int_equal(report->programs[0].finding_count, 2);
    assert_text(report->programs[0].findings[0].rule, "limit");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_defaults_and_bounds_are_told(void **state) {
    (void)state;
    sl_checker *checker = with(counts, "memory", "100000");
    size_t count;
    const sl_budget *budgets = sl_get_budgets(checker, &count);
    assert_int_equal(count, 7);
    for (size_t i = 0; i < count; i++) {
        bool is_set = strcmp(budgets[i].name, "memory") == 0;
        assert_true(budgets[i].least <= budgets[i].default_value && budgets[i].default_value <= budgets[i].most);
        assert_int_equal(budgets[i].value, is_set ? 100000 : budgets[i].default_value);
        assert_text(budgets[i].set_by, is_set ? "set for this run" : "");
    }
    assert_int_equal(budgets[0].default_value, SL_LIMIT_FUEL);
    sl_checker_free(checker);
}

static void assert_refused(const char *name, const char *number, const char *message) {
    sl_checker *checker = with_rule("R", "\"lamp\"", counts);
    assert_int_equal(sl_set_budget(checker, text(name), text(number)), SL_REFUSED);
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    assert_int_equal(count, 1);
    assert_text(problems[0].message, message);
    sl_report *report = check(checker, whole_bicycle);
    assert_int_equal(status_of(report, "R"), SL_PASS); /* and nothing was set */
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_wrong_budgets_are_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {"0",    "-1", "999", "100000001", "99999999999999999999",
                                        "many", "",   "1.5", "1e6"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char *message =
            print("the budget instructions is 1000 to 100000000 (Lua instructions of one run of a rule), not \"%s\"",
                  wrong[i]);
        assert_refused("instructions", wrong[i], message);
        free(message);
    }
    assert_refused("seconds", "3",
                   "there is no budget \"seconds\"; there are instructions, milliseconds, memory, "
                   "completions, findings, message_bytes and work");
    assert_refused("Findings", "3",
                   "there is no budget \"Findings\"; there are instructions, milliseconds, memory, "
                   "completions, findings, message_bytes and work; did you mean \"findings\"?");
}

/* ---- what was spent ----------------------------------------------------------------------------------------------- */

static void test_costs_are_counted(void **state) {
    (void)state;
    sl_checker *checker = with_rule("A", "\"lamp\"", counts);
    add_rule(checker, "B", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    size_t count;
    assert_null(sl_get_profile(checker, &count));
    assert_int_equal(count, 0);
    assert_int_equal(sl_start_profile(checker), SL_OK);
    for (int i = 0; i < 3; i++)
        sl_report_free(check(checker, whole_bicycle));
    const sl_rule_cost *costs = sl_get_profile(checker, &count);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_text(costs[i].rule->id, i ? "B" : "A");
        assert_int_equal(costs[i].runs, 1);
        assert_int_equal(costs[i].remembered, 2);
        assert_true(costs[i].milliseconds > 0);
    }
    assert_in_range(costs[0].instructions, 40000, 80000); /* two or three a turn */
    assert_in_range(costs[1].instructions, 3, 30);
    sl_checker_free(checker);
}

static void test_counting_changes_no_answer(void **state) {
    (void)state;
    sl_checker *checker = with_rule("R", "\"lamp\"", "while c.lamp.mounted do end");
    assert_int_equal(sl_start_profile(checker), SL_OK);
    sl_report *report = check(checker, whole_bicycle);
    assert_int_equal(status_of(report, "R"), SL_FAILED);
    size_t count;
    assert_in_range(sl_get_profile(checker, &count)->instructions, SL_LIMIT_FUEL, SL_LIMIT_FUEL + 10);
    sl_report_free(report);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_budget_holds),
        cmocka_unit_test(test_the_clock_stops_what_is_slow),
        cmocka_unit_test(test_findings_are_listed_up_to_their_budget),
        cmocka_unit_test(test_defaults_and_bounds_are_told),
        cmocka_unit_test(test_wrong_budgets_are_refused),
        cmocka_unit_test(test_costs_are_counted),
        cmocka_unit_test(test_counting_changes_no_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
