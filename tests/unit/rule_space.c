/* rule_space.c - the trees of rules have the answers of the rules. */
#include "trees/rule_space.h"
#include "base/text.h"
#include "checker/checker.h"
#include "model/bind.h"
#include "model/vocabulary.h"
#include "unit/lua_support.h"
#include "unit/program_support.h"
#include "yaml/reader.h"

static struct arena arena;

static int free_arena(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

static const struct rule_tree *tree_of(const struct rule_space *space, const char *id) {
    for (size_t i = 0; i < space->rule_count; i++)
        if (text_equal(space->rules[i].rule->id, text_of(id)))
            return &space->rules[i];
    fail_msg("no rule %s", id);
    return NULL;
}

/* agreement.c tests that they answer as the rules do. */
static void test_every_rule_of_this_project_has_a_tree(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    struct rule_space space;
    rule_space_build(
        &arena,
        &(struct rule_space_request){.rules = &checker->rules, .book = &checker->rules.book, .leaf_budget = 65536},
        &space);
    assert_false(arena.failed);
    for (size_t i = 0; i < space.rule_count; i++)
        if (space.rules[i].tree == SIZE_MAX)
            fail_msg("no tree of %s", shown(space.rules[i].rule->id));
    assert_non_null(tree_cache_get(checker->trees, &checker->rules));
    assert_ptr_equal(tree_cache_get(checker->trees, &checker->rules),
                     tree_cache_get(checker->trees, &checker->rules)); /* it is kept */
    sl_checker_free(checker);
}

static const struct meaning *meaning_of(const struct rule_space *space, const char *path) {
    return &space->meanings[space->first_variable[field_at(space->vocabulary->top, text(path))->index]];
}

/* Trees are made anew after rules or their options have changed. */
static void test_trees_follow_the_rules(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "practice", "\"lamp\"", "return c.lamp.mounted and pass() or pass()");
    assert_int_equal(tree_cache_get(checker->trees, &checker->rules)->rule_count, 1);
    add_rule(checker, "B", "practice", "\"saddle\"",
             "if c.saddle.height > options.most then return pass() end return fail { message = \"x\" }");
    assert_int_equal(tree_cache_get(checker->trees, &checker->rules)->rule_count, 2);
    assert_int_equal(meaning_of(tree_cache_get(checker->trees, &checker->rules), "saddle.height")->lows[1], 3);
    assert_int_equal(sl_set_option(checker, text("B.most"), text("5")), SL_OK);
    assert_int_equal(meaning_of(tree_cache_get(checker->trees, &checker->rules), "saddle.height")->lows[1], 5);
    sl_checker_free(checker);
}

/* A check changes its answer at the numbers in its text, unless it calculates: then it may change anywhere. */
static void test_integers_that_stand_in_a_check(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "practice", "\"saddle\"",
             "local few = {} few[#few + 1] = c.saddle.height if c.saddle.height < 77.5 then return pass() end "
             "return fail { message = \"x\" }");
    add_rule(checker, "B", "theme", "\"wheels\"",
             "if c.wheels.inches % 2 == 0 then return pass() end "
             "return fail { message = \"x\", alternatives = { \"a\", \"b\" } }");
    const struct rule_space *space = tree_cache_get(checker->trees, &checker->rules);
    const struct meaning *height = meaning_of(space, "saddle.height");
    size_t choices = space->space.variables[height - space->meanings].choice_count;
    assert_false(height->sampled);
    assert_int_equal(height->lows[choices - 3], 77);
    assert_int_equal(height->lows[choices - 2], 78);
    assert_true(meaning_of(space, "wheels.inches")->sampled);
    sl_checker_free(checker);
}

/* A rule that compares two integers may change its answer at any of them: the integers of a program get ranges of their
 * own. */
