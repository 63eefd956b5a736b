/* Tests of space/explain.h: every explanation against all assignments and all groups of trees and pins; budgets. */
#include "space_support.h"

#include "space/explain.h"

#define PLENTY 1000000
#define MOST_PARTS 14

static const struct shape shapes[] = {
    {6, 3, 7, 0, 3, 30, 5, 0}, {5, 4, 9, 2, 3, 20, 5, 10}, {7, 2, 12, 3, 3, 30, 5, 20},
    {4, 4, 5, 1, 4, 40, 9, 9}, {6, 3, 12, 1, 2, 25, 0, 0}, {3, 2, 3, 0, 3, 40, 20, 0},
};

static struct search *search_of(const struct space *space) {
    struct search *search = search_new(&scratch, space);
    assert_non_null(search);
    return search;
}

/* ---- all groups ----------------------------------------------------------------------------------------------------- */

/* What may be to blame in a question: trees first, then groups of pins; a group of these parts is a set of bits. */
struct blamable {
    const struct space *space;
    const choice_set *allowed; /* or NULL */
    const struct pins *pins;   /* or NULL */
    size_t held;               /* a tree that is to end in a leaf that is not good; SIZE_MAX: none */
    size_t numbers[MOST_PARTS];
    size_t count, tree_count;
    bool *accepted; /* of each group of parts: whether some assignment is accepted by all of it */
};

static size_t group_of(const struct pins *pins, size_t variable) {
    return pins->group ? pins->group[variable] : variable;
}

static bool is_pinned(const struct blamable *blamable, size_t group) {
    for (size_t i = 0; blamable->pins && i < blamable->space->variable_count; i++)
        if (group_of(blamable->pins, i) == group &&
            all_choices(&blamable->space->variables[i]) & ~blamable->pins->pinned[i])
            return true;
    return false;
}

/* The parts that accept an assignment, or SIZE_MAX when something that always holds does not. */
static size_t accepting(const struct blamable *blamable, const uint8_t *choices) {
    const struct space *space = blamable->space;
    size_t parts = ((size_t)1 << blamable->count) - 1;
    for (size_t i = 0; i < space->tree_count; i++) {
        bool is_good = tree_leaf(&space->trees[i], choices)->leaf == LEAF_GOOD;
        if (is_good == (i == blamable->held) && (space->trees[i].structural || i == blamable->held))
            return SIZE_MAX;
        for (size_t j = 0; !is_good && j < blamable->tree_count; j++)
            if (blamable->numbers[j] == i)
                parts &= ~((size_t)1 << j);
    }
    for (size_t i = 0; blamable->pins && i < space->variable_count; i++)
        for (size_t j = blamable->tree_count; j < blamable->count; j++)
            if (group_of(blamable->pins, i) == blamable->numbers[j] && !(blamable->pins->pinned[i] >> choices[i] & 1))
                parts &= ~((size_t)1 << j);
    return is_allowed(space, blamable->allowed, choices) ? parts : SIZE_MAX;
}

static struct blamable blamable_of(const struct space *space, const choice_set *allowed, const struct pins *pins,
                                   size_t held) {
    struct blamable blamable = {.space = space, .allowed = allowed, .pins = pins, .held = held};
    for (size_t i = 0; i < space->tree_count; i++)
        if (!space->trees[i].structural && i != held)
            blamable.numbers[blamable.count++] = i;
    blamable.tree_count = blamable.count;
    for (size_t i = 0; i < space->variable_count && blamable.count < MOST_PARTS; i++)
        if (is_pinned(&blamable, i))
            blamable.numbers[blamable.count++] = i;
    size_t groups = (size_t)1 << blamable.count;
    blamable.accepted = arena_array(&scratch, groups, sizeof *blamable.accepted);
    uint8_t *choices = arena_array(&scratch, space->variable_count, sizeof *choices);
    assert_false(scratch.failed);
    do {
        size_t parts = accepting(&blamable, choices);
        if (parts != SIZE_MAX)
            blamable.accepted[parts] = true;
    } while (next_assignment(space, choices));
    /* What is accepted by a group is accepted by less. */
    for (size_t group = groups; group-- > 0;)
        for (size_t i = 0; i < blamable.count; i++)
            if (blamable.accepted[group] && group >> i & 1)
                blamable.accepted[group & ~((size_t)1 << i)] = true;
    return blamable;
}

