/* tree_draft.c - adds nodes to a tree that is being made. */
#include "trees/tree_builder.h"

uint32_t draft_add_leaf(struct tree_draft *draft) {
    size_t number = draft->node_count;
    ARENA_APPEND(draft->builder->arena, draft->nodes, draft->node_count, draft->node_capacity,
                 (struct tree_node){.variable = TREE_LEAF, .leaf = LEAF_UNDETERMINED});
    return draft->node_count > number ? (uint32_t)number : 0;
}

void draft_split(struct tree_draft *draft, size_t node, size_t variable) {
    struct tree_builder *builder = draft->builder;
    if (builder->arena->failed)
        return; /* the node itself may be missing */
    draft->nodes[node].variable = (uint32_t)variable;
    draft->nodes[node].first = (uint32_t)draft->child_count;
    for (size_t i = 0; i < builder->variables[variable].choice_count && !builder->arena->failed; i++)
        ARENA_APPEND(builder->arena, draft->children, draft->child_count, draft->child_capacity, draft_add_leaf(draft));
}
