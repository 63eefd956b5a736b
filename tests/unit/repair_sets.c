/* Tests of space/repair_sets.h and space/repair.h in spaces made by hand, whose repairs can be seen. */
#include "space_support.h"

#include "space/repair.h"
#include "space/repair_decisions.h"
#include "space/repair_sets.h"

#define MOST_VARIABLES 64

/* A space while it is made: each variable has the choice 0, may be given any choice, and is a bundle of its own that
 * costs 1. */
struct bench {
    struct variable variables[MOST_VARIABLES];
    struct tree trees[MOST_VARIABLES];
    uint8_t choices[MOST_VARIABLES];
    choice_set allowed[MOST_VARIABLES];
    size_t bundles[MOST_VARIABLES];
    uint32_t costs[MOST_VARIABLES];
    struct space space;
    struct repair_task task;
};

static struct bench *new_bench(size_t variable_count, size_t choice_count) {
    struct bench *bench = arena_alloc(&scratch, sizeof *bench);
    assert_non_null(bench);
    for (size_t i = 0; i < variable_count; i++) {
        bench->variables[i].choice_count = choice_count;
        bench->allowed[i] = UINT64_MAX >> (64 - choice_count);
        bench->bundles[i] = i;
        bench->costs[i] = 1;
    }
    bench->space = (struct space){bench->variables, variable_count, bench->trees, 0};
    bench->task = (struct repair_task){
        &bench->space, bench->choices, bench->allowed, bench->bundles, bench->costs, variable_count, 1000, 1000000, 0};
    return bench;
}

static const struct repairs *find(const struct repair_task *task) {
    const struct repairs *repairs = repair_find(&scratch, task);
    assert_non_null(repairs);
    assert_true(repairs->visits <= task->budget);
    return repairs;
}

static struct tree *add_rule(struct bench *bench, const uint32_t *reads, size_t read_count, rule_function *rule,
                             const void *context) {
    struct tree *tree = &bench->trees[bench->space.tree_count++];
    *tree = tree_of_rule(bench->variables, reads, read_count, rule, context);
    return tree;
}

/* Choices that two variables must not have together. */
struct both {
    uint32_t a, a_choice, b, b_choice;
};

static enum leaf not_both(const uint8_t *choices, const void *context) {
    const struct both *both = context;
    return choices[both->a] == both->a_choice && choices[both->b] == both->b_choice ? LEAF_BAD : LEAF_GOOD;
}

static struct tree *forbid(struct bench *bench, uint32_t a, uint32_t a_choice, uint32_t b, uint32_t b_choice) {
    struct both both = {a, a_choice, b, b_choice};
    const uint32_t reads[] = {a, b};
    return add_rule(bench, reads, 2, not_both, &both);
}

static enum leaf not_zero(const uint8_t *choices, const void *context) {
    const uint32_t *variable = context;
    return choices[*variable] == 0 ? LEAF_UNDETERMINED : LEAF_GOOD;
}

static struct tree *want_change(struct bench *bench, uint32_t variable) {
    return add_rule(bench, &variable, 1, not_zero, &variable);
}

/* Writes the sets of a component, one per line: the bundles, then for each product the variables with their ranges. */
static const char *sets_string(const struct bench *bench, const struct repair_component *component) {
    const struct repair_sets *sets = repair_sets_make(&scratch, &bench->task, component);
    sl_text all = {"", 0};
    assert_non_null(sets);
    for (size_t i = 0; i < sets->count; i++) {
        const struct repair_set *set = &sets->items[i];
        for (size_t j = 0; j < set->bundle_count; j++)
            all = arena_printf(&scratch, "%s%s%u", all.bytes, j ? " " : "", set->bundles[j]);
        for (size_t j = 0; j < set->product_count; j++) {
            all = arena_printf(&scratch, "%s%s", all.bytes, j ? " or" : ":");
            for (size_t k = 0; k < set->variable_count; k++) {
                all = arena_printf(&scratch, "%s %u=", all.bytes, set->variables[k]);
                for (unsigned choice = 0; choice < 64; choice++)
                    if (set->products[j].ranges[k] >> choice & 1)
                        all = arena_printf(&scratch, "%s%u", all.bytes, choice);
            }
        }
        all = arena_printf(&scratch, "%s\n", all.bytes);
    }
    assert_non_null(all.bytes);
    return all.bytes;
}

static void test_nothing_to_repair(void **state) {
    (void)state;
    struct bench *bench = new_bench(2, 2);
    forbid(bench, 0, 1, 1, 1);
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->outcome, REPAIR_FOUND);
    assert_int_equal(repairs->cost, 0);
    assert_int_equal(repairs->component_count, 0);
    assert_int_equal(repairs->total, 1);
    assert_true(repairs->exact);
    bench->space.variable_count = bench->space.tree_count = 0;
    bench->task.bundle_count = 0;
    assert_int_equal(find(&bench->task)->outcome, REPAIR_FOUND);
}

