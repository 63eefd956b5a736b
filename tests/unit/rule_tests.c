/* rule_tests.c - the tests inside rules are strict: about what they expect, about their programs, and about there being
 * enough of them. */
#include "unit/lua_support.h"

/* "line: fault" of everything that did not pass, one a line; and how many passed. */
struct results {
    char faults[4096];
    size_t length;
    size_t passed;
};

static void note(void *context, const struct told_test *result) {
    struct results *results = context;
    assert_non_null(result->rule);
    if (result->fault.length == 0) {
        assert_non_null(result->test);
        assert_int_equal(result->line, 0);
        results->passed++;
        return;
    }
    results->length += (size_t)snprintf(results->faults + results->length, sizeof results->faults - results->length,
                                        "%s%s%zu: %s\n", result->test ? shown(result->test->name) : "",
                                        result->test ? ", " : "", result->line, shown(result->fault));
    assert_true(results->length < sizeof results->faults);
}

/* The line of "tests = {" in a rule that with_tests() makes; the first test is in the next one. */
enum { LINE_TESTS = 14 };

/* A rule on the lamp with these tests in place of its own. */
static sl_checker *with_tests(const char *tests) {
    char *rule = write_rule("R", "practice", "\"lamp\"",
                            "if c.lamp.power:is(\"battery\") and options.most > 2 then return pass() end "
                            "if c.lamp.mounted then return fail { message = \"it runs on \" .. c.lamp.power } end "
                            "return pass()");
    char *start = strstr(rule, "  tests = ");
    assert_non_null(start);
    char *source = print("%.*s  tests = {\n%s  },\n}\n", (int)(start - rule), rule, tests);
    sl_checker *checker = new_checker();
    if (load_source(checker, "R", source) != SL_OK)
        fail_msg("%s", all_problems(checker));
    free(source);
    free(rule);
    return checker;
}

#define GOOD                                                                                                           \
    "{ name = \"a\", expect = \"pass\", program = \"lamp: { power: battery }\" },\n"                                   \
    "{ name = \"b\", expect = \"fail\", message = \"runs on\", program = \"lamp: { mounted: true, power: dynamo }\" "  \
    "},\n"                                                                                                             \
    "{ name = \"c\", expect = \"undetermined\", waits_for = \"lamp.power\", program = \"lamp: { mounted: true }\" "    \
    "},\n"

static struct results run(const char *tests) {
    struct results results = {.length = 0};
    sl_checker *checker = with_tests(tests);
    run_rule_tests(checker, note, &results);
    sl_checker_free(checker);
    return results;
}

static void test_good_tests_pass(void **state) {
    (void)state;
    struct results results = run(GOOD);
    assert_string_equal(results.faults, "");
    assert_int_equal(results.passed, 3);
}

/* Beside three good tests, one with a fault. */
static void assert_fault(const char *test, const char *fault) {
    char *tests = print(GOOD "%s\n", test);
    char *expected = print("d, %d: %s\n", LINE_TESTS + 4, fault);
    struct results results = run(tests);
    assert_string_equal(results.faults, expected);
    assert_int_equal(results.passed, 3);
    free(expected);
    free(tests);
}

static void test_wrong_expectations(void **state) {
    (void)state;
    assert_fault("{ name = \"d\", expect = \"pass\", program = \"lamp: { mounted: true, power: dynamo }\" },",
                 "expected pass, found fail: it runs on dynamo");
    assert_fault("{ name = \"d\", expect = \"fail\", program = \"lamp: { power: battery }\" },",
                 "expected fail, found pass");
    assert_fault("{ name = \"d\", expect = \"not_applicable\", program = \"lamp: { power: battery }\" },",
                 "expected not_applicable, found pass");
    assert_fault("{ name = \"d\", expect = \"pass\", program = \"lamp: { mounted: true }\" },",
                 "expected pass, found undetermined, waiting for lamp.power");
    assert_fault("{ name = \"d\", expect = \"undetermined\", program = \"lamp: { power: battery }\" },",
                 "expected undetermined, found pass");
    assert_fault("{ name = \"d\", expect = \"fail\", program = \"lamp: { mounted: false, power: dynamo }\" },",
                 "expected fail, found pass");
}

