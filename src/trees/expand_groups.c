#include "trees/tree_builder.h"

/* A tree as it is written anew: what it asks about groups becomes what is asked about the attributes in them. */
struct rewrite {
    struct node_builder tree;          /* the new tree */
    const struct node_builder *source; /* the old one */
    uint8_t *known; /* by variable: 1 + the choice on the way to here; 0 where it was not asked yet */
    size_t leaves;  /* of the new tree, so far */
};

static void rewrite_node(struct rewrite *rewrite, uint32_t from, uint32_t to);

/* A group is as many questions as there are attributes in it, so that a few of them make a very large tree. */
static bool is_given_up(const struct rewrite *rewrite) {
    const struct tree_builder *builder = rewrite->tree.builder;
    return builder->arena->failed || rewrite->leaves > builder->question->leaf_budget;
}

/* Reads a variable in node `to`, and calls `follow` for each choice with the child that is to be filled in. */
typedef void follow_choice(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child);
static void read_variable(struct rewrite *rewrite, size_t variable, uint32_t to, follow_choice *follow,
                          const void *context) {
    maker_split(&rewrite->tree, to, variable);
    size_t choices = rewrite->tree.builder->variables[variable].choice_count;
    for (size_t choice = 0; choice < choices && !is_given_up(rewrite); choice++) {
        rewrite->known[variable] = (uint8_t)(choice + 1);
        follow(rewrite, context, (uint8_t)choice, rewrite->tree.children[rewrite->tree.nodes[to].first + choice]);
    }
    rewrite->known[variable] = 0;
}

/* Asks about the attributes of a group, from the one at `at` on, in the order in which they lie in it. */
struct group_question {
    const size_t *attributes; /* variables */
    size_t count;
    size_t at;
    uint32_t nothing, something; /* where the old tree goes on */
};

static void ask_group(struct rewrite *rewrite, const struct group_question *question, uint32_t to);

static void follow_attribute(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child) {
    struct group_question next = *(const struct group_question *)context;
    next.at++;
    if (choice)
        rewrite_node(rewrite, next.something, child);
    else
        ask_group(rewrite, &next, child);
}

static void ask_group(struct rewrite *rewrite, const struct group_question *question, uint32_t to) {
    struct group_question here = *question;
    for (; here.at < here.count; here.at++) {
        uint8_t known = rewrite->known[here.attributes[here.at]];
        if (known > 1) {
            rewrite_node(rewrite, here.something, to);
            return;
        }
        if (known == 0) {
            read_variable(rewrite, here.attributes[here.at], to, follow_attribute, &here);
            return;
        }
    }
    rewrite_node(rewrite, here.nothing, to);
}

static size_t list_attributes(const struct rule_space *space, const sl_field *group, size_t *list, size_t count) {
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *field = &group->fields[i];
        if (field->type == SL_GROUP)
            count = list_attributes(space, field, list, count);
        else
            list[count++] = space->first[field->index];
    }
    return count;
}

static void follow_node(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child) {
    const struct tree_node *from = context;
    rewrite_node(rewrite, rewrite->source->children[from->first + choice], child);
}

static void rewrite_node(struct rewrite *rewrite, uint32_t from, uint32_t to) {
    const struct node_builder *source = rewrite->source;
    const struct rule_space *space = source->builder->space;
    const struct tree_node *node = &source->nodes[from];
    while (node->variable != TREE_LEAF && rewrite->known[node->variable])
        node = &source->nodes[source->children[node->first + rewrite->known[node->variable] - 1u]];
    if (is_given_up(rewrite))
        return;
    if (node->variable == TREE_LEAF) {
        rewrite->leaves++;
        rewrite->tree.nodes[to] = *node;
    } else if (node->variable < source->builder->kept_count) {
        read_variable(rewrite, node->variable, to, follow_node, node);
    } else {
        const sl_field *group = space->meanings[node->variable].field;
        size_t *attributes = arena_array(source->builder->arena, space->vocabulary->field_count, sizeof *attributes);
        struct group_question question = {attributes, 0, 0, source->children[node->first],
                                          source->children[node->first + 1]};
        if (!attributes)
            return;
        question.count = list_attributes(space, group, attributes, 0);
        ask_group(rewrite, &question, to);
    }
}

static bool asks_about_groups(const struct node_builder *tree) {
    for (size_t i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].variable != TREE_LEAF && tree->nodes[i].variable >= tree->builder->kept_count)
            return true;
    return false;
}

/* Puts attributes in place of groups, if there are any. Returns false when that takes too much. */
bool expand_groups(struct node_builder *tree) {
    struct tree_builder *builder = tree->builder;
    struct rewrite rewrite = {.tree = {.builder = builder}, .source = tree};
    if (!asks_about_groups(tree))
        return true;
    rewrite.known = arena_array(builder->arena, builder->variable_count, sizeof *rewrite.known);
    if (!rewrite.known)
        return false;
    rewrite_node(&rewrite, 0, maker_add(&rewrite.tree));
    if (is_given_up(&rewrite))
        return false;
    tree->nodes = rewrite.tree.nodes;
    tree->node_count = rewrite.tree.node_count;
    tree->children = rewrite.tree.children;
    return true;
}
