/* completions.h - the answers of a rule for all completions of a program, as a diagram over the gaps of the program.
 *
 * A completion fills each gap with a value of its domain. The answer of the rule is a function of these values. The
 * diagram holds the kind of the answer: an inner node asks for the value of a variable, a leaf is the kind. Equal nodes
 * are one node, and a node whose children are all the same is replaced by that child. Different paths may ask for
 * variables in different orders, but no path asks twice for the same one. */
#ifndef SAMPLINT_CERTAIN_COMPLETIONS_H
#define SAMPLINT_CERTAIN_COMPLETIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The kinds of answers, which are also the numbers of the leaves. */
enum completion_kind { COMPLETION_PASS, COMPLETION_NOT_APPLICABLE, COMPLETION_FAIL, COMPLETION_UNKNOWN, COMPLETION_KINDS };

/* A set of kinds has a bit for each. */
#define KIND_BIT(kind) (1u << (kind))
#define KINDS_SATISFIED (KIND_BIT(COMPLETION_PASS) | KIND_BIT(COMPLETION_NOT_APPLICABLE))

struct completion_node {
    uint32_t variable;
    uint32_t first; /* index in `children` of the child for the first value */
    uint32_t next;  /* the next node in the same bucket of the hash table, or 0 */
};

struct completions {
    struct arena *arena;
    size_t *widths; /* the number of values of each variable */
    size_t variable_count, variable_capacity;
    struct completion_node *nodes; /* the first COMPLETION_KINDS are the leaves */
    size_t node_count, node_capacity;
    uint32_t *children;
    size_t child_count, child_capacity;
    uint32_t *buckets; /* hash table of the inner nodes: the newest of each bucket, or 0 */
    size_t bucket_count;
    uint64_t steps; /* of completions_hang(), which are limited */
};

/* Starts without variables. Lack of memory shows in the arena. */
void completions_start(struct completions *completions, struct arena *arena);

/* Adds a variable and returns its number. */
size_t completions_variable(struct completions *completions, size_t width);

/* Returns the node that asks for a variable, with one child for each of its values. */
uint32_t completions_node(struct completions *completions, size_t variable, const uint32_t *children);

/* Returns whether the answer hangs on a variable: whether two completions differ only there, and one of them satisfies
 * the rule and the other does not. Returns true also when that takes too long to find out. */
bool completions_hang(struct completions *completions, uint32_t root, size_t variable);

/* The value of a variable that is not fixed. */
#define VALUE_OPEN UINT8_MAX

/* Returns the kinds of answers of all completions in which some variables are fixed: values[v] is the value of variable
 * v, or VALUE_OPEN. */
unsigned completions_kinds(const struct completions *completions, uint32_t root, const uint8_t *values);

#endif
