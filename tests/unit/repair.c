/* Tests of space/repair.h and space/repair_sets.h in small random spaces: the repairs are compared with those found by
 * enumeration, and the sets of repairs with the list of repairs. */
#include "space_support.h"

#include "space/repair.h"
#include "space/repair_sets.h"

/* ---- all repairs by enumeration ---------------------------------------------------------------------------------- */

#define MOST_ASSIGNMENTS 78125 /* of seven variables with five choices */

/* Returns the index of an assignment in the order of next_assignment(). */
static size_t index_of(const struct space *space, const uint8_t *choices) {
    size_t index = 0;
    for (size_t i = space->variable_count; i-- > 0;)
        index = index * space->variables[i].choice_count + choices[i];
    return index;
}

static uint64_t cost_of(const struct repair_task *task, const uint8_t *choices) {
    uint64_t cost = 0;
    for (size_t i = 0; i < task->bundle_count; i++) {
        bool changes = false;
        for (size_t j = 0; j < task->space->variable_count; j++)
            changes = changes || (task->bundles[j] == i && choices[j] != task->choices[j]);
        cost += changes ? task->costs[i] : 0;
    }
    return cost;
}

static bool is_open_to(const struct repair_task *task, const uint8_t *choices) {
    for (size_t i = 0; i < task->space->variable_count; i++)
        if (choices[i] != task->choices[i] && !(task->allowed[i] >> choices[i] & 1))
            return false;
    return true;
}

/* Tells whether some of the changes can be left out. */
static bool can_do_with_less(const struct repair_task *task, const uint8_t *choices) {
    const struct space *space = task->space;
    uint8_t less[64];
    size_t changed[64], count = 0;
    for (size_t i = 0; i < space->variable_count; i++)
        if (choices[i] != task->choices[i])
            changed[count++] = i;
    for (size_t kept = 0; kept + 1 < (size_t)1 << count; kept++) {
        memcpy(less, task->choices, space->variable_count);
        for (size_t i = 0; i < count; i++)
            if (kept >> i & 1)
                less[changed[i]] = choices[changed[i]];
        if (space_is_congruent(space, less))
            return true;
    }
    return false;
}

struct truth {
    uint64_t cost;   /* of the cheapest repairs; UINT64_MAX when there is no repair */
    uint64_t total;  /* how many minimal repairs there are */
    uint64_t *costs; /* by index of an assignment: the cost of a minimal repair; else UINT64_MAX */
};

static struct truth enumerate(const struct repair_task *task) {
    struct truth truth = {UINT64_MAX, 0, arena_array(&scratch, MOST_ASSIGNMENTS, sizeof(uint64_t))};
    uint8_t choices[64] = {0};
    memset(truth.costs, 0xff, MOST_ASSIGNMENTS * sizeof *truth.costs);
    do {
        if (!is_open_to(task, choices) || !space_is_congruent(task->space, choices) || can_do_with_less(task, choices))
            continue;
        uint64_t cost = truth.costs[index_of(task->space, choices)] = cost_of(task, choices);
        truth.cost = cost < truth.cost ? cost : truth.cost;
        truth.total++;
    } while (next_assignment(task->space, choices));
    return truth;
}

/* The cost up to which all minimal repairs are combinations of the components' repairs. */
static uint64_t known_limit(const struct repairs *repairs) {
    uint64_t limit = UINT64_MAX;
    for (size_t i = 0; i < repairs->component_count; i++) {
        const struct repair_component *component = &repairs->components[i];
        uint64_t known = component->others_left_out ? component->cost : component->limit;
        limit = known < limit ? known : limit;
    }
    return limit;
}

static uint64_t count_to(const struct truth *truth, uint64_t limit) {
    uint64_t count = 0;
    for (size_t i = 0; i < MOST_ASSIGNMENTS; i++)
        count += truth->costs[i] != UINT64_MAX && truth->costs[i] <= limit;
    return count;
}

/* ---- checks ------------------------------------------------------------------------------------------------------ */

