/* partition.c - orders variables, makes the diagrams of partition.h, and splits the space where one is too large. */
#include "space/partition.h"

#include <stdlib.h>
#include <string.h>

#include "space/forest.h"

/* ---- the order of variables --------------------------------------------------------------------------------------
 *
 * The order in which a diagram reads variables decides how large it becomes, by up to a factor of a thousand. Between
 * two levels a diagram has to remember those earlier choices that matter for later ones. This information is called the
 * frontier; an order is good when the frontier is small at every level. The order is found greedily: a tree is finished
 * when all variables that it reads are in the order, and the tree that is finished next is always the one that leaves
 * the smallest frontier. There are two measures of the frontier because neither is always the better one. */

enum frontier {
    FRONTIER_TREES,     /* for each tree that is begun and not finished, the node that it may be at */
    FRONTIER_VARIABLES, /* for each variable that is in the order and that an unfinished tree reads, the choice */
    FRONTIERS
};

/* Information is measured in sixteenths of a bit: whole numbers do not depend on how a machine rounds logarithms. */
#define BIT 16

/* This many trials (ordering.trials) count as one step of work on a diagram. */
#define TRIALS_PER_STEP ((size_t)8)

/* In the code below, "placed" means that a variable has its position in the order. */
struct ordered_tree {
    const struct forest_tree *tree;
    size_t waiting;  /* how many variables that it reads are not placed */
    uint64_t chosen; /* the information in the choices of its variables that are placed */
    uint64_t states; /* the information that tells its nodes apart; a larger `chosen` counts as only this much */
};

struct ordered_variable {
    uint32_t *readers; /* the trees that read it */
    size_t reader_count;
    size_t unfinished; /* how many readers still have a variable that is not placed */
    uint64_t choices;  /* the information in its choice */
    bool is_placed;
};

struct ordering {
    struct ordered_tree *trees;
    size_t tree_count;
    struct ordered_variable *variables;
    size_t variable_count;
    uint64_t frontier[FRONTIERS]; /* its size by each measure, in sixteenths of a bit */
    enum frontier measure;        /* the one to minimize */
    uint32_t *order;
    size_t placed;      /* length of `order` */
    size_t trials;      /* the work so far: how many variables and trees place() and finish() went through */
    size_t most_trials; /* the limit of `trials` */
};

/* Returns the binary logarithm of `number`, which is at least 1, in sixteenths, rounded down. Each squaring of the
 * mantissa gives one more binary digit of the logarithm. */
static uint64_t information(size_t number) {
    uint64_t log = 0;
    while (number >> log > 1)
        log++;
    uint64_t mantissa = log < 31 ? (uint64_t)number << (31 - log) : (uint64_t)number >> (log - 31);
    for (int scale = 1; scale < BIT; scale *= 2) {
        mantissa = mantissa * mantissa >> 31;
        bool carry = mantissa >> 32;
        mantissa >>= carry;
        log = log * 2 + carry;
    }
    return log;
}

static bool open_ordering(struct ordering *o, struct arena *arena, const struct forest *forest) {
    o->tree_count = forest->tree_count;
    o->variable_count = forest->variable_count;
    o->trees = arena_array(arena, forest->tree_count, sizeof *o->trees);
    o->variables = arena_array(arena, forest->variable_count, sizeof *o->variables);
    if (!o->trees || !o->variables)
        return false;
    for (size_t i = 0; i < o->tree_count; i++) {
        const struct forest_tree *tree = &forest->trees[i];
        o->trees[i] = (struct ordered_tree){tree, tree->read_count, 0, information(tree->node_count + 1)};
        for (size_t j = 0; j < tree->read_count; j++)
            o->variables[tree->reads[j]].unfinished++;
    }
    for (size_t i = 0; i < o->variable_count; i++) {
        struct ordered_variable *variable = &o->variables[i];
        variable->choices = information(forest->diagram.widths[i]);
        variable->readers = arena_array(arena, variable->unfinished, sizeof *variable->readers);
    }
    for (uint32_t i = 0; !arena->failed && i < o->tree_count; i++)
        for (size_t j = 0; j < forest->trees[i].read_count; j++) {
            struct ordered_variable *variable = &o->variables[forest->trees[i].reads[j]];
            variable->readers[variable->reader_count++] = i;
        }
    return !arena->failed;
}