static size_t smallest_reason(const struct blamable *blamable) {
    size_t smallest = SIZE_MAX;
    for (size_t group = 0; group < (size_t)1 << blamable->count; group++) {
        size_t size = (size_t)__builtin_popcountll(group);
        if (!blamable->accepted[group] && size < smallest)
            smallest = size;
    }
    return smallest;
}

static size_t group_named(const struct blamable *blamable, const struct explanation *explanation) {
    size_t group = 0, named = 0;
    for (size_t i = 0; i < blamable->count; i++) {
        bool is_tree = i < blamable->tree_count;
        const size_t *numbers = is_tree ? explanation->trees : explanation->pins;
        size_t count = is_tree ? explanation->tree_count : explanation->pin_count;
        for (size_t j = 0; j < count; j++) {
            assert_true(j == 0 || numbers[j - 1] < numbers[j]);
            if (numbers[j] == blamable->numbers[i]) {
                group |= (size_t)1 << i;
                named++;
            }
        }
    }
    assert_int_equal(named, explanation->tree_count + explanation->pin_count);
    return group;
}

/* An explanation is what it says it is. */
static void assert_explains(const struct blamable *blamable, const struct explanation *explanation) {
    size_t all = ((size_t)1 << blamable->count) - 1, group = group_named(blamable, explanation);
    if (explanation->grade == EXPLAINED_UNKNOWN || explanation->grade == EXPLAINED_NOT_SO) {
        assert_true(explanation->grade == EXPLAINED_UNKNOWN || blamable->accepted[all]);
        assert_int_equal(group, 0);
        return;
    }
    assert_false(blamable->accepted[group]);
    for (size_t i = 0; explanation->grade != EXPLAINED_ENOUGH && i < blamable->count; i++)
        assert_true(!(group >> i & 1) || blamable->accepted[group & ~((size_t)1 << i)]);
    if (explanation->grade == EXPLAINED_SMALLEST)
        assert_int_equal(explanation->tree_count + explanation->pin_count, smallest_reason(blamable));
}

/* And with plenty of steps the best there is. */
static void assert_explains_best(const struct blamable *blamable, const struct explanation *explanation) {
    size_t all = ((size_t)1 << blamable->count) - 1;
    assert_explains(blamable, explanation);
    assert_int_equal(explanation->grade, blamable->accepted[all] ? EXPLAINED_NOT_SO : EXPLAINED_SMALLEST);
}

/* ---- questions ------------------------------------------------------------------------------------------------------ */

static choice_set *only(const struct space *space, size_t variable, choice_set choices) {
    choice_set *allowed = arena_array(&scratch, space->variable_count, sizeof *allowed);
    assert_non_null(allowed);
    for (size_t i = 0; i < space->variable_count; i++)
        allowed[i] = i == variable ? choices : UINT64_MAX;
    return allowed;
}

static struct pins random_pins(struct chance *chance, const struct space *space) {
    choice_set *pinned = arena_array(&scratch, space->variable_count, sizeof *pinned);
    size_t *group = arena_array(&scratch, space->variable_count, sizeof *group);
    size_t groups = 1 + chance_below(chance, space->variable_count < 4 ? space->variable_count : 4);
    assert_false(scratch.failed);
    for (size_t i = 0; i < space->variable_count; i++) {
        choice_set choice = (choice_set)1 << chance_below(chance, space->variables[i].choice_count);
        pinned[i] = chance_percent(chance, 30) ? all_choices(&space->variables[i]) : choice;
        group[i] = chance_below(chance, groups);
    }
    return (struct pins){pinned, chance_percent(chance, 50) ? group : NULL};
}

/* Asks everything about a space. What is right about the answer is for `check` to say. */
typedef void check_function(const struct blamable *blamable, const struct explanation *explanation);

