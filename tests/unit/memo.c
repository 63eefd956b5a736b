/* memo.c - answers that are remembered. Whether a rule was asked shows in what the checker's memo takes: an answer that
 * was known adds nothing. */
#include "checker/checker.h"
#include "samplint/limits.h"
#include "unit/lua_support.h"

static const char dark[] = "if c.lamp.mounted then return pass() end\n"
                           "return fail { message = \"it is dark\", notes = { [\"lamp.mounted\"] = \"here\" } }";

static sl_checker *checker_with(const char *body) {
    sl_checker *checker = new_checker();
    add_rule(checker, "DARK", "practice", "\"lamp\"", body);
    return checker;
}

/* Checks a program and returns by how much the memo grew. */
static size_t growth(sl_checker *checker, const char *program, sl_status expected) {
    size_t before = checker->rules.memo.bytes;
    sl_report *report = check(checker, program);
    assert_int_equal(status_of(report, "DARK"), expected);
    sl_report_free(report);
    return checker->rules.memo.bytes - before;
}

static void test_the_same_values_are_asked_once(void **state) {
    (void)state;
    sl_checker *checker = checker_with(dark);
    assert_true(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS) > 0);
    assert_int_equal(growth(checker, "bicycle: 1\n# elsewhere\nlamp:\n  mounted: true\n", SL_PASS), 0);
    sl_checker_free(checker);
}

static void test_other_values_are_asked_anew(void **state) {
    (void)state;
    sl_checker *checker = checker_with(dark);
    assert_true(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS) > 0);
    assert_true(growth(checker, "bicycle: 1\nlamp: { mounted: false }\n", SL_FAIL) > 0);
    assert_int_equal(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS), 0);
    assert_int_equal(growth(checker, "bicycle: 1\nlamp: { mounted: false }\n", SL_FAIL), 0);
    sl_checker_free(checker);
}

static void test_undeclared_and_unreadable_are_values_of_their_own(void **state) {
    (void)state;
    sl_checker *checker = checker_with(dark);
    assert_true(growth(checker, "bicycle: 1\n", SL_UNDETERMINED) > 0);
    assert_true(growth(checker, "bicycle: 1\nlamp: { mounted: perhaps }\n", SL_UNDETERMINED) > 0);
    /* to find that out, the rule was asked about both values */
    assert_int_equal(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS), 0);
    assert_int_equal(growth(checker, "bicycle: 1\n", SL_UNDETERMINED), 0);
    sl_checker_free(checker);
}

static void test_without_memo_nothing_is_remembered(void **state) {
    (void)state;
    sl_checker *checker = checker_with(dark);
    assert_true(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS) > 0);
    sl_set_memo(checker, false);
    assert_int_equal(checker->rules.memo.bytes, 0);
    assert_int_equal(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS), 0);
    sl_set_memo(checker, true);
    assert_true(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS) > 0);
    sl_checker_free(checker);
}

static void test_a_rule_that_failed_itself_is_asked_again(void **state) {
    (void)state;
    sl_checker *checker = checker_with("if c.lamp.mounted then error(\"broken\") end\nreturn pass()");
    assert_int_equal(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_FAILED), 0);
    sl_checker_free(checker);
}

static void test_new_rules_forget(void **state) {
    (void)state;
    sl_checker *checker = checker_with(dark);
    size_t first = growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS);
    add_rule(checker, "ANOTHER", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    assert_int_equal(checker->rules.memo.bytes, 0);
    assert_true(growth(checker, "bicycle: 1\nlamp: { mounted: true }\n", SL_PASS) > first);
    sl_checker_free(checker);
}

static void test_a_remembered_failure_is_said_of_the_program_at_hand(void **state) {
    (void)state;
    sl_checker *checker = checker_with(dark);
    sl_report *first = check(checker, "bicycle: 1\nlamp: { mounted: false }\n");
    sl_report *second = check(checker, "bicycle: 1\n\n\nlamp:\n  mounted: false\n");
    assert_int_equal(need_finding(first, "DARK")->location.span.start.line, 2);
    const sl_finding *finding = need_finding(second, "DARK");
    assert_int_equal(finding->location.span.start.line, 5);
    sl_set_memo(checker, false); /* what it forgets is not the report's */
    assert_text(finding->message, "it is dark");
    assert_text(finding->note, "here");
    assert_true(need_finding(first, "DARK")->fingerprint == finding->fingerprint);
    sl_report_free(first);
    sl_report_free(second);
    sl_checker_free(checker);
}

/* Without a limit a rule that reads a text would remember every text there is. */
static void test_memory_is_bounded(void **state) {
    (void)state;
    enum { LETTERS = 50000, PROGRAMS = SL_LIMIT_MEMO_BYTES / LETTERS + 20 };
    static char program[LETTERS + 100];
    sl_checker *checker = new_checker();
    add_rule(checker, "NAMED", "practice", "\"wheels\"", "if c.wheels.maker == \"\" then return pass() end return pass()");
    for (int i = 0; i < PROGRAMS; i++) {
        snprintf(program, sizeof program, "bicycle: 1\nwheels: { maker: a%0*d }\n", LETTERS, i);
        sl_report_free(check(checker, program));
    }
    assert_true(checker->rules.memo.bytes > SL_LIMIT_MEMO_BYTES);
    assert_true(checker->rules.memo.bytes < SL_LIMIT_MEMO_BYTES + 2 * LETTERS);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_values_are_asked_once),
        cmocka_unit_test(test_other_values_are_asked_anew),
        cmocka_unit_test(test_undeclared_and_unreadable_are_values_of_their_own),
        cmocka_unit_test(test_without_memo_nothing_is_remembered),
        cmocka_unit_test(test_a_rule_that_failed_itself_is_asked_again),
        cmocka_unit_test(test_new_rules_forget),
        cmocka_unit_test(test_a_remembered_failure_is_said_of_the_program_at_hand),
        cmocka_unit_test(test_memory_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