/* Returns the information that a tree adds to FRONTIER_TREES: 0 before it is begun and after it is finished. */
static uint64_t share_of_frontier(const struct ordered_tree *tree) {
    if (tree->waiting == 0 || tree->waiting == tree->tree->read_count)
        return 0;
    return tree->chosen < tree->states ? tree->chosen : tree->states;
}

/* Records that a tree is finished: variables that no unfinished tree reads leave the frontier. */
static void finish(struct ordering *o, const struct forest_tree *tree) {
    for (size_t i = 0; i < tree->read_count; i++) {
        struct ordered_variable *variable = &o->variables[tree->reads[i]];
        if (--variable->unfinished == 0 && variable->is_placed)
            o->frontier[FRONTIER_VARIABLES] -= variable->choices;
    }
    o->trials += tree->read_count;
}

static void unfinish(struct ordering *o, const struct forest_tree *tree) {
    for (size_t i = 0; i < tree->read_count; i++) {
        struct ordered_variable *variable = &o->variables[tree->reads[i]];
        if (variable->unfinished++ == 0 && variable->is_placed)
            o->frontier[FRONTIER_VARIABLES] += variable->choices;
    }
}

/* Appends a variable to the order. */
static void place(struct ordering *o, uint32_t index) {
    struct ordered_variable *variable = &o->variables[index];
    o->order[o->placed++] = index;
    variable->is_placed = true;
    o->frontier[FRONTIER_VARIABLES] += variable->unfinished ? variable->choices : 0;
    for (size_t i = 0; i < variable->reader_count; i++) {
        struct ordered_tree *tree = &o->trees[variable->readers[i]];
        o->frontier[FRONTIER_TREES] -= share_of_frontier(tree);
        tree->chosen += variable->choices;
        if (--tree->waiting == 0)
            finish(o, tree->tree);
        o->frontier[FRONTIER_TREES] += share_of_frontier(tree);
    }
    o->trials += variable->reader_count + 1;
}

/* Removes the last variable from the order. */
static void unplace(struct ordering *o) {
    struct ordered_variable *variable = &o->variables[o->order[--o->placed]];
    for (size_t i = 0; i < variable->reader_count; i++) {
        struct ordered_tree *tree = &o->trees[variable->readers[i]];
        o->frontier[FRONTIER_TREES] -= share_of_frontier(tree);
        tree->chosen -= variable->choices;
        if (tree->waiting++ == 0)
            unfinish(o, tree->tree);
        o->frontier[FRONTIER_TREES] += share_of_frontier(tree);
    }
    o->frontier[FRONTIER_VARIABLES] -= variable->unfinished ? variable->choices : 0;
    variable->is_placed = false;
}

/* Returns the tree that leaves the smallest frontier when it is finished next. Among equals it takes the tree whose
 * unplaced variables hold the least information, then the first. Returns NULL when all trees are finished. */
static const struct forest_tree *choose_tree(struct ordering *o) {
    const struct forest_tree *best = NULL;
    uint64_t best_frontier = 0, best_chosen = 0;
    for (size_t i = 0; i < o->tree_count && o->trials < o->most_trials; i++) {
        struct ordered_tree *tree = &o->trees[i];
        if (tree->waiting == 0)
            continue;
        size_t placed = o->placed;
        uint64_t chosen = tree->chosen;
        for (size_t j = 0; j < tree->tree->read_count; j++)
            if (!o->variables[tree->tree->reads[j]].is_placed)
                place(o, tree->tree->reads[j]);
        chosen = tree->chosen - chosen;
        uint64_t frontier = o->frontier[o->measure];
        while (o->placed > placed)
            unplace(o);
        if (best && (frontier > best_frontier || (frontier == best_frontier && chosen >= best_chosen)))
            continue;
        best = tree->tree;
        best_frontier = frontier;
        best_chosen = chosen;
    }
    return best;
}