static void apply(const struct repair *repair, uint8_t *choices) {
    for (size_t i = 0; i < repair->change_count; i++)
        choices[repair->changes[i].variable] = repair->changes[i].choice;
}

static const struct repairs *find(const struct repair_task *task) {
    const struct repairs *repairs = repair_find(&scratch, task);
    assert_non_null(repairs);
    assert_true(repairs->visits <= task->budget);
    return repairs;
}

/* Asserts that all combinations of the listed repairs of all components are repairs, and that no two are the same.
 * Stores how many of them cost no more than `limit`. Returns their number. */
static uint64_t assert_combinations(const struct repair_task *task, const struct repairs *repairs,
                                    const struct truth *truth, uint64_t limit, uint64_t *to_limit) {
    bool *seen = arena_array(&scratch, MOST_ASSIGNMENTS, sizeof *seen);
    size_t *at = arena_array(&scratch, repairs->component_count, sizeof *at);
    uint64_t count = 0;
    *to_limit = 0;
    for (size_t i = 0; i < repairs->component_count; i++)
        if (repairs->components[i].repair_count == 0)
            return 0;
    for (bool more = true; more;) {
        uint8_t choices[64];
        memcpy(choices, task->choices, task->space->variable_count);
        for (size_t i = 0; i < repairs->component_count; i++)
            apply(&repairs->components[i].repairs[at[i]], choices);
        size_t index = index_of(task->space, choices);
        assert_true(truth->costs[index] != UINT64_MAX);
        assert_false(seen[index]);
        seen[index] = true;
        count++;
        *to_limit += truth->costs[index] <= limit;
        more = false;
        for (size_t i = 0; i < repairs->component_count && !more; i++) {
            more = ++at[i] < repairs->components[i].repair_count;
            at[i] = more ? at[i] : 0;
        }
    }
    return count;
}

static bool changes_bundle(const struct repair_task *task, const struct repair *repair, size_t bundle) {
    for (size_t i = 0; i < repair->change_count; i++)
        if (task->bundles[repair->changes[i].variable] == bundle)
            return true;
    return false;
}

/* Asserts that the components list all trees that do not lead to a good leaf now, except structural ones. */
static void assert_trees(const struct repair_task *task, const struct repairs *repairs) {
    size_t failing = 0, listed = 0;
    for (size_t i = 0; i < task->space->tree_count; i++)
        failing +=
            !task->space->trees[i].structural && tree_leaf(&task->space->trees[i], task->choices)->leaf != LEAF_GOOD;
    for (size_t i = 0; i < repairs->component_count; i++) {
        const struct repair_component *component = &repairs->components[i];
        listed += component->tree_count;
        for (size_t j = 0; j < component->tree_count; j++)
            assert_int_not_equal(tree_leaf(&task->space->trees[component->trees[j]], task->choices)->leaf, LEAF_GOOD);
    }
    assert_int_equal(listed, failing);
}

static bool is_in(const struct repair_task *task, const struct repair_set *set, const struct repair_product *product,
                  const uint8_t *choices) {
    choice_set ranges[64];
    for (size_t i = 0; i < task->space->variable_count; i++)
        ranges[i] = (choice_set)1 << task->choices[i];
    for (size_t i = 0; i < set->variable_count; i++)
        ranges[set->variables[i]] = product->ranges[i];
    return is_allowed(task->space, ranges, choices);
}

/* Returns the number of repairs in a product. */
static uint64_t size_of(const struct repair_set *set, const struct repair_product *product) {
    uint64_t size = 1;
    for (size_t i = 0; i < set->variable_count; i++) {
        size *= choices_count(product->ranges[i]);
    }
    return size;
}

static void assert_bundles(const struct repair_task *task, const struct repair_set *set, const struct repair *repair) {
    size_t found = 0;
    for (size_t i = 0; i < task->bundle_count; i++)
        if (changes_bundle(task, repair, i))
            assert_true(found < set->bundle_count && set->bundles[found++] == i);
    assert_int_equal(found, set->bundle_count);
}

