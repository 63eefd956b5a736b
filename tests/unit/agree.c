/* Tests of space/agree.h: the comparison of two trees, checked by enumerating all assignments. */
#include "space_support.h"

#include "space/agree.h"

/* Compares answers, which are numbers of nodes here: they are the same when the leaves have the same result. */
static bool same_leaves(const void *context, uint32_t first, uint32_t second) {
    const struct tree *trees = context;
    return trees[0].nodes[first].leaf == trees[1].nodes[second].leaf;
}

static enum agreement compare(const struct space *space, uint64_t budget) {
    return trees_agree(&scratch, &(struct agree_question){.first = &space->trees[0],
                                                          .second = &space->trees[1],
                                                          .variables = space->variables,
                                                          .variable_count = space->variable_count,
                                                          .same = same_leaves,
                                                          .context = space->trees,
                                                          .steps = &budget});
}

static bool agree_everywhere(const struct space *space) {
    uint8_t *choices = arena_array(&scratch, space->variable_count, sizeof *choices);
    bool agree = true;
    do
        agree = agree && tree_leaf(&space->trees[0], choices)->leaf == tree_leaf(&space->trees[1], choices)->leaf;
    while (next_assignment(space, choices));
    return agree;
}

static void test_random_trees(void **state) {
    static const struct shape shapes[] = {{5, 3, 2, 0, 4, 40, 10, 0},
                                          {4, 2, 2, 0, 3, 5, 0, 0}, /* mostly good: they agree now and then */
                                          {6, 2, 2, 0, 5, 3, 0, 30}};
    struct chance chance = {7};
    size_t agreed = 0;
    (void)state;
    for (size_t round = 0; round < 1500; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        bool agree = agree_everywhere(space);
        assert_int_equal(compare(space, UINT64_MAX), agree ? AGREE : DISAGREE);
        agreed += agree;
        arena_free(&scratch);
    }
    assert_in_range(agreed, 100, 1400);
}

static enum leaf is_first_one(const uint8_t *choices, const void *context) {
    (void)context;
    return choices[0] == 1 ? LEAF_GOOD : LEAF_BAD;
}

/* Two trees for the same function that read the variables in different orders. */
static void test_order_of_questions(void **state) {
    static const struct variable variables[] = {{2}, {3}, {2}};
    static const uint32_t forth[] = {0, 1, 2}, back[] = {2, 1, 0};
    struct tree trees[] = {tree_of_rule(variables, forth, 3, is_first_one, NULL),
                           tree_of_rule(variables, back, 3, is_first_one, NULL)};
    struct space space = {variables, 3, trees, 2};
    (void)state;
    assert_int_equal(compare(&space, UINT64_MAX), AGREE);
    assert_int_equal(compare(&space, 3), AGREE_UNKNOWN);
    arena_free(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_random_trees, free_scratch),
        cmocka_unit_test_teardown(test_order_of_questions, free_scratch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
