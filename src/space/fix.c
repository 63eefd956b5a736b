/* fix.c - fixes a variable of a decision tree, as fix.h describes. */
#include "space/fix.h"

#define NOT_REACHED UINT32_MAX

struct fixer {
    const struct tree *tree;
    size_t variable, choice;
    uint32_t *place; /* by node of the old tree: its place in the new one */
    uint32_t *order; /* by place in the new tree: the node of the old one */
    uint32_t reached;
};

/* Returns the place in the new tree of a node, or of the node that stands for it if it reads the fixed variable. */
static uint32_t place_of(struct fixer *fixer, uint32_t node) {
    const struct tree *tree = fixer->tree;
    while (tree->nodes[node].variable == fixer->variable)
        node = tree->children[tree->nodes[node].first + fixer->choice];
    if (fixer->place[node] == NOT_REACHED) {
        fixer->place[node] = fixer->reached;
        fixer->order[fixer->reached++] = node;
    }
    return fixer->place[node];
}

bool tree_fix(struct arena *arena, const struct space *space, const struct tree *tree, size_t variable, size_t choice,
              struct tree *fixed) {
    size_t count = tree->node_count, children_count = 0, children_made = 0;
    for (size_t i = 0; i < count; i++)
        if (tree->nodes[i].variable != TREE_LEAF)
            children_count += space->variables[tree->nodes[i].variable].choice_count;
    struct fixer fixer = {.tree = tree, .variable = variable, .choice = choice};
    fixer.place = arena_array(arena, count, sizeof *fixer.place);
    fixer.order = arena_array(arena, count, sizeof *fixer.order);
    struct tree_node *nodes = arena_array(arena, count, sizeof *nodes);
    uint32_t *children = arena_array(arena, children_count, sizeof *children);
    if (arena->failed)
        return false;
    for (size_t i = 0; i < count; i++)
        fixer.place[i] = NOT_REACHED;
    place_of(&fixer, 0);
    for (uint32_t i = 0; i < fixer.reached; i++) {
        nodes[i] = tree->nodes[fixer.order[i]];
        if (nodes[i].variable == TREE_LEAF)
            continue;
        const uint32_t *old = tree->children + nodes[i].first;
        nodes[i].first = (uint32_t)children_made;
        for (size_t j = 0; j < space->variables[nodes[i].variable].choice_count; j++)
            children[children_made++] = place_of(&fixer, old[j]);
    }
    *fixed = (struct tree){.nodes = nodes, .node_count = fixer.reached, .children = children};
    return true;
}