/* Places the remaining variables of a tree, always the one that leaves the smallest frontier; of equals the first. */
static void place_tree(struct ordering *o, const struct forest_tree *tree) {
    for (;;) {
        uint32_t best = 0;
        uint64_t best_frontier = UINT64_MAX;
        for (size_t i = 0; i < tree->read_count; i++) {
            if (o->variables[tree->reads[i]].is_placed)
                continue;
            place(o, tree->reads[i]);
            if (o->frontier[o->measure] < best_frontier) {
                best = tree->reads[i];
                best_frontier = o->frontier[o->measure];
            }
            unplace(o);
        }
        if (best_frontier == UINT64_MAX)
            return;
        place(o, best);
    }
}

/* Returns an order of all variables as a list that belongs to the arena. The `first_count` variables of `first` come
 * first, in the order given; variables that no tree reads come last. Returns NULL when there is no memory, or when the
 * work would exceed `most` steps. Adds the cost to `steps`. */
static uint32_t *order_variables(struct arena *arena, const struct forest *forest, enum frontier frontier,
                                 const uint32_t *first, size_t first_count, size_t most, size_t *steps) {
    struct arena scratch = ARENA_EMPTY;
    struct ordering o = {.measure = frontier,
                         .most_trials = most > SIZE_MAX / TRIALS_PER_STEP ? SIZE_MAX : most * TRIALS_PER_STEP};
    o.order = arena_array(arena, forest->variable_count, sizeof *o.order);
    bool opened = o.order && open_ordering(&o, &scratch, forest);
    for (size_t i = 0; opened && i < first_count; i++)
        place(&o, first[i]);
    const struct forest_tree *next = NULL;
    while (opened && o.trials < o.most_trials && (next = choose_tree(&o)))
        place_tree(&o, next);
    for (uint32_t i = 0; opened && i < o.variable_count; i++)
        if (!o.variables[i].is_placed)
            place(&o, i);
    *steps += o.trials / TRIALS_PER_STEP;
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return opened && !next ? o.order : NULL;
}

/* ---- one diagram ------------------------------------------------------------------------------------------------- */

/* The most nodes of a diagram, which take about 12 MiB. */
#define MOST_NODES ((size_t)1 << 18)
/* The room for children, per node. Most nodes belong to members of sets and have two children. */
#define CHILDREN_PER_NODE ((size_t)4)
/* A diagram may have one node for this many steps spent so far. */
#define STEPS_PER_NODE ((size_t)4)
/* The usual limit on the nodes of the first diagram that is tried. */
#define FIRST_NODES ((size_t)1 << 12)

struct partitioning {
    const struct partition_question *question;
    struct forest forest;
    part_visitor *visit;
    void *context;
    struct partition_cost *cost;
    enum partition_outcome outcome;
};

static bool is_used_up(const struct partitioning *p) {
    return p->cost->steps >= p->question->budget;
}

static size_t affordable_nodes(const struct partitioning *p) {
    size_t nodes = p->cost->steps / STEPS_PER_NODE;
    size_t least = p->question->first_nodes ? p->question->first_nodes : FIRST_NODES;
    return nodes < least ? least : nodes < MOST_NODES ? nodes : MOST_NODES;
}

/* A tree that is not yet part of the diagram. */
struct waiting_tree {
    const struct forest_tree *tree;
    uint32_t top; /* the level nearest to the root that it reads */
};

/* Compares trees for an order by `top`, the deepest level first. The first trees are joined while the diagram is small,
 * and later trees leave its deeper levels unchanged. */
