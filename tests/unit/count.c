/* Tests of space/count.h, and through it of partition.h and forest.h: random spaces compared with enumeration, spaces
 * that have to be split, budgets. */
#include "space/count.h"

#include "base/set.h"
#include "space/forest.h"
#include "space/partition.h"
#include "unit/space_support.h"

/* ---- compared with enumeration ----------------------------------------------------------------------------------- */

/* The correct counts, found by enumerating all assignments. */
struct tally {
    uint64_t total;
    uint64_t *shares; /* SPACE_CHOICES elements per variable */
    uint64_t *within; /* by array of count_question.within */
};

static bool is_possible(const struct space *space, const uint8_t *choices) {
    for (size_t i = 0; i < space->tree_count; i++)
        if (space->trees[i].structural && tree_leaf(&space->trees[i], choices)->leaf != LEAF_GOOD)
            return false;
    return true;
}

static struct tally enumerate(const struct count_question *question) {
    const struct space *space = question->space;
    struct tally tally = {0};
    uint8_t *choices = arena_array(&scratch, space->variable_count, 1);
    tally.shares = arena_array(&scratch, space->variable_count * SPACE_CHOICES, sizeof *tally.shares);
    tally.within = arena_array(&scratch, question->within_count, sizeof *tally.within);
    do {
        if (!is_allowed(space, question->allowed, choices))
            continue;
        if (!(question->structural_only ? is_possible(space, choices) : space_is_congruent(space, choices)))
            continue;
        tally.total++;
        for (size_t i = 0; i < space->variable_count; i++)
            tally.shares[i * SPACE_CHOICES + choices[i]]++;
        for (size_t i = 0; i < question->within_count; i++)
            tally.within[i] += is_allowed(space, question->within[i], choices);
    } while (next_assignment(space, choices));
    return tally;
}

static void assert_number(const struct big *number, uint64_t expected) {
    struct big same = big_of(expected);
    assert_int_equal(big_compare(number, &same), 0);
}

static void assert_tally(const struct count_question *question, const struct count *count, const struct tally *tally) {
    const struct space *space = question->space;
    assert_int_equal(count->outcome, COUNT_DONE);
    assert_number(&count->total, tally->total);
    for (size_t i = 0; i < space->variable_count; i++)
        for (size_t j = 0; j < space->variables[i].choice_count; j++)
            assert_number(count_with(count, i, j), tally->shares[i * SPACE_CHOICES + j]);
    for (size_t i = 0; i < question->within_count; i++)
        assert_number(&count->within[i], tally->within[i]);
}

/* Makes a question with a random selection of what can be asked. */
static struct count_question random_question(struct chance *chance, const struct space *space) {
    static const size_t first_nodes[] = {0, 1, 8, 40};
    struct count_question question = {.space = space, .budget = COUNT_BUDGET};
    if (chance_percent(chance, 50))
        question.allowed = random_allowed(chance, space);
    question.structural_only = chance_percent(chance, 25);
    question.within_count = chance_below(chance, 3);
    const choice_set **within = arena_array(&scratch, question.within_count, sizeof *within);
    for (size_t i = 0; i < question.within_count; i++)
        within[i] = random_allowed(chance, space);
    question.within = within;
    question.first_nodes = first_nodes[chance_below(chance, COUNT_OF(first_nodes))];
    return question;
}

static void test_random_spaces(void **state) {
    static const struct shape shapes[] = {
        {.variables = 1, .choices = 3, .trees = 1, .depth = 1, .bad = 30, .open = 10},
        {.variables = 5, .choices = 4, .trees = 4, .structural = 1, .depth = 3, .bad = 15, .open = 10},
        {.variables = 7, .choices = 3, .trees = 8, .structural = 3, .depth = 3, .bad = 8, .open = 4},
        {.variables = 6, .choices = 4, .trees = 5, .structural = 2, .depth = 6, .bad = 10, .open = 5, .shared = 30},
        {.variables = 9, .choices = 2, .trees = 12, .structural = 4, .depth = 5, .bad = 6, .open = 3},
        {.variables = 4, .choices = 9, .trees = 3, .structural = 1, .depth = 3, .bad = 20, .open = 5},
    };
    struct chance chance = {4};
    size_t parts = 0, empty = 0;
    (void)state;
    for (size_t i = 0; i < 600; i++) {
        const struct space *space = random_space(&chance, &shapes[i % COUNT_OF(shapes)]);
        const struct count_question question = random_question(&chance, space);
        struct tally tally = enumerate(&question);
        struct count count;
        count_space(&scratch, &question, &count);
        assert_tally(&question, &count, &tally);
        parts += count.parts > 1;
        empty += tally.total == 0;
        arena_free(&scratch);
    }
    assert_in_range(parts, 50, 550); /* one diagram and several parts are both tested */
    assert_in_range(empty, 20, 400);
}

