/* forest.c - merges the trees of a space into one diagram, and reduces them to the choices that are allowed. */
#include "space/forest.h"

#include <string.h>

/* ---- merging trees ----------------------------------------------------------------------------------------------- */

#define NOT_MERGED UINT32_MAX

/* Merges a tree into the diagram and returns its root there. It uses no recursion because a tree may be deep. */
static uint32_t merge_tree(struct arena *arena, struct diagram *diagram, const struct tree *tree) {
    uint32_t *merged = arena_array(arena, tree->node_count, sizeof *merged); /* by node: its node of the diagram */
    uint32_t *path = arena_array(arena, tree->node_count, sizeof *path);     /* nodes whose children are being merged */
    if (!merged || !path)
        return DIAGRAM_NONE;
    for (size_t i = 0; i < tree->node_count; i++)
        merged[i] = NOT_MERGED;
    size_t depth = 1; /* the root is the first of the path */
    while (depth > 0) {
        const struct tree_node *node = &tree->nodes[path[depth - 1]];
        uint32_t width = node->variable == TREE_LEAF ? 0 : diagram->widths[node->variable];
        uint32_t children[SPACE_CHOICES], i = 0;
        while (i < width && (children[i] = merged[tree->children[node->first + i]]) != NOT_MERGED)
            i++;
        if (i < width) { /* this child has to be merged first */
            path[depth++] = tree->children[node->first + i];
            continue;
        }
        uint32_t leaf = node->leaf == LEAF_GOOD ? DIAGRAM_ALL : DIAGRAM_NONE;
        merged[path[--depth]] = width ? diagram_node(diagram, node->variable, children) : leaf;
    }
    return merged[0];
}

/* Lists the nodes and variables of each tree, once the roots are known. Returns false when there is no memory. */
static bool list_nodes(struct forest *forest, struct arena *arena) {
    bool *reads = arena_array(arena, forest->variable_count, sizeof *reads);
    for (size_t i = 0; reads && i < forest->tree_count; i++) {
        struct forest_tree *tree = &forest->trees[i];
        tree->nodes = diagram_nodes_below(&forest->diagram, arena, tree->root, &tree->node_count);
        if (!tree->nodes)
            return false;
        memset(reads, 0, forest->variable_count * sizeof *reads);
        for (size_t j = 0; j < tree->node_count; j++)
            reads[forest->diagram.nodes[tree->nodes[j]].level] = true;
        tree->reads = list_marked(arena, reads, forest->variable_count, &tree->read_count);
    }
    return !arena->failed;
}

/* The room for nodes of the first attempt. It grows for a forest whose trees have few parts in common. */
#define FIRST_ROOM ((size_t)4096)

/* Merges all trees into a diagram with `room` nodes; returns false when that was not enough. */
static bool merge_trees(struct forest *forest, struct arena *arena, const struct space *space, bool structural_only,
                        const uint32_t *widths, size_t room) {
    struct arena scratch = ARENA_EMPTY;
    diagram_open(&forest->diagram, arena, widths, room, room * 8);
    forest->tree_count = 0;
    for (size_t i = 0; i < space->tree_count && !forest->diagram.full; i++) {
        if (structural_only && !space->trees[i].structural)
            continue;
        forest->trees[forest->tree_count++].root = merge_tree(&scratch, &forest->diagram, &space->trees[i]);
        arena->failed |= scratch.failed;
        arena_free(&scratch);
    }
    return !forest->diagram.full;
}

bool forest_open(struct forest *forest, struct arena *arena, const struct space *space, bool structural_only) {
    *forest = (struct forest){.variable_count = space->variable_count};
    forest->trees = arena_array(arena, space->tree_count, sizeof *forest->trees);
    uint32_t *widths = arena_array(arena, space->variable_count, sizeof *widths);
    if (!forest->trees || !widths)
        return false;
    for (size_t i = 0; i < space->variable_count; i++)
        widths[i] = (uint32_t)space->variables[i].choice_count;
    size_t room = FIRST_ROOM;
    while (!merge_trees(forest, arena, space, structural_only, widths, room) && !arena->failed)
        room *= 4;
    return !arena->failed && list_nodes(forest, arena);
}

/* ---- narrowing the choices --------------------------------------------------------------------------------------- */

struct narrowing {
    const struct forest *forest;
    choice_set *allowed;
    bool *good;            /* by node: a path leads from it to a good leaf */
    bool *avoids;          /* by node: a path to a good leaf does not read the variable in question (can_avoid()) */
    bool *reached;         /* by node: a path leads from the root through it to a good leaf */
    choice_set *supported; /* by variable: its choices on paths from the root to a good leaf */
    size_t *steps;
};

/* Tells whether an allowed choice leads from a node to a child that is set in `marked`. */
static bool leads_to(const struct narrowing *n, uint32_t node, const bool *marked) {
    const struct diagram *diagram = &n->forest->diagram;
    const uint32_t *children = diagram_children(diagram, node);
    for (choice_set left = n->allowed[diagram->nodes[node].level]; left; left &= left - 1)
        if (marked[children[choices_lowest(left)]])
            return true;
    return false;
}

