/* spaces.c - prints random spaces, the same for the same seed, and the results of src/space/ about them, as one line of
 * JSON each. spaces.py compares the results with those of other programs.
 *
 *     oracle_spaces FIRST COUNT */
#include <inttypes.h>
#include <stdio.h>

#include "space/count.h"
#include "space/explain.h"
#include "space/repair.h"
#include "unit/space_support.h"

/* Variables, choices, trees, structural ones, depth, bad, open, shared. */
static const struct shape shapes[] = {
    {6, 4, 6, 1, 3, 15, 5, 10}, {5, 4, 7, 2, 3, 20, 5, 10}, {8, 3, 10, 2, 3, 15, 4, 20},
    {9, 3, 8, 2, 4, 20, 3, 5},  {11, 3, 9, 2, 3, 20, 0, 0}, {7, 3, 12, 0, 4, 30, 5, 0},
};

#define STEPS 50000000
#define VISITS 5000000
#define LISTED 1000000

/* ---- JSON -------------------------------------------------------------------------------------------------------- */

static void print_numbers(const char *name, const size_t *numbers, size_t count) {
    printf(", \"%s\": [", name);
    for (size_t i = 0; i < count; i++)
        printf("%s%zu", i ? ", " : "", numbers[i]);
    printf("]");
}

static void print_sets(const char *name, const choice_set *sets, size_t count) {
    printf(", \"%s\": [", name);
    for (size_t i = 0; i < count; i++)
        printf("%s%" PRIu64, i ? ", " : "", (uint64_t)sets[i]); /* random variables have few choices */
    printf("]");
}

/* Prints each node as the variable that it reads and its children, or as a leaf. */
static void print_tree(const struct space *space, const struct tree *tree) {
    printf("{\"structural\": %s, \"nodes\": [", tree->structural ? "true" : "false");
    for (size_t i = 0; i < tree->node_count; i++) {
        const struct tree_node *node = &tree->nodes[i];
        printf("%s", i ? ", " : "");
        if (node->variable == TREE_LEAF) {
            printf("{\"leaf\": %d}", (int)node->leaf);
            continue;
        }
        printf("{\"reads\": %" PRIu32 ", \"children\": [", node->variable);
        for (size_t choice = 0; choice < space->variables[node->variable].choice_count; choice++)
            printf("%s%" PRIu32, choice ? ", " : "", tree->children[node->first + choice]);
        printf("]}");
    }
    printf("]}");
}

static void print_space(const struct space *space) {
    printf(", \"variables\": [");
    for (size_t i = 0; i < space->variable_count; i++)
        printf("%s%zu", i ? ", " : "", space->variables[i].choice_count);
    printf("], \"trees\": [");
    for (size_t i = 0; i < space->tree_count; i++) {
        printf("%s", i ? ", " : "");
        print_tree(space, &space->trees[i]);
    }
    printf("]");
}

/* ---- results ----------------------------------------------------------------------------------------------------- */

static void print_count(const struct space *space) {
    struct count_question question = {.space = space, .budget = COUNT_BUDGET};
    struct count count;
    count_space(&scratch, &question, &count);
    if (count.outcome != COUNT_DONE) {
        printf(", \"count\": null");
        return;
    }
    printf(", \"count\": %s, \"shares\": [", big_text(&scratch, &count.total, 0).bytes);
    for (size_t i = 0; i < space->variable_count; i++) {
        printf("%s[", i ? ", " : "");
        for (size_t j = 0; j < space->variables[i].choice_count; j++)
            printf("%s%s", j ? ", " : "", big_text(&scratch, count_with(&count, i, j), 0).bytes);
        printf("]");
    }
    printf("]");
}

static void print_values(struct search *search) {
    const struct space *space = search_space(search);
    uint64_t steps = STEPS;
    struct live live = search_live(&scratch, search, NULL, &steps);
    assert_non_null(live.live);
    print_sets("live", live.live, space->variable_count);
    print_sets("unsettled", live.unsettled, space->variable_count);
}