static void ask_everything(struct chance *chance, const struct space *space, uint64_t budget, check_function *check) {
    struct search *search = search_of(space);
    uint64_t steps = budget;
    size_t variable = chance_below(chance, space->variable_count);
    unsigned choice = (unsigned)chance_below(chance, space->variables[variable].choice_count);
    struct blamable blamable = blamable_of(space, NULL, NULL, SIZE_MAX);
    struct explanation explanation = explain_empty(&scratch, search, &steps);
    check(&blamable, &explanation);

    steps = budget;
    blamable = blamable_of(space, only(space, variable, (choice_set)1 << choice), NULL, SIZE_MAX);
    explanation = explain_dead(&scratch, search, variable, choice, &steps);
    check(&blamable, &explanation);

    steps = budget;
    blamable = blamable_of(space, only(space, variable, ~((choice_set)1 << choice)), NULL, SIZE_MAX);
    explanation = explain_forced(&scratch, search, variable, choice, &steps);
    check(&blamable, &explanation);

    steps = budget;
    struct pins pins = random_pins(chance, space);
    if (space->tree_count + space->variable_count <= MOST_PARTS) {
        blamable = blamable_of(space, NULL, &pins, SIZE_MAX);
        explanation = explain_pins(&scratch, search, &pins, &steps);
        check(&blamable, &explanation);
    }

    steps = budget;
    size_t tree = chance_below(chance, space->tree_count);
    if (!space->trees[tree].structural) {
        blamable = blamable_of(space, NULL, NULL, tree);
        explanation = explain_implied(&scratch, search, tree, &steps);
        check(&blamable, &explanation);
    }
}

static size_t reasons[4]; /* how many explanations had no part, one, two, more */

static void check_best(const struct blamable *blamable, const struct explanation *explanation) {
    size_t size = explanation->tree_count + explanation->pin_count;
    assert_explains_best(blamable, explanation);
    reasons[size < 3 ? size : 3]++;
}

static void test_smallest_reasons(void **state) {
    struct chance chance = {1};
    (void)state;
    for (size_t round = 0; round < 400; round++) {
        ask_everything(&chance, random_space(&chance, &shapes[round % COUNT_OF(shapes)]), PLENTY, check_best);
        arena_free(&scratch);
    }
    for (size_t i = 0; i < COUNT_OF(reasons); i++)
        assert_in_range(reasons[i], 50, PLENTY);
}

static size_t grades[5];

static void check_right(const struct blamable *blamable, const struct explanation *explanation) {
    assert_explains(blamable, explanation);
    grades[explanation->grade]++;
}

/* With fewer steps the explanation is a worse one, and says so. */
static void test_budget(void **state) {
    struct chance chance = {2};
    (void)state;
    for (size_t round = 0; round < 600; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        ask_everything(&chance, space, chance_below(&chance, 1200), check_right);
        arena_free(&scratch);
    }
    for (size_t i = 0; i < COUNT_OF(grades); i++)
        assert_in_range(grades[i], 10, PLENTY);
}

/* ---- trees that say nothing ----------------------------------------------------------------------------------------- */

static enum truth truth_of(bool is_so) {
    return is_so ? TRUTH_YES : TRUTH_NO;
}

static bool is_never_bad(const struct space *space, size_t tree) {
    uint8_t *choices = arena_array(&scratch, space->variable_count, sizeof *choices);
    do {
        bool is_bad = tree_leaf(&space->trees[tree], choices)->leaf == LEAF_BAD;
        for (size_t i = 0; is_bad && i < space->tree_count; i++)
            if (space->trees[i].structural)
                is_bad = tree_leaf(&space->trees[i], choices)->leaf == LEAF_GOOD;
        if (is_bad)
            return false;
    } while (next_assignment(space, choices));
    return true;
}

