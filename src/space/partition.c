#include "space/partition.h"

#include <stdlib.h>
#include <string.h>

#include "space/forest.h"
#include "space/order.h"

/* Nodes of a diagram, at most: some 12 MiB. */
#define MOST_NODES ((size_t)1 << 18)
/* Kids a node has, at most, on the average; most nodes are of members of sets, with two. */
#define KIDS ((size_t)4)
/* A diagram may have one node for so many steps spent so far. */
#define STEPS_A_NODE ((size_t)4)

struct cutting {
    const struct partition_question *question;
    struct forest forest;
    part_visitor *visit;
    void *context;
    struct partition_cost *cost;
    enum partition_outcome outcome;
};

static bool is_spent(const struct cutting *c) {
    return c->cost->steps >= c->question->budget;
}

static size_t affordable_nodes(const struct cutting *c) {
    size_t nodes = c->cost->steps / STEPS_A_NODE;
    if (nodes < c->question->first_nodes)
        return c->question->first_nodes;
    return nodes < MOST_NODES ? nodes : MOST_NODES;
}

/* ---- one diagram -------------------------------------------------------------------------------------------------- */

/* A tree that waits to be joined. */
struct waiting_tree {
    const struct forest_tree *tree;
    uint32_t top; /* the highest level it asks at */
};

/* Those that start deepest first: they are joined while the diagram is small, and what it is at deeper levels stays. */
static int deepest_first(const void *left, const void *right) {
    const struct waiting_tree *a = left, *b = right;
    if (a->top != b->top)
        return a->top > b->top ? -1 : 1;
    return (a->tree > b->tree) - (a->tree < b->tree);
}

static struct waiting_tree *line_up(struct arena *arena, const struct forest *forest, const uint32_t *levels) {
    struct waiting_tree *waiting = arena_array(arena, forest->tree_count, sizeof *waiting);
    for (size_t i = 0; waiting && i < forest->tree_count; i++) {
        const struct forest_tree *tree = &forest->trees[i];
        waiting[i] = (struct waiting_tree){tree, DIAGRAM_BOTTOM};
        for (size_t j = 0; j < tree->read_count; j++)
            if (levels[tree->reads[j]] < waiting[i].top)
                waiting[i].top = levels[tree->reads[j]];
    }
    if (waiting && forest->tree_count > 0)
        qsort(waiting, forest->tree_count, sizeof *waiting, deepest_first);
    return waiting;
}

/* A tree of the forest in the order of the diagram; `made` has room for what became of each node of the forest. */
static uint32_t make_tree(struct diagram *diagram, const struct forest *forest, const struct forest_tree *tree,
                          const uint32_t *levels, uint32_t *made) {
    made[DIAGRAM_NONE] = DIAGRAM_NONE;
    made[DIAGRAM_ALL] = DIAGRAM_ALL;
    for (size_t i = 0; i < tree->node_count; i++) {
        uint32_t node = tree->nodes[i], variable = forest->diagram.nodes[node].level;
        uint32_t kids[SPACE_CHOICES];
        for (uint32_t j = 0; j < forest->diagram.widths[variable]; j++)
            kids[j] = made[diagram_kids(&forest->diagram, node)[j]];
        made[node] = diagram_decide(diagram, levels[variable], kids);
    }
    return made[tree->root];
}

/* Joins all trees in the order of the part. */
static void join(struct part *part, struct arena *arena, const struct forest *forest, size_t nodes) {
    size_t count = forest->variable_count;
    uint32_t *levels = arena_array(arena, count, sizeof *levels);
    uint32_t *widths = arena_array(arena, count, sizeof *widths);
    uint32_t *made = arena_array(arena, forest->diagram.node_count, sizeof *made);
    if (!levels || !widths || !made)
        return;
    for (uint32_t i = 0; i < count; i++) {
        levels[part->order[i]] = i;
        widths[i] = forest->diagram.widths[part->order[i]];
    }
    struct waiting_tree *waiting = line_up(arena, forest, levels);
    diagram_open(&part->diagram, arena, widths, nodes, nodes * KIDS);
    part->root = DIAGRAM_ALL;
    for (size_t i = 0; waiting && i < forest->tree_count && !part->diagram.full; i++) {
        uint32_t tree = make_tree(&part->diagram, forest, waiting[i].tree, levels, made);
        part->root = diagram_combine(&part->diagram, DIAGRAM_BOTH, part->root, tree);
    }
}

/* Tries to make the diagram of a part, and visits it. False when it takes too many nodes. */
static bool try_part(struct cutting *c, const struct forest *forest, const choice_set *allowed,
                     enum frontier frontier) {
    const struct partition_question *question = c->question;
    struct arena arena = ARENA_EMPTY;
    struct part part = {.allowed = allowed};
    size_t nodes = affordable_nodes(c);
    part.order = order_variables(&arena, forest, frontier, question->first, question->first_count,
                                 question->budget - c->cost->steps, &c->cost->steps);
    if (part.order)
        join(&part, &arena, forest, nodes);
    bool made = part.order && !arena.failed && !part.diagram.full;
    c->cost->steps += part.diagram.steps;
    if (made && part.root != DIAGRAM_NONE) {
        c->cost->parts++;
        if (part.diagram.node_count > c->cost->largest)
            c->cost->largest = part.diagram.node_count;
        if (!c->visit(c->context, &part, &arena))
            c->outcome = PARTS_STOPPED;
    }
    if (arena.failed)
        c->outcome = PARTS_NO_MEMORY;
    arena_free(&arena);
    return made;
}

