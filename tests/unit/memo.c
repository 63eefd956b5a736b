/* memo.c - answers that are remembered. A rule that counts its own runs, which no rule should, tells whether it was asked. */
#include "engine/memo.h"

#include "samplint/limits.h"
#include "unit/lua_support.h"

/* Passes in its first run, fails in every other. */
static void add_counting_rule(sl_checker *checker, const char *body) {
    char *rule = write_rule("COUNT", "practice", "\"lamp\"", body);
    char *source = print("local runs = 0\n%s", rule);
    assert_int_equal(load_source(checker, "COUNT", source), SL_OK);
    free(source);
    free(rule);
}

static const char count_by_lamp[] = "local lit = c.lamp.mounted\n"
                                    "runs = runs + 1\n"
                                    "if runs > 1 then return fail { message = \"run \" .. runs } end\n"
                                    "return lit and pass()";

static sl_status ask(sl_checker *checker, const char *program) {
    sl_report *report = check(checker, program);
    sl_status status = status_of(report, "COUNT");
    sl_report_free(report);
    return status;
}

static void test_the_same_values_are_asked_once(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_counting_rule(checker, count_by_lamp);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_PASS);
    assert_int_equal(ask(checker, "bike: 1\n# elsewhere\nlamp:\n  mounted: true\n"), SL_PASS);
    sl_checker_free(checker);
}

static void test_other_values_are_asked_anew(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_counting_rule(checker, count_by_lamp);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_PASS);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: false }\n"), SL_FAIL);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_PASS);
    sl_checker_free(checker);
}

static void test_undeclared_is_a_value_of_its_own(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_counting_rule(checker, count_by_lamp);
    assert_int_equal(ask(checker, "bike: 1\n"), SL_UNDETERMINED);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: perhaps }\n"), SL_UNDETERMINED);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_PASS);
    assert_int_equal(ask(checker, "bike: 1\n"), SL_UNDETERMINED);
    sl_checker_free(checker);
}

static void test_without_memo_every_rule_is_asked(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_counting_rule(checker, count_by_lamp);
    sl_set_memo(checker, false);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_PASS);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_FAIL);
    sl_set_memo(checker, true);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_FAIL);
    sl_checker_free(checker);
}

static void test_a_rule_that_failed_itself_is_asked_again(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_counting_rule(checker, "runs = runs + 1\n"
                               "if runs == 1 then error(\"broken\") end\n"
                               "return c.lamp.mounted and pass()");
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_FAILED);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_PASS);
    sl_checker_free(checker);
}

static void test_new_rules_and_options_forget(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_counting_rule(checker, count_by_lamp);
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_PASS);
    add_rule(checker, "ANOTHER", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    assert_int_equal(ask(checker, "bike: 1\nlamp: { mounted: true }\n"), SL_FAIL);
    sl_checker_free(checker);
}

static void test_a_remembered_failure_is_said_of_the_program_at_hand(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "DARK", "practice", "\"lamp\"",
             "if c.lamp.mounted then return pass() end\n"
             "return fail { message = \"it is dark\", notes = { [\"lamp.mounted\"] = \"here\" } }");
    sl_report *first = check(checker, "bike: 1\nlamp: { mounted: false }\n");
    sl_report *second = check(checker, "bike: 1\n\n\nlamp:\n  mounted: false\n");
    assert_int_equal(need_finding(first, "DARK")->location.span.start.line, 2);
    const sl_finding *finding = need_finding(second, "DARK");
    assert_int_equal(finding->location.span.start.line, 5);
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
    struct memo memo = {.off = false};
    sl_field name = {.type = SL_TEXT};
    const sl_field *reads[] = {&name};
    struct value value = {.state = VALUE_DECLARED};
    sl_vocabulary vocabulary = {.field_count = 1};
    struct configuration configuration = {.vocabulary = &vocabulary, .values = &value};
    struct answer answer = {.status = SL_PASS, .reads = reads, .read_count = 1}, found;
    char digits[16];
    for (int i = 0; i < 100000; i++) {
        snprintf(digits, sizeof digits, "%d", i);
        value.text = text(digits);
        memo_add(&memo, 0, 1, &configuration, &answer);
    }
    assert_true(memo.bytes < SL_LIMIT_MEMO_BYTES + 1024);
    assert_false(memo_find(&memo, 0, &configuration, &found));
    value.text = text("7");
    assert_true(memo_find(&memo, 0, &configuration, &found));
    assert_int_equal(found.status, SL_PASS);
    memo_clear(&memo);
    assert_false(memo_find(&memo, 0, &configuration, &found));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_values_are_asked_once),
        cmocka_unit_test(test_other_values_are_asked_anew),
        cmocka_unit_test(test_undeclared_is_a_value_of_its_own),
        cmocka_unit_test(test_without_memo_every_rule_is_asked),
        cmocka_unit_test(test_a_rule_that_failed_itself_is_asked_again),
        cmocka_unit_test(test_new_rules_and_options_forget),
        cmocka_unit_test(test_a_remembered_failure_is_said_of_the_program_at_hand),
        cmocka_unit_test(test_memory_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
