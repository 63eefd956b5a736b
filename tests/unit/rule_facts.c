/* rule_facts.c - what rules say about themselves: options without a default. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)
#define FIT "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"

/* Adds a fit rule of which a piece of the source is replaced. */
static void add_changed(sl_checker *checker, const char *id, const char *body, const char *from, const char *to) {
    char *rule = write_rule(id, "fit", "\"lamp\", \"saddle\"", body);
    char *changed = replace(rule, from, to);
    if (load_source(checker, id, changed) != SL_OK)
        fail_msg("%s was refused: %s", id, all_problems(checker));
    free(rule);
    free(changed);
}

/* ---- options without a default ----------------------------------------------------------------------------------- */

#define HEIGHT "local on = c.lamp.mounted\nif c.saddle.height <= options.most then return pass() end\n" FIT

/* A rule with an option without a default, and one that always passes. */
static sl_checker *checker_without_default(void) {
    sl_checker *checker = new_checker();
    add_changed(checker, "CAP-1", HEIGHT, "default = 3, ", "");
    add_rule(checker, "FIT-1", "fit", "\"lamp\", \"saddle\"",
             "local a, b = c.lamp.mounted, c.saddle.height\nreturn pass()");
    return checker;
}

static void test_a_rule_does_not_apply_until_its_option_is_set(void **state) {
    (void)state;
    sl_checker *checker = checker_without_default();
    const sl_rule *rule;
    assert_int_equal(sl_find_rule(checker, text("CAP-1"), &rule), SL_OK);
    assert_text(sl_option_without_value(rule)->id, "most");
    sl_report *report = check(checker, whole_bicycle);
    const sl_outcome *outcome = outcome_of(report, "CAP-1", "");
    assert_int_equal(outcome->status, SL_NOT_APPLICABLE);
    assert_int_equal(outcome->read_count, 0);
    assert_int_equal(report->programs[0].verdict, SL_CONGRUENT);
    sl_report_free(report);
    /* the answer is not remembered once the option is set */
    assert_int_equal(sl_set_option(checker, text("CAP-1.most"), text("9")), SL_OK);
    assert_null(sl_option_without_value(rule));
    report = check(checker, whole_bicycle);
    assert_int_equal(status_of(report, "CAP-1"), SL_FAIL);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_program_with_gaps_does_not_wait_for_it(void **state) {
    (void)state;
    sl_checker *checker = checker_without_default();
    sl_report *report = check(checker, "bicycle: 1\nlamp: { mounted: true }\n");
    assert_int_equal(status_of(report, "CAP-1"), SL_NOT_APPLICABLE);
    assert_int_equal(status_of(report, "FIT-1"), SL_PASS);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_the_trace_says_which_option_is_not_set(void **state) {
    (void)state;
    sl_checker *checker = checker_without_default();
    const sl_rule *rule;
    sl_traces *traces;
    assert_int_equal(sl_find_rule(checker, text("CAP-1"), &rule), SL_OK);
    sl_report *report = check(checker, whole_bicycle);
    assert_int_equal(sl_trace_rule(checker, report, &report->programs[0], rule, &traces), SL_OK);
    assert_int_equal(traces->count, 1);
    assert_int_equal(traces->list[0].step_count, 0);
    assert_text(traces->list[0].said, "option most is not set");
    sl_traces_free(traces);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_an_audit_does_not_call_it_implied(void **state) {
    (void)state;
    sl_checker *checker = checker_without_default();
    sl_audit *audit;
    assert_int_equal(sl_audit_rules(checker, NULL, &audit), SL_OK);
    assert_text(audit->rules[0].rule->id, "CAP-1");
    assert_int_equal(audit->rules[0].implied, SL_NO);
    assert_null(audit->rules[0].only);
    sl_audit_free(audit);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_a_rule_does_not_apply_until_its_option_is_set),
        TEST(test_a_program_with_gaps_does_not_wait_for_it),
        TEST(test_the_trace_says_which_option_is_not_set),
        TEST(test_an_audit_does_not_call_it_implied),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL);
}
