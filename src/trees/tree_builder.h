/* tree_builder.h - how the files of rule_space.h share the work: variables out of the vocabulary (variables.c), trees out of rules (grow.c),
 * attributes in place of groups (regroup.c). Lack of memory shows in the arena. */
#ifndef SAMPLINT_TREES_TREE_BUILDER_H
#define SAMPLINT_TREES_TREE_BUILDER_H

#include "lua/source/integers.h"
#include "trees/rule_space.h"

struct tree_builder {
    struct ruleset *rules;
    struct arena *arena;
    struct rule_space *space;
    struct variable *variables;
    size_t variable_count;
    size_t kept_count; /* without those of groups, which come last */
    struct tree *trees;
    size_t tree_count;
    const struct rule_space_question *question;
    const struct check_integers *integers; /* of each rule */
    const struct check_integers *split_by_integers;
};

/* A tree as its nodes are added. */
struct node_builder {
    struct tree_builder *builder;
    struct tree_node *nodes;
    size_t node_count, node_capacity;
    uint32_t *children;
    size_t child_count, child_capacity;
};

/* A new node, a leaf that is not good. */
uint32_t maker_add(struct node_builder *maker);

/* Makes a node read a variable, with a new child for each choice. */
void maker_split(struct node_builder *maker, size_t node, size_t variable);

/* What is behind a choice of a node that reads. */
static inline uint32_t maker_child(const struct node_builder *maker, size_t node, size_t choice) {
    return maker->children[maker->nodes[node].first + choice];
}

/* Makes all variables of a space, those of groups last. Returns false when there is no memory. */
bool builder_make_variables(struct tree_builder *builder);

/* Whether a rule says that it is about an attribute's element. */
bool rule_is_about(const sl_rule *rule, const sl_field *field);

/* Whether a rule is one about accounts together, and the program has some. */
bool builder_has_accounts(const struct tree_builder *builder, const sl_rule *rule);

/* Makes the tree of one rule, or says why there is none. */
void explore_rule(struct tree_builder *builder, struct rule_tree *result);

/* Puts attributes in place of groups, if a tree asks about any. Returns false when that takes too much. */
bool expand_groups(struct node_builder *tree);

#endif
