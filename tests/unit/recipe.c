/* Tests of space/recipe.h, and through it of minimize.h: random spaces compared with enumeration, the fewest recipes
 * compared with a search of all products, and budgets that do not suffice. */
#include "space/recipe.h"

#include <math.h>

#include "space/minimize.h"
#include "unit/space_support.h"

/* ---- combinations by enumeration --------------------------------------------------------------------------------- */

/* How many assignments have a combination of the given variables. */
struct combination {
    uint64_t congruent, possible;
};

struct table {
    const struct recipe_question *question;
    struct combination *items;
    size_t count;
};

static size_t choices_of(const struct recipe_question *question, size_t at) {
    return question->space->variables[question->variables[at]].choice_count;
}

static bool is_possible(const struct space *space, const uint8_t *choices) {
    for (size_t i = 0; i < space->tree_count; i++)
        if (space->trees[i].structural && tree_leaf(&space->trees[i], choices)->leaf != LEAF_GOOD)
            return false;
    return true;
}

static struct table enumerate(const struct recipe_question *question) {
    const struct space *space = question->space;
    struct table table = {.question = question, .count = 1};
    for (size_t i = 0; i < question->variable_count; i++)
        table.count *= choices_of(question, i);
    table.items = arena_array(&scratch, table.count, sizeof *table.items);
    uint8_t *choices = arena_array(&scratch, space->variable_count, 1);
    do {
        size_t number = 0;
        for (size_t i = 0; i < question->variable_count; i++)
            number = number * choices_of(question, i) + choices[question->variables[i]];
        if (!is_allowed(space, question->allowed, choices))
            continue;
        table.items[number].possible += is_possible(space, choices);
        table.items[number].congruent += space_is_congruent(space, choices);
    } while (next_assignment(space, choices));
    return table;
}

/* Tells whether a combination is within sets of choices. */
static bool is_within(const struct table *table, size_t number, const choice_set *choices) {
    for (size_t i = table->question->variable_count; i-- > 0;) {
        size_t count = choices_of(table->question, i);
        if (!(choices[i] >> number % count & 1))
            return false;
        number /= count;
    }
    return true;
}

/* Returns the sum over all combinations within the sets; stores in `all_live` whether each occurs in a congruent
 * assignment. */
static struct combination sum_within(const struct table *table, const choice_set *choices, bool *all_live) {
    struct combination sum = {0, 0};
    *all_live = true;
    for (size_t i = 0; i < table->count; i++) {
        if (!is_within(table, i, choices))
            continue;
        sum.congruent += table->items[i].congruent;
        sum.possible += table->items[i].possible;
        *all_live &= table->items[i].congruent > 0;
    }
    return sum;
}

static void assert_number(const struct big *number, uint64_t expected) {
    struct big same = big_of(expected);
    assert_int_equal(big_compare(number, &same), 0);
}

/* ---- what recipes must be ---------------------------------------------------------------------------------------- */

static void assert_counts(const struct table *table, const struct recipes *recipes) {
    struct combination all = {0, 0};
    for (size_t i = 0; i < table->count; i++) {
        all.congruent += table->items[i].congruent;
        all.possible += table->items[i].possible;
    }
    assert_number(&recipes->congruent, all.congruent);
    assert_number(&recipes->possible, all.possible);
    for (size_t i = 0; i < recipes->count; i++) {
        const struct recipe *recipe = &recipes->items[i];
        bool all_live;
        struct combination within = sum_within(table, recipe->choices, &all_live);
        assert_number(&recipe->congruent, within.congruent);
        assert_number(&recipe->possible, within.possible);
        double consistency = (double)within.congruent / (double)within.possible;
        double coverage = (double)within.congruent / (double)all.congruent;
        assert_true(fabs(recipe->consistency - consistency) < 1e-12);
        assert_true(fabs(recipe->coverage - coverage) < 1e-12);
        if (i > 0)
            assert_true(big_compare(&recipes->items[i - 1].congruent, &recipe->congruent) >= 0);
    }
}

