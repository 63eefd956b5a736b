/* space.h - rules as decision trees over variables with few choices.
 *
 * A variable is one fact about a program that a rule can read: the value of an attribute, whether the attribute is
 * declared, or whether a set has a certain member. A rule is a pure function of the variables that it reads, therefore
 * it can be written as a decision tree: an inner node reads a variable and has one child for each choice of it, and a
 * leaf holds the result. A program is an assignment: one choice for each variable. An assignment is congruent when
 * every tree leads to a good leaf. In the terms of constraint programming the trees are constraints, and congruent
 * assignments are solutions.
 *
 * This folder does not know which attributes and rules the numbers of variables and trees stand for; callers do. No
 * function changes a space that is passed to it, or anything that the space points to. */
#ifndef SAMPLINT_SPACE_SPACE_H
#define SAMPLINT_SPACE_SPACE_H

#include "base/arena.h"
#include "space/choice_set.h"

/* The result of a rule. */
enum leaf {
    LEAF_GOOD,        /* the rule passes or does not apply */
    LEAF_BAD,         /* the rule fails */
    LEAF_UNDETERMINED /* information is missing: the assignment is not congruent, but it violates nothing either */
};

/* The value of tree_node.variable in a leaf. */
#define TREE_LEAF UINT32_MAX

struct tree_node {
    uint32_t variable; /* the variable that an inner node reads; TREE_LEAF in a leaf */
    uint32_t first;    /* inner node: index in tree.children of its first child; there is one per choice, ascending */
    enum leaf leaf;    /* leaf: the result */
    uint32_t answer;   /* leaf: a number that the caller chose for the rule's answer */
};

struct tree {
    const struct tree_node *nodes; /* the root is the first node */
    size_t node_count;
    const uint32_t *children; /* indices of nodes; several inner nodes may share a child */
    bool structural;          /* made from no rule: accepts the assignments that can be programs; in no explanation */
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

/* Returns the set of all choices of a variable. */
static inline choice_set all_choices(const struct variable *variable) {
    return choices_below(variable->choice_count);
}

/* Returns the choices of a variable that are in `allowed`, which has one set per variable; NULL allows all choices. */
static inline choice_set space_choices(const struct space *space, const choice_set *allowed, size_t variable) {
    choice_set all = all_choices(&space->variables[variable]);
    return allowed ? all & allowed[variable] : all;
}

/* Stores in `choices` the result of space_choices() for each variable. */
void space_fill_allowed(const struct space *space, const choice_set *allowed, choice_set *choices);

/* Returns the leaf that a tree leads to; `choices` has one choice per variable. */
const struct tree_node *tree_leaf(const struct tree *tree, const uint8_t *choices);

/* Whether a tree leads to a leaf that is not good, if each variable that it reads may have any of its `choices`. The
 * arena is for temporary memory; without memory, returns true. */
bool tree_can_fail(const struct space *space, const struct tree *tree, const choice_set *choices,
                   struct arena *scratch);

/* Sets `reads[v]` for each variable v that the tree reads; leaves the other elements as they are. */
void tree_reads(const struct tree *tree, bool *reads);

/* Lists the numbers below `count` whose element in `marked` is set, in ascending order. Returns the list, which belongs
 * to the arena, and stores its length in `listed`; returns NULL when there is no memory. */
uint32_t *list_marked(struct arena *arena, const bool *marked, size_t count, size_t *listed);

/* Tells whether an assignment is congruent; `choices` has one choice per variable. */
bool space_is_congruent(const struct space *space, const uint8_t *choices);

#endif