static int deepest_first(const void *left, const void *right) {
    const struct waiting_tree *a = left, *b = right;
    if (a->top != b->top)
        return a->top > b->top ? -1 : 1;
    return (a->tree > b->tree) - (a->tree < b->tree);
}

/* Rewrites a tree of the forest in the order of the diagram and returns its root there. `made` has room for one number
 * per node of the forest; the function stores in it the diagram's node for each. */
static uint32_t make_tree(struct diagram *diagram, const struct forest *forest, const struct forest_tree *tree,
                          const uint32_t *levels, uint32_t *made) {
    made[DIAGRAM_NONE] = DIAGRAM_NONE;
    made[DIAGRAM_ALL] = DIAGRAM_ALL;
    for (size_t i = 0; i < tree->node_count; i++) {
        uint32_t node = tree->nodes[i], variable = forest->diagram.nodes[node].level;
        uint32_t children[SPACE_CHOICES];
        for (uint32_t j = 0; j < forest->diagram.widths[variable]; j++)
            children[j] = made[diagram_children(&forest->diagram, node)[j]];
        made[node] = diagram_decide(diagram, levels[variable], children);
    }
    return made[tree->root];
}

/* Makes the diagram of a part, as the intersection of all trees. */
static void intersect_trees(struct space_part *part, struct arena *arena, const struct forest *forest, size_t nodes) {
    size_t count = forest->variable_count;
    uint32_t *levels = arena_array(arena, count, sizeof *levels);
    uint32_t *widths = arena_array(arena, count, sizeof *widths);
    uint32_t *made = arena_array(arena, forest->diagram.node_count, sizeof *made);
    struct waiting_tree *waiting = arena_array(arena, forest->tree_count, sizeof *waiting);
    if (!levels || !widths || !made || !waiting)
        return;
    for (uint32_t i = 0; i < count; i++) {
        levels[part->order[i]] = i;
        widths[i] = forest->diagram.widths[part->order[i]];
    }
    for (size_t i = 0; i < forest->tree_count; i++) {
        const struct forest_tree *tree = &forest->trees[i];
        waiting[i] = (struct waiting_tree){tree, DIAGRAM_BOTTOM};
        for (size_t j = 0; j < tree->read_count; j++)
            if (levels[tree->reads[j]] < waiting[i].top)
                waiting[i].top = levels[tree->reads[j]];
    }
    if (forest->tree_count > 0)
        qsort(waiting, forest->tree_count, sizeof *waiting, deepest_first);
    diagram_open(&part->diagram, arena, widths, nodes, nodes * CHILDREN_PER_NODE);
    part->root = DIAGRAM_ALL;
    for (size_t i = 0; i < forest->tree_count && !part->diagram.full; i++) {
        uint32_t tree = make_tree(&part->diagram, forest, waiting[i].tree, levels, made);
        part->root = diagram_combine(&part->diagram, DIAGRAM_AND, part->root, tree);
    }
}

/* Tries to make the diagram of a part, and visits the part if it is not empty. Returns false for too many nodes. */
static bool try_part(struct partitioning *p, const struct forest *forest, const choice_set *allowed,
                     enum frontier frontier) {
    const struct partition_question *question = p->question;
    struct arena arena = ARENA_EMPTY;
    struct space_part part = {.allowed = allowed};
    size_t nodes = affordable_nodes(p); /* before the order adds to the steps */
    part.order = order_variables(&arena, forest, frontier, question->first, question->first_count,
                                 question->budget - p->cost->steps, &p->cost->steps);
    if (part.order)
        intersect_trees(&part, &arena, forest, nodes);
    bool made = part.order && !arena.failed && !part.diagram.full;
    p->cost->steps += part.diagram.steps;
    if (made && part.root != DIAGRAM_NONE) {
        p->cost->parts++;
        if (!p->visit(p->context, &part, &arena))
            p->outcome = PARTITION_STOPPED;
    }
    if (arena.failed)
        p->outcome = PARTITION_NO_MEMORY;
    arena_free(&arena);
    return made;
}

