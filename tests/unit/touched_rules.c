/* touched_rules.c - the fit rules that a program would break if it showed a practice and changed nothing else. */
#include "unit/lua_support.h"

#define SHOWN_IF(condition) "if " condition " then return pass() end return fail { message = \"not shown\" }"
#define BREAKS_IF(condition)                                                                                           \
    "if " condition " then return fail { message = \"x\", alternatives = { \"one\", \"other\" } } end return pass()"

/* Adds a rule about the elements that its check reads. */
static void add(sl_checker *checker, const char *id, const char *kind, const char *body) {
    char elements[100] = "";
    const char *const all[] = {"lamp", "saddle", "wheels"};
    for (size_t i = 0; i < 3; i++) {
        char *path = print("c.%s.", all[i]);
        if (strstr(body, path))
            snprintf(elements + strlen(elements), sizeof elements - strlen(elements), "\"%s\", ", all[i]);
        free(path);
    }
    add_rule(checker, id, kind, elements, body);
}

static sl_checker *checker_of(const char *practice, const char *fit) {
    sl_checker *checker = new_checker();
    add(checker, "P", "practice", practice);
    add(checker, "F", "fit", fit);
    return checker;
}

/* Returns the rules that the finding of P names, with blanks between them. */
static const char *touched_in(const sl_report *report, const char *account) {
    static char ids[100];
    const sl_finding *finding = finding_of(report, "P", account);
    ids[0] = '\0';
    assert_non_null(finding);
    for (size_t i = 0; i < finding->touch_count; i++)
        snprintf(ids + strlen(ids), sizeof ids - strlen(ids), "%s%s", i ? " " : "", shown(finding->touches[i]));
    return ids;
}

/* With and without a memory of answers, and also the second time, the same rules are named. */
static void assert_touched(const char *practice, const char *fit, const char *program, const char *expected) {
    sl_checker *checker = checker_of(practice, fit);
    char *source = print("bicycle: 1\n%s\n", program);
    for (size_t i = 0; i < 3; i++) {
        sl_set_memo(checker, i > 0);
        sl_report *report = check(checker, source);
        assert_string_equal(touched_in(report, ""), expected);
        sl_report_free(report);
    }
    free(source);
    sl_checker_free(checker);
}

static const char bad_lamp[] = "lamp: { mounted: false, power: dynamo }\nsaddle: { height: 80, width: narrow }";

static void test_the_only_way_breaks_a_rule(void **state) {
    (void)state;
    assert_touched(SHOWN_IF("c.lamp.mounted"), BREAKS_IF("c.lamp.mounted and c.saddle.width:is(\"narrow\")"), bad_lamp,
                   "F");
}

static void test_a_rule_that_goes_on_passing_is_not_named(void **state) {
    (void)state;
    assert_touched(SHOWN_IF("c.lamp.mounted"), BREAKS_IF("c.lamp.mounted and c.saddle.width:is(\"wide\")"), bad_lamp,
                   "");
}

static void test_a_rule_that_fails_now_is_not_named(void **state) {
    (void)state;
    assert_touched(SHOWN_IF("c.lamp.mounted"),
                   BREAKS_IF("c.lamp.power:is(\"dynamo\") and c.saddle.width:is(\"narrow\")"), bad_lamp, "");
}

static void test_another_way_that_breaks_nothing(void **state) {
    (void)state;
    const char *practice = SHOWN_IF("c.lamp.mounted or c.lamp.power:is(\"battery\")");
    assert_touched(practice, BREAKS_IF("c.lamp.mounted and c.saddle.width:is(\"narrow\")"), bad_lamp, "");
    assert_touched(practice,
                   BREAKS_IF("(c.lamp.mounted or c.lamp.power:is(\"battery\")) and c.saddle.width:is(\"narrow\")"),
                   bad_lamp, "F");
}

