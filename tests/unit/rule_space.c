/* rule_space.c - trees that come out of rules say what the rules say. */
#include "engine/rule_space.h"
#include "base/text.h"
#include "model/bind.h"
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

static void compare_answers(sl_checker *checker, const struct rule_space *space, const uint8_t *choices) {
    struct arena scratch = ARENA_EMPTY;
    struct node root = {.kind = NODE_MAPPING};
    struct configuration program = configuration_of(space, choices, &root, &scratch);
    uint8_t *again = arena_array(&scratch, space->space.variable_count, 1);
    assert_true(rule_space_read(space, &program, again));
    assert_memory_equal(choices, again, space->space.variable_count);
    for (size_t i = 0; i < space->rule_count; i++) {
        const struct rule_tree *rule = &space->rules[i];
        struct answer answer;
        lua_run_rule(checker->host, rule->rule, &program, &scratch, &answer);
        const struct tree_node *leaf = tree_leaf(&space->space.trees[rule->tree], choices);
        const struct tree_answer *told = &rule->answers[leaf->answer];
        assert_int_equal(told->status, answer.status);
        assert_text(told->message, shown(answer.message));
        assert_ptr_equal(told->missing, answer.missing);
    }
    for (size_t i = space->rule_count; i < space->space.tree_count; i++)
        assert_int_equal(tree_leaf(&space->space.trees[i], choices)->leaf, LEAF_GOOD);
    arena_free(&scratch);
}

static void test_trees_answer_as_the_rules_of_this_project(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    struct rule_space space;
    rule_space_build(&arena, &(struct rule_space_question){.checker = checker, .leaf_budget = 65536}, &space);
    assert_false(arena.failed);
    for (size_t i = 0; i < space.rule_count; i++)
        if (space.rules[i].tree == SIZE_MAX)
            fail_msg("no tree of %s", shown(space.rules[i].rule->id));
    uint8_t *choices = arena_array(&arena, space.space.variable_count, 1);
    for (size_t i = 0; i < 300; i++) {
        draw_program(&space, choices);
        compare_answers(checker, &space, choices);
    }
    sl_checker_free(checker);
}

/* A program is congruent for the checker exactly when the trees say so. */
static void compare_verdicts(sl_checker *checker, const struct rule_space *space, const uint8_t *choices,
                             size_t *congruent) {
    struct arena scratch = ARENA_EMPTY;
    struct node root = {.kind = NODE_MAPPING};
    struct configuration program = configuration_of(space, choices, &root, &scratch);
    char *text_bytes = written(space->vocabulary, program.values);
    bool good = true;
    for (size_t i = 0; i < space->rule_count; i++)
        if (space->rules[i].rule->kind != SL_RULE_PRACTICE)
            good = good && tree_leaf(&space->space.trees[space->rules[i].tree], choices)->leaf == LEAF_GOOD;
    sl_report *report = check(checker, text_bytes);
    if ((report->programs[0].verdict == SL_CONGRUENT) != good)
        fail_msg("the trees say %d, the checker says %s of\n%s", good, sl_verdict_name(report->programs[0].verdict),
                 text_bytes);
    *congruent += good;
    sl_report_free(report);
    free(text_bytes);
    arena_free(&scratch);
}

/* An example with some of its choices drawn anew, so that some of these programs are congruent. */
static void test_congruent_is_what_the_trees_say(void **state) {
    (void)state;
    static const char *const examples[] = {"growth-engine", "lean-influence", "innovation-partnership"};
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    struct rule_space space;
    rule_space_build(&arena, &(struct rule_space_question){.checker = checker, .leaf_budget = 65536}, &space);
    uint8_t *choices = arena_array(&arena, space.space.variable_count, 1),
            *base = arena_array(&arena, space.space.variable_count, 1);
    size_t congruent = 0;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        assert_true(rule_space_read(&space, read_example(&arena, space.vocabulary, examples[i]), base));
        for (size_t j = 0; j < 200; j++) {
            memcpy(choices, base, space.space.variable_count);
            for (uint32_t k = draw(5); k > 0; k--) {
                size_t variable = draw((uint32_t)space.space.variable_count);
                choices[variable] = (uint8_t)draw((uint32_t)space.space.variables[variable].choice_count);
            }
            make_structural(&space, choices);
            compare_verdicts(checker, &space, choices, &congruent);
        }
    }
    assert_true(congruent > 50 && congruent < 500);
    sl_checker_free(checker);
}

static void test_a_tree_asks_what_the_rule_asks(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"",
             "if c.lamp.power:is(\"battery\") then return pass() end "
             "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }");
    struct rule_space space;
    rule_space_build(&arena, &(struct rule_space_question){.checker = checker, .leaf_budget = 100}, &space);
    const struct rule_tree *rule = tree_of(&space, "R");
    assert_int_equal(rule->leaves, 1 + 1 + 3); /* not declared; battery; dynamo, and mounted or not or not known */
    assert_int_equal(rule->answer_count, 4);
    sl_checker_free(checker);
}

static void test_a_tree_too_wide_names_the_attribute(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\", \"wheels\"",
             "if c.lamp.mounted and c.wheels.spokes >= \"few\" and c.wheels.inches > 3 then return pass() end "
             "return fail { message = \"x\" }");
    struct rule_space space;
    rule_space_build(&arena, &(struct rule_space_question){.checker = checker, .leaf_budget = 3}, &space);
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
    rule_space_build(&arena, &(struct rule_space_question){.checker = checker, .leaf_budget = 100}, &space);
    const struct rule_tree *rule = tree_of(&space, "R");
    assert_int_equal(rule->tree, SIZE_MAX);
    assert_text(rule->fault, "boo");
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_trees_answer_as_the_rules_of_this_project, free_arena),
        cmocka_unit_test_teardown(test_congruent_is_what_the_trees_say, free_arena),
        cmocka_unit_test_teardown(test_a_tree_asks_what_the_rule_asks, free_arena),
        cmocka_unit_test_teardown(test_a_tree_too_wide_names_the_attribute, free_arena),
        cmocka_unit_test_teardown(test_a_rule_that_fails_has_no_tree, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
