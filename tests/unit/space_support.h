/* space_support.h - shared by the tests of space/: small random spaces, the same in every run, and the enumeration of
 * all their assignments, with which results can be compared. */
#ifndef SAMPLINT_TESTS_SPACE_SUPPORT_H
#define SAMPLINT_TESTS_SPACE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "space/space.h"

/* Memory for the tests; TEST() frees it after each test, failed or not. */
static struct arena scratch;

static inline int free_scratch(void **state) {
    (void)state;
    arena_free(&scratch);
    return 0;
}

#define TEST(function) cmocka_unit_test_teardown(function, free_scratch)
#define RUN(tests) cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL)
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---- random numbers ---------------------------------------------------------------------------------------------- */

struct chance {
    uint64_t state; /* the seed */
};

/* SplitMix64. */
static inline uint64_t chance_next(struct chance *chance) {
    uint64_t z = chance->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* Returns a random number from 0 to below - 1. */
static inline size_t chance_below(struct chance *chance, size_t below) {
    return (size_t)(chance_next(chance) % below);
}

static inline bool chance_percent(struct chance *chance, unsigned percent) {
    return chance_below(chance, 100) < percent;
}

/* ---- trees ------------------------------------------------------------------------------------------------------- */

/* A tree while it is made. Its nodes and children may move: refer to them by their indices. */
struct growing {
    const struct variable *variables;
    struct tree_node *nodes;
    uint32_t *children;
    size_t node_count, node_capacity, child_count, child_capacity;
};

static inline uint32_t grow_node(struct growing *tree, struct tree_node node) {
    tree->nodes = arena_grow(&scratch, tree->nodes, tree->node_count, &tree->node_capacity, sizeof *tree->nodes);
    assert_non_null(tree->nodes);
    tree->nodes[tree->node_count] = node;
    return (uint32_t)tree->node_count++;
}

static inline uint32_t grow_leaf(struct growing *tree, enum leaf leaf) {
    return grow_node(tree, (struct tree_node){TREE_LEAF, 0, leaf, (uint32_t)tree->node_count});
}

/* Adds a node that reads a variable. Its children are to be set: the child of choice c is children[nodes[node].first +
 * c]. */
static inline uint32_t grow_inner(struct growing *tree, uint32_t variable) {
    uint32_t first = (uint32_t)tree->child_count;
    for (size_t i = 0; i < tree->variables[variable].choice_count; i++) {
        tree->children =
            arena_grow(&scratch, tree->children, tree->child_count, &tree->child_capacity, sizeof *tree->children);
        assert_non_null(tree->children);
        tree->children[tree->child_count++] = 0;
    }
    return grow_node(tree, (struct tree_node){variable, first, LEAF_GOOD, 0});
}

static inline struct tree grown(const struct growing *tree, bool structural) {
    return (struct tree){tree->nodes, tree->node_count, tree->children, structural};
}

/* A rule written as a function; `choices` has one choice per variable of the space. */
typedef enum leaf rule_function(const uint8_t *choices, const void *context);

static inline uint32_t grow_rule(struct growing *tree, const uint32_t *reads, size_t read_count, uint8_t *choices,
                                 rule_function *rule, const void *context) {
    if (read_count == 0)
        return grow_leaf(tree, rule(choices, context));
    uint32_t node = grow_inner(tree, reads[0]);
    for (size_t i = 0; i < tree->variables[reads[0]].choice_count; i++) {
        choices[reads[0]] = (uint8_t)i;
        uint32_t child = grow_rule(tree, reads + 1, read_count - 1, choices, rule, context);
        tree->children[tree->nodes[node].first + i] = child;
    }
    return node;
}

/* Makes the complete tree of a rule over some of the variables, of which the space has at most 64. */
static inline struct tree tree_of_rule(const struct variable *variables, const uint32_t *reads, size_t read_count,
                                       rule_function *rule, const void *context) {
    struct growing tree = {.variables = variables};
    uint8_t choices[64] = {0};
    grow_rule(&tree, reads, read_count, choices, rule, context);
    return grown(&tree, false);
}

/* ---- random spaces ----------------------------------------------------------------------------------------------- */

struct shape {
    size_t variables, choices; /* how many; the most choices of a variable */
    size_t trees, structural;  /* how many; the structural ones among them, which have no open leaves */
    size_t depth;              /* variables read on a path, at most */
    unsigned bad, open;        /* leaves that are, in percent */
    unsigned shared;           /* children that are a leaf made before, in percent */
};

/* Adds a random subtree that reads none of the variables in `read`, a set of bits. */
static inline uint32_t grow_random(struct growing *tree, struct chance *chance, const struct shape *shape,
                                   bool structural, uint64_t read, size_t depth) {
    bool shares = tree->node_count > 0 && chance_percent(chance, shape->shared);
    /* Only leaves may be shared: another node may be an ancestor of this one. */
    for (uint32_t i = (uint32_t)tree->node_count; shares && i-- > 0;)
        if (tree->nodes[i].variable == TREE_LEAF)
            return i;
    if (depth == shape->depth || (depth > 0 && chance_percent(chance, 20))) {
        size_t roll = chance_below(chance, 100);
        enum leaf other = roll < shape->bad + shape->open && !structural ? LEAF_UNDETERMINED : LEAF_GOOD;
        return grow_leaf(tree, roll < shape->bad ? LEAF_BAD : other);
    }
    uint32_t variable;
    do
        variable = (uint32_t)chance_below(chance, shape->variables);
    while (read >> variable & 1);
    uint32_t node = grow_inner(tree, variable);
    for (size_t i = 0; i < tree->variables[variable].choice_count; i++) {
        uint32_t child = grow_random(tree, chance, shape, structural, read | (uint64_t)1 << variable, depth + 1);
        tree->children[tree->nodes[node].first + i] = child;
    }
    return node;
}

/* Makes a random space with at most 64 variables; shape->depth is at most the number of variables. Any of the trees may
 * be structural. */
static inline const struct space *random_space(struct chance *chance, const struct shape *shape) {
    struct variable *variables = arena_array(&scratch, shape->variables, sizeof *variables);
    struct tree *trees = arena_array(&scratch, shape->trees, sizeof *trees);
    struct space *space = arena_alloc(&scratch, sizeof *space);
    assert_non_null(space);
    for (size_t i = 0; i < shape->variables; i++)
        variables[i].choice_count = 1 + chance_below(chance, shape->choices);
    size_t structural = shape->structural;
    for (size_t i = 0; i < shape->trees; i++) {
        bool is_structural = chance_below(chance, shape->trees - i) < structural;
        struct growing tree = {.variables = variables};
        grow_random(&tree, chance, shape, is_structural, 0, 0);
        trees[i] = grown(&tree, is_structural);
        structural -= is_structural;
    }
    *space = (struct space){variables, shape->variables, trees, shape->trees};
    return space;
}

/* Steps to the next assignment; the first one has only zeros. Returns false after the last one, when `choices` has only
 * zeros again. */
static inline bool next_assignment(const struct space *space, uint8_t *choices) {
    for (size_t i = 0; i < space->variable_count; i++) {
        if (++choices[i] < space->variables[i].choice_count)
            return true;
        choices[i] = 0;
    }
    return false;
}

/* Tells whether every choice is in the set of its variable; NULL allows all. */
static inline bool is_allowed(const struct space *space, const choice_set *allowed, const uint8_t *choices) {
    for (size_t i = 0; allowed && i < space->variable_count; i++)
        if (!(allowed[i] >> choices[i] & 1))
            return false;
    return true;
}

/* Makes a set of choices for each variable, seldom an empty one. */
static inline choice_set *random_allowed(struct chance *chance, const struct space *space) {
    choice_set *allowed = arena_array(&scratch, space->variable_count, sizeof *allowed);
    assert_non_null(allowed);
    for (size_t i = 0; i < space->variable_count; i++)
        for (size_t j = 0; j < space->variables[i].choice_count; j++)
            allowed[i] |= (choice_set)(chance_percent(chance, 85)) << j;
    return allowed;
}

#endif