/* Two values have to change, or one of them and another: the way with fewer changes counts. */
static void test_the_smallest_change_counts(void **state) {
    (void)state;
    const char *practice = SHOWN_IF("c.lamp.mounted and c.lamp.power:is(\"battery\") or c.saddle.width:is(\"wide\")");
    assert_touched(practice, BREAKS_IF("c.saddle.width:is(\"wide\") and not c.lamp.mounted"), bad_lamp, "F");
    assert_touched(practice, BREAKS_IF("c.lamp.mounted and c.saddle.width:is(\"narrow\")"), bad_lamp, "");
}

static void test_words_of_sets_are_added(void **state) {
    (void)state;
    const char *practice = SHOWN_IF("c.wheels.surfaces:has(\"road\") and c.wheels.surfaces:has(\"mud\")");
    const char *fit = BREAKS_IF("c.wheels.surfaces:has(\"mud\") and c.saddle.width:is(\"narrow\")");
    assert_touched(practice, fit, "wheels: { surfaces: [gravel] }\nsaddle: { width: narrow }\nlamp: { mounted: true }",
                   "F");
    assert_touched(practice, fit, "wheels: { surfaces: [] }\nsaddle: { width: wide }\nlamp: { mounted: true }", "");
    /* a change that takes words away is larger than one that adds what is missing */
    assert_touched(
        practice, BREAKS_IF("c.wheels.surfaces:has(\"gravel\") and c.wheels.surfaces:has(\"road\") and c.lamp.mounted"),
        "wheels: { surfaces: [gravel] }\nlamp: { mounted: true }\nsaddle: { width: wide }", "F");
}

/* Which integer would be chosen is not known, and what hangs on a gap is not certain. */
static void test_what_is_not_certain_is_not_named(void **state) {
    (void)state;
    assert_touched(SHOWN_IF("c.saddle.height > 90"), BREAKS_IF("c.saddle.height > 85 and c.lamp.power:is(\"dynamo\")"),
                   bad_lamp, "");
    assert_touched(SHOWN_IF("c.lamp.mounted"), BREAKS_IF("c.lamp.mounted and c.saddle.width:is(\"narrow\")"),
                   "lamp: { mounted: false }", "");
    /* a gap that the rule does not need any more */
    assert_touched(SHOWN_IF("c.lamp.mounted"), BREAKS_IF("c.lamp.mounted or c.saddle.width:is(\"narrow\")"),
                   "lamp: { mounted: false }\nsaddle: { width: wide }\nwheels: { spokes: few }", "F");
}

static void test_accounts_have_findings_of_their_own(void **state) {
    (void)state;
    sl_checker *checker =
        checker_of(SHOWN_IF("c.lamp.mounted"), BREAKS_IF("c.lamp.mounted and c.saddle.width:is(\"narrow\")"));
    sl_report *report =
        check(checker, "bicycle: 1\nlamp: { mounted: true }\nsaddle: { width: wide }\n"
                       "riders:\n- { name: Ann, lamp: { mounted: false }, saddle: { width: narrow } }\n");
    assert_string_equal(touched_in(report, "Ann"), "F");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_advice_is_not_named(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "P", "practice", "\"lamp\"", SHOWN_IF("c.lamp.mounted"));
    add_rule(checker, "A", "advice", "\"lamp\", \"saddle\"",
             BREAKS_IF("c.lamp.mounted and c.saddle.width:is(\"narrow\")"));
    char *source = print("bicycle: 1\n%s\n", bad_lamp);
    sl_report *report = check(checker, source);
    assert_string_equal(touched_in(report, ""), "");
    sl_report_free(report);
    free(source);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_only_way_breaks_a_rule),
        cmocka_unit_test(test_a_rule_that_goes_on_passing_is_not_named),
        cmocka_unit_test(test_a_rule_that_fails_now_is_not_named),
        cmocka_unit_test(test_another_way_that_breaks_nothing),
        cmocka_unit_test(test_the_smallest_change_counts),
        cmocka_unit_test(test_words_of_sets_are_added),
        cmocka_unit_test(test_what_is_not_certain_is_not_named),
        cmocka_unit_test(test_accounts_have_findings_of_their_own),
        cmocka_unit_test(test_advice_is_not_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
