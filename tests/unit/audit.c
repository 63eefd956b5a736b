/* audit.c - what rules do to the space of programs. */
#include "samplint/audit.h"
#include "unit/lua_support.h"

#define TWO_WAYS "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"

static sl_audit *audit(sl_checker *checker) {
    sl_audit *found;
    assert_int_equal(sl_audit_rules(checker, &found), SL_OK);
    return found;
}

static void test_the_rules_of_this_project_leave_every_value(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    sl_audit *found = audit(checker);
    assert_int_equal(found->possible, SL_YES);
    assert_int_equal(found->value_count, 0);
    assert_int_equal(found->unsettled, 0);
    assert_int_equal(found->unread_count, 0);
    for (size_t i = 0; i < found->rule_count; i++) {
        const sl_audited_rule *rule = &found->rules[i];
        assert_null(rule->too_wide);
        assert_text(rule->fault, "");
        if (rule->rule->scope != SL_SCOPE_PORTFOLIO)
            assert_int_equal(rule->never_fails, SL_NO);
        assert_int_equal(rule->implied, SL_NO);
    }
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_dead_and_forced_values(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.power:is(\"dynamo\") and c.wheels.inches > -1000 then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_int_equal(found->possible, SL_YES);
    assert_int_equal(found->value_count, 1);
    assert_text(found->values[0].field->path, "lamp.power");
    assert_text(found->values[0].value, "dynamo");
    assert_true(found->values[0].forced);
    assert_int_equal(found->values[0].responsible.count, 1);
    assert_text(found->values[0].responsible.rules[0]->id, "A");
    assert_int_equal(found->required_count, 2);
    assert_true(found->unread_count > 0);
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_rules_that_contradict_each_other(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.mounted and c.wheels.inches > 0 then return pass() end " TWO_WAYS);
    add_rule(checker, "B", "theme", "\"lamp\"", "if c.lamp.mounted then " TWO_WAYS " end return pass()");
    add_rule(checker, "C", "theme", "\"wheels\"", "if c.wheels.inches > 2 then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_int_equal(found->possible, SL_NO);
    assert_int_equal(found->contradiction.count, 2);
    assert_text(found->contradiction.rules[0]->id, "A");
    assert_text(found->contradiction.rules[1]->id, "B");
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_rules_that_say_nothing_new(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"",
             "if c.lamp.mounted and c.lamp.power:is(\"dynamo\") then return pass() end " TWO_WAYS);
    add_rule(checker, "B", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    add_rule(checker, "C", "theme", "\"wheels\"",
             "return c.wheels.inches > 0 and pass() or "
             "pass()");
    sl_audit *found = audit(checker);
    assert_int_equal(found->rules[1].implied, SL_YES);
    assert_int_equal(found->rules[1].implied_by.count, 1);
    assert_text(found->rules[1].implied_by.rules[0]->id, "A");
    assert_int_equal(found->rules[2].never_fails, SL_YES);
    assert_int_equal(found->rules[0].never_fails, SL_NO);
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_rules_that_cannot_be_analyzed(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", "if c.lamp.mounted then error(\"boo\") end return pass()");
    sl_audit *found = audit(checker);
    assert_text(found->rules[0].fault, "boo");
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_nothing_to_audit(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    sl_audit *found;
    assert_int_equal(sl_audit_rules(checker, &found), SL_REFUSED);
    assert_null(found);
    sl_audit_free(NULL);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_rules_of_this_project_leave_every_value),
        cmocka_unit_test(test_dead_and_forced_values),
        cmocka_unit_test(test_rules_that_contradict_each_other),
        cmocka_unit_test(test_rules_that_say_nothing_new),
        cmocka_unit_test(test_rules_that_cannot_be_analyzed),
        cmocka_unit_test(test_nothing_to_audit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
