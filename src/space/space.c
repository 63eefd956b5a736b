#include "space/space.h"

const struct tree_node *tree_leaf(const struct tree *tree, const uint8_t *choices) {
    const struct tree_node *node = tree->nodes;
    while (node->variable != TREE_LEAF)
        node = &tree->nodes[tree->children[node->first + choices[node->variable]]];
    return node;
}

void tree_reads(const struct tree *tree, bool *reads) {
    for (size_t i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].variable != TREE_LEAF)
            reads[tree->nodes[i].variable] = true;
}

bool space_is_congruent(const struct space *space, const uint8_t *choices) {
    for (size_t i = 0; i < space->tree_count; i++)
        if (tree_leaf(&space->trees[i], choices)->leaf != LEAF_GOOD)
            return false;
    return true;
}