/* Rules that are random tables over ten of eighteen variables: the usual first diagram is too small for them. */
static enum leaf by_chance(const uint8_t *choices, const void *context) {
    struct chance chance = {*(const uint64_t *)context};
    for (size_t i = 0; i < 18; i++)
        chance.state = chance_next(&chance) ^ choices[i];
    return chance_percent(&chance, 80) ? LEAF_GOOD : LEAF_BAD;
}

static const struct space *space_by_chance(size_t tree_count, uint64_t seed) {
    enum { VARIABLES = 18, READS = 10 };
    struct variable *variables = arena_array(&scratch, VARIABLES, sizeof *variables);
    struct tree *trees = arena_array(&scratch, tree_count, sizeof *trees);
    uint64_t *seeds = arena_array(&scratch, tree_count, sizeof *seeds);
    struct space *space = arena_alloc(&scratch, sizeof *space);
    struct chance chance = {seed};
    for (size_t i = 0; i < VARIABLES; i++)
        variables[i].choice_count = 2;
    for (size_t i = 0; i < tree_count; i++) {
        uint32_t all[VARIABLES];
        for (uint32_t j = 0; j < VARIABLES; j++)
            all[j] = j;
        for (size_t j = 0; j < READS; j++) {
            size_t other = j + chance_below(&chance, VARIABLES - j);
            uint32_t variable = all[other];
            all[other] = all[j];
            all[j] = variable;
        }
        seeds[i] = chance_next(&chance);
        trees[i] = tree_of_rule(variables, all, READS, by_chance, &seeds[i]);
    }
    *space = (struct space){variables, VARIABLES, trees, tree_count};
    return space;
}

static void test_too_large_for_the_first_diagram(void **state) {
    (void)state;
    const struct space *space = space_by_chance(6, 5);
    const struct count_question question = {.space = space, .budget = COUNT_BUDGET};
    struct tally tally = enumerate(&question);
    struct count count;
    count_space(&scratch, &question, &count);
    assert_tally(&question, &count, &tally);
    assert_true(count.parts > 1);
    assert_in_range(tally.total, 1, 200000);
}

/* ---- large spaces ------------------------------------------------------------------------------------------------ */

/* Accepts choices that differ by 1 at most. */
static enum leaf is_close(const uint8_t *choices, const void *context) {
    const uint32_t *reads = context;
    int apart = choices[reads[0]] - choices[reads[1]];
    return apart >= -1 && apart <= 1 ? LEAF_GOOD : LEAF_BAD;
}

/* Makes a space whose variables are a row: the choices of neighbours differ by 1 at most. */
static struct space row(size_t variable_count, size_t choice_count) {
    struct variable *variables = arena_array(&scratch, variable_count, sizeof *variables);
    struct tree *trees = arena_array(&scratch, variable_count, sizeof *trees);
    for (size_t i = 0; i < variable_count; i++)
        variables[i].choice_count = choice_count;
    for (uint32_t i = 0; i + 1 < variable_count; i++) {
        uint32_t *reads = arena_array(&scratch, 2, sizeof *reads);
        reads[0] = i;
        reads[1] = i + 1;
        struct growing tree = {.variables = variables};
        uint8_t *choices = arena_array(&scratch, variable_count, 1);
        grow_rule(&tree, reads, 2, choices, is_close, reads);
        trees[i] = grown(&tree, false);
    }
    return (struct space){variables, variable_count, trees, variable_count - 1};
}

/* Counts the assignments of a row in which the variable `at` has a choice; of all assignments, if `at` is no
 * variable. */
static struct big count_row(size_t variable_count, size_t choice_count, size_t at, size_t choice) {
    struct big ways[SPACE_CHOICES], total = big_of(0);
    for (size_t i = 0; i < choice_count; i++)
        ways[i] = big_of(at != 0 || i == choice);
    for (size_t v = 1; v < variable_count; v++) {
        struct big next[SPACE_CHOICES];
        for (size_t i = 0; i < choice_count; i++) {
            next[i] = big_of(0);
            for (size_t j = i > 0 ? i - 1 : 0; j <= i + 1 && j < choice_count && (v != at || i == choice); j++)
                big_add(&next[i], &ways[j]);
        }
        memcpy(ways, next, sizeof next);
    }
    for (size_t i = 0; i < choice_count; i++)
        big_add(&total, &ways[i]);
    return total;
}

