/* Tests of space/explain.h: every explanation is checked by enumerating all assignments and all sets of trees and pins;
 * budgets. */
#include "space_support.h"

#include "space/explain.h"

#define PLENTY 1000000
#define MOST_CONSTRAINTS 14

static const struct shape shapes[] = {
    {6, 3, 7, 0, 3, 30, 5, 0}, {5, 4, 9, 2, 3, 20, 5, 10}, {7, 2, 12, 3, 3, 30, 5, 20},
    {4, 4, 5, 1, 4, 40, 9, 9}, {6, 3, 12, 1, 2, 25, 0, 0}, {3, 2, 3, 0, 3, 40, 20, 0},
};

static struct search *search_of(const struct space *space) {
    struct search *search = search_new(&scratch, space);
    assert_non_null(search);
    return search;
}

/* ---- all groups -------------------------------------------------------------------------------------------------- */

/* The constraints that may be part of an explanation: trees first, then pins. A set of them is a set of bits. */
struct question {
    const struct space *space;
    const choice_set *allowed; /* or NULL */
    const struct pins *pins;   /* or NULL */
    size_t negated;            /* a tree that is to end in a leaf that is not good; SIZE_MAX: none */
    size_t numbers[MOST_CONSTRAINTS];
    size_t count, tree_count;
    bool *accepted; /* by set of constraints: some assignment satisfies all of them */
};

static size_t bundle_of(const struct pins *pins, size_t variable) {
    return pins->bundle ? pins->bundle[variable] : variable;
}

static bool is_pinned(const struct question *question, size_t group) {
    for (size_t i = 0; question->pins && i < question->space->variable_count; i++)
        if (bundle_of(question->pins, i) == group &&
            all_choices(&question->space->variables[i]) & ~question->pins->pinned[i])
            return true;
    return false;
}

/* Returns the constraints that an assignment satisfies, or SIZE_MAX when it violates something that must always
 * hold. */
static size_t accepting(const struct question *question, const uint8_t *choices) {
    const struct space *space = question->space;
    size_t parts = ((size_t)1 << question->count) - 1;
    for (size_t i = 0; i < space->tree_count; i++) {
        bool is_good = tree_leaf(&space->trees[i], choices)->leaf == LEAF_GOOD;
        if (is_good == (i == question->negated) && (space->trees[i].structural || i == question->negated))
            return SIZE_MAX;
        for (size_t j = 0; !is_good && j < question->tree_count; j++)
            if (question->numbers[j] == i)
                parts &= ~((size_t)1 << j);
    }
    for (size_t i = 0; question->pins && i < space->variable_count; i++)
        for (size_t j = question->tree_count; j < question->count; j++)
            if (bundle_of(question->pins, i) == question->numbers[j] && !(question->pins->pinned[i] >> choices[i] & 1))
                parts &= ~((size_t)1 << j);
    return is_allowed(space, question->allowed, choices) ? parts : SIZE_MAX;
}

static struct question question_of(const struct space *space, const choice_set *allowed, const struct pins *pins,
                                   size_t negated) {
    struct question question = {.space = space, .allowed = allowed, .pins = pins, .negated = negated};
    for (size_t i = 0; i < space->tree_count; i++)
        if (!space->trees[i].structural && i != negated)
            question.numbers[question.count++] = i;
    question.tree_count = question.count;
    for (size_t i = 0; i < space->variable_count && question.count < MOST_CONSTRAINTS; i++)
        if (is_pinned(&question, i))
            question.numbers[question.count++] = i;
    size_t groups = (size_t)1 << question.count;
    question.accepted = arena_array(&scratch, groups, sizeof *question.accepted);
    uint8_t *choices = arena_array(&scratch, space->variable_count, sizeof *choices);
    assert_false(scratch.failed);
    do {
        size_t parts = accepting(&question, choices);
        if (parts != SIZE_MAX)
            question.accepted[parts] = true;
    } while (next_assignment(space, choices));
    /* Every subset of a satisfiable set is satisfiable. */
    for (size_t group = groups; group-- > 0;)
        for (size_t i = 0; i < question.count; i++)
            if (question.accepted[group] && group >> i & 1)
                question.accepted[group & ~((size_t)1 << i)] = true;
    return question;
}

