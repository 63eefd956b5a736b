/* space.h - rules as decision trees over variables with few choices.
 *
 * What a rule can tell of a program is a variable: an attribute, whether it is declared, a member of a set. A rule is a pure
 * function of what it reads, so it is a tree: each inner node reads a variable and has a child for each of its choices, each leaf
 * is an answer. A program is an assignment: one choice for each variable. It is congruent when every tree leads to a good leaf.
 *
 * Nothing here knows what variables and trees stand for; a caller keeps that by their numbers. A space and what it points to is
 * not changed by any function that takes it. */
#ifndef SAMPLINT_SPACE_SPACE_H
#define SAMPLINT_SPACE_SPACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "space/choice_set.h"

enum leaf {
    LEAF_GOOD, /* the rule passes, or does not apply */
    LEAF_BAD,  /* it fails */
    LEAF_OPEN  /* it cannot tell: no congruent program has this, but no misfit either */
};

#define TREE_LEAF UINT32_MAX

struct tree_node {
    uint32_t variable; /* that it reads; TREE_LEAF for a leaf */
    uint32_t first;    /* of an inner node: where its children start in the tree's list, in the order of choices */
    enum leaf leaf;    /* of a leaf */
    uint32_t answer;   /* of a leaf: the caller's number for it */
};

struct tree {
    const struct tree_node *nodes; /* the first one is the root */
    size_t node_count;
    const uint32_t *children; /* indices of nodes */
    bool structural; /* not a rule, but what makes an assignment a program; never the one to blame or to change */
};

struct variable {
    size_t choice_count; /* 1 .. SPACE_CHOICES */
};

struct space {
    const struct variable *variables;
    size_t variable_count;
    const struct tree *trees;
    size_t tree_count;
};

/* The leaf that a tree leads to; `choices` has one choice a variable. */
const struct tree_node *tree_leaf(const struct tree *tree, const uint8_t *choices);

/* The variables that a tree reads, in a list of `variable_count` truths. */
void tree_reads(const struct tree *tree, bool *reads);

/* Whether every tree leads to a good leaf. */
bool space_is_congruent(const struct space *space, const uint8_t *choices);

#endif