static void test_ranges(void **state) {
    (void)state;
    struct bench *bench = new_bench(3, 4);
    forbid(bench, 0, 0, 1, 0);
    forbid(bench, 0, 0, 2, 0);
    forbid(bench, 0, 2, 2, 0);
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->component_count, 1);
    assert_string_equal(sets_string(bench, &repairs->components[0]), "0: 0=13\n");
    assert_int_equal(repairs->components[0].tree_count, 2);
    /* Variable 0 must not change; then it may, but costs more. */
    bench->allowed[0] = 0;
    assert_string_equal(sets_string(bench, &find(&bench->task)->components[0]), "1: 1=123\n");
    assert_int_equal(find(&bench->task)->component_count, 2);
    bench->allowed[0] = 15;
    bench->costs[0] = 2;
    bench->task.further = 1;
    repairs = find(&bench->task);
    assert_int_equal(repairs->cost, 2);
    assert_string_equal(sets_string(bench, &repairs->components[0]), "0: 0=13\n0 2: 0=2 2=123\n1 2: 1=123 2=123\n");
}

static void test_combinations(void **state) {
    (void)state;
    struct bench *bench = new_bench(2, 4);
    want_change(bench, 0);
    want_change(bench, 1);
    forbid(bench, 0, 1, 1, 2);
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->total, 8);
    assert_int_equal(repairs->component_count, 1);
    assert_string_equal(sets_string(bench, &repairs->components[0]), "0 1: 0=23 1=2 or 0=123 1=13\n");
    /* There are two components once the choices that exclude each other are not allowed. */
    bench->allowed[1] = 8;
    repairs = find(&bench->task);
    assert_int_equal(repairs->component_count, 2);
    assert_int_equal(repairs->total, 3);
    assert_string_equal(sets_string(bench, &repairs->components[0]), "0: 0=123\n");
    assert_string_equal(sets_string(bench, &repairs->components[1]), "1: 1=3\n");
}

static void test_apart_where_repairs_do_not_meet(void **state) {
    (void)state;
    struct bench *bench = new_bench(4, 3);
    forbid(bench, 0, 0, 1, 0);
    forbid(bench, 2, 0, 3, 0);
    forbid(bench, 1, 1, 2, 1); /* connects the two pairs */
    struct tree *tree = forbid(bench, 1, 1, 0, 0);
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->component_count, 2); /* no repair gives choice 1 to variable 1 */
    assert_int_equal(repairs->total, 3 * 4);
    assert_string_equal(sets_string(bench, &repairs->components[0]), "0: 0=12\n1: 1=2\n");
    assert_string_equal(sets_string(bench, &repairs->components[1]), "2: 2=12\n3: 3=12\n");
    *tree = forbid(bench, 1, 2, 0, 0)[0];
    bench->space.tree_count--;
    repairs = find(&bench->task);
    assert_int_equal(repairs->component_count, 1); /* now one does, and variable 2 must not have its choice 1 then */
    assert_int_equal(repairs->total, 2 * 4 + 3);
}

/* A set that is not declared: variable 0 tells whether it is declared, variables 1 to 3 are its members. */
static enum leaf members_are_declared(const uint8_t *choices, const void *context) {
    (void)context;
    bool any = choices[1] || choices[2] || choices[3];
    return any && !choices[0] ? LEAF_BAD : LEAF_GOOD;
}

static enum leaf has_a_member(const uint8_t *choices, const void *context) {
    (void)context;
    if (!choices[0])
        return LEAF_UNDETERMINED;
    return choices[1] || choices[2] || choices[3] ? LEAF_GOOD : LEAF_BAD;
}

static void test_no_needless_change_in_a_bundle(void **state) {
    (void)state;
    const uint32_t reads[] = {0, 1, 2, 3};
    struct bench *bench = new_bench(4, 2);
    add_rule(bench, reads, 4, members_are_declared, NULL)->structural = true;
    add_rule(bench, reads, 4, has_a_member, NULL);
    memset(bench->bundles, 0, sizeof bench->bundles);
    bench->task.bundle_count = 1;
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->cost, 1);
    assert_int_equal(repairs->total, 3);
    assert_string_equal(sets_string(bench, &repairs->components[0]), "0: 0=1 1=1\n0: 0=1 2=1\n0: 0=1 3=1\n");
    assert_int_equal(repairs->components[0].tree_count, 1);
    assert_int_equal(repairs->components[0].trees[0], 1);
}

static enum leaf is_declared(const uint8_t *choices, const void *context) {
    (void)context;
    return choices[0] ? LEAF_GOOD : LEAF_UNDETERMINED;
}