static size_t smallest_reason(const struct question *question) {
    size_t smallest = SIZE_MAX;
    for (size_t group = 0; group < (size_t)1 << question->count; group++) {
        size_t size = (size_t)__builtin_popcountll(group);
        if (!question->accepted[group] && size < smallest)
            smallest = size;
    }
    return smallest;
}

static size_t group_named(const struct question *question, const struct explanation *explanation) {
    size_t group = 0, named = 0;
    for (size_t i = 0; i < question->count; i++) {
        bool is_tree = i < question->tree_count;
        const size_t *numbers = is_tree ? explanation->trees : explanation->pins;
        size_t count = is_tree ? explanation->tree_count : explanation->pin_count;
        for (size_t j = 0; j < count; j++) {
            assert_true(j == 0 || numbers[j - 1] < numbers[j]);
            if (numbers[j] == question->numbers[i]) {
                group |= (size_t)1 << i;
                named++;
            }
        }
    }
    assert_int_equal(named, explanation->tree_count + explanation->pin_count);
    return group;
}

/* Asserts that an explanation is what its grade says. */
static void assert_explains(const struct question *question, const struct explanation *explanation) {
    size_t all = ((size_t)1 << question->count) - 1, group = group_named(question, explanation);
    if (explanation->grade == EXPLAINED_UNKNOWN || explanation->grade == EXPLAINED_SATISFIABLE) {
        assert_true(explanation->grade == EXPLAINED_UNKNOWN || question->accepted[all]);
        assert_int_equal(group, 0);
        return;
    }
    assert_false(question->accepted[group]);
    for (size_t i = 0; explanation->grade != EXPLAINED_SUFFICIENT && i < question->count; i++)
        assert_true(!(group >> i & 1) || question->accepted[group & ~((size_t)1 << i)]);
    if (explanation->grade == EXPLAINED_SMALLEST)
        assert_int_equal(explanation->tree_count + explanation->pin_count, smallest_reason(question));
}

/* Asserts that an explanation is the best one, which it must be with plenty of steps. */
static void assert_explains_best(const struct question *question, const struct explanation *explanation) {
    size_t all = ((size_t)1 << question->count) - 1;
    assert_explains(question, explanation);
    assert_int_equal(explanation->grade, question->accepted[all] ? EXPLAINED_SATISFIABLE : EXPLAINED_SMALLEST);
}

/* ---- questions --------------------------------------------------------------------------------------------------- */

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

/* Asks all questions about a space; `check` checks the answers. */
typedef void check_function(const struct question *question, const struct explanation *explanation);

static void ask_everything(struct chance *chance, const struct space *space, uint64_t budget, check_function *check) {
    struct search *search = search_of(space);
    uint64_t steps = budget;
    size_t variable = chance_below(chance, space->variable_count);
    unsigned choice = (unsigned)chance_below(chance, space->variables[variable].choice_count);
    struct question question = question_of(space, NULL, NULL, SIZE_MAX);
    struct explanation explanation = explain_empty(&scratch, search, &steps);
    check(&question, &explanation);

    steps = budget;
    question = question_of(space, only(space, variable, (choice_set)1 << choice), NULL, SIZE_MAX);
    explanation = explain_dead(&scratch, search, variable, choice, &steps);
    check(&question, &explanation);

    steps = budget;
    question = question_of(space, only(space, variable, ~((choice_set)1 << choice)), NULL, SIZE_MAX);
    explanation = explain_forced(&scratch, search, variable, choice, &steps);
    check(&question, &explanation);

    steps = budget;
    struct pins pins = random_pins(chance, space);
    if (space->tree_count + space->variable_count <= MOST_CONSTRAINTS) {
        question = question_of(space, NULL, &pins, SIZE_MAX);
        explanation = explain_pins(&scratch, search, &pins, &steps);
        check(&question, &explanation);
    }

    steps = budget;
    size_t tree = chance_below(chance, space->tree_count);
    if (!space->trees[tree].structural) {
        question = question_of(space, NULL, NULL, tree);
        explanation = explain_implied(&scratch, search, tree, &steps);
        check(&question, &explanation);
    }
}

