/* wide.c - tests of space/ with variables that have the most choices possible, like an attribute of 64 words that may
 * be undeclared. */
#include <stdlib.h>

#include "samplint/limits.h"
#include "space/count.h"
#include "space/explain.h"
#include "space/recipe.h"
#include "space/repair.h"
#include "space/repair_sets.h"
#include "space/search.h"
#include "unit/space_support.h"

#define PLENTY UINT64_C(50000000)
#define VARIABLES 2
#define ROUNDS 40

_Static_assert(SPACE_CHOICES == SL_LIMIT_DOMAIN + 1, "these are as wide as attributes can be");

static const struct shape shape = {
    .variables = VARIABLES, .choices = SPACE_CHOICES, .trees = 2, .structural = 0, .depth = 2, .bad = 60, .open = 5};

/* Makes a random space whose first variable has about as many choices as possible. */
static const struct space *wide_space(struct chance *chance) {
    for (;;) {
        const struct space *space = random_space(chance, &shape);
        if (space->variables[0].choice_count > SET_WORD_BITS - 2)
            return space;
        arena_free(&scratch);
    }
}

static void test_sets_of_choices(void **state) {
    (void)state;
    for (size_t i = 0; i < SPACE_CHOICES; i++) {
        choice_set only = choice_only(i), below = choices_below(i + 1);
        assert_int_equal(choices_lowest(only), i);
        assert_int_equal(choices_count(only), 1);
        assert_int_equal(choices_count(below), i + 1);
        assert_true(choices_have(below, i));
        assert_false(choices_have(below, i + 1));
        assert_int_equal(choices_lowest(ANY_CHOICES & ~(below & ~only)), i == 0 ? 0 : i);
    }
}

static void test_live_choices_and_numbers(void **state) {
    struct chance chance = {11};
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        const struct space *space = wide_space(&chance);
        choice_set live[VARIABLES] = {0, 0};
        uint8_t choices[VARIABLES] = {0, 0};
        uint64_t steps = PLENTY, congruent = 0;
        do {
            bool good = space_is_congruent(space, choices);
            congruent += good;
            for (size_t i = 0; good && i < VARIABLES; i++)
                live[i] |= choice_only(choices[i]);
        } while (next_assignment(space, choices));
        struct search *search = search_new(&scratch, space);
        struct live got = search_live(&scratch, search, NULL, &steps);
        for (size_t i = 0; i < VARIABLES; i++) {
            assert_true(got.live[i] == live[i] && got.unsettled[i] == 0);
            assert_true(got.dead[i] == (all_choices(&space->variables[i]) & ~live[i]));
        }
        struct count count;
        count_space(&scratch, &(struct count_question){.space = space, .budget = COUNT_BUDGET}, &count);
        assert_int_equal(count.outcome, COUNT_DONE);
        struct big expected = big_of(congruent);
        assert_int_equal(big_compare(&count.total, &expected), 0);
        for (size_t i = 0; i < space->variables[0].choice_count; i++)
            assert_int_equal(!big_is_zero(count_with(&count, 0, i)), choices_have(live[0], i));
        arena_free(&scratch);
    }
}

/* Where recipes are found, they cover exactly the congruent assignments. */
static void test_recipes(void **state) {
    struct chance chance = {12};
    static const uint32_t variables[VARIABLES] = {0, 1};
    size_t found = 0;
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        const struct space *space = wide_space(&chance);
        struct recipe_question question = {
            .space = space, .variables = variables, .variable_count = VARIABLES, .budget = RECIPE_BUDGET};
        struct recipes recipes;
        recipes_find(&scratch, &question, &recipes);
        uint8_t choices[VARIABLES] = {0, 0};
        found += recipes.outcome == RECIPES_FOUND;
        do {
            if (recipes.outcome != RECIPES_FOUND)
                break;
            bool covered = false;
            for (size_t i = 0; i < recipes.count; i++)
                covered = covered || is_allowed(space, recipes.items[i].choices, choices);
            assert_int_equal(covered, space_is_congruent(space, choices));
        } while (next_assignment(space, choices));
        arena_free(&scratch);
    }
    assert_in_range(found, ROUNDS / 2, ROUNDS);
}

/* Repairs of an assignment that has the last choice of each variable. */
static void test_repairs(void **state) {
    struct chance chance = {13};
    size_t found = 0;
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        const struct space *space = wide_space(&chance);
        static const size_t bundles[VARIABLES] = {0, 1};
        static const uint32_t costs[VARIABLES] = {1, 1};
        choice_set allowed[VARIABLES];
        uint8_t now[VARIABLES], choices[VARIABLES] = {0, 0};
        size_t least = SIZE_MAX;
        for (size_t i = 0; i < VARIABLES; i++) {
            allowed[i] = all_choices(&space->variables[i]);
            now[i] = (uint8_t)(space->variables[i].choice_count - 1);
        }
        do {
            size_t changes = (size_t)(choices[0] != now[0]) + (size_t)(choices[1] != now[1]);
            if (space_is_congruent(space, choices) && changes < least)
                least = changes;
        } while (next_assignment(space, choices));
        const struct repair_task task = {.space = space,
                                         .choices = now,
                                         .allowed = allowed,
                                         .bundles = bundles,
                                         .bundle_count = VARIABLES,
                                         .costs = costs,
                                         .most = 1000,
                                         .budget = PLENTY};
        const struct repairs *repairs = repair_find(&scratch, &task);
        assert_non_null(repairs);
        assert_int_equal(repairs->outcome, least == SIZE_MAX ? REPAIR_NONE : REPAIR_FOUND);
        if (least != SIZE_MAX)
            assert_int_equal(repairs->cost, least);
        for (size_t i = 0; repairs->outcome == REPAIR_FOUND && i < repairs->component_count; i++) {
            const struct repair_sets *sets = repair_sets_make(&scratch, &task, &repairs->components[i]);
            assert_non_null(sets);
            for (size_t j = 0; j < sets->count; j++)
                found += sets->items[j].product_count;
        }
        arena_free(&scratch);
    }
    assert_in_range(found, 1, PLENTY);
}

/* Explains why the last choice is forced, that it is not dead, and why another one is dead. */
static void test_reasons(void **state) {
    static const struct variable variables[] = {{SPACE_CHOICES}};
    struct growing tree = {.variables = variables};
    uint64_t steps = PLENTY;
    (void)state;
    uint32_t root = grow_inner(&tree, 0);
    for (size_t i = 0; i < SPACE_CHOICES; i++) {
        uint32_t leaf = grow_leaf(&tree, i + 1 == SPACE_CHOICES ? LEAF_GOOD : LEAF_BAD);
        tree.children[tree.nodes[root].first + i] = leaf;
    }
    const struct tree only = grown(&tree, false);
    const struct space space = {variables, 1, &only, 1};
    struct search *search = search_new(&scratch, &space);
    struct explanation why = explain_forced(&scratch, search, 0, SPACE_CHOICES - 1, &steps);
    assert_int_equal(why.grade, EXPLAINED_SMALLEST);
    assert_int_equal(why.tree_count, 1);
    assert_int_equal(explain_dead(&scratch, search, 0, SPACE_CHOICES - 1, &steps).grade, EXPLAINED_SATISFIABLE);
    assert_int_equal(explain_dead(&scratch, search, 0, SPACE_CHOICES - 2, &steps).grade, EXPLAINED_SMALLEST);
    arena_free(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sets_of_choices), cmocka_unit_test(test_live_choices_and_numbers),
        cmocka_unit_test(test_recipes),         cmocka_unit_test(test_repairs),
        cmocka_unit_test(test_reasons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