/* Exactly the combinations that occur in congruent assignments are in some recipe. */
static void assert_covers(const struct table *table, const struct recipes *recipes) {
    uint64_t live = 0;
    for (size_t i = 0; i < table->count; i++) {
        bool covered = false;
        for (size_t j = 0; j < recipes->count; j++)
            covered |= is_within(table, i, recipes->items[j].choices);
        assert_int_equal(covered, table->items[i].congruent > 0);
        live += table->items[i].congruent > 0;
    }
    assert_number(&recipes->combinations, live);
}

/* No choice can be added to any recipe. */
static void assert_prime(const struct table *table, const struct recipes *recipes) {
    size_t variable_count = table->question->variable_count;
    for (size_t i = 0; i < recipes->count; i++)
        for (size_t j = 0; j < variable_count; j++)
            for (size_t choice = 0; choice < choices_of(table->question, j); choice++) {
                choice_set wider[RECIPE_VARIABLES];
                bool all_live;
                memcpy(wider, recipes->items[i].choices, variable_count * sizeof *wider);
                if (wider[j] >> choice & 1)
                    continue;
                wider[j] |= (choice_set)1 << choice;
                sum_within(table, wider, &all_live);
                assert_false(all_live);
            }
}

/* No recipe lies within the union of the others, and the live choices are those of all recipes. */
static void assert_needed(const struct table *table, const struct recipes *recipes) {
    for (size_t i = 0; i < recipes->count; i++) {
        bool needed = false;
        for (size_t number = 0; number < table->count && !needed; number++) {
            needed = is_within(table, number, recipes->items[i].choices);
            for (size_t j = 0; j < recipes->count && needed; j++)
                needed = j == i || !is_within(table, number, recipes->items[j].choices);
        }
        assert_true(needed);
    }
    for (size_t i = 0; i < table->question->variable_count; i++) {
        choice_set live = 0;
        for (size_t j = 0; j < recipes->count; j++)
            live |= recipes->items[j].choices[i];
        assert_int_equal(recipes->live[i], live);
    }
}

static void assert_recipes(const struct table *table, const struct recipes *recipes) {
    assert_int_equal(recipes->outcome, RECIPES_FOUND);
    assert_covers(table, recipes);
    assert_prime(table, recipes);
    assert_needed(table, recipes);
    if (recipes->is_counted)
        assert_counts(table, recipes);
}

/* ---- random spaces ----------------------------------------------------------------------------------------------- */

/* Returns `count` different variables of a space. */
static uint32_t *random_variables(struct chance *chance, const struct space *space, size_t count) {
    uint32_t *all = arena_array(&scratch, space->variable_count, sizeof *all);
    for (uint32_t i = 0; i < space->variable_count; i++)
        all[i] = i;
    for (size_t i = 0; i < count; i++) {
        size_t other = i + chance_below(chance, space->variable_count - i);
        uint32_t variable = all[other];
        all[other] = all[i];
        all[i] = variable;
    }
    return all;
}

static struct recipe_question random_question(struct chance *chance, const struct space *space, size_t most) {
    struct recipe_question question = {.space = space, .budget = RECIPE_BUDGET};
    question.variable_count = 1 + chance_below(chance, most);
    question.variables = random_variables(chance, space, question.variable_count);
    if (chance_percent(chance, 50))
        question.allowed = random_allowed(chance, space);
    return question;
}