/* Asserts that the sets of a component contain its listed repairs, each in one product of one set, and nothing else. */
static void assert_sets(const struct repair_task *task, const struct repair_component *component) {
    const struct repair_sets *sets = repair_sets_make(&scratch, task, component);
    uint64_t size = 0, found = 0;
    assert_non_null(sets);
    for (size_t i = 0; i < sets->count; i++) {
        const struct repair_set *set = &sets->items[i];
        size_t in_set = 0;
        for (size_t j = 0; j < set->product_count; j++) {
            const struct repair_product *product = &set->products[j];
            assert_int_equal(product->count, size_of(set, product));
            size += product->count;
            for (size_t k = 0; k < component->repair_count; k++) {
                uint8_t choices[64];
                memcpy(choices, task->choices, task->space->variable_count);
                apply(&component->repairs[k], choices);
                if (!is_in(task, set, product, choices))
                    continue;
                assert_bundles(task, set, &component->repairs[k]);
                in_set++;
            }
        }
        assert_int_equal(in_set, set->repair_count);
        found += in_set;
    }
    assert_int_equal(found, component->repair_count);
    assert_int_equal(size, component->repair_count);
}

/* Asserts that the repairs are minimal, and that all are known that cost no more than the components say. */
static void assert_complete(const struct repair_task *task, const struct repairs *repairs, const struct truth *truth) {
    uint64_t limit = known_limit(repairs), to_limit;
    assert_int_equal(repairs->outcome, REPAIR_FOUND);
    assert_true(repairs->exact);
    assert_trees(task, repairs);
    assert_int_equal(assert_combinations(task, repairs, truth, limit, &to_limit), repairs->total);
    assert_int_equal(to_limit, count_to(truth, limit));
    if (repairs->component_count == 1)
        assert_int_equal(repairs->cost, truth->cost);
    for (size_t i = 0; i < repairs->component_count; i++)
        assert_sets(task, &repairs->components[i]);
}

/* ---- random spaces ----------------------------------------------------------------------------------------------- */

/* Returns, of some random assignments, the one that violates the most trees. */
static uint8_t *random_choices(struct chance *chance, const struct space *space) {
    uint8_t *choices = arena_array(&scratch, space->variable_count, sizeof *choices);
    size_t most = 0;
    for (size_t tries = 0; tries < 5; tries++) {
        uint8_t other[64];
        size_t failing = 0;
        for (size_t i = 0; i < space->variable_count; i++)
            other[i] = (uint8_t)chance_below(chance, space->variables[i].choice_count);
        for (size_t i = 0; i < space->tree_count; i++)
            failing += tree_leaf(&space->trees[i], other)->leaf != LEAF_GOOD;
        if (failing > most)
            memcpy(choices, other, space->variable_count);
        most = failing > most ? failing : most;
    }
    return choices;
}

/* Makes a task in a random space, sometimes with variables that must not change, and with bundles of several
 * variables. */
static struct repair_task random_task(struct chance *chance) {
    struct shape shape = {.variables = 5 + chance_below(chance, 3),
                          .choices = 3 + chance_below(chance, 3),
                          .trees = 3 + chance_below(chance, 8),
                          .structural = chance_below(chance, 3),
                          .depth = 2 + chance_below(chance, 2),
                          .bad = 5 + (unsigned)chance_below(chance, 25),
                          .open = (unsigned)chance_below(chance, 10),
                          .shared = (unsigned)chance_below(chance, 20)};
    const struct space *space = random_space(chance, &shape);
    uint8_t *choices = random_choices(chance, space);
    size_t *bundles = arena_array(&scratch, shape.variables, sizeof *bundles);
    uint32_t *costs = arena_array(&scratch, shape.variables, sizeof *costs);
    choice_set *allowed = random_allowed(chance, space);
    bool free = chance_percent(chance, 50), own = chance_percent(chance, 40), same = chance_percent(chance, 50);
    unsigned kept = (unsigned)chance_below(chance, 3) * 15;
    for (size_t i = 0; i < shape.variables; i++) {
        bundles[i] = own ? i : chance_below(chance, shape.variables / 2);
        costs[i] = same ? 1 : 1 + (uint32_t)chance_below(chance, 4);
        if (free)
            allowed[i] = UINT64_MAX >> (64 - space->variables[i].choice_count);
        if (chance_percent(chance, kept))
            allowed[i] = (choice_set)chance_percent(chance, 50)
                         << choices[i]; /* the present choice may be listed or not */
    }
    return (struct repair_task){
        space, choices, allowed, bundles, costs, shape.variables, 100000, 10000000, chance_below(chance, 3)};
}

