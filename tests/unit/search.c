/* Tests of space/search.h: assignments found and live choices, checked by enumerating all assignments; budgets; spaces
 * that are hard when the variables are decided in a bad order. */
#include "space_support.h"

#include "space/search.h"

#define PLENTY 1000000

static const struct shape shapes[] = {
    {6, 3, 5, 0, 4, 20, 5, 0}, {5, 4, 8, 3, 3, 10, 5, 10}, {8, 2, 12, 4, 4, 10, 5, 20},
    {4, 4, 3, 1, 4, 40, 9, 9}, {7, 3, 14, 2, 2, 15, 0, 0}, {3, 2, 1, 0, 3, 40, 20, 0},
};

static struct search *search_of(const struct space *space) {
    struct search *search = search_new(&scratch, space);
    assert_non_null(search);
    assert_ptr_equal(search_space(search), space);
    return search;
}

static uint8_t *no_choices(const struct space *space) {
    uint8_t *choices = arena_array(&scratch, space->variable_count, sizeof *choices);
    assert_non_null(choices);
    return choices;
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

static bool accepts(const struct space *space, const choice_set *allowed, const uint8_t *wanted,
                    const uint8_t *choices) {
    for (size_t i = 0; i < space->tree_count; i++)
        if (!((wanted ? wanted[i] : WANT_GOOD) >> tree_leaf(&space->trees[i], choices)->leaf & 1))
            return false;
    return is_allowed(space, allowed, choices);
}

static bool any_accepted(const struct space *space, const choice_set *allowed, const uint8_t *wanted) {
    uint8_t *choices = no_choices(space);
    do
        if (accepts(space, allowed, wanted, choices))
            return true;
    while (next_assignment(space, choices));
    return false;
}

static uint8_t *random_wanted(struct chance *chance, const struct space *space) {
    uint8_t *wanted = arena_array(&scratch, space->tree_count, sizeof *wanted);
    assert_non_null(wanted);
    for (size_t i = 0; i < space->tree_count; i++)
        wanted[i] = (uint8_t)(chance_below(chance, WANT_ANY + 1) | (chance_percent(chance, 80) ? WANT_GOOD : 0));
    return wanted;
}

static void test_finds_what_is_there(void **state) {
    struct chance chance = {1};
    size_t found = 0;
    (void)state;
    for (size_t round = 0; round < 900; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        const choice_set *allowed = round % 2 ? random_allowed(&chance, space) : NULL;
        const uint8_t *wanted = round % 3 == 0 ? random_wanted(&chance, space) : NULL;
        bool any = any_accepted(space, allowed, wanted);
        uint64_t steps = PLENTY;
        uint8_t *choices = no_choices(space);
        enum search_outcome outcome = search_find(search_of(space), allowed, wanted, &steps, choices);
        assert_int_equal(outcome, any ? SEARCH_FOUND : SEARCH_NONE);
        assert_true(!any || accepts(space, allowed, wanted, choices));
        found += any;
        arena_free(&scratch);
    }
    assert_in_range(found, 300, 600); /* both outcomes are tested */
}

/* The trees that were not used can be left out. */
static void test_used(void **state) {
    struct chance chance = {3};
    size_t unused = 0;
    (void)state;
    for (size_t round = 0; round < 600; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        struct search *search = search_of(space);
        uint64_t steps = PLENTY;
        if (search_find(search, NULL, NULL, &steps, no_choices(space)) == SEARCH_NONE) {
            uint8_t *wanted = arena_array(&scratch, space->tree_count, sizeof *wanted);
            for (size_t i = 0; i < space->tree_count; i++) {
                wanted[i] = search_used(search, i) ? WANT_GOOD : WANT_ANY;
                unused += !search_used(search, i);
            }
            assert_false(any_accepted(space, NULL, wanted));
        }
        arena_free(&scratch);
    }
    assert_in_range(unused, 100, PLENTY);
}

/* A search has no memory of earlier questions: the same question has the same answer. */
static void test_has_no_memory(void **state) {
    static const struct shape larger = {16, 3, 26, 0, 3, 30, 0, 0};
    struct chance chance = {4};
    (void)state;
    for (size_t round = 0; round < 100; round++) {
        const struct space *space = random_space(&chance, &larger);
        struct search *search = search_of(space);
        uint64_t first = PLENTY, again = PLENTY, few = 3, other = PLENTY;
        uint8_t *choices = no_choices(space), *choices_again = no_choices(space);
        enum search_outcome outcome = search_find(search, NULL, NULL, &first, choices);
        search_find(search, random_allowed(&chance, space), NULL, &other, no_choices(space));
        search_find(search, random_allowed(&chance, space), NULL, &few, no_choices(space));
        search_live(&scratch, search, NULL, &other);
        assert_int_equal(search_find(search, NULL, NULL, &again, choices_again), outcome);
        assert_int_equal(again, first);
        assert_memory_equal(choices, choices_again, space->variable_count);
        arena_free(&scratch);
    }
}

static void test_budget(void **state) {
    struct chance chance = {5};
    (void)state;
    for (size_t round = 0; round < 60; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        struct search *search = search_of(space);
        uint64_t left = PLENTY;
        enum search_outcome outcome = search_find(search, NULL, NULL, &left, no_choices(space));
        uint64_t needed = PLENTY - left;
        for (uint64_t given = 0; given < needed + 3; given++) {
            left = given;
            enum search_outcome got = search_find(search, NULL, NULL, &left, no_choices(space));
            assert_true(got == outcome || (got == SEARCH_BUDGET && given < needed && left == 0));
        }
        arena_free(&scratch);
    }
}

/* ---- live choices ------------------------------------------------------------------------------------------------ */

/* Returns the choices of all congruent assignments. */
static choice_set *all_live(const struct space *space, const choice_set *allowed) {
    choice_set *live = arena_array(&scratch, space->variable_count, sizeof *live);
    uint8_t *choices = no_choices(space);
    assert_non_null(live);
    do
        if (accepts(space, allowed, NULL, choices))
            for (size_t i = 0; i < space->variable_count; i++)
                live[i] |= (choice_set)1 << choices[i];
    while (next_assignment(space, choices));
    return live;
}

static choice_set allowed_of(const struct space *space, const choice_set *allowed, size_t variable) {
    choice_set all = all_choices(&space->variables[variable]);
    return allowed ? allowed[variable] & all : all;
}

static void test_live_choices(void **state) {
    struct chance chance = {2};
    size_t dead = 0;
    (void)state;
    for (size_t round = 0; round < 900; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        const choice_set *allowed = round % 2 ? random_allowed(&chance, space) : NULL, *live = all_live(space, allowed);
        uint64_t steps = PLENTY;
        struct live got = search_live(&scratch, search_of(space), allowed, &steps);
        assert_int_equal(got.outcome, live[0] ? SEARCH_FOUND : SEARCH_NONE);
        for (size_t i = 0; i < space->variable_count; i++) {
            assert_int_equal(got.live[i], live[i]);
            assert_int_equal(got.dead[i], allowed_of(space, allowed, i) & ~live[i]);
            assert_int_equal(got.unsettled[i], 0);
            dead += live[0] && got.dead[i];
        }
        arena_free(&scratch);
    }
    assert_in_range(dead, 100, PLENTY);
}

/* With few steps fewer choices are settled, but none is settled wrongly. */
static void test_live_choices_and_budget(void **state) {
    struct chance chance = {6};
    size_t unsettled = 0, settled = 0;
    (void)state;
    for (size_t round = 0; round < 300; round++) {
        const struct space *space = random_space(&chance, &shapes[round % COUNT_OF(shapes)]);
        const choice_set *allowed = round % 2 ? random_allowed(&chance, space) : NULL, *live = all_live(space, allowed);
        uint64_t steps = chance_below(&chance, 300);
        struct live got = search_live(&scratch, search_of(space), allowed, &steps);
        assert_true(got.outcome == SEARCH_BUDGET || got.outcome == (live[0] ? SEARCH_FOUND : SEARCH_NONE));
        for (size_t i = 0; i < space->variable_count; i++) {
            assert_int_equal(got.live[i] & ~live[i], 0);
            assert_int_equal(got.dead[i] & live[i], 0);
            assert_int_equal(got.live[i] | got.dead[i] | got.unsettled[i], allowed_of(space, allowed, i));
            assert_int_equal((got.live[i] | got.dead[i]) & got.unsettled[i], 0);
            unsettled += got.unsettled[i] != 0;
            settled += got.unsettled[i] == 0;
        }
        arena_free(&scratch);
    }
    assert_in_range(unsettled, 100, PLENTY);
    assert_in_range(settled, 100, PLENTY);
}

/* ---- spaces made by hand ----------------------------------------------------------------------------------------- */

static enum leaf differ(const uint8_t *choices, const void *context) {
    const uint32_t *pair = context;
    return choices[pair[0]] != choices[pair[1]] ? LEAF_GOOD : LEAF_BAD;
}

/* Makes a space in which every tree demands that two variables differ. */
static struct space pairs_differ(const struct variable *variables, size_t variable_count, uint32_t (*pairs)[2],
                                 size_t pair_count) {
    struct tree *trees = arena_array(&scratch, pair_count, sizeof *trees);
    assert_non_null(trees);
    for (size_t i = 0; i < pair_count; i++)
        trees[i] = tree_of_rule(variables, pairs[i], 2, differ, pairs[i]);
    return (struct space){variables, variable_count, trees, pair_count};
}

/* A contradiction among the last variables is found once, not again for each of the many assignments of the other
 * variables. */
static void test_far_contradiction(void **state) {
    enum { EASY = 40, HARD = 6, ALL = EASY + HARD };
    static uint32_t pairs[2 * EASY + HARD * (HARD - 1) / 2][2];
    struct variable variables[ALL];
    size_t count = 0;
    (void)state;
    for (uint32_t i = 0; i < ALL; i++)
        variables[i].choice_count = i < EASY ? 4 : HARD - 1;
    for (uint32_t i = 0; i < ALL; i++)
        for (uint32_t j = i + 1; j < (i < EASY ? i + 3 : ALL) && (j < EASY || i >= EASY); j++, count++) {
            pairs[count][0] = i;
            pairs[count][1] = j;
        }
    struct space space = pairs_differ(variables, ALL, pairs, count);
    uint64_t steps = PLENTY;
    assert_int_equal(search_find(search_of(&space), NULL, NULL, &steps, no_choices(&space)), SEARCH_NONE);
}

static void test_forced(void **state) {
    static const struct variable variables[] = {{3}, {3}, {3}, {2}};
    static uint32_t pairs[][2] = {{0, 1}, {1, 2}, {0, 2}};
    const choice_set allowed[] = {3, 3, 7, 3};
    uint64_t steps = PLENTY;
    (void)state;
    struct space space = pairs_differ(variables, COUNT_OF(variables), pairs, COUNT_OF(pairs));
    struct live live = search_live(&scratch, search_of(&space), allowed, &steps);
    const choice_set expected_live[] = {3, 3, 4, 3}, expected_dead[] = {0, 0, 3, 0};
    assert_int_equal(live.outcome, SEARCH_FOUND);
    assert_memory_equal(live.live, expected_live, sizeof expected_live);
    assert_memory_equal(live.dead, expected_dead, sizeof expected_dead);
}

static void test_all_choices(void **state) {
    const struct variable variable = {SPACE_CHOICES};
    const struct space space = {&variable, 1, NULL, 0};
    const choice_set allowed = choice_only(SPACE_CHOICES - 1);
    uint64_t steps = PLENTY;
    uint8_t choice;
    (void)state;
    assert_int_equal(choices_count(all_choices(&variable)), SPACE_CHOICES);
    assert_int_equal(choices_lowest(allowed), SPACE_CHOICES - 1);
    assert_int_equal(all_choices(&(struct variable){1}), 1);
    assert_int_equal(search_find(search_of(&space), &allowed, NULL, &steps, &choice), SEARCH_FOUND);
    assert_int_equal(choice, SPACE_CHOICES - 1);
    assert_true(search_live(&scratch, search_of(&space), NULL, &steps).live[0] == all_choices(&variable));
}

static void test_nothing_there(void **state) {
    const struct space empty = {NULL, 0, NULL, 0};
    static const struct variable variable = {2};
    const struct space one = {&variable, 1, NULL, 0};
    const choice_set none = 0;
    uint64_t steps = 0;
    uint8_t choice;
    (void)state;
    assert_int_equal(search_find(search_of(&empty), NULL, NULL, &steps, NULL), SEARCH_FOUND);
    assert_int_equal(search_live(&scratch, search_of(&empty), NULL, &steps).outcome, SEARCH_FOUND);
    assert_int_equal(search_find(search_of(&one), &none, NULL, &steps, &choice), SEARCH_NONE);
    struct live live = search_live(&scratch, search_of(&one), &none, &steps);
    assert_int_equal(live.outcome, SEARCH_NONE);
    assert_int_equal(live.live[0] | live.dead[0] | live.unsettled[0], 0);
}

static void test_without_memory(void **state) {
    const struct space empty = {NULL, 0, NULL, 0};
    struct arena none = {.failed = true};
    uint64_t steps = PLENTY;
    (void)state;
    assert_null(search_new(&none, &empty));
    struct live live = search_live(&none, search_of(&empty), NULL, &steps);
    assert_int_equal(live.outcome, SEARCH_BUDGET);
    assert_null(live.live);
    assert_null(live.dead);
    assert_null(live.unsettled);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_finds_what_is_there), TEST(test_used),
        TEST(test_has_no_memory),       TEST(test_budget),
        TEST(test_live_choices),        TEST(test_live_choices_and_budget),
        TEST(test_far_contradiction),   TEST(test_forced),
        TEST(test_all_choices),         TEST(test_nothing_there),
        TEST(test_without_memory),
    };
    return RUN(tests);
}