static size_t reasons[4]; /* how many explanations had no constraint, one, two, more */

static void check_best(const struct question *question, const struct explanation *explanation) {
    size_t size = explanation->tree_count + explanation->pin_count;
    assert_explains_best(question, explanation);
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

static void check_right(const struct question *question, const struct explanation *explanation) {
    assert_explains(question, explanation);
    grades[explanation->grade]++;
}

/* With fewer steps an explanation has a worse grade, and is still correct. */
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

/* ---- redundant trees --------------------------------------------------------------------------------------------- */

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
            struct question others = question_of(space, NULL, NULL, i);
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

/* ---- spaces made by hand ----------------------------------------------------------------------------------------- */

static enum leaf differ(const uint8_t *choices, const void *context) {
    const uint32_t *pair = context;
    return choices[pair[0]] != choices[pair[1]] ? LEAF_GOOD : LEAF_BAD;
}

/* Three variables with two choices each cannot all differ: the three trees that demand it contradict each other. */
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

    trees[1].structural = true; /* structural trees are never part of an explanation */
    explanation = explain_empty(&scratch, search, &steps);
    assert_int_equal(explanation.tree_count, 2);
    assert_memory_equal(explanation.trees, contradicting + 1, 2 * sizeof *contradicting);
}

/* The pins of a bundle are one constraint. */
static void test_pins_of_a_bundle(void **state) {
    static const struct variable variables[] = {{2}, {2}, {2}};
    static const uint32_t pair[] = {0, 1};
    static const choice_set pinned[] = {1, 1, 1};
    static const size_t bundle[] = {2, 2, 0};
    struct tree tree = tree_of_rule(variables, pair, 2, differ, pair);
    const struct space space = {variables, COUNT_OF(variables), &tree, 1};
    uint64_t steps = PLENTY;
    (void)state;
    struct pins pins = {pinned, bundle};
    struct explanation explanation = explain_pins(&scratch, search_of(&space), &pins, &steps);
    assert_int_equal(explanation.grade, EXPLAINED_SMALLEST);
    assert_int_equal(explanation.tree_count, 1);
    assert_int_equal(explanation.pin_count, 1);
    assert_int_equal(explanation.pins[0], 2);
    pins.bundle = NULL;
    explanation = explain_pins(&scratch, search_of(&space), &pins, &steps);
    assert_int_equal(explanation.pin_count, 2);
    assert_int_equal(explanation.pins[0], 0);
    assert_int_equal(explanation.pins[1], 1);
}

static enum leaf same(const uint8_t *choices, const void *context) {
    return differ(choices, context) == LEAF_GOOD ? LEAF_BAD : LEAF_GOOD;
}

/* A cycle in which each variable equals the next, except for one that differs: the core is the whole cycle. Its trees
 * come after as many trees that do not contribute. */
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
    assert_int_equal(explain_empty(&scratch, search_of(&space), &steps).grade, EXPLAINED_SATISFIABLE);
    assert_int_equal(explain_empty(&scratch, search_of(&empty), &steps).grade, EXPLAINED_SATISFIABLE);
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
        TEST(test_smallest_reasons),    TEST(test_budget),           TEST(test_trees),
        TEST(test_contradicting_group), TEST(test_pins_of_a_bundle), TEST(test_long_reasons),
        TEST(test_nothing_to_explain),  TEST(test_without_memory),
    };
    return RUN(tests);
}
