/* Tests of space/propagate.h: the result of propagation, compared with all assignments within the choices left. */
#include "space_support.h"

#include "space/propagate.h"

/* What propagation through a tree should find. */
struct expected {
    bool wanted, unwanted;
    choice_set *supported; /* of each variable */
};

static struct expected try_all(const struct space *space, size_t tree, const choice_set *allowed, uint8_t wanted) {
    struct expected expected = {false, false, arena_array(&scratch, space->variable_count, sizeof *expected.supported)};
    uint8_t *choices = arena_array(&scratch, space->variable_count, sizeof *choices);
    assert_false(scratch.failed);
    do {
        if (!is_allowed(space, allowed, choices))
            continue;
        bool is_wanted = wanted >> tree_leaf(&space->trees[tree], choices)->leaf & 1;
        expected.wanted |= is_wanted;
        expected.unwanted |= !is_wanted;
        for (size_t i = 0; is_wanted && i < space->variable_count; i++)
            expected.supported[i] |= (choice_set)1 << choices[i];
    } while (next_assignment(space, choices));
    return expected;
}

static void assert_propagates(const struct space *space, const choice_set *allowed, uint8_t wanted) {
    struct propagator *propagator = propagator_new(&scratch, space);
    assert_non_null(propagator);
    for (size_t i = 0; i < space->tree_count; i++) {
        struct expected expected = try_all(space, i, allowed, wanted);
        propagate(propagator, i, allowed, wanted);
        assert_int_equal(propagator->wanted, expected.wanted);
        assert_int_equal(propagator->unwanted, expected.unwanted);
        const struct tree_variables *reads = &propagator->reads[i];
        for (size_t j = 0; expected.wanted && j < reads->count; j++) {
            size_t variable = reads->items[j];
            assert_int_equal(propagator->supported[j] & allowed[variable], expected.supported[variable]);
        }
    }
}

static choice_set *nonempty_allowed(struct chance *chance, const struct space *space) {
    choice_set *allowed = random_allowed(chance, space);
    for (size_t i = 0; i < space->variable_count; i++)
        allowed[i] |= (choice_set)(allowed[i] == 0) << chance_below(chance, space->variables[i].choice_count);
    return allowed;
}

static void test_random_trees(void **state) {
    static const struct shape shapes[] = {{6, 3, 5, 0, 6, 25, 10, 0},
                                          {6, 4, 5, 2, 4, 50, 5, 30},
                                          {9, 2, 5, 0, 9, 10, 5, 20},
                                          {4, 5, 5, 0, 4, 80, 10, 10}};
    struct chance chance = {1};
    (void)state;
    for (size_t round = 0; round < 600; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        assert_propagates(space, nonempty_allowed(&chance, space), (uint8_t)(1 + chance_below(&chance, 6)));
        arena_free(&scratch);
    }
}

/* A tree over variables with two choices. Its leaf depends on how many variables have the second choice; paths with the
 * same number so far lead to the same node. */
static struct tree counting_tree(const struct variable *variables, size_t levels, const enum leaf *leaves) {
    struct growing tree = {.variables = variables};
    for (size_t level = 0; level < levels; level++)
        for (size_t count = 0; count <= level; count++)
            grow_inner(&tree, (uint32_t)level);
    for (size_t count = 0; count <= levels; count++)
        grow_leaf(&tree, leaves[count]);
    for (size_t level = 0, start = 0; level < levels; start += ++level)
        for (size_t count = 0; count <= level; count++)
            for (size_t choice = 0; choice < 2; choice++) {
                size_t child = start + level + 1 + count + choice; /* on the next level */
                tree.children[tree.nodes[start + count].first + choice] = (uint32_t)child;
            }
    return grown(&tree, false);
}

static void test_shared_nodes(void **state) {
    enum { LEVELS = 8 };
    struct variable variables[LEVELS];
    struct chance chance = {2};
    (void)state;
    for (size_t i = 0; i < LEVELS; i++)
        variables[i].choice_count = 2;
    for (size_t round = 0; round < 300; round++) {
        enum leaf leaves[LEVELS + 1];
        for (size_t i = 0; i <= LEVELS; i++)
            leaves[i] = (enum leaf)chance_below(&chance, 3);
        struct tree tree = counting_tree(variables, LEVELS, leaves);
        struct space space = {variables, LEVELS, &tree, 1};
        assert_propagates(&space, nonempty_allowed(&chance, &space), (uint8_t)(1 + chance_below(&chance, 6)));
        arena_free(&scratch);
    }
}

/* A tree that reads one variable after the other as long as they have the first choice, and ends when one has the
 * second. */