static void test_long_rows(void **state) {
    static const struct {
        size_t variables, choices;
    } rows[] = {{100, 4}, {300, 8}, {500, 4}, {170, 16}, {40, 64}, {1000, 2}, {1, 64}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t variables = rows[i].variables, choices = rows[i].choices;
        const struct space space = row(variables, choices);
        const struct count_question question = {.space = &space, .budget = COUNT_BUDGET};
        struct count count;
        count_space(&scratch, &question, &count);
        assert_int_equal(count.outcome, COUNT_DONE);
        struct big total = count_row(variables, choices, SIZE_MAX, 0);
        assert_int_equal(big_compare(&count.total, &total), 0);
        for (size_t choice = 0; choice < choices; choice++) {
            struct big share = count_row(variables, choices, variables / 2, choice);
            assert_int_equal(big_compare(count_with(&count, variables / 2, choice), &share), 0);
        }
        arena_free(&scratch);
    }
}

static void test_more_than_a_number_holds(void **state) {
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const struct space space = row(i == 0 ? 513 : 1100, i == 0 ? 4 : 2); /* 1026 and 1100 bits */
        const struct count_question question = {.space = &space, .budget = SIZE_MAX};
        struct count count;
        count_space(&scratch, &question, &count);
        assert_int_equal(count.outcome, COUNT_TOO_LARGE);
        arena_free(&scratch);
    }
}

/* Rules that cross a space with two hubs. */
static enum leaf crosses(const uint8_t *choices, const void *context) {
    const uint32_t *reads = context; /* the hubs, then two others */
    unsigned sum = choices[reads[0]] * 3u + choices[reads[1]] * 5u + choices[reads[2]] * 2u + choices[reads[3]];
    return (sum * 7 + reads[2] + reads[3]) % 6 ? LEAF_GOOD : sum % 2 ? LEAF_BAD : LEAF_UNDETERMINED;
}

static const struct space *space_with_hubs(size_t variable_count, size_t tree_count, uint64_t seed) {
    struct variable *variables = arena_array(&scratch, variable_count, sizeof *variables);
    struct tree *trees = arena_array(&scratch, tree_count, sizeof *trees);
    struct space *space = arena_alloc(&scratch, sizeof *space);
    struct chance chance = {seed};
    for (size_t i = 0; i < variable_count; i++)
        variables[i].choice_count = 4;
    for (size_t i = 0; i < tree_count; i++) {
        uint32_t reads[4] = {0, 1};
        uint32_t other = 2 + (uint32_t)chance_below(&chance, variable_count - 2);
        reads[2] = other;
        reads[3] = 2 + (other - 1 + (uint32_t)chance_below(&chance, 6)) % (uint32_t)(variable_count - 2);
        if (reads[3] == reads[2])
            reads[3] = 2 + (other - 2 + 7) % (uint32_t)(variable_count - 2);
        trees[i] = tree_of_rule(variables, reads, 4, crosses, reads);
    }
    *space = (struct space){variables, variable_count, trees, tree_count};
    return space;
}

/* For these spaces the counts are not known otherwise; they have to agree with each other: the shares of each variable,
 * the sums over a hub's choices, and the counts in one diagram and in many. */
static void test_hubs(void **state) {
    (void)state;
    const struct space *space = space_with_hubs(50, 70, 6);
    struct count_question question = {.space = space, .budget = COUNT_BUDGET};
    struct count count, parts;
    count_space(&scratch, &question, &count);
    question.first_nodes = 1;
    count_space(&scratch, &question, &parts);
    assert_int_equal(count.outcome, COUNT_DONE);
    assert_int_equal(parts.outcome, COUNT_DONE);
    assert_in_range(count.parts, 1, parts.parts);
    assert_int_equal(big_compare(&count.total, &parts.total), 0);
    assert_true(count.total.length >= 3);
    for (size_t i = 0; i < space->variable_count; i++) {
        struct big sum = big_of(0);
        for (size_t j = 0; j < 4; j++) {
            assert_int_equal(big_compare(count_with(&count, i, j), count_with(&parts, i, j)), 0);
            big_add(&sum, count_with(&count, i, j));
        }
        assert_int_equal(big_compare(&sum, &count.total), 0);
    }
    for (size_t j = 0; j < 4; j++) {
        choice_set allowed[50];
        for (size_t i = 0; i < 50; i++)
            allowed[i] = i == 0 ? (choice_set)1 << j : ~(choice_set)0;
        struct count with;
        question = (struct count_question){.space = space, .allowed = allowed, .budget = COUNT_BUDGET};
        count_space(&scratch, &question, &with);
        assert_int_equal(with.outcome, COUNT_DONE);
        assert_int_equal(big_compare(&with.total, count_with(&count, 0, j)), 0);
    }
}

