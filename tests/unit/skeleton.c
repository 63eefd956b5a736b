/* skeleton.c - tests of generated rules and programs, with a vocabulary that is not the built-in one. */
#include "lua_support.h"

#include "base/buffer.h"

static bool take(void *context, const char *bytes, size_t length) {
    buffer_append(context, (sl_text){bytes, length});
    return true;
}

static sl_checker *open_bicycles(void) {
    sl_checker *checker = sl_checker_new();
    assert_non_null(checker);
    assert_int_equal(sl_load_vocabulary(checker, text("bicycles.lua"), text(bicycles)), SL_OK);
    return checker;
}

static void load_new_rule(sl_checker *checker, const sl_new_rule *rule) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    sl_writer_options options = {.sink = take, .context = &buffer};
    char *name = print("%.*s.lua", (int)rule->id.length, rule->id.bytes);
    assert_null(sl_new_rule_fault(sl_get_vocabulary(checker), rule));
    assert_int_equal(sl_write_new_rule(&options, sl_get_vocabulary(checker), rule), SL_OK);
    assert_int_equal(sl_load_rule(checker, text(name), buffer_text(&buffer)), SL_OK);
    buffer_free(&buffer);
    free(name);
}

static void test_rules_of_each_kind_pass_their_tests(void **state) {
    (void)state;
    sl_checker *checker = open_bicycles();
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    static const char *const ids[] = {"P-1", "T-1", "F-1", "P-2", "T-2", "F-2", "P-3", "T-3", "F-3"};
    static const sl_rule_kind kinds[] = {SL_RULE_PRACTICE, SL_RULE_THEME, SL_RULE_FIT};
    sl_test_run *run;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const sl_element *elements[] = {&vocabulary->elements[i / 3], &vocabulary->elements[(i / 3 + 1) % 3]};
        load_new_rule(checker, &(sl_new_rule){text(ids[i]), kinds[i % 3], elements, i % 3 == 2 ? 2 : 1});
    }
    load_new_rule(checker, &(sl_new_rule){.id = text("F-4"), .kind = SL_RULE_FIT});
    assert_int_equal(sl_run_tests(checker, &(sl_test_options){.coverage = true}, &run), SL_OK);
    assert_int_equal(run->rules, 10);
    assert_int_equal(run->failed, 0);
    assert_int_equal(sl_test_run_score(run, SL_SCORE_LINES), 100);
    sl_test_run_free(run);
    sl_checker_free(checker);
}

static void test_what_cannot_be_is_said(void **state) {
    (void)state;
    sl_checker *checker = open_bicycles();
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    const sl_element *twice[] = {&vocabulary->elements[0], &vocabulary->elements[0]};
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    sl_writer_options options = {.sink = take, .context = &buffer};
    const sl_new_rule rules[] = {{text("a/b"), SL_RULE_PRACTICE, NULL, 0},
                                 {text(""), SL_RULE_PRACTICE, NULL, 0},
                                 {text("A"), SL_RULE_FIT, twice, 1},
                                 {text("A"), SL_RULE_FIT, twice, 2},
                                 {text("A"), SL_RULE_THEME, twice, 2}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        assert_non_null(sl_new_rule_fault(vocabulary, &rules[i]));
        assert_int_equal(sl_write_new_rule(&options, vocabulary, &rules[i]), SL_REFUSED);
    }
    assert_int_equal(buffer.length, 0);
    sl_checker_free(checker);
}

static void test_a_program_is_one_and_declares_nothing(void **state) {
    (void)state;
    sl_checker *checker = open_bicycles();
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    sl_writer_options options = {.sink = take, .context = &buffer};
    sl_report *report;
    load_new_rule(checker, &(sl_new_rule){.id = text("P-1"), .kind = SL_RULE_PRACTICE});
    assert_int_equal(sl_write_new_program(&options, sl_get_vocabulary(checker)), SL_OK);
    assert_int_equal(sl_check_buffer(checker, text("new.yaml"), buffer_text(&buffer), &report), SL_OK);
    assert_int_equal(report->program_count, 1);
    for (size_t i = 0; i < report->programs[0].finding_count; i++)
        assert_int_not_equal(report->programs[0].findings[i].kind, SL_KIND_VOCABULARY);
    sl_report_free(report);
    buffer_free(&buffer);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_of_each_kind_pass_their_tests),
        cmocka_unit_test(test_what_cannot_be_is_said),
        cmocka_unit_test(test_a_program_is_one_and_declares_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
