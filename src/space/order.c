/* order.c - finds an order of variables greedily, by the size of the frontier that it leaves; see order.h. */
#include "space/order.h"

/* Information is measured in sixteenths of a bit: whole numbers do not depend on how a machine rounds logarithms. */
#define BIT 16

/* Placing a variable tentatively costs this fraction of a step of work on a diagram. */
#define TRIALS_PER_STEP ((size_t)8)

/* Below, a variable is placed when it has its position in the order. */
struct ordered_tree {
    const struct forest_tree *tree;
    size_t waiting;  /* how many variables that it reads are not placed */
    uint64_t chosen; /* the information in the choices of those that are placed */
    uint64_t states; /* the information in the number of its nodes, which bounds how much of `chosen` can matter */
};

struct ordered_variable {
    uint32_t *readers; /* the trees that read it */
    size_t reader_count;
    size_t unfinished; /* how many readers still wait for some variable */
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
    size_t trials;      /* the work so far: one for each variable placed, and for each tree that reads it */
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

uint32_t *order_variables(struct arena *arena, const struct forest *forest, enum frontier frontier,
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