/* ---- edges ------------------------------------------------------------------------------------------------------- */

static void test_nothing_to_choose(void **state) {
    struct tree_node good = {TREE_LEAF, 0, LEAF_GOOD, 0}, open = {TREE_LEAF, 0, LEAF_UNDETERMINED, 0};
    const struct tree trees[] = {{&good, 1, NULL, true}, {&open, 1, NULL, false}};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const struct space space = {NULL, 0, trees, i};
        const struct count_question question = {.space = &space, .budget = COUNT_BUDGET};
        struct count count;
        count_space(&scratch, &question, &count);
        assert_int_equal(count.outcome, COUNT_DONE);
        assert_number(&count.total, i < 2);
    }
}

static void test_nothing_allowed(void **state) {
    static const choice_set allowed[] = {1, 0, ~(choice_set)0};
    (void)state;
    const struct space space = row(3, 3);
    const struct count_question question = {.space = &space, .allowed = allowed, .budget = COUNT_BUDGET};
    struct count count;
    count_space(&scratch, &question, &count);
    assert_int_equal(count.outcome, COUNT_DONE);
    assert_number(&count.total, 0);
    assert_number(count_with(&count, 2, 1), 0);
}

/* With any budget the answer is correct or missing; with more steps it is not missing more often. */
static void test_budgets(void **state) {
    (void)state;
    const struct space *space = space_by_chance(4, 7);
    struct count_question question = {.space = space, .budget = COUNT_BUDGET};
    struct count full, count;
    count_space(&scratch, &question, &full);
    assert_int_equal(full.outcome, COUNT_DONE);
    size_t hit = 0, done = 0;
    for (question.budget = 0; question.budget <= full.steps * 2; question.budget += full.steps / 20) {
        count_space(&scratch, &question, &count);
        hit += count.outcome == COUNT_BUDGET_HIT;
        done += count.outcome == COUNT_DONE;
        if (count.outcome == COUNT_DONE)
            assert_int_equal(big_compare(&count.total, &full.total), 0);
        else
            assert_int_equal(done, 0);
    }
    assert_true(hit >= 5);
    assert_true(done >= 10);
}

static void test_budget_bounds_the_work(void **state) {
    (void)state;
    const struct space *space = space_with_hubs(60, 2000, 8);
    struct count_question question = {.space = space, .budget = 300000};
    struct count count, again;
    count_space(&scratch, &question, &count);
    assert_int_equal(count.outcome, COUNT_BUDGET_HIT);
    assert_in_range(count.steps, 300000, 900000);
    count_space(&scratch, &question, &again);
    assert_int_equal(again.steps, count.steps);
}

static void test_no_memory(void **state) {
    (void)state;
    const struct space space = row(10, 3);
    const struct count_question question = {.space = &space, .budget = COUNT_BUDGET};
    struct count count;
    struct arena arena = ARENA_EMPTY;
    assert_null(arena_alloc(&arena, SIZE_MAX));
    count_space(&arena, &question, &count);
    assert_int_equal(count.outcome, COUNT_NO_MEMORY);
    assert_true(arena.failed);
    arena_free(&arena);
}

/* ---- parts ------------------------------------------------------------------------------------------------------- */

struct visits {
    const struct space *space;
    uint8_t *times; /* by number of an assignment: how many parts contain it */
    size_t parts, most;
};

/* Enumerates all assignments and counts those that the part contains. */
static bool mark_part(void *context, const struct space_part *part, struct arena *arena) {
    struct visits *visits = context;
    const struct diagram *diagram = &part->diagram;
    uint8_t *choices = arena_array(arena, visits->space->variable_count, 1);
    size_t number = 0;
    do {
        uint32_t node = part->root;
        while (node >= DIAGRAM_LEAVES) {
            uint32_t variable = part->order[diagram->nodes[node].level], rank = 0;
            for (uint8_t i = 0; i < choices[variable]; i++)
                rank += (uint32_t)(part->allowed[variable] >> i & 1);
            bool has = part->allowed[variable] >> choices[variable] & 1;
            node = has ? diagram_children(diagram, node)[rank] : (uint32_t)DIAGRAM_NONE;
        }
        if (node == DIAGRAM_ALL && is_allowed(visits->space, part->allowed, choices))
            visits->times[number]++;
        number++;
    } while (next_assignment(visits->space, choices));
    return ++visits->parts < visits->most;
}