/* ---- splitting --------------------------------------------------------------------------------------------------- */

/* Returns the variable that the largest number of trees read, the first of equals; the number of variables if no tree
 * reads any. These trees read no variable that has one choice. */
static uint32_t find_hub(const struct forest *forest, struct arena *arena) {
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

/* Visits the congruent assignments within `allowed` as one part, if an order by one of the measures keeps its diagram
 * small enough. Otherwise returns the variable to split at; or the number of variables when nothing is left to do. */
static uint32_t visit_whole(struct partitioning *p, const choice_set *allowed) {
    uint32_t nothing = (uint32_t)p->question->space->variable_count, split_at = nothing;
    struct arena arena = ARENA_EMPTY;
    struct forest forest;
    if (forest_restrict(&p->forest, &arena, allowed, &forest)) {
        bool made = false;
        p->cost->steps += p->forest.diagram.node_count * (1 + forest.tree_count / 16);
        for (enum frontier i = 0; i < FRONTIERS && !made && p->outcome == PARTITION_DONE && !is_used_up(p); i++)
            made = try_part(p, &forest, allowed, i);
        if (!made)
            split_at = find_hub(&forest, &arena);
    }
    if (arena.failed)
        p->outcome = PARTITION_NO_MEMORY;
    arena_free(&arena);
    return p->outcome == PARTITION_DONE ? split_at : nothing;
}

/* Visits the congruent assignments within `allowed`, as one part or, split at a variable, as several. The recursion
 * stays shallow: it goes deeper only after a diagram has failed, each failure raises the limit on the next diagram, and
 * at the highest limit each failure takes a good deal of the budget. */
static void visit_within(struct partitioning *p, const choice_set *allowed) {
    size_t count = p->question->space->variable_count, levels = 0;
    if (is_used_up(p)) {
        p->outcome = PARTITION_BUDGET;
        return;
    }
    struct arena arena = ARENA_EMPTY;
    choice_set *narrowed = arena_array(&arena, count, sizeof *narrowed);
    bool any = false;
    if (narrowed) {
        memcpy(narrowed, allowed, count * sizeof *narrowed);
        any = forest_narrow(&p->forest, &arena, narrowed, &p->cost->steps);
    }
    for (size_t i = 0; any && i < count; i++)
        levels += choices_are_several(narrowed[i]);
    if (levels > PARTITION_LEVELS)
        p->outcome = PARTITION_TOO_LARGE;
    uint32_t at = any && p->outcome == PARTITION_DONE ? visit_whole(p, narrowed) : (uint32_t)count;
    choice_set choices = at < count ? narrowed[at] : 0;
    for (; choices && p->outcome == PARTITION_DONE; choices &= choices - 1) {
        narrowed[at] = choice_only(choices_lowest(choices));
        visit_within(p, narrowed);
    }
    if (arena.failed)
        p->outcome = PARTITION_NO_MEMORY;
    arena_free(&arena);
}

enum partition_outcome partition_visit(const struct partition_question *question, part_visitor *visit, void *context,
                                       struct partition_cost *cost) {
    const struct space *space = question->space;
    struct arena arena = ARENA_EMPTY;
    struct partitioning p = {.question = question, .visit = visit, .context = context, .cost = cost};
    *cost = (struct partition_cost){0};
    choice_set *allowed = arena_array(&arena, space->variable_count, sizeof *allowed);
    if (allowed)
        space_fill_allowed(space, question->allowed, allowed);
    if (allowed && forest_open(&p.forest, &arena, space, question->structural_only))
        visit_within(&p, allowed);
    if (arena.failed)
        p.outcome = PARTITION_NO_MEMORY;
    arena_free(&arena);
    return p.outcome;
}