static void test_random_spaces(void **state) {
    static const struct shape shapes[] = {
        {.variables = 2, .choices = 4, .trees = 1, .depth = 2, .bad = 30, .open = 10},
        {.variables = 5, .choices = 4, .trees = 4, .structural = 1, .depth = 3, .bad = 20, .open = 10},
        {.variables = 6, .choices = 3, .trees = 7, .structural = 2, .depth = 4, .bad = 20, .open = 4},
        {.variables = 6, .choices = 4, .trees = 5, .structural = 2, .depth = 6, .bad = 30, .open = 5, .shared = 30},
        {.variables = 9, .choices = 2, .trees = 8, .structural = 2, .depth = 6, .bad = 25, .open = 3},
        {.variables = 4, .choices = 9, .trees = 3, .structural = 1, .depth = 3, .bad = 20, .open = 5},
    };
    struct chance chance = {1};
    size_t many = 0, none = 0, smallest = 0;
    (void)state;
    for (size_t i = 0; i < 300; i++) {
        const struct shape *shape = &shapes[i % COUNT_OF(shapes)];
        const struct space *space = random_space(&chance, shape);
        const struct recipe_question question = random_question(&chance, space, shape->variables);
        struct table table = enumerate(&question);
        struct recipes recipes;
        recipes_find(&scratch, &question, &recipes);
        assert_recipes(&table, &recipes);
        assert_true(recipes.is_counted);
        smallest += recipes.smallest;
        many += recipes.count > 3;
        none += recipes.count == 0;
        arena_free(&scratch);
    }
    assert_in_range(many, 25, 150);
    assert_in_range(none, 5, 100);
    assert_in_range(smallest, 285, 299);
}

/* ---- the fewest, found by trying all ----------------------------------------------------------------------------- */

/* Tells whether `count` of the products cover all combinations of `left`: one of them has to cover the first. */
static bool can_cover(const uint64_t *products, size_t product_count, uint64_t left, size_t count) {
    if (!left)
        return true;
    for (size_t i = 0; count > 0 && i < product_count; i++)
        if ((products[i] & left & (~left + 1)) && can_cover(products, product_count, left & ~products[i], count - 1))
            return true;
    return false;
}

/* Lists products that contain only live combinations, by trying every product, without those that lie within one listed
 * before. There are at most 64 combinations. */
static size_t list_products(const struct table *table, uint64_t live, uint64_t *products) {
    size_t count = 0, variable_count = table->question->variable_count;
    choice_set sets[RECIPE_VARIABLES];
    for (size_t i = 0; i < variable_count; i++)
        sets[i] = 1;
    for (;;) {
        uint64_t held = 0;
        for (size_t i = 0; i < table->count; i++)
            held |= (uint64_t)is_within(table, i, sets) << i;
        bool is_new = (held & ~live) == 0;
        for (size_t i = 0; i < count && is_new; i++)
            is_new = (held & ~products[i]) != 0;
        if (is_new)
            products[count++] = held;
        size_t at = 0;
        while (at < variable_count && ++sets[at] >> choices_of(table->question, at))
            sets[at++] = 1;
        if (at == variable_count)
            return count;
    }
}

static void test_fewest(void **state) {
    static const struct shape shapes[] = {
        {.variables = 5, .choices = 4, .trees = 4, .depth = 3, .bad = 30, .open = 5},
        {.variables = 8, .choices = 2, .trees = 5, .depth = 6, .bad = 35, .open = 5},
        {.variables = 3, .choices = 4, .trees = 2, .depth = 3, .bad = 40},
    };
    struct chance chance = {2};
    size_t compared = 0;
    (void)state;
    for (size_t i = 0; i < 300; i++) {
        const struct shape *shape = &shapes[i % COUNT_OF(shapes)];
        const struct space *space = random_space(&chance, shape);
        const struct recipe_question question = random_question(&chance, space, shape->choices == 2 ? 5 : 3);
        struct table table = enumerate(&question);
        struct recipes recipes;
        recipes_find(&scratch, &question, &recipes);
        assert_recipes(&table, &recipes);
        assert_true(recipes.smallest);
        uint64_t live = 0;
        for (size_t j = 0; j < table.count; j++)
            live |= (uint64_t)(table.items[j].congruent > 0) << j;
        uint64_t *products = arena_array(&scratch, 4000, sizeof *products);
        size_t product_count = list_products(&table, live, products);
        if (recipes.count >= 2 && recipes.count <= 9) {
            compared++;
            assert_false(can_cover(products, product_count, live, recipes.count - 1));
        }
        arena_free(&scratch);
    }
    assert_in_range(compared, 40, 300);
}

