/* expand_groups.c - turns the question whether anything in a group is declared into questions about its attributes. */
#include "trees/tree_builder.h"

struct rewrite {
    struct tree_draft tree;          /* the new tree */
    const struct tree_draft *source; /* the old tree */
    uint8_t *known;                  /* by variable: 1 + its choice on the path in the new tree; 0 if it was not read */
    size_t leaves;                   /* of the new tree until now */
};

static void rewrite_node(struct rewrite *rewrite, uint32_t from, uint32_t to);

/* A group becomes one question for each of its attributes. A few groups can thus exceed the leaf budget. */
static bool is_given_up(const struct rewrite *rewrite) {
    const struct tree_builder *builder = rewrite->tree.builder;
    return builder->arena->failed || rewrite->leaves > builder->request->leaf_budget;
}

/* Makes node `to` read a variable, and calls `fill` for each choice with the child to fill in. */
typedef void fill_child(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child);
static void read_variable(struct rewrite *rewrite, size_t variable, uint32_t to, fill_child *fill,
                          const void *context) {
    draft_split(&rewrite->tree, to, variable);
    size_t choices = rewrite->tree.builder->variables[variable].choice_count;
    for (size_t choice = 0; choice < choices && !is_given_up(rewrite); choice++) {
        rewrite->known[variable] = (uint8_t)(choice + 1);
        fill(rewrite, context, (uint8_t)choice, draft_child(&rewrite->tree, to, choice));
    }
    rewrite->known[variable] = 0;
}

/* The questions about the attributes of a group, in their order in the group. */
struct group_question {
    const size_t *attributes; /* variables */
    size_t count;
    size_t next;                 /* the next attribute to ask about */
    uint32_t nothing, something; /* the nodes of the old tree where nothing, or something, is declared in the group */
};

static void ask_group(struct rewrite *rewrite, const struct group_question *question, uint32_t to);

static void fill_after_attribute(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child) {
    struct group_question rest = *(const struct group_question *)context;
    rest.next++;
    if (choice)
        rewrite_node(rewrite, rest.something, child);
    else
        ask_group(rewrite, &rest, child);
}

static void ask_group(struct rewrite *rewrite, const struct group_question *question, uint32_t to) {
    struct group_question rest = *question;
    for (; rest.next < rest.count; rest.next++) {
        uint8_t known = rewrite->known[rest.attributes[rest.next]];
        if (known > 1) {
            rewrite_node(rewrite, rest.something, to);
            return;
        }
        if (known == 0) {
            read_variable(rewrite, rest.attributes[rest.next], to, fill_after_attribute, &rest);
            return;
        }
    }
    rewrite_node(rewrite, rest.nothing, to);
}

static size_t list_attributes(const struct rule_space *space, const sl_field *group, size_t *list, size_t count) {
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *field = &group->fields[i];
        if (field->type == SL_GROUP)
            count = list_attributes(space, field, list, count);
        else
            list[count++] = space->first_variable[field->index];
    }
    return count;
}

static void fill_from_node(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child) {
    const struct tree_node *from = context;
    rewrite_node(rewrite, rewrite->source->children[from->first + choice], child);
}

/* Writes the old tree from node `from` on into node `to` of the new tree. */
static void rewrite_node(struct rewrite *rewrite, uint32_t from, uint32_t to) {
    const struct tree_draft *source = rewrite->source;
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
        read_variable(rewrite, node->variable, to, fill_from_node, node);
    } else {
        const sl_field *group = space->meanings[node->variable].field;
        size_t *attributes = arena_array(source->builder->arena, space->vocabulary->field_count, sizeof *attributes);
        if (!attributes)
            return;
        struct group_question question = {attributes, list_attributes(space, group, attributes, 0), 0,
                                          source->children[node->first], source->children[node->first + 1]};
        ask_group(rewrite, &question, to);
    }
}

bool expand_groups(struct tree_draft *draft) {
    struct tree_builder *builder = draft->builder;
    struct rewrite rewrite = {.tree = {.builder = builder}, .source = draft};
    bool asks = false;
    for (size_t i = 0; !asks && i < draft->node_count; i++)
        asks = draft->nodes[i].variable != TREE_LEAF && draft->nodes[i].variable >= builder->kept_count;
    if (!asks)
        return true;
    rewrite.known = arena_array(builder->arena, builder->variable_count, sizeof *rewrite.known);
    if (!rewrite.known)
        return false;
    rewrite_node(&rewrite, 0, draft_add_leaf(&rewrite.tree));
    if (is_given_up(&rewrite))
        return false;
    *draft = rewrite.tree;
    return true;
}