static struct tree chain(const struct variable *variables, size_t length, enum leaf early, enum leaf late) {
    struct growing tree = {.variables = variables};
    for (size_t i = 0; i < length; i++)
        grow_inner(&tree, (uint32_t)i);
    uint32_t early_leaf = grow_leaf(&tree, early), late_leaf = grow_leaf(&tree, late);
    for (size_t i = 0; i < length; i++) {
        tree.children[tree.nodes[i].first] = i + 1 < length ? (uint32_t)(i + 1) : late_leaf;
        tree.children[tree.nodes[i].first + 1] = early_leaf;
    }
    return grown(&tree, false);
}

static void test_more_variables_than_bits(void **state) {
    enum { LENGTH = 150 };
    struct variable variables[LENGTH];
    choice_set allowed[LENGTH];
    (void)state;
    for (size_t i = 0; i < LENGTH; i++) {
        variables[i].choice_count = 2;
        allowed[i] = 3;
    }
    struct tree trees[] = {chain(variables, LENGTH, LEAF_BAD, LEAF_GOOD),
                           chain(variables, LENGTH, LEAF_GOOD, LEAF_BAD)};
    struct space space = {variables, LENGTH, trees, COUNT_OF(trees)};
    struct propagator *propagator = propagator_new(&scratch, &space);
    propagate(propagator, 0, allowed, 1 << LEAF_GOOD);
    assert_true(propagator->wanted);
    assert_true(propagator->unwanted);
    for (size_t i = 0; i < LENGTH; i++)
        assert_int_equal(propagator->supported[i], 1);
    propagate(propagator, 1, allowed, 1 << LEAF_GOOD);
    for (size_t i = 0; i < LENGTH; i++)
        assert_int_equal(propagator->supported[i] & 3, 3);
    for (size_t i = 0; i + 1 < LENGTH; i++)
        allowed[i] = 1;
    propagate(propagator, 1, allowed, 1 << LEAF_GOOD);
    assert_int_equal(propagator->supported[LENGTH - 1], 2);
    allowed[77] = 2;
    propagate(propagator, 0, allowed, 1 << LEAF_GOOD);
    assert_false(propagator->wanted);
    propagate(propagator, 1, allowed, 1 << LEAF_GOOD);
    assert_true(propagator->wanted);
    assert_false(propagator->unwanted);
}

static enum leaf by_sum(const uint8_t *choices, const void *context) {
    const size_t *count = context;
    size_t sum = 0;
    for (size_t i = 0; i < *count; i++)
        sum += choices[i];
    return sum % 3 ? LEAF_GOOD : LEAF_BAD;
}

/* Where everything has support soon, the traversal is short. */
static void test_cut_short(void **state) {
    enum { READS = 7 };
    const struct variable variables[READS] = {{4}, {4}, {4}, {4}, {4}, {4}, {4}};
    const uint32_t reads[READS] = {0, 1, 2, 3, 4, 5, 6};
    const choice_set allowed[READS] = {15, 15, 15, 15, 15, 15, 15};
    const size_t count = READS;
    (void)state;
    struct tree tree = tree_of_rule(variables, reads, READS, by_sum, &count);
    struct space space = {variables, READS, &tree, 1};
    struct propagator *propagator = propagator_new(&scratch, &space);
    propagate(propagator, 0, allowed, 1 << LEAF_GOOD);
    assert_true(propagator->wanted && propagator->unwanted);
    for (size_t i = 0; i < READS; i++)
        assert_int_equal(propagator->supported[i], 15);
    assert_in_range(tree.node_count, 20000, 30000);
    assert_in_range(propagator->steps, 4 * READS, 8 * 4 * READS);
}

static void test_a_leaf_for_a_tree(void **state) {
    const struct variable variable = {2};
    const choice_set allowed = 3;
    struct growing good = {.variables = &variable}, bad = {.variables = &variable};
    (void)state;
    grow_leaf(&good, LEAF_GOOD);
    grow_leaf(&bad, LEAF_BAD);
    struct tree trees[] = {grown(&good, false), grown(&bad, false)};
    struct space space = {&variable, 1, trees, COUNT_OF(trees)};
    struct propagator *propagator = propagator_new(&scratch, &space);
    propagate(propagator, 0, &allowed, 1 << LEAF_GOOD);
    assert_true(propagator->wanted && !propagator->unwanted);
    propagate(propagator, 1, &allowed, 1 << LEAF_GOOD);
    assert_true(!propagator->wanted && propagator->unwanted);
    assert_int_equal(propagator->reads[0].count, 0);
}

static void test_without_memory(void **state) {
    struct space space = {NULL, 0, NULL, 0};
    struct arena none = {.failed = true};
    (void)state;
    assert_null(propagator_new(&none, &space));
    assert_non_null(propagator_new(&scratch, &space));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_random_trees), TEST(test_shared_nodes),      TEST(test_more_variables_than_bits),
        TEST(test_cut_short),    TEST(test_a_leaf_for_a_tree), TEST(test_without_memory),
    };
    return RUN(tests);
}
