/* tree_builder.h - the parts of making trees, for the files of this folder only.
 *
 * build.c makes the variables (variables.c), then the tree of each rule (explorer.c), whose nodes are collected in a
 * draft and whose questions about groups are replaced at the end (expand_groups.c). The arena shows lack of memory. */
#ifndef SAMPLINT_TREES_TREE_BUILDER_H
#define SAMPLINT_TREES_TREE_BUILDER_H

#include "lua/source/constants.h"
#include "trees/rule_space.h"

struct tree_builder {
    struct ruleset *rules;
    struct arena *arena;
    const struct rule_space_request *request;
    struct rule_space *space;
    struct variable *variables; /* the variables of groups come last */
    size_t variable_count;
    size_t kept_count; /* without the variables of groups */
    struct tree *trees;
    size_t tree_count;
    const struct check_integers *integers;          /* for each rule */
    const struct check_integers *split_by_integers; /* for each rule of request->split_by */
};

/* ---- variables.c ------------------------------------------------------------------------------------------------- */

/* Makes all variables of a space. Returns false if there is no memory. */
bool builder_make_variables(struct tree_builder *builder);

/* Whether a rule names the attribute's element among its elements. */
bool rule_is_about(const sl_rule *rule, const sl_field *field);

/* Whether the rule is about all accounts together and the trees are made for a program with accounts. */
bool builder_has_accounts(const struct tree_builder *builder, const sl_rule *rule);

/* ---- build.c ----------------------------------------------------------------------------------------------------- */

/* A tree while its nodes are added. */
struct tree_draft {
    struct tree_builder *builder;
    struct tree_node *nodes;
    size_t node_count, node_capacity;
    uint32_t *children;
    size_t child_count, child_capacity;
};

/* Adds a leaf of kind LEAF_UNDETERMINED and returns its index; 0 if there is no memory. */
uint32_t draft_add_leaf(struct tree_draft *draft);

/* Turns a leaf into a node that reads a variable, with a new leaf for each choice. */
void draft_split(struct tree_draft *draft, size_t node, size_t variable);

/* The child that a choice leads to. */
static inline uint32_t draft_child(const struct tree_draft *draft, size_t node, size_t choice) {
    return draft->children[draft->nodes[node].first + choice];
}

/* ---- expand_groups.c --------------------------------------------------------------------------------------------- */

/* Replaces questions about groups by those about their attributes. Returns false if that exceeds the leaf budget. */
bool expand_groups(struct tree_draft *draft);

/* ---- explorer.c -------------------------------------------------------------------------------------------------- */

/* Makes the tree of one rule, or notes in the result why it cannot be made. */
void explore_rule(struct tree_builder *builder, struct rule_tree *result);

#endif
