/* mutate.c - the mutants of rules: which there are, which of them tests notice, and which have no effect. */
#include "unit/lua_support.h"

#include "base/text.h"
#include "lua/source/constants.h"
#include "lua/source/mutants.h"

static struct arena scratch;

static int free_scratch(void **state) {
    (void)state;
    arena_free(&scratch);
    return 0;
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

static const sl_rule *rule_of(sl_checker *checker) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    assert_int_equal(count, 1);
    return rules[0];
}

/* Asserts the mutants of a rule's body, as "before>after|" of each change. */
static void assert_changes(const char *elements, const char *body, const char *expected) {
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", elements, body);
    const sl_rule *rule = rule_of(checker);
    struct mutants changes;
    list_mutants(&scratch, sl_get_vocabulary(checker), rule, &changes);
    sl_text all = {"", 0};
    for (size_t i = 0; i < changes.count; i++) {
        const struct mutant *change = &changes.list[i];
        assert_true(change->line >= LINE_BODY);
        sl_text changed = mutant_text(&scratch, rule, change);
        assert_int_equal(changed.length,
                         rule->source->bytes.length - (change->to - change->from) + change->after.length);
        all =
            arena_printf(&scratch, "%.*s%.*s>%.*s|", TEXT_ARG(all),
                         TEXT_ARG(text_slice(rule->source->bytes, change->from, change->to)), TEXT_ARG(change->after));
    }
    assert_text(all, expected);
    sl_checker_free(checker);
}

#define FAIL_NOW "fail { message = \"?\", alternatives = { \"?\", \"?\" } }"

static void test_operators_and_constants(void **state) {
    (void)state;
    assert_changes("\"saddle\"", "local h <const> = 10\nlocal x = c.saddle.height - h\nreturn x >= -3 and pass()",
                   "10>11|10>9|->+|>=><|>=>>|3>2|3>4|and>or|pass()>" FAIL_NOW "|");
    assert_changes("\"lamp\"",
                   "local on = true\nif not c.lamp.mounted then on = false end\nreturn on == true and pass()",
                   "true>false| not c.lamp.mounted > false | not c.lamp.mounted > true |not >|false>true|==>~=|"
                   "true>false|and>or|pass()>" FAIL_NOW "|");
    assert_changes("\"saddle\"", "return c.saddle.height * 0 // 2 ~= 0x1F and pass()",
                   "*>+|0> -1|0>1|//>*|2>1|2>3|~=>==|and>or|pass()>" FAIL_NOW "|");
}

static void test_answers_and_conditions(void **state) {
    (void)state;
    assert_changes("\"lamp\"",
                   "if c.lamp.mounted then return not_applicable(\"so\") end\nreturn fail { message = \"no\" }",
                   " c.lamp.mounted > false | c.lamp.mounted > true |not_applicable(\"so\")>pass()|"
                   "fail { message = \"no\" }>pass()|");
    assert_changes("\"lamp\"", "while c.lamp.mounted do return pass() end",
                   " c.lamp.mounted > false |pass()>" FAIL_NOW "|");
    /* Here pass is the name of a local, and no answer. */
    assert_changes("\"lamp\"", "local pass = c.lamp.mounted\nreturn pass", "");
}

/* The next word that the question does not ask for yet, if there is one. */
static void test_words(void **state) {
    (void)state;
    assert_changes("\"wheels\"", "local w = c.wheels\nreturn w.surfaces:any(\"road\", \"gravel\") and pass()",
                   "road>mud|gravel>mud|and>or|pass()>" FAIL_NOW "|");
    assert_changes("\"wheels\"", "return c.wheels.spokes < \"many\" and c.wheels.brakes.sort:is \"rim\" and pass()",
                   "<><=|<>>=|many>few|and>or|rim>disc|and>or|pass()>" FAIL_NOW "|");
    assert_changes("\"wheels\"", "return c.wheels.surfaces:any(\"road\", \"gravel\", \"mud\") and pass()",
                   "and>or|pass()>" FAIL_NOW "|");
}

static void assert_texts(const char *body, const char *expected) {
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", body);
    size_t count;
    const sl_text *texts = texts_of_check(&scratch, rule_of(checker), &count);
    sl_text all = {"", 0};
    for (size_t i = 0; i < count; i++) {
        char *bytes = arena_array(&scratch, texts[i].length + 1, 1);
        for (size_t j = 0; j < texts[i].length; j++)
            bytes[j] = texts[i].bytes[j] ? texts[i].bytes[j] : '*';
        all = arena_printf(&scratch, "%.*s%.*s|", TEXT_ARG(all), (int)texts[i].length, bytes);
    }
    assert_text(all, expected);
    sl_checker_free(checker);
}

static void test_texts_of_messages(void **state) {
    (void)state;
    assert_texts("local m = string.format(\"it is %5.1f %% of all, %s\", c.lamp.power)\n"
                 "return fail { message = \"too \" .. \"dim\" .. m }",
                 "it is * * of all, *|too dim|");
    assert_texts("return c.lamp.power:is(\"battery\") and fail { message = \"say \\\"no\\\" to it\" }",
                 "say *no* to it|");
}

/* ---- runs -------------------------------------------------------------------------------------------------------- */