static void test_integers_that_are_compared(void **state) {
    (void)state;
    static const char rover[] = "bicycle: 1\nwheels: { inches: 21 }\nsaddle: { height: 84 }\n";
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"wheels\", \"saddle\"",
             "if c.saddle.height % c.wheels.inches == 0 then return pass() end return fail { message = \"x\", "
             "alternatives = { \"a\", \"b\" } }");
    const struct rule_space *space = tree_cache_get(checker->trees, &checker->rules);
    struct configuration *program = read_program(&arena, space->vocabulary, rover);
    assert_true(meaning_of(space, "wheels.inches")->sampled);
    assert_false(choices_are_exact(space, program));
    struct rule_space own;
    rule_space_build(&arena,
                     &(struct rule_space_request){.rules = &checker->rules,
                                                  .book = &checker->rules.book,
                                                  .program = program,
                                                  .base = space,
                                                  .leaf_budget = 1000},
                     &own);
    assert_true(choices_are_exact(&own, program));
    uint8_t *choices = arena_array(&arena, own.space.variable_count, 1);
    assert_true(choices_read(&own, program, choices));
    assert_int_equal(tree_leaf(&own.space.trees[own.rules[0].tree], choices)->leaf, LEAF_GOOD);
    sl_checker_free(checker);
}

static void test_a_tree_asks_what_the_rule_asks(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"",
             "if c.lamp.power:is(\"battery\") then return pass() end "
             "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }");
    struct rule_space space;
    rule_space_build(
        &arena,
        &(struct rule_space_request){.rules = &checker->rules, .book = &checker->rules.book, .leaf_budget = 100},
        &space);
    const struct rule_tree *rule = tree_of(&space, "R");
    assert_int_equal(rule->leaves, 1 + 2); /* battery; dynamo, and mounted or not */
    assert_int_equal(rule->answer_count, 3);
    sl_checker_free(checker);
}

static void test_a_tree_too_wide_names_the_attribute(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\", \"wheels\"",
             "if c.lamp.mounted and c.wheels.spokes >= \"few\" and c.wheels.inches > 3 then return pass() end "
             "return fail { message = \"x\" }");
    struct rule_space space;
    rule_space_build(
        &arena, &(struct rule_space_request){.rules = &checker->rules, .book = &checker->rules.book, .leaf_budget = 3},
        &space);
    const struct rule_tree *rule = tree_of(&space, "R");
    assert_int_equal(rule->tree, SIZE_MAX);
    assert_non_null(rule->too_wide);
    sl_checker_free(checker);
}

static void test_a_rule_that_fails_has_no_tree(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", "if c.lamp.mounted then error(\"boo\") end return pass()");
    struct rule_space space;
    rule_space_build(
        &arena,
        &(struct rule_space_request){.rules = &checker->rules, .book = &checker->rules.book, .leaf_budget = 100},
        &space);
    const struct rule_tree *rule = tree_of(&space, "R");
    assert_int_equal(rule->tree, SIZE_MAX);
    assert_text(rule->fault, "boo");
    sl_checker_free(checker);
}

/* The question whether anything in an element is declared becomes one question for each of its attributes. */
static void test_groups_count_for_what_is_in_them(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "framing", "\"wheels\", \"saddle\"",
             "if c:declares(\"wheels\") and c:declares(\"saddle\") then return pass() end "
             "return fail { message = \"x\" }");
    struct rule_space space;
    rule_space_build(
        &arena, &(struct rule_space_request){.rules = &checker->rules, .book = &checker->rules.book, .leaf_budget = 20},
        &space);
    assert_int_equal(space.rules[0].leaves, 3);
    assert_int_equal(space.rules[0].tree, SIZE_MAX);
    assert_non_null(space.rules[0].too_wide);
    rule_space_build(
        &arena,
        &(struct rule_space_request){.rules = &checker->rules, .book = &checker->rules.book, .leaf_budget = 2000},
        &space);
    assert_null(space.rules[0].too_wide);
    assert_int_not_equal(space.rules[0].tree, SIZE_MAX);
    sl_checker_free(checker);
}