static void print_trees(struct search *search) {
    const struct space *space = search_space(search);
    uint64_t steps = STEPS;
    const struct tree_truth *truths = explain_trees(&scratch, search, &steps);
    assert_non_null(truths);
    printf(", \"truths\": [");
    for (size_t i = 0; i < space->tree_count; i++)
        printf("%s[%d, %d]", i ? ", " : "", (int)truths[i].implied, (int)truths[i].never_bad);
    printf("]");
    struct explanation why = explain_empty(&scratch, search, &steps);
    printf(", \"grade\": %d", (int)why.grade);
    print_numbers("contradiction", why.trees, why.tree_count);
}

static struct repair_task random_task(struct chance *chance, const struct space *space) {
    size_t count = space->variable_count, bundle_count = 1 + chance_below(chance, count);
    uint8_t *choices = arena_array(&scratch, count, sizeof *choices);
    choice_set *allowed = random_allowed(chance, space);
    size_t *bundles = arena_array(&scratch, count, sizeof *bundles);
    uint32_t *costs = arena_array(&scratch, bundle_count, sizeof *costs);
    assert_false(scratch.failed);
    for (size_t i = 0; i < count; i++) {
        choices[i] = (uint8_t)chance_below(chance, space->variables[i].choice_count);
        allowed[i] |= (choice_set)1 << choices[i];
        bundles[i] = chance_below(chance, bundle_count);
    }
    for (size_t i = 0; i < bundle_count; i++)
        costs[i] = 1 + (uint32_t)chance_below(chance, 3);
    return (struct repair_task){space, choices, allowed, bundles, costs, bundle_count, LISTED, VISITS, 1};
}

/* The cost up to which all repairs are combinations of those of the components; -1 if there are no others. */
static int64_t known_limit(const struct repairs *repairs) {
    uint64_t limit = UINT64_MAX;
    for (size_t i = 0; i < repairs->component_count; i++) {
        const struct repair_component *component = &repairs->components[i];
        uint64_t known = component->others_left_out ? component->cost : component->limit;
        limit = known < limit ? known : limit;
    }
    return limit == UINT64_MAX ? -1 : (int64_t)limit;
}

static void print_component(const struct repair_component *component) {
    printf("[");
    for (size_t i = 0; i < component->repair_count; i++) {
        printf("%s[", i ? ", " : "");
        for (size_t j = 0; j < component->repairs[i].change_count; j++)
            printf("%s[%" PRIu32 ", %d]", j ? ", " : "", component->repairs[i].changes[j].variable,
                   component->repairs[i].changes[j].choice);
        printf("]");
    }
    printf("]");
}

static void print_repairs(struct chance *chance, const struct space *space) {
    struct repair_task task = random_task(chance, space);
    const struct repairs *repairs = repair_find(&scratch, &task);
    assert_non_null(repairs);
    printf(", \"now\": [");
    for (size_t i = 0; i < space->variable_count; i++)
        printf("%s%d", i ? ", " : "", task.choices[i]);
    printf("]");
    print_sets("allowed", task.allowed, space->variable_count);
    print_numbers("bundles", task.bundles, space->variable_count);
    printf(", \"costs\": [");
    for (size_t i = 0; i < task.bundle_count; i++)
        printf("%s%" PRIu32, i ? ", " : "", task.costs[i]);
    printf("], \"repairs\": {\"outcome\": %d, \"exact\": %s, \"cost\": %" PRIu64 ", \"limit\": %" PRId64
           ", \"total\": %" PRIu64 ", \"parts\": [",
           (int)repairs->outcome, repairs->exact ? "true" : "false", repairs->cost, known_limit(repairs),
           repairs->total);
    for (size_t i = 0; i < repairs->component_count; i++) {
        printf("%s", i ? ", " : "");
        print_component(&repairs->components[i]);
    }
    printf("]}");
}

int main(int argc, char **argv) {
    if (argc != 3)
        return 2;
    size_t first = strtoul(argv[1], NULL, 10), count = strtoul(argv[2], NULL, 10);
    for (size_t number = first; number < first + count; number++) {
        struct chance chance = {number};
        const struct space *space = random_space(&chance, &shapes[number % COUNT_OF(shapes)]);
        struct search *search = search_new(&scratch, space);
        assert_non_null(search);
        printf("{\"number\": %zu", number);
        print_space(space);
        print_count(space);
        print_values(search);
        print_trees(search);
        print_repairs(&chance, space);
        printf("}\n");
        arena_free(&scratch);
    }
    return fflush(stdout) != 0;
}
