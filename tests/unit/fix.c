/* Tests of space/fix.h: trees with a variable fixed, checked by enumerating all assignments. */
#include "space_support.h"

#include "space/fix.h"

static void test_random_trees(void **state) {
    static const struct shape shapes[] = {{5, 3, 1, 0, 4, 40, 10, 0}, {6, 2, 1, 0, 5, 30, 10, 30}};
    struct chance chance = {11};
    (void)state;
    for (size_t round = 0; round < 600; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        size_t variable = chance_below(&chance, space->variable_count);
        size_t choice = chance_below(&chance, space->variables[variable].choice_count);
        struct tree fixed;
        assert_true(tree_fix(&scratch, space, &space->trees[0], variable, choice, &fixed));
        uint8_t *choices = arena_array(&scratch, space->variable_count, sizeof *choices);
        bool *reads = arena_array(&scratch, space->variable_count, sizeof *reads);
        tree_reads(&fixed, reads);
        assert_false(reads[variable]);
        do {
            uint8_t before = choices[variable];
            const struct tree_node *leaf = tree_leaf(&fixed, choices);
            choices[variable] = (uint8_t)choice;
            const struct tree_node *expected = tree_leaf(&space->trees[0], choices);
            choices[variable] = before;
            assert_int_equal(leaf->leaf, expected->leaf);
            assert_int_equal(leaf->answer, expected->answer);
        } while (next_assignment(space, choices));
        arena_free(&scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(test_random_trees)};
    return RUN(tests);
}