/* A framing rule may read a value and ask whether it is declared, in any order. */
static void test_the_tree_of_a_framing_rule_that_reads(void **state) {
    (void)state;
    static const char *const checks[] = {
        "local p = c.saddle.width:is(\"wide\") if c:declares(\"saddle.width\") or p then return pass() end "
        "return fail { message = \"x\" }",
        "if c:declares(\"saddle.width\") or c.saddle.width:is(\"wide\") then return pass() end "
        "return fail { message = \"x\" }",
        "local p = c.saddle.width:is(\"wide\") if c:declares(\"saddle\") or p then return pass() end "
        "return fail { message = \"x\" }",
    };
    static const struct {
        const char *program;
        enum leaf leaf;
    } cases[] = {{"bicycle: 1\n", LEAF_UNDETERMINED},
                 {"bicycle: 1\nsaddle: { width: narrow }\n", LEAF_GOOD},
                 {"bicycle: 1\nsaddle: { width: wide }\n", LEAF_GOOD}};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        sl_checker *checker = new_checker();
        add_rule(checker, "R", "framing", "\"saddle\"", checks[i]);
        const struct rule_space *space = tree_cache_get(checker->trees, &checker->rules);
        assert_int_not_equal(space->rules[0].tree, SIZE_MAX);
        uint8_t *choices = arena_array(&arena, space->space.variable_count, 1);
        for (size_t j = 0; j < sizeof cases / sizeof *cases; j++) {
            assert_true(choices_read(space, read_program(&arena, space->vocabulary, cases[j].program), choices));
            assert_int_equal(tree_leaf(&space->space.trees[space->rules[0].tree], choices)->leaf, cases[j].leaf);
        }
        sl_checker_free(checker);
    }
}

/* Six words that may be in a set or not. */
static void test_each_answer_is_kept_once(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"wheels\", \"saddle\"",
             "local n = 0 "
             "for _, w in ipairs { \"road\", \"gravel\", \"mud\" } do "
             "n = n * 2 if c.wheels.surfaces:has(w) then n = n + 1 end end "
             "for _, w in ipairs { \"mud\", \"road\", \"stairs\" } do "
             "n = n * 2 if c.saddle.suits:has(w) then n = n + 1 end end "
             "return fail { message = \"way \" .. n - n % 2 }");
    struct rule_space space;
    rule_space_build(
        &arena,
        &(struct rule_space_request){.rules = &checker->rules, .book = &checker->rules.book, .leaf_budget = 100},
        &space);
    const struct rule_tree *rule = tree_of(&space, "R");
    assert_int_equal(rule->leaves, 8 * 8); /* the words of both sets */
    assert_int_equal(rule->answer_count, 1 + 32);
    for (size_t i = 0; i < rule->answer_count; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(rule->answers[i].status == SL_FAIL &&
                         text_equal(rule->answers[i].message, rule->answers[j].message));
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_every_rule_of_this_project_has_a_tree, free_arena),
        cmocka_unit_test_teardown(test_trees_follow_the_rules, free_arena),
        cmocka_unit_test_teardown(test_integers_that_stand_in_a_check, free_arena),
        cmocka_unit_test_teardown(test_integers_that_are_compared, free_arena),
        cmocka_unit_test_teardown(test_a_tree_asks_what_the_rule_asks, free_arena),
        cmocka_unit_test_teardown(test_a_tree_too_wide_names_the_attribute, free_arena),
        cmocka_unit_test_teardown(test_groups_count_for_what_is_in_them, free_arena),
        cmocka_unit_test_teardown(test_the_tree_of_a_framing_rule_that_reads, free_arena),
        cmocka_unit_test_teardown(test_each_answer_is_kept_once, free_arena),
        cmocka_unit_test_teardown(test_a_rule_that_fails_has_no_tree, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