static void test_trees(void **state) {
    static const struct shape gentle[] = {
        {6, 3, 7, 1, 3, 15, 5, 0}, {5, 4, 6, 2, 3, 10, 5, 10}, {7, 2, 8, 3, 3, 20, 5, 20}, {4, 3, 5, 0, 2, 20, 9, 9}};
    struct chance chance = {3};
    size_t implied = 0, never_bad = 0, neither = 0;
    (void)state;
    for (size_t round = 0; round < 300; round++) {
        const struct space *space = random_space(&chance, &gentle[round % COUNT_OF(gentle)]);
        uint64_t steps = PLENTY, few = chance_below(&chance, 500);
        const struct tree_truth *truths = explain_trees(&scratch, search_of(space), &steps);
        const struct tree_truth *hasty = explain_trees(&scratch, search_of(space), &few);
        for (size_t i = 0; i < space->tree_count; i++) {
            bool asked = !space->trees[i].structural;
            struct blamable others = blamable_of(space, NULL, NULL, i);
            bool is_implied = asked && !others.accepted[((size_t)1 << others.count) - 1];
            assert_int_equal(truths[i].implied, truth_of(is_implied));
            assert_int_equal(truths[i].never_bad, truth_of(asked && is_never_bad(space, i)));
            assert_true(hasty[i].implied == TRUTH_UNKNOWN || hasty[i].implied == truths[i].implied);
            assert_true(hasty[i].never_bad == TRUTH_UNKNOWN || hasty[i].never_bad == truths[i].never_bad);
            implied += is_implied;
            never_bad += truths[i].never_bad == TRUTH_YES;
            neither += asked && truths[i].implied == TRUTH_NO && truths[i].never_bad == TRUTH_NO;
        }
        arena_free(&scratch);
    }
    assert_in_range(implied, 50, PLENTY);
    assert_in_range(never_bad, 50, PLENTY);
    assert_in_range(neither, 50, PLENTY);
}

/* ---- by hand -------------------------------------------------------------------------------------------------------- */

static enum leaf differ(const uint8_t *choices, const void *context) {
    const uint32_t *pair = context;
    return choices[pair[0]] != choices[pair[1]] ? LEAF_GOOD : LEAF_BAD;
}

/* Three variables of two choices that all differ: any three pairs of them contradict each other, whatever else there is. */
static void test_contradicting_group(void **state) {
    static const struct variable variables[] = {{2}, {2}, {2}, {3}, {3}};
    static const uint32_t pairs[][2] = {{3, 4}, {0, 1}, {0, 3}, {1, 2}, {0, 2}, {2, 4}};
    static const size_t contradicting[] = {1, 3, 4};
    struct tree trees[COUNT_OF(pairs)];
    uint64_t steps = PLENTY;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        trees[i] = tree_of_rule(variables, pairs[i], 2, differ, pairs[i]);
    const struct space space = {variables, COUNT_OF(variables), trees, COUNT_OF(trees)};
    struct search *search = search_of(&space);
    struct explanation explanation = explain_empty(&scratch, search, &steps);
    assert_int_equal(explanation.grade, EXPLAINED_SMALLEST);
    assert_int_equal(explanation.tree_count, COUNT_OF(contradicting));
    assert_int_equal(explanation.pin_count, 0);
    assert_memory_equal(explanation.trees, contradicting, sizeof contradicting);

    trees[1].structural = true; /* not to blame */
    explanation = explain_empty(&scratch, search, &steps);
    assert_int_equal(explanation.tree_count, 2);
    assert_memory_equal(explanation.trees, contradicting + 1, 2 * sizeof *contradicting);
}

/* Pins of a group are one reason together. */
static void test_pins_of_a_group(void **state) {
    static const struct variable variables[] = {{2}, {2}, {2}};
    static const uint32_t pair[] = {0, 1};
    static const choice_set pinned[] = {1, 1, 1};
    static const size_t group[] = {2, 2, 0};
    struct tree tree = tree_of_rule(variables, pair, 2, differ, pair);
    const struct space space = {variables, COUNT_OF(variables), &tree, 1};
    uint64_t steps = PLENTY;
    (void)state;
    struct pins pins = {pinned, group};
    struct explanation explanation = explain_pins(&scratch, search_of(&space), &pins, &steps);
    assert_int_equal(explanation.grade, EXPLAINED_SMALLEST);
    assert_int_equal(explanation.tree_count, 1);
    assert_int_equal(explanation.pin_count, 1);
    assert_int_equal(explanation.pins[0], 2);
    pins.group = NULL;
    explanation = explain_pins(&scratch, search_of(&space), &pins, &steps);
    assert_int_equal(explanation.pin_count, 2);
    assert_int_equal(explanation.pins[0], 0);
    assert_int_equal(explanation.pins[1], 1);
}