/* Tells whether a path leads to a good leaf without reading a variable; then the variable may have any choice. */
static bool can_avoid(const struct narrowing *n, const struct forest_tree *tree, uint32_t variable) {
    n->avoids[DIAGRAM_ALL] = true;
    for (size_t i = 0; i < tree->node_count; i++) {
        uint32_t node = tree->nodes[i];
        n->avoids[node] = n->forest->diagram.nodes[node].level != variable && leads_to(n, node, n->avoids);
    }
    *n->steps += tree->node_count;
    return n->avoids[tree->root];
}

/* Computes `supported` for the variables that a tree reads, from `good`. */
static void find_supported(const struct narrowing *n, const struct forest_tree *tree) {
    const struct diagram *diagram = &n->forest->diagram;
    for (size_t i = 0; i < tree->read_count; i++)
        n->supported[tree->reads[i]] = 0;
    for (size_t i = 0; i < tree->node_count; i++)
        n->reached[tree->nodes[i]] = false;
    n->reached[tree->root] = true;
    for (size_t i = tree->node_count; i-- > 0;) {
        uint32_t node = tree->nodes[i], variable = diagram->nodes[node].level;
        for (choice_set left = n->reached[node] ? n->allowed[variable] : 0; left; left &= left - 1) {
            uint32_t child = diagram_children(diagram, node)[choices_lowest(left)];
            if (!n->good[child])
                continue;
            n->supported[variable] |= choice_only(choices_lowest(left));
            n->reached[child] = true;
        }
    }
    *n->steps += tree->node_count;
}

/* Removes the choices that one tree does not support. Returns whether any were removed; sets `*empty` when the tree has
 * no path to a good leaf at all. */
static bool narrow_by(const struct narrowing *n, const struct forest_tree *tree, bool *empty) {
    n->good[DIAGRAM_ALL] = true;
    for (size_t i = 0; i < tree->node_count; i++)
        n->good[tree->nodes[i]] = leads_to(n, tree->nodes[i], n->good);
    *empty = !n->good[tree->root];
    if (*empty)
        return false;
    find_supported(n, tree);
    bool changed = false;
    for (size_t i = 0; i < tree->read_count; i++) {
        uint32_t variable = tree->reads[i];
        if ((n->allowed[variable] & ~n->supported[variable]) == 0 || can_avoid(n, tree, variable))
            continue;
        n->allowed[variable] &= n->supported[variable];
        changed = true;
    }
    return changed;
}

bool forest_narrow(const struct forest *forest, struct arena *arena, choice_set *allowed, size_t *steps) {
    size_t nodes = forest->diagram.node_count;
    struct narrowing n = {.forest = forest, .allowed = allowed, .steps = steps};
    struct arena scratch = ARENA_EMPTY;
    n.good = arena_array(&scratch, nodes, sizeof *n.good);
    n.avoids = arena_array(&scratch, nodes, sizeof *n.avoids);
    n.reached = arena_array(&scratch, nodes, sizeof *n.reached);
    n.supported = arena_array(&scratch, forest->variable_count, sizeof *n.supported);
    bool changed = true, empty = scratch.failed;
    for (size_t i = 0; i < forest->variable_count; i++)
        empty |= !allowed[i];
    while (changed && !empty) {
        changed = false;
        for (size_t i = 0; i < forest->tree_count && !empty; i++)
            changed |= narrow_by(&n, &forest->trees[i], &empty);
    }
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return !empty;
}

/* ---- reducing to allowed choices --------------------------------------------------------------------------------- */

bool forest_restrict(const struct forest *forest, struct arena *arena, const choice_set *allowed, struct forest *to) {
    const struct diagram *from = &forest->diagram;
    *to = (struct forest){.tree_count = forest->tree_count, .variable_count = forest->variable_count};
    uint32_t *widths = arena_array(arena, forest->variable_count, sizeof *widths);
    uint32_t *restricted = arena_array(arena, from->node_count, sizeof *restricted);
    to->trees = arena_array(arena, forest->tree_count, sizeof *to->trees);
    if (!widths || !restricted || !to->trees)
        return false;
    for (size_t i = 0; i < forest->variable_count; i++)
        widths[i] = choices_count(allowed[i]);
    diagram_open(&to->diagram, arena, widths, from->node_count, from->child_count);
    restricted[DIAGRAM_ALL] = DIAGRAM_ALL;
    for (uint32_t node = DIAGRAM_LEAVES; node < from->node_count; node++) {
        uint32_t children[SPACE_CHOICES] = {0}, count = 0, variable = from->nodes[node].level;
        for (choice_set left = allowed[variable]; left; left &= left - 1)
            children[count++] = restricted[diagram_children(from, node)[choices_lowest(left)]];
        restricted[node] = diagram_node(&to->diagram, variable, children);
    }
    for (size_t i = 0; i < forest->tree_count; i++)
        to->trees[i].root = restricted[forest->trees[i].root];
    return !to->diagram.full && list_nodes(to, arena);
}