/* To declare the set is enough. Each member alone is another decision; the first needs a change of variable 4. */
static void test_other_decisions_in_a_bundle(void **state) {
    (void)state;
    const uint32_t members[] = {0, 1, 2, 3};
    struct bench *bench = new_bench(6, 2);
    add_rule(bench, members, 4, members_are_declared, NULL)->structural = true;
    add_rule(bench, members, 1, is_declared, NULL);
    forbid(bench, 1, 1, 4, 0);
    memset(bench->bundles, 0, 4 * sizeof *bench->bundles);
    bench->task.further = 1;
    const struct repairs *repairs = find(&bench->task);
    assert_string_equal(sets_string(bench, &repairs->components[0]), "0: 0=1\n");
    repairs = repairs_with_decisions(&scratch, &bench->task, repairs);
    assert_non_null(repairs);
    assert_string_equal(sets_string(bench, &repairs->components[0]),
                        "0: 0=1\n0: 0=1 2=1\n0: 0=1 3=1\n0 4: 0=1 1=1 4=1\n");
    assert_int_equal(repairs->components[0].total, 4);
    /* Another component may change variable 5 or not; with the second member it must not. */
    forbid(bench, 2, 1, 5, 1);
    want_change(bench, 5);
    repairs = repairs_with_decisions(&scratch, &bench->task, find(&bench->task));
    assert_non_null(repairs);
    assert_int_equal(repairs->component_count, 2);
    assert_string_equal(sets_string(bench, &repairs->components[0]), "0: 0=1\n0: 0=1 3=1\n0 4: 0=1 1=1 4=1\n");
    assert_string_equal(sets_string(bench, &repairs->components[1]), "5: 5=1\n");
}

static void test_structure_that_fails_is_nobodys_fault(void **state) {
    (void)state;
    struct bench *bench = new_bench(1, 2);
    want_change(bench, 0)->structural = true;
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->total, 1);
    assert_int_equal(repairs->component_count, 1);
    assert_int_equal(repairs->components[0].tree_count, 0);
}

static void test_no_repair(void **state) {
    (void)state;
    struct bench *bench = new_bench(4, 2);
    forbid(bench, 0, 0, 1, 0);
    forbid(bench, 2, 0, 3, 0);
    bench->allowed[2] = bench->allowed[3] = 0;
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->outcome, REPAIR_NONE);
    assert_int_equal(repairs->component_count, 1);
    assert_int_equal(repairs->components[0].tree_count, 1);
    assert_int_equal(repairs->components[0].trees[0], 1);
}

static void test_many_apart(void **state) {
    (void)state;
    struct bench *bench = new_bench(64, 4);
    for (uint32_t i = 0; i < 64; i += 2)
        forbid(bench, i, 0, i + 1, 0);
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->cost, 32);
    assert_int_equal(repairs->component_count, 32);
    assert_true(repairs->exact);
    assert_true(repairs->total == UINT64_MAX); /* 6^32 is more */
    bench->space.tree_count = 20;
    assert_true(find(&bench->task)->total == 3656158440062976); /* 6^20 is not */
}

/* A chain: when a variable changes, the next one must change, too. */
static void test_one_leads_to_the_next(void **state) {
    (void)state;
    struct bench *bench = new_bench(50, 2);
    want_change(bench, 0);
    for (uint32_t i = 0; i + 1 < 50; i++)
        forbid(bench, i, 1, i + 1, 0);
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->cost, 50);
    assert_int_equal(repairs->total, 1);
    assert_int_equal(repairs->components[0].repairs[0].change_count, 50);
}

static void test_64_choices(void **state) {
    (void)state;
    struct bench *bench = new_bench(2, 64);
    bench->choices[0] = 63;
    forbid(bench, 0, 63, 1, 0);
    const struct repairs *repairs = find(&bench->task);
    assert_int_equal(repairs->total, 126);
    const struct repair_sets *sets = repair_sets_make(&scratch, &bench->task, &repairs->components[0]);
    assert_int_equal(sets->count, 2);
    assert_true(sets->items[0].products[0].ranges[0] == UINT64_MAX >> 1);
    assert_true(sets->items[1].products[0].ranges[0] == UINT64_MAX - 1);
}

static void test_no_memory(void **state) {
    (void)state;
    struct bench *bench = new_bench(2, 2);
    forbid(bench, 0, 0, 1, 0);
    const struct repairs *repairs = find(&bench->task);
    struct arena failed = {NULL, 0, true};
    assert_null(repair_find(&failed, &bench->task));
    assert_null(repair_sets_make(&failed, &bench->task, &repairs->components[0]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_to_repair),
        TEST(test_ranges),
        TEST(test_combinations),
        TEST(test_apart_where_repairs_do_not_meet),
        TEST(test_no_needless_change_in_a_bundle),
        TEST(test_other_decisions_in_a_bundle),
        TEST(test_structure_that_fails_is_nobodys_fault),
        TEST(test_no_repair),
        TEST(test_many_apart),
        TEST(test_one_leads_to_the_next),
        TEST(test_64_choices),
        TEST(test_no_memory),
    };
    return RUN(tests);
}