/* "killed/equivalent" and the survivors of a rule with these tests. */
static const char *mutate(const char *kind, const char *elements, const char *body, const char *tests) {
    char *rule = write_rule("R", kind, elements, body), *start = strstr(rule, "  tests = ");
    char *source = print("%.*s  tests = {\n%s  },\n}\n", (int)(start - rule), rule, tests);
    sl_checker *checker = new_checker();
    if (load_source(checker, "R", source) != SL_OK)
        fail_msg("%s", all_problems(checker));
    sl_test_run *run;
    assert_int_equal(sl_run_tests(checker, &(sl_test_options){.mutate = true}, &run), SL_OK);
    const sl_mutation *mutation = &run->suites[0].mutation;
    sl_text told =
        mutation->done ? arena_printf(&scratch, "%zu/%zu", mutation->killed, mutation->equivalent) : TEXT("not done");
    for (size_t i = 0; i < mutation->survivor_count; i++) {
        const sl_mutant *mutant = &mutation->survivors[i];
        told = arena_printf(&scratch, "%.*s %zu:%zu %.*s>%.*s", TEXT_ARG(told), mutant->line, mutant->column,
                            TEXT_ARG(mutant->before), TEXT_ARG(mutant->after));
    }
    unsigned score = sl_test_run_score(run, SL_SCORE_MUTANTS);
    size_t tried = mutation->killed + mutation->survivor_count;
    bool done = mutation->done;
    assert_int_equal(score, tried ? mutation->killed * 100 / tried : 100);
    sl_test_run_free(run);
    /* The rule's own check is back in its place. */
    assert_int_equal(sl_run_tests(checker, NULL, &run), SL_OK);
    assert_int_equal(run->suites[0].failed, done ? 0 : 1);
    assert_int_equal(rule_of(checker)->options[0].value, 3);
    sl_test_run_free(run);
    sl_checker_free(checker);
    free(source);
    free(rule);
    return shown(told);
}

#define HIGH "if c.saddle.height > 90 then return fail { message = \"high\" } end return pass()"
#define TEST(expect, program) "{ name = \"" program "\", expect = \"" expect "\", program = \"" program "\" },\n"

static void test_boundaries_are_noticed(void **state) {
    (void)state;
    assert_string_equal(mutate("practice", "\"saddle\"", HIGH,
                               TEST("pass", "saddle: { height: 80 }") TEST("fail", "saddle: { height: 100 }")),
                        "5/0 12:20 >>>= 12:22 90>89 12:22 90>91");
    assert_string_equal(mutate("practice", "\"saddle\"", HIGH,
                               TEST("pass", "saddle: { height: 90 }") TEST("fail", "saddle: { height: 91 }")),
                        "8/0");
}

static void test_failing_tests_notice_nothing(void **state) {
    (void)state;
    assert_string_equal(mutate("practice", "\"saddle\"", HIGH, TEST("fail", "saddle: { height: 80 }")), "not done");
}

/* Two mutants give the same answers: below the least size, and behind an earlier question. So does one that no
 * longer reads a value on which nothing hangs. */
static void test_changes_without_effect(void **state) {
    (void)state;
    assert_string_equal(mutate("practice", "\"saddle\"", "if c.saddle.height >= 0 then return pass() end",
                               TEST("pass", "saddle: { height: 80 }") TEST("pass", "saddle: { height: 0 }")),
                        "5/2");
    assert_string_equal(
        mutate(
            "practice", "\"lamp\"",
            "if c.lamp.mounted then return pass() end\nif not c.lamp.mounted then return fail { message = \"no\" } end",
            TEST("pass", "lamp: { mounted: true }") TEST("fail", "lamp: { mounted: false }")),
        "6/1");
}

/* By default there is no difference, but with another option there is. */
static void test_options_are_tried(void **state) {
    (void)state;
    assert_string_equal(
        mutate(
            "practice", "\"saddle\"",
            "local h = c.saddle.height\nif options.most > 8 and h > 100 then return fail { message = \"high\" } end\n"
            "return pass()",
            "{ name = \"a\", expect = \"pass\", program = \"saddle: { height: 120 }\" },\n"
            "{ name = \"b\", expect = \"fail\", options = { most = 9 }, program = \"saddle: { height: 101 }\" },\n"
            "{ name = \"c\", expect = \"pass\", options = { most = 9 }, program = \"saddle: { height: 100 }\" },\n"),
        "11/0 13:17 >>>= 13:19 8>7");
}

/* The tree of a rule does not know the value of a text, so no mutant counts as being without effect. */
static void test_texts_are_not_judged(void **state) {
    (void)state;
    assert_string_equal(
        mutate("practice", "\"wheels\"",
               "if c.wheels.maker == \"Starley\" or c.wheels.maker == \"Rover\" then return pass() end\n"
               "return fail { message = \"who\" }",
               TEST("fail", "wheels: { maker: Nobody }")),
        "5/0 12:32 or>and 12:73 pass()>" FAIL_NOW);
}

static void test_endless_loops_are_noticed(void **state) {
    (void)state;
    assert_string_equal(mutate("practice", "\"saddle\"",
                               "local i = 0\nwhile i < 3 do i = i + 1 end\n"
                               "return c.saddle.height > i and pass() or fail { message = \"low\" }",
                               TEST("pass", "saddle: { height: 4 }")),
                        "9/2 13:7 i < 3>false 13:9 <>>= 13:11 3>2 14:24 >>>= 14:42 fail { message = \"low\" }>pass()");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_operators_and_constants, free_scratch),
        cmocka_unit_test_teardown(test_answers_and_conditions, free_scratch),
        cmocka_unit_test_teardown(test_words, free_scratch),
        cmocka_unit_test_teardown(test_texts_of_messages, free_scratch),
        cmocka_unit_test_teardown(test_boundaries_are_noticed, free_scratch),
        cmocka_unit_test_teardown(test_failing_tests_notice_nothing, free_scratch),
        cmocka_unit_test_teardown(test_changes_without_effect, free_scratch),
        cmocka_unit_test_teardown(test_options_are_tried, free_scratch),
        cmocka_unit_test_teardown(test_texts_are_not_judged, free_scratch),
        cmocka_unit_test_teardown(test_endless_loops_are_noticed, free_scratch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
