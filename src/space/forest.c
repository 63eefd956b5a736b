#include "space/forest.h"

#include <string.h>

#include "base/set.h"

/* ---- making it ---------------------------------------------------------------------------------------------------- */

/* Not merged yet. */
#define UNKNOWN UINT32_MAX

struct merging {
    struct diagram *diagram;
    const struct tree *tree;
    uint32_t *merged; /* what each node of the tree became */
    uint32_t *path;   /* nodes whose kids are being merged, the root first */
};

/* Makes the diagram's node of a tree's node. Returns it, or UNKNOWN when a kid has to be merged before, stored in `kid`. */
static uint32_t merge_node(const struct merging *merging, const struct tree_node *node, uint32_t *kid) {
    if (node->variable == TREE_LEAF)
        return node->leaf == LEAF_GOOD ? DIAGRAM_ALL : DIAGRAM_NONE;
    uint32_t kids[SPACE_CHOICES];
    for (uint32_t i = 0; i < merging->diagram->widths[node->variable]; i++) {
        *kid = merging->tree->children[node->first + i];
        kids[i] = merging->merged[*kid];
        if (kids[i] == UNKNOWN)
            return UNKNOWN;
    }
    return diagram_node(merging->diagram, node->variable, kids);
}

/* Without recursion: a tree may be deep. */
static uint32_t merge_tree(struct arena *arena, struct diagram *diagram, const struct tree *tree) {
    struct merging merging = {diagram, tree, arena_array(arena, tree->node_count, sizeof *merging.merged),
                              arena_array(arena, tree->node_count, sizeof *merging.path)};
    if (!merging.merged || !merging.path)
        return DIAGRAM_NONE;
    for (size_t i = 0; i < tree->node_count; i++)
        merging.merged[i] = UNKNOWN;
    size_t depth = 0;
    merging.path[depth++] = 0;
    while (depth > 0) {
        uint32_t at = merging.path[depth - 1], kid = 0;
        merging.merged[at] = merge_node(&merging, &tree->nodes[at], &kid);
        if (merging.merged[at] == UNKNOWN)
            merging.path[depth++] = kid;
        else
            depth--;
    }
    return merging.merged[0];
}

/* Lists what each tree is made of and what it reads; the roots are known. */
static bool describe(struct forest *forest, struct arena *arena) {
    bool *reads = arena_array(arena, forest->variable_count, sizeof *reads);
    for (size_t i = 0; reads && i < forest->tree_count; i++) {
        struct forest_tree *tree = &forest->trees[i];
        tree->nodes = diagram_nodes_below(&forest->diagram, arena, tree->root, &tree->node_count);
        if (!tree->nodes)
            return false;
        memset(reads, 0, forest->variable_count * sizeof *reads);
        for (size_t j = 0; j < tree->node_count; j++)
            reads[forest->diagram.nodes[tree->nodes[j]].level] = true;
        tree->read_count = 0;
        for (size_t j = 0; j < forest->variable_count; j++)
            tree->read_count += reads[j];
        uint32_t *list = arena_array(arena, tree->read_count, sizeof *list);
        tree->reads = list;
        for (uint32_t j = 0; list && j < forest->variable_count; j++)
            if (reads[j])
                *list++ = j;
    }
    return !arena->failed;
}

/* Room for the forest's nodes at first; a forest without any part in common needs as many as there are nodes in the trees. */
#define FIRST_ROOM ((size_t)4096)

/* Merges all trees into a diagram with so much room; false when it was not enough. */
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
    return !arena->failed && describe(forest, arena);
}

/* ---- cutting it down ---------------------------------------------------------------------------------------------- */

/* Where in the forest a good leaf can be reached, and from a root what. */
struct narrowing {
    const struct forest *forest;
    choice_set *allowed;
    bool *good;            /* by node: leads to a good leaf */
    bool *avoids;          /* by node: does so without the variable asked about */
    bool *reached;         /* by node: from the root, on a way to a good leaf */
    choice_set *supported; /* by variable: choices on such a way */
    size_t *steps;
};

/* Whether an allowed choice leads from a node to one that is `marked`. */
static bool leads_to(const struct narrowing *n, uint32_t node, const bool *marked) {
    const struct diagram *diagram = &n->forest->diagram;
    const uint32_t *kids = diagram_kids(diagram, node);
    for (choice_set left = n->allowed[diagram->nodes[node].level]; left; left &= left - 1)
        if (marked[kids[choices_lowest(left)]])
            return true;
    return false;
}