static void test_random_spaces(void **state) {
    size_t none = 0, nothing = 0, split = 0, many = 0, dearer = 0;
    (void)state;
    for (size_t seed = 1; seed <= 3000; seed++) {
        struct chance chance = {seed};
        struct repair_task task = random_task(&chance);
        const struct truth truth = enumerate(&task);
        const struct repairs *repairs = find(&task);
        if (truth.cost == UINT64_MAX) {
            none++;
            assert_int_equal(repairs->outcome, REPAIR_NONE);
            assert_int_equal(repairs->component_count, 1);
            assert_int_equal(repairs->total, 0);
        } else {
            assert_complete(&task, repairs, &truth);
            if (repairs->component_count == 1 && task.further > 0)
                assert_true(repairs->components[0].limit > truth.cost);
            nothing += truth.cost == 0;
            split += repairs->component_count > 1;
            many += repairs->total > 8;
            dearer += repairs->cost < known_limit(repairs) &&
                      count_to(&truth, known_limit(repairs)) > count_to(&truth, truth.cost);
        }
        arena_free(&scratch);
    }
    /* All kinds of spaces were tested. */
    assert_true(none > 500 && nothing > 100 && split > 100 && many > 50 && dearer > 100);
}

static void test_budgets(void **state) {
    size_t hit = 0, inexact = 0;
    (void)state;
    for (size_t seed = 1; seed <= 150; seed++) {
        struct chance chance = {seed};
        struct repair_task task = random_task(&chance);
        const struct truth truth = enumerate(&task);
        uint64_t enough = find(&task)->visits;
        for (task.budget = 0; task.budget <= 2 * enough + 2; task.budget += 1 + task.budget / 8) {
            const struct repairs *repairs = find(&task);
            if (truth.cost == UINT64_MAX || repairs->outcome == REPAIR_NONE) {
                assert_int_equal(truth.cost, UINT64_MAX);
                continue;
            }
            assert_trees(&task, repairs);
            hit += repairs->outcome == REPAIR_BUDGET;
            inexact += repairs->outcome == REPAIR_FOUND && !repairs->exact;
            uint64_t to_limit;
            if (repairs->outcome == REPAIR_FOUND)
                assert_int_equal(assert_combinations(&task, repairs, &truth, 0, &to_limit), repairs->total);
            if (repairs->exact)
                assert_complete(&task, repairs, &truth);
            else
                assert_true(repairs->outcome == REPAIR_BUDGET || repairs->total <= truth.total);
        }
        arena_free(&scratch);
    }
    assert_true(hit > 100 && inexact > 100);
}

static void test_the_list_has_an_end(void **state) {
    (void)state;
    for (size_t seed = 1; seed <= 300; seed++) {
        struct chance chance = {seed};
        struct repair_task task = random_task(&chance);
        const struct truth truth = enumerate(&task);
        task.most = seed % 4;
        const struct repairs *repairs = find(&task);
        for (size_t i = 0; i < repairs->component_count; i++) {
            const struct repair_component *component = &repairs->components[i];
            assert_int_equal(component->repair_count, component->total < task.most ? component->total : task.most);
            assert_sets(&task, component);
        }
        uint64_t to_limit;
        if (repairs->outcome == REPAIR_FOUND)
            assert_combinations(&task, repairs, &truth, 0, &to_limit);
        arena_free(&scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_random_spaces),
        TEST(test_budgets),
        TEST(test_the_list_has_an_end),
    };
    return RUN(tests);
}