/* A set that needs three primes: the two full rows together, and a block of two columns at either end. */
static enum leaf trap(const uint8_t *choices, const void *context) {
    static const char *const rows[] = {"##......", "########", "########", "......##"};
    (void)context;
    return rows[choices[0]][choices[1]] == '#' ? LEAF_GOOD : LEAF_BAD;
}

static void test_known_recipes(void **state) {
    static const struct variable variables[] = {{4}, {8}, {3}};
    static const uint32_t reads[] = {0, 1};
    (void)state;
    const struct tree tree = tree_of_rule(variables, reads, 2, trap, NULL);
    const struct space space = {variables, 3, &tree, 1};
    const uint32_t chosen[] = {0, 2, 1};
    const struct recipe_question question = {
        .space = &space, .variables = chosen, .variable_count = 3, .budget = RECIPE_BUDGET};
    struct recipes recipes;
    recipes_find(&scratch, &question, &recipes);
    assert_int_equal(recipes.count, 3);
    assert_true(recipes.smallest);
    assert_int_equal(recipes.items[0].choices[0], 6);
    assert_int_equal(recipes.items[0].choices[2], 0xFF);
    assert_int_equal(recipes.items[1].choices[0], 7);
    assert_int_equal(recipes.items[1].choices[2], 3);
    assert_int_equal(recipes.items[2].choices[0], 14);
    assert_int_equal(recipes.items[2].choices[2], 0xC0);
    assert_int_equal(recipes.live[1], 7);
    assert_number(&recipes.combinations, 60);
    assert_true(recipes.items[0].consistency == 1);
    assert_true(recipes.items[0].coverage == 0.8);
    assert_true(recipes.items[1].coverage == 0.3);
}

/* ---- minimizing random sets -------------------------------------------------------------------------------------- */

/* Makes a random set of combinations; some of its subsets are equal. */
static uint32_t set_by_chance(struct diagram *diagram, struct chance *chance, uint32_t level, uint32_t levels) {
    if (level == levels)
        return chance_percent(chance, 60) ? DIAGRAM_ALL : DIAGRAM_NONE;
    uint32_t children[SPACE_CHOICES];
    for (uint32_t i = 0; i < diagram->widths[level]; i++)
        children[i] = i > 0 && chance_percent(chance, 30) ? children[chance_below(chance, i)]
                                                          : set_by_chance(diagram, chance, level + 1, levels);
    return diagram_node(diagram, level, children);
}

/* Tells whether the products cover exactly what `root` holds. */
static bool are_cover(struct diagram *diagram, size_t levels, uint32_t root, const struct products *products) {
    uint32_t held = DIAGRAM_NONE;
    for (size_t i = 0; i < products->count; i++) {
        uint32_t product = product_inside(diagram, levels, &products->items[i]);
        held = diagram_combine(diagram, DIAGRAM_OR, held, product);
    }
    return held == root;
}

/* With a smaller budget there may be more products, or none are found; they are never wrong. */
static void test_minimizing_on_a_budget(void **state) {
    static const uint32_t widths[] = {3, 4, 3, 3};
    enum { LEVELS = 4 };
    static const size_t budgets[] = {0, 1000, 10000, 30000, 100000, 300000, 1000000, 3000000};
    struct chance chance = {3};
    size_t failed = 0, greedy = 0, fewest = 0;
    (void)state;
    for (size_t i = 0; i < 30; i++) {
        struct chance of_set = {chance_next(&chance)};
        size_t least = SIZE_MAX;
        for (size_t j = COUNT_OF(budgets); j-- > 0;) {
            struct diagram diagram;
            diagram_open(&diagram, &scratch, widths, 1 << 15, 1 << 17);
            struct chance again = of_set;
            uint32_t root = set_by_chance(&diagram, &again, 0, LEVELS);
            struct products products;
            if (!minimize(&scratch, &diagram, LEVELS, root, budgets[j], &products)) {
                failed++;
            } else {
                assert_false(diagram.full);
                assert_true(are_cover(&diagram, LEVELS, root, &products));
                least = products.count < least ? products.count : least;
                assert_true(products.smallest ? products.count == least : products.count >= least);
                greedy += !products.smallest;
                fewest += products.smallest;
            }
            arena_free(&scratch);
        }
    }
    assert_in_range(failed, 10, 150);
    assert_in_range(greedy, 10, 150);
    assert_in_range(fewest, 10, 200);
}