/* Whether a tree has a way to a good leaf on which it does not ask for a variable; then that one may have any choice. */
static bool can_avoid(const struct narrowing *n, const struct forest_tree *tree, uint32_t variable) {
    n->avoids[DIAGRAM_ALL] = true;
    for (size_t i = 0; i < tree->node_count; i++) {
        uint32_t node = tree->nodes[i];
        n->avoids[node] = n->forest->diagram.nodes[node].level != variable && leads_to(n, node, n->avoids);
    }
    *n->steps += tree->node_count;
    return n->avoids[tree->root];
}

static void note_supported(const struct narrowing *n, const struct forest_tree *tree) {
    const struct diagram *diagram = &n->forest->diagram;
    for (size_t i = 0; i < tree->read_count; i++)
        n->supported[tree->reads[i]] = 0;
    for (size_t i = 0; i < tree->node_count; i++)
        n->reached[tree->nodes[i]] = false;
    n->reached[tree->root] = true;
    for (size_t i = tree->node_count; i-- > 0;) {
        uint32_t node = tree->nodes[i], variable = diagram->nodes[node].level;
        for (choice_set left = n->reached[node] ? n->allowed[variable] : 0; left; left &= left - 1) {
            uint32_t kid = diagram_kids(diagram, node)[choices_lowest(left)];
            if (!n->good[kid])
                continue;
            n->supported[variable] |= left & (~left + 1);
            n->reached[kid] = true;
        }
    }
    *n->steps += tree->node_count;
}

/* Narrows by one tree. Returns whether that changed anything; sets `*empty` when nothing is left. */
static bool narrow_by(const struct narrowing *n, const struct forest_tree *tree, bool *empty) {
    n->good[DIAGRAM_ALL] = true;
    for (size_t i = 0; i < tree->node_count; i++)
        n->good[tree->nodes[i]] = leads_to(n, tree->nodes[i], n->good);
    *empty = !n->good[tree->root];
    if (*empty)
        return false;
    note_supported(n, tree);
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

/* Narrows until no tree does any more. */
static bool narrow(struct narrowing *n) {
    for (size_t i = 0; i < n->forest->variable_count; i++)
        if (!n->allowed[i])
            return false;
    bool changed = true, empty = false;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < n->forest->tree_count && !empty; i++)
            changed |= narrow_by(n, &n->forest->trees[i], &empty);
        if (empty)
            return false;
    }
    return true;
}

bool forest_narrow(const struct forest *forest, struct arena *arena, choice_set *allowed, size_t *steps) {
    size_t nodes = forest->diagram.node_count;
    struct narrowing n = {.forest = forest, .allowed = allowed, .steps = steps};
    struct arena scratch = ARENA_EMPTY;
    n.good = arena_array(&scratch, nodes, sizeof *n.good);
    n.avoids = arena_array(&scratch, nodes, sizeof *n.avoids);
    n.reached = arena_array(&scratch, nodes, sizeof *n.reached);
    n.supported = arena_array(&scratch, forest->variable_count, sizeof *n.supported);
    bool any = !scratch.failed && narrow(&n);
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return any;
}

bool forest_cut(const struct forest *forest, struct arena *arena, const choice_set *allowed, struct forest *to) {
    const struct diagram *from = &forest->diagram;
    *to = (struct forest){.tree_count = forest->tree_count, .variable_count = forest->variable_count};
    uint32_t *widths = arena_array(arena, forest->variable_count, sizeof *widths);
    uint32_t *cut = arena_array(arena, from->node_count, sizeof *cut);
    to->trees = arena_array(arena, forest->tree_count, sizeof *to->trees);
    if (!widths || !cut || !to->trees)
        return false;
    for (size_t i = 0; i < forest->variable_count; i++)
        widths[i] = choices_count(allowed[i]);
    diagram_open(&to->diagram, arena, widths, from->node_count, from->kid_count);
    cut[DIAGRAM_ALL] = DIAGRAM_ALL;
    for (uint32_t node = DIAGRAM_LEAVES; node < from->node_count; node++) {
        uint32_t kids[SPACE_CHOICES] = {0}, count = 0, variable = from->nodes[node].level;
        for (choice_set left = allowed[variable]; left; left &= left - 1)
            kids[count++] = cut[diagram_kids(from, node)[choices_lowest(left)]];
        cut[node] = diagram_node(&to->diagram, variable, kids);
    }
    for (size_t i = 0; i < forest->tree_count; i++)
        to->trees[i].root = cut[forest->trees[i].root];
    return !to->diagram.full && describe(to, arena);
}