static void test_wrong_messages_and_waits(void **state) {
    (void)state;
    assert_fault("{ name = \"d\", expect = \"fail\", message = \"walks\","
                 " program = \"lamp: { mounted: true, power: dynamo }\" },",
                 "expected a message with \"walks\", found \"it runs on dynamo\"");
    assert_fault("{ name = \"d\", expect = \"undetermined\", waits_for = \"lamp.power\","
                 " program = \"lamp: { power: dynamo }\" },",
                 "expected to wait for lamp.power, found undetermined, waiting for lamp.mounted");
}

static void test_programs_of_tests_are_read(void **state) {
    (void)state;
    assert_fault(
        "{ name = \"d\", expect = \"pass\", program = \"lamp: { power: batery }\" },",
        "its program, line 1: \"batery\" is no word for power; did you mean \"battery\"? It is dynamo or battery");
    assert_fault("{ name = \"d\", expect = \"pass\", program = \"lamp: { power: battery }\\nlmap: {}\" },",
                 "its program, line 2: \"lmap\" is no key here; did you mean \"lamp\"? It is bicycle, frame, wheels, "
                 "saddle, lamp or riders");
    assert_fault("{ name = \"d\", expect = \"pass\", program = \"- lamp\" },",
                 "its program, line 1: a program is a mapping of keys to values, but this is a list");
    assert_fault("{ name = \"d\", expect = \"pass\", program = \"\" },",
                 "its program, line 1: there is nothing here; a program is a mapping that starts with \"bicycle: 1\"");
    assert_fault("{ name = \"d\", expect = \"pass\", program = \"lamp: {}\\n---\\nlamp: {}\" },",
                 "its program has more than one document");
    assert_fault("{ name = \"d\", expect = \"undetermined\", program = \"- lamp\" },",
                 "its program, line 1: a program is a mapping of keys to values, but this is a list");
    assert_fault("{ name = \"d\", expect = \"undetermined\", program = \"\\n\" },",
                 "its program, line 1: there is nothing here; a program is a mapping that starts with \"bicycle: 1\"");
    assert_fault("{ name = \"d\", expect = \"undetermined\", program = \"lamp: [\" },",
                 "its program, line 1: a value is missing before this, or a bracket is one too many");
}

static void test_broken_programs(void **state) {
    (void)state;
    struct results results = run(GOOD "{ name = \"d\", expect = \"pass\", program = \"lamp: [\" },\n");
    assert_int_equal(results.passed, 3);
    assert_int_equal(strncmp(results.faults, "d, 18: its program, line ", 25), 0);
}

/* A rule shows with a misspelled word that it waits for what cannot be read. */
static void test_misspelled_words_may_be_waited_for(void **state) {
    (void)state;
    struct results results = run(GOOD "{ name = \"d\", expect = \"undetermined\", waits_for = \"lamp.power\","
                                      " program = \"lamp: { power: steam }\" },\n");
    assert_string_equal(results.faults, "");
    assert_int_equal(results.passed, 4);
}

static void test_missing_sorts_of_tests(void **state) {
    (void)state;
    struct results results = run("{ name = \"a\", expect = \"pass\", program = \"lamp: { power: battery }\" },\n");
    assert_string_equal(results.faults, "0: no test expects fail\n");
    results = run("{ name = \"b\", expect = \"fail\", program = \"lamp: { mounted: true, power: dynamo }\" },\n");
    assert_string_equal(results.faults, "0: no test expects pass\n");
}

