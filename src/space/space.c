/* space.c - reads a space: allowed choices, the leaves that a tree leads to, and the variables that it reads. */
#include "space/space.h"

void space_fill_allowed(const struct space *space, const choice_set *allowed, choice_set *choices) {
    for (size_t i = 0; i < space->variable_count; i++)
        choices[i] = space_choices(space, allowed, i);
}

const struct tree_node *tree_leaf(const struct tree *tree, const uint8_t *choices) {
    const struct tree_node *node = tree->nodes;
    while (node->variable != TREE_LEAF)
        node = &tree->nodes[tree->children[node->first + choices[node->variable]]];
    return node;
}

bool tree_can_fail(const struct space *space, const struct tree *tree, const choice_set *choices,
                   struct arena *scratch) {
    uint32_t *waiting = arena_array(scratch, tree->node_count, sizeof *waiting);
    bool *seen = arena_array(scratch, tree->node_count, sizeof *seen), fails = !waiting || !seen;
    size_t count = 0;
    if (!fails)
        waiting[count++] = 0;
    while (count > 0 && !fails) {
        const struct tree_node *node = &tree->nodes[waiting[--count]];
        if (node->variable == TREE_LEAF) {
            fails = node->leaf != LEAF_GOOD;
            continue;
        }
        for (size_t i = 0; i < space->variables[node->variable].choice_count; i++) {
            uint32_t child = tree->children[node->first + i];
            if (!choices_have(choices[node->variable], i) || seen[child])
                continue;
            seen[child] = true;
            waiting[count++] = child;
        }
    }
    return fails;
}

void tree_reads(const struct tree *tree, bool *reads) {
    for (size_t i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].variable != TREE_LEAF)
            reads[tree->nodes[i].variable] = true;
}

uint32_t *list_marked(struct arena *arena, const bool *marked, size_t count, size_t *listed) {
    *listed = 0;
    for (size_t i = 0; i < count; i++)
        *listed += marked[i];
    uint32_t *list = arena_array(arena, *listed, sizeof *list);
    for (uint32_t i = 0, at = 0; list && i < count; i++)
        if (marked[i])
            list[at++] = i;
    return list;
}

bool space_is_congruent(const struct space *space, const uint8_t *choices) {
    for (size_t i = 0; i < space->tree_count; i++)
        if (tree_leaf(&space->trees[i], choices)->leaf != LEAF_GOOD)
            return false;
    return true;
}