/* ---- cutting ------------------------------------------------------------------------------------------------------ */

/* The variable with a choice that most trees read, of equals the first; the number of variables when there is none. */
static uint32_t hub(const struct forest *forest, struct arena *arena) {
    uint32_t best = (uint32_t)forest->variable_count;
    size_t *readers = arena_array(arena, forest->variable_count, sizeof *readers);
    for (size_t i = 0; readers && i < forest->tree_count; i++)
        for (size_t j = 0; j < forest->trees[i].read_count; j++)
            readers[forest->trees[i].reads[j]]++;
    for (uint32_t i = 0; readers && i < forest->variable_count; i++)
        if (readers[i] > (best < forest->variable_count ? readers[best] : 0))
            best = i;
    return best;
}

/* Visits what is congruent within `allowed`, as one part, if one of the measures leads to an order that is good enough. Otherwise
 * returns the variable to cut at; the number of variables when nothing is left to do. */
static uint32_t visit_whole(struct cutting *c, const choice_set *allowed) {
    uint32_t nothing = (uint32_t)c->question->space->variable_count, cut_at = nothing;
    struct arena arena = ARENA_EMPTY;
    struct forest forest;
    if (forest_cut(&c->forest, &arena, allowed, &forest)) {
        bool made = false;
        c->cost->steps += c->forest.diagram.node_count * (1 + forest.tree_count / 16);
        for (enum frontier i = 0; i < FRONTIERS && !made && c->outcome == PARTS_DONE && !is_spent(c); i++)
            made = try_part(c, &forest, allowed, i);
        if (!made)
            cut_at = hub(&forest, &arena);
    }
    if (arena.failed)
        c->outcome = PARTS_NO_MEMORY;
    arena_free(&arena);
    return c->outcome == PARTS_DONE ? cut_at : nothing;
}

static bool is_too_large(const struct cutting *c, const choice_set *allowed) {
    size_t levels = 0;
    for (size_t i = 0; i < c->question->space->variable_count; i++)
        levels += (allowed[i] & (allowed[i] - 1)) != 0;
    return levels > PARTS_LEVELS;
}

/* Recursion goes deeper only while diagrams fail: they may become larger the more has failed, up to a limit, from which on each
 * takes a good deal of the budget. */
static void visit_within(struct cutting *c, const choice_set *allowed) {
    size_t count = c->question->space->variable_count;
    if (is_spent(c)) {
        c->outcome = PARTS_BUDGET;
        return;
    }
    struct arena arena = ARENA_EMPTY;
    choice_set *narrowed = arena_array(&arena, count, sizeof *narrowed);
    bool any = false;
    if (narrowed) {
        memcpy(narrowed, allowed, count * sizeof *narrowed);
        any = forest_narrow(&c->forest, &arena, narrowed, &c->cost->steps);
    }
    if (any && is_too_large(c, narrowed))
        c->outcome = PARTS_TOO_LARGE;
    uint32_t at = any && c->outcome == PARTS_DONE ? visit_whole(c, narrowed) : (uint32_t)count;
    choice_set choices = at < count ? narrowed[at] : 0;
    for (; choices && c->outcome == PARTS_DONE; choices &= choices - 1) {
        narrowed[at] = choices & (~choices + 1); /* one after the other */
        visit_within(c, narrowed);
    }
    if (arena.failed)
        c->outcome = PARTS_NO_MEMORY;
    arena_free(&arena);
}

void partition_choices(const struct space *space, const choice_set *allowed, choice_set *choices) {
    for (size_t i = 0; i < space->variable_count; i++) {
        choices[i] = choices_below(space->variables[i].choice_count);
        if (allowed)
            choices[i] &= allowed[i];
    }
}

enum partition_outcome partition_visit(const struct partition_question *question, part_visitor *visit, void *context,
                                       struct partition_cost *cost) {
    const struct space *space = question->space;
    struct arena arena = ARENA_EMPTY;
    struct cutting c = {.question = question, .visit = visit, .context = context, .cost = cost};
    *cost = (struct partition_cost){0};
    choice_set *allowed = arena_array(&arena, space->variable_count, sizeof *allowed);
    if (allowed)
        partition_choices(space, question->allowed, allowed);
    if (allowed && forest_open(&c.forest, &arena, space, question->structural_only))
        visit_within(&c, allowed);
    if (arena.failed)
        c.outcome = PARTS_NO_MEMORY;
    arena_free(&arena);
    return c.outcome;
}