static void test_options_of_tests(void **state) {
    (void)state;
    sl_checker *checker = with_tests(
        GOOD
        "{ name = \"d\", expect = \"undetermined\", options = { most = 2 }, program = \"lamp: { power: battery }\" },\n"
        "{ name = \"e\", expect = \"pass\", options = { most = 9 }, program = \"lamp: { power: battery }\" },\n");
    assert_int_equal(sl_set_option(checker, text("R.most"), text("1")), SL_OK);
    /* Tests hold for the rule as it was written, whatever the user has set... */
    struct results results = {.length = 0};
    run_rule_tests(checker, note, &results);
    assert_string_equal(results.faults, "");
    assert_int_equal(results.passed, 5);
    /* ... and that stays set. */
    size_t count;
    assert_int_equal(sl_get_rules(checker, &count)[0]->options[0].value, 1);
    sl_report *report = check(checker, "bicycle: 1\nlamp: { power: battery }\n");
    assert_int_equal(status_of(report, "R"), SL_UNDETERMINED);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* What the tests of a rule of some kind lack, in sum. */
static void assert_lacks(const char *kind, const char *elements, const char *body, const char *tests,
                         const char *lacks) {
    char *rule = write_rule("R", kind, elements, body), *start = strstr(rule, "  tests = ");
    assert_non_null(start);
    char *source = print("%.*s  tests = {\n%s  },\n}\n", (int)(start - rule), rule, tests);
    sl_checker *checker = new_checker();
    if (load_source(checker, "R", source) != SL_OK)
        fail_msg("%s", all_problems(checker));
    struct results results = {.length = 0};
    run_rule_tests(checker, note, &results);
    assert_string_equal(results.faults, lacks);
    sl_checker_free(checker);
    free(source);
    free(rule);
}

static void test_answers_that_can_occur_are_tested(void **state) {
    (void)state;
    static const char body[] = "if c.lamp.power:is(\"dynamo\") then return not_applicable(\"x\") end "
                               "if c.lamp.mounted then return pass() end return fail { message = \"x\" }";
    static const char tests[] =
        "{ name = \"a\", expect = \"pass\", program = \"lamp: { power: battery, mounted: true }\" },\n"
        "{ name = \"b\", expect = \"fail\", program = \"lamp: { power: battery, mounted: false }\" },\n"
        "{ name = \"c\", expect = \"undetermined\", program = \"bicycle: 1\" },\n";
    char *more =
        print("%s{ name = \"d\", expect = \"not_applicable\", program = \"lamp: { power: dynamo }\" },\n", tests);
    assert_lacks("practice", "\"lamp\"", body, tests, "0: check can answer not_applicable, and no test expects it\n");
    assert_lacks("practice", "\"lamp\"", body, more, "");
    free(more);
}

#define DIM "fail { message = \"x\", alternatives = { \"one\", \"other\" } }"
#define FIT_TESTS(second)                                                                                              \
    "{ name = \"a\", expect = \"pass\", program = \"lamp: { mounted: true }\" },\n"                                    \
    "{ name = \"b\", expect = \"pass\", program = \"" second "\" },\n"                                                 \
    "{ name = \"c\", expect = \"fail\", program = \"{ lamp: { mounted: false }, wheels: { inches: 20 } }\" },\n"       \
    "{ name = \"d\", expect = \"undetermined\", program = \"lamp: { mounted: false }\" },\n"

static void test_congruence_leaves_two_ways(void **state) {
    (void)state;
    static const char body[] = "if c.lamp.mounted then return pass() end "
                               "if c.wheels.inches > 24 then return pass() end return " DIM;
    static const char *const kinds[] = {"fit", "practice"};
    static const char *const lacks[] = {
        "0: its tests show only one way to pass; a rule that judges congruence must leave at least two\n", ""};
    for (size_t i = 0; i < 2; i++)
        assert_lacks(kinds[i], "\"lamp\", \"wheels\"", body,
                     FIT_TESTS("{ lamp: { mounted: true }, wheels: { inches: 28 } }"), lacks[i]);
    assert_lacks("fit", "\"lamp\", \"wheels\"", body, FIT_TESTS("{ lamp: { mounted: false }, wheels: { inches: 28 } }"),
                 "");
}

static void test_a_fit_rule_reads_two_elements(void **state) {
    (void)state;
    assert_lacks("fit", "\"lamp\", \"wheels\"",
                 "if c.lamp.mounted then return pass() end "
                 "if c.lamp.power:is(\"dynamo\") then return pass() end "
                 "if c.lamp.power:is(\"battery\") then return " DIM " end return c.wheels.inches and " DIM,
                 "{ name = \"a\", expect = \"pass\", program = \"lamp: { mounted: true }\" },\n"
                 "{ name = \"b\", expect = \"pass\", program = \"lamp: { mounted: false, power: dynamo }\" },\n"
                 "{ name = \"c\", expect = \"fail\", program = \"lamp: { mounted: false, power: battery }\" },\n"
                 "{ name = \"d\", expect = \"undetermined\", program = \"lamp: { mounted: false }\" },\n",
                 "0: a fit rule relates elements, but in its tests it reads fewer than two\n");
}

/* samplint leaves out each value of a test's program: the answer must stay, or be undetermined. */
static void test_cases_are_derived(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    char *rule = write_rule("R", "practice", "\"lamp\"",
                            "if c.lamp.mounted then return pass() end\n"
                            "if c.lamp.power:is(\"battery\") then error(\"boo\") end\n"
                            "return fail { message = \"dark\" }");
    char *source = print("%.*s  tests = {\n"
                         "{ name = \"a\", expect = \"pass\", program = \"lamp: { mounted: true, power: dynamo }\" },\n"
                         "{ name = \"b\", expect = \"fail\", program = \"lamp: { mounted: false, power: dynamo }\" },\n"
                         "  },\n}\n",
                         (int)(strstr(rule, "  tests = ") - rule), rule);
    assert_int_equal(load_source(checker, "R", source), SL_OK);
    sl_test_run *tests;
    assert_int_equal(sl_run_tests(checker, NULL, &tests), SL_OK);
    assert_int_equal(tests->suites[0].tests[0].derived, 2);
    assert_text(tests->suites[0].tests[0].fault, "");
    assert_text(tests->suites[0].tests[1].fault,
                "without lamp.power it is not fail or undetermined, but error in line 13: boo (when lamp.power: battery)");
    sl_test_run_free(tests);
    sl_checker_free(checker);
    free(source);
    free(rule);
}

static void test_results_come_rule_by_rule(void **state) {
    (void)state;
    sl_checker *checker = with_tests(GOOD);
    add_rule(checker, "A", "practice", "\"lamp\"", "error(\"boo\" .. tostring(c.lamp.mounted))");
    struct results results = {.length = 0};
    run_rule_tests(checker, note, &results);
    assert_string_equal(results.faults, "one, 14: expected pass, found error in line 12: bootrue\n"
                                        "0: no test expects fail\n");
    assert_int_equal(results.passed, 3);
    sl_checker_free(checker);
}

static void test_nothing_loaded_nothing_told(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    struct results results = {.length = 0};
    run_rule_tests(checker, note, &results);
    assert_int_equal(results.passed + results.length, 0);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_tests_pass),
        cmocka_unit_test(test_wrong_expectations),
        cmocka_unit_test(test_wrong_messages_and_waits),
        cmocka_unit_test(test_programs_of_tests_are_read),
        cmocka_unit_test(test_broken_programs),
        cmocka_unit_test(test_misspelled_words_may_be_waited_for),
        cmocka_unit_test(test_missing_sorts_of_tests),
        cmocka_unit_test(test_options_of_tests),
        cmocka_unit_test(test_cases_are_derived),
        cmocka_unit_test(test_results_come_rule_by_rule),
        cmocka_unit_test(test_nothing_loaded_nothing_told),
        cmocka_unit_test(test_answers_that_can_occur_are_tested),
        cmocka_unit_test(test_congruence_leaves_two_ways),
        cmocka_unit_test(test_a_fit_rule_reads_two_elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