static void test_minimizing_in_a_small_diagram(void **state) {
    static const uint32_t widths[] = {4, 4, 4, 4};
    struct chance chance = {4};
    size_t failed = 0;
    (void)state;
    for (size_t room = 90; room < 2000; room += 50) {
        struct diagram diagram;
        diagram_open(&diagram, &scratch, widths, room, room * 4);
        uint32_t root = set_by_chance(&diagram, &chance, 0, 4);
        struct products products;
        if (diagram.full || !minimize(&scratch, &diagram, 4, root, 1000000, &products))
            failed++;
        arena_free(&scratch);
        assert_false(scratch.failed);
    }
    assert_in_range(failed, 1, 38);
}

/* ---- asking ------------------------------------------------------------------------------------------------------ */

struct asked {
    const struct space *space;
    size_t times, unknown_from; /* `unknown_from`: from this call on the answer is SEARCH_BUDGET */
};

static enum search_outcome ask_all(void *context, const choice_set *allowed, uint8_t *choices) {
    struct asked *asked = context;
    if (asked->times++ >= asked->unknown_from)
        return SEARCH_BUDGET;
    memset(choices, 0, asked->space->variable_count);
    do {
        if (is_allowed(asked->space, allowed, choices) && space_is_congruent(asked->space, choices))
            return SEARCH_FOUND;
    } while (next_assignment(asked->space, choices));
    return SEARCH_NONE;
}

/* Rules over so many variables that the budget does not suffice for a diagram; the recipes are about few of them. */
static enum leaf by_chance(const uint8_t *choices, const void *context) {
    struct chance chance = {*(const uint64_t *)context};
    for (size_t i = 0; i < 12; i++)
        chance.state = chance_next(&chance) ^ choices[i];
    return chance_percent(&chance, choices[0] == choices[1] ? 0 : choices[2] ? 90 : 50) ? LEAF_GOOD : LEAF_BAD;
}

static const struct space *space_by_chance(void) {
    enum { VARIABLES = 12 };
    static const uint64_t seeds[] = {1, 2, 3};
    static uint32_t reads[VARIABLES];
    struct variable *variables = arena_array(&scratch, VARIABLES, sizeof *variables);
    struct tree *trees = arena_array(&scratch, COUNT_OF(seeds), sizeof *trees);
    struct space *space = arena_alloc(&scratch, sizeof *space);
    for (uint32_t i = 0; i < VARIABLES; i++) {
        variables[i].choice_count = i < 2 ? 4 : 2;
        reads[i] = i;
    }
    for (size_t i = 0; i < COUNT_OF(seeds); i++)
        trees[i] = tree_of_rule(variables, reads, VARIABLES, by_chance, &seeds[i]);
    *space = (struct space){variables, VARIABLES, trees, COUNT_OF(seeds)};
    return space;
}