static enum leaf same(const uint8_t *choices, const void *context) {
    return differ(choices, context) == LEAF_GOOD ? LEAF_BAD : LEAF_GOOD;
}

/* A cycle of variables that are the same each as the next, but one that differs: all of it is the reason. The trees stand behind
 * as many others that have nothing to do with it. */
static void assert_cycle(size_t length, enum explained grade) {
    enum { MOST = 64 };
    struct variable variables[MOST];
    uint32_t pairs[MOST][2];
    struct tree trees[2 * MOST];
    uint64_t steps = PLENTY;
    for (uint32_t i = 0; i < MOST; i++) {
        variables[i].choice_count = 2;
        pairs[i][0] = i;
        pairs[i][1] = (uint32_t)((i + 1) % length);
    }
    for (size_t i = 0; i < length; i++) {
        trees[i] = tree_of_rule(variables, pairs[length], 2, same, pairs[length]);
        trees[length + i] = tree_of_rule(variables, pairs[i], 2, i == 0 ? differ : same, pairs[i]);
    }
    const struct space space = {variables, MOST, trees, 2 * length};
    struct explanation explanation = explain_empty(&scratch, search_of(&space), &steps);
    assert_int_equal(explanation.grade, grade);
    assert_int_equal(explanation.tree_count, length);
    for (size_t i = 0; i < length; i++)
        assert_int_equal(explanation.trees[i], length + i);
}

static void test_long_reasons(void **state) {
    (void)state;
    assert_cycle(20, EXPLAINED_SMALLEST);
    assert_cycle(60, EXPLAINED_MINIMAL);
}

static void test_nothing_to_explain(void **state) {
    static const struct variable variables[] = {{2}, {2}};
    static const uint32_t pair[] = {0, 1};
    struct tree tree = tree_of_rule(variables, pair, 2, differ, pair);
    const struct space space = {variables, COUNT_OF(variables), &tree, 1}, empty = {NULL, 0, NULL, 0};
    uint64_t steps = PLENTY, none = 0;
    (void)state;
    assert_int_equal(explain_empty(&scratch, search_of(&space), &steps).grade, EXPLAINED_NOT_SO);
    assert_int_equal(explain_empty(&scratch, search_of(&empty), &steps).grade, EXPLAINED_NOT_SO);
    assert_int_equal(explain_empty(&scratch, search_of(&space), &none).grade, EXPLAINED_UNKNOWN);
    assert_non_null(explain_trees(&scratch, search_of(&empty), &none));
}

static void test_without_memory(void **state) {
    static const struct variable variables[] = {{2}, {1}};
    static const uint32_t pair[] = {0, 1};
    static const choice_set pinned[] = {1, 1};
    const struct pins pins = {pinned, NULL};
    struct tree tree = tree_of_rule(variables, pair, 2, differ, pair);
    const struct space space = {variables, COUNT_OF(variables), &tree, 1};
    struct search *search = search_of(&space);
    uint64_t steps = PLENTY;
    (void)state;
    struct arena none = {.failed = true};
    assert_int_equal(explain_empty(&none, search, &steps).grade, EXPLAINED_UNKNOWN);
    assert_int_equal(explain_dead(&none, search, 0, 0, &steps).grade, EXPLAINED_UNKNOWN);
    assert_int_equal(explain_pins(&none, search, &pins, &steps).grade, EXPLAINED_UNKNOWN);
    assert_null(explain_trees(&none, search, &steps));
    assert_int_equal(steps, PLENTY);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_smallest_reasons),    TEST(test_budget),          TEST(test_trees),
        TEST(test_contradicting_group), TEST(test_pins_of_a_group), TEST(test_long_reasons),
        TEST(test_nothing_to_explain),  TEST(test_without_memory),
    };
    return RUN(tests);
}