static void test_parts_have_each_assignment_once(void **state) {
    const struct shape shape = {.variables = 7, .choices = 3, .trees = 6, .depth = 4, .bad = 10, .open = 4};
    const uint32_t first[] = {3, 5};
    struct chance chance = {9};
    (void)state;
    for (size_t i = 0; i < 100; i++) {
        const struct space *space = random_space(&chance, &shape);
        struct visits visits = {.space = space, .times = arena_array(&scratch, 3000, 1), .most = SIZE_MAX};
        struct partition_question question = {.space = space, .first_nodes = 1 + i % 20, .budget = COUNT_BUDGET};
        question.first = first;
        question.first_count = i % 3;
        struct partition_cost cost;
        assert_int_equal(partition_visit(&question, mark_part, &visits, &cost), PARTITION_DONE);
        assert_int_equal(cost.parts, visits.parts);
        uint8_t choices[7] = {0};
        size_t number = 0;
        do
            assert_int_equal(visits.times[number++], space_is_congruent(space, choices));
        while (next_assignment(space, choices));
        arena_free(&scratch);
    }
}

static void test_visitor_stops(void **state) {
    (void)state;
    const struct space *space = space_by_chance(6, 5);
    struct visits visits = {.space = space, .times = arena_array(&scratch, (size_t)1 << 18, 1), .most = 2};
    const struct partition_question question = {.space = space, .first_nodes = 1, .budget = COUNT_BUDGET};
    struct partition_cost cost;
    assert_int_equal(partition_visit(&question, mark_part, &visits, &cost), PARTITION_STOPPED);
    assert_int_equal(visits.parts, 2);
    assert_int_equal(cost.parts, 2);
}

/* Narrowing removes no choice of a congruent assignment, and leaves no choice with which some tree alone has no good
 * leaf. */
static void test_narrowing(void **state) {
    const struct shape shape = {.variables = 6, .choices = 4, .trees = 5, .depth = 4, .bad = 35, .open = 5};
    struct chance chance = {10};
    size_t taken = 0, steps = 0; /* `taken` counts the choices removed */
    (void)state;
    for (size_t i = 0; i < 200; i++) {
        const struct space *space = random_space(&chance, &shape);
        choice_set *allowed = random_allowed(&chance, space), narrowed[6];
        memcpy(narrowed, allowed, sizeof narrowed);
        struct forest forest;
        assert_true(forest_open(&forest, &scratch, space, false));
        bool any = forest_narrow(&forest, &scratch, narrowed, &steps);
        const struct count_question question = {.space = space, .allowed = allowed};
        struct tally tally = enumerate(&question);
        assert_true(any || tally.total == 0);
        for (size_t v = 0; any && v < 6; v++) {
            taken += choices_count(allowed[v] & ~narrowed[v]);
            assert_int_equal(narrowed[v] & ~allowed[v], 0);
            for (size_t c = 0; c < 4; c++)
                if (tally.shares[v * SPACE_CHOICES + c] > 0)
                    assert_true(narrowed[v] >> c & 1);
            for (size_t t = 0; t < space->tree_count; t++) {
                const struct space alone = {space->variables, 6, &space->trees[t], 1};
                const struct count_question asked = {.space = &alone, .allowed = narrowed};
                struct tally of_tree = enumerate(&asked);
                for (size_t c = 0; c < 4; c++)
                    assert_int_equal(of_tree.shares[v * SPACE_CHOICES + c] > 0, narrowed[v] >> c & 1);
            }
        }
        arena_free(&scratch);
    }
    assert_true(taken > 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_random_spaces),
        TEST(test_too_large_for_the_first_diagram),
        TEST(test_long_rows),
        TEST(test_more_than_a_number_holds),
        TEST(test_hubs),
        TEST(test_nothing_to_choose),
        TEST(test_nothing_allowed),
        TEST(test_budgets),
        TEST(test_budget_bounds_the_work),
        TEST(test_no_memory),
        TEST(test_parts_have_each_assignment_once),
        TEST(test_visitor_stops),
        TEST(test_narrowing),
    };
    return RUN(tests);
}