static void test_asking(void **state) {
    static const uint32_t chosen[] = {2, 0, 1};
    (void)state;
    struct asked asked = {.space = space_by_chance(), .unknown_from = SIZE_MAX};
    struct recipe_question question = {.space = asked.space,
                                       .variables = chosen,
                                       .variable_count = 3,
                                       .budget = 4 * 5000, /* enough to minimize, too little for diagrams */
                                       .most_asked = SIZE_MAX,
                                       .ask_context = &asked};
    struct table table = enumerate(&question);
    struct recipes recipes;
    recipes_find(&scratch, &question, &recipes);
    assert_int_equal(recipes.outcome, RECIPES_BUDGET_HIT);
    question.ask = ask_all;
    recipes_find(&scratch, &question, &recipes);
    assert_recipes(&table, &recipes);
    assert_false(recipes.is_counted);
    assert_true(recipes.count >= 2);
    assert_int_equal(recipes.asked, asked.times);
    assert_in_range(recipes.asked, 5, 60);

    size_t times = asked.times;
    for (size_t i = 0; i <= times; i++) {
        asked = (struct asked){asked.space, 0, i};
        recipes_find(&scratch, &question, &recipes);
        assert_int_equal(recipes.outcome, i < times ? RECIPES_BUDGET_HIT : RECIPES_FOUND);
        asked = (struct asked){asked.space, 0, SIZE_MAX};
        question.most_asked = i;
        recipes_find(&scratch, &question, &recipes);
        assert_int_equal(recipes.outcome, i < times ? RECIPES_BUDGET_HIT : RECIPES_FOUND);
        assert_true(asked.times <= i);
        question.most_asked = SIZE_MAX;
    }
}

/* ---- edges ------------------------------------------------------------------------------------------------------- */

static void test_nothing_congruent(void **state) {
    static const uint32_t chosen[] = {1};
    struct tree_node bad = {TREE_LEAF, 0, LEAF_BAD, 0};
    const struct tree tree = {&bad, 1, NULL, false};
    const struct variable variables[] = {{2}, {5}};
    const struct space space = {variables, 2, &tree, 1};
    const struct recipe_question question = {
        .space = &space, .variables = chosen, .variable_count = 1, .budget = RECIPE_BUDGET};
    struct recipes recipes;
    (void)state;
    recipes_find(&scratch, &question, &recipes);
    assert_int_equal(recipes.outcome, RECIPES_FOUND);
    assert_int_equal(recipes.count, 0);
    assert_true(recipes.smallest);
    assert_int_equal(recipes.live[0], 0);
    assert_number(&recipes.combinations, 0);
    assert_number(&recipes.congruent, 0);
    assert_number(&recipes.possible, 10);
}

static void test_nothing_asked_of_any(void **state) {
    static const uint32_t chosen[] = {1, 0};
    static const choice_set allowed[] = {3, 0x1D};
    const struct variable variables[] = {{2}, {5}};
    const struct space space = {variables, 2, NULL, 0};
    const struct recipe_question question = {
        .space = &space, .allowed = allowed, .variables = chosen, .variable_count = 2, .budget = RECIPE_BUDGET};
    struct recipes recipes;
    (void)state;
    recipes_find(&scratch, &question, &recipes);
    assert_int_equal(recipes.outcome, RECIPES_FOUND);
    assert_int_equal(recipes.count, 1);
    assert_int_equal(recipes.items[0].choices[0], 0x1D);
    assert_int_equal(recipes.items[0].choices[1], 3);
    assert_int_equal(recipes.live[0], 0x1D);
    assert_true(recipes.items[0].consistency == 1);
    assert_true(recipes.items[0].coverage == 1);
}

static void test_no_memory(void **state) {
    static const uint32_t chosen[] = {0};
    const struct variable variables[] = {{2}};
    const struct space space = {variables, 1, NULL, 0};
    const struct recipe_question question = {
        .space = &space, .variables = chosen, .variable_count = 1, .budget = RECIPE_BUDGET};
    struct recipes recipes;
    struct arena arena = ARENA_EMPTY;
    (void)state;
    assert_null(arena_alloc(&arena, SIZE_MAX));
    recipes_find(&arena, &question, &recipes);
    assert_int_equal(recipes.outcome, RECIPES_NO_MEMORY);
    assert_true(arena.failed);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_random_spaces),
        TEST(test_fewest),
        TEST(test_known_recipes),
        TEST(test_minimizing_on_a_budget),
        TEST(test_minimizing_in_a_small_diagram),
        TEST(test_asking),
        TEST(test_nothing_congruent),
        TEST(test_nothing_asked_of_any),
        TEST(test_no_memory),
    };
    return RUN(tests);
}
