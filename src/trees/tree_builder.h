/* tree_builder.h - the parts of making trees, for the files of this folder only.
 *
 * build.c makes the variables (variables.c), then the tree of each rule. explorer.c runs the rule and collects the nodes
 * in a draft; complete_tree.c adds the choice "not declared"; expand_groups.c replaces questions about groups. The arena
 * shows lack of memory. */
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
    const struct account_groups *groups;            /* of the request's program; NULL without one */
    const struct check_integers *integers;          /* for each rule */
    const struct check_integers *split_by_integers; /* for each rule of request->split_by */
};

/* ---- variables.c ------------------------------------------------------------------------------------------------- */

/* Makes all variables of a space. Returns false if there is no memory. */
bool builder_make_variables(struct tree_builder *builder);

/* Whether a rule names the attribute's element among its elements. */
bool rule_is_about(const sl_rule *rule, const sl_field *field);

/* Whether the rule is about all accounts together and the trees are made for a program with accounts or
 * segments. */
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

/* What an inner node of a draft of explorer.c asks; tree_node.answer holds it. */
enum draft_question {
    DRAFT_TRIES_ALL, /* all choices are tried */
    DRAFT_READS,     /* reads the value of an attribute: all choices are tried but the first one, "not declared" */
    DRAFT_SUPPOSES   /* reads a value of a program that does not declare it: the node stands for all its choices */
};

/* Adds a leaf of kind LEAF_UNDETERMINED and returns its index; 0 if there is no memory. */
uint32_t draft_add_leaf(struct tree_draft *draft);

/* Turns a leaf into a node that reads a variable, with a new leaf for each choice. */
void draft_split(struct tree_draft *draft, size_t node, size_t variable);

/* The child that a choice leads to. */
static inline uint32_t draft_child(const struct tree_draft *draft, size_t node, size_t choice) {
    return draft->children[draft->nodes[node].first + choice];
}

/* ---- complete_tree.c --------------------------------------------------------------------------------------------- */

/* The numbers of the answers that an undetermined leaf and a passing leaf have; without meaning if the rule never
 * passes. */
struct completed_answers {
    uint32_t undetermined, pass;
};

/* Adds to each node that reads an attribute the branch for "not declared": it leads where all other choices agree, and
 * otherwise to undetermined. Equal nodes become one. Returns false if that exceeds the leaf budget. */
bool complete_tree(struct tree_draft *draft, struct completed_answers answers);

/* ---- expand_groups.c --------------------------------------------------------------------------------------------- */

/* Replaces questions about groups by those about their attributes. Returns false if that exceeds the leaf budget. */
bool expand_groups(struct tree_draft *draft);

/* ---- explorer.c -------------------------------------------------------------------------------------------------- */

/* Makes the tree of one rule, or notes in the result why it cannot be made. */
void explore_rule(struct tree_builder *builder, struct rule_tree *result);

#endif
