#include "space/minimize.h"

#include <string.h>

#include "base/set.h"

/* Primes that are looked for, at most: beyond that a cover is grown without them. */
#define MOST_PRIMES ((size_t)20000)

struct covering {
    struct arena *arena;
    struct diagram *diagram;
    size_t level_count;
    uint32_t root;
    size_t steps_for_fewest, steps_for_any; /* of the diagram */
    const struct product *primes;           /* NULL when there are too many */
    size_t prime_count;
    struct product *chosen;
    size_t count, capacity;
};

static bool may_go_on(const struct covering *c, size_t steps) {
    return !c->arena->failed && !c->diagram->full && c->diagram->steps <= steps;
}

static void choose(struct covering *c, const struct product *product) {
    struct product *grown = arena_grow(c->arena, c->chosen, c->count, &c->capacity, sizeof *grown);
    if (!grown)
        return;
    c->chosen = grown;
    c->chosen[c->count++] = *product;
}

/* What of `node` is outside a product. */
static uint32_t without(const struct covering *c, uint32_t node, const struct product *product) {
    uint32_t outside = product_outside(c->diagram, c->level_count, product);
    return diagram_combine(c->diagram, DIAGRAM_BOTH, node, outside);
}

/* ---- greedily ----------------------------------------------------------------------------------------------------- */

_Static_assert(SPACE_CHOICES <= 84 && PRODUCT_LEVELS <= 10,
               "84 choices at each of 10 levels combine in less than 2^64 ways");

/* Counts, for each of the nodes, combinations of all levels within a product. A kid's number is a multiple of the width of each level
 * above it. */
static uint64_t combinations_within(const struct covering *c, const uint32_t *nodes, size_t node_count,
                                    const struct product *product, uint64_t *counts) {
    uint64_t all = 1;
    for (size_t i = 0; i < c->level_count; i++)
        all *= choices_count(product->kids[i]);
    counts[DIAGRAM_NONE] = 0;
    counts[DIAGRAM_ALL] = all;
    for (size_t i = 0; i < node_count; i++) {
        uint32_t level = c->diagram->nodes[nodes[i]].level;
        const uint32_t *kids = diagram_kids(c->diagram, nodes[i]);
        uint64_t sum = 0;
        for (uint32_t kid = 0; kid < c->diagram->widths[level]; kid++)
            sum += product->kids[level] >> kid & 1 ? counts[kids[kid]] / choices_count(product->kids[level]) : 0;
        counts[nodes[i]] = sum;
    }
    c->diagram->steps += node_count;
    return node_count ? counts[nodes[node_count - 1]] : all;
}

/* The prime that holds most of what is left, of equals the first; NULL when there is no time for that. */
static const struct product *largest_prime(const struct covering *c, uint32_t left) {
    struct arena scratch = ARENA_EMPTY;
    size_t node_count;
    const uint32_t *nodes = diagram_nodes_below(c->diagram, &scratch, left, &node_count);
    uint64_t *counts = arena_array(&scratch, (size_t)left + DIAGRAM_LEAVES, sizeof *counts);
    const struct product *best = NULL;
    uint64_t most = 0;
    for (size_t i = 0; nodes && counts && i < c->prime_count && may_go_on(c, c->steps_for_fewest); i++) {
        uint64_t count = combinations_within(c, nodes, node_count, &c->primes[i], counts);
        if (count <= most)
            continue;
        best = &c->primes[i];
        most = count;
    }
    c->arena->failed |= scratch.failed;
    arena_free(&scratch);
    return may_go_on(c, c->steps_for_fewest) ? best : NULL;
}

/* The first combination that is left, and all that can be added to it choice by choice. */
static struct product grown_prime(const struct covering *c, uint32_t left) {
    struct product product = {{0}};
    for (size_t i = 0; i < c->level_count; i++)
        product.kids[i] = 1;
    while (left >= DIAGRAM_LEAVES) {
        const uint32_t *kids = diagram_kids(c->diagram, left);
        uint32_t kid = 0;
        while (kids[kid] == DIAGRAM_NONE)
            kid++;
        product.kids[c->diagram->nodes[left].level] = choice_only(kid);
        left = kids[kid];
    }
    for (size_t level = 0; level < c->level_count; level++)
        for (uint32_t kid = 0; kid < c->diagram->widths[level]; kid++) {
            struct product more = product;
            more.kids[level] |= choice_only(kid);
            if (product_implies(c->diagram, &more, c->root))
                product = more;
        }
    return product;
}

/* Leaves out what the others hold. */
static void drop_needless(struct covering *c) {
    for (size_t i = c->count; i-- > 0;) {
        uint32_t left = c->root;
        for (size_t j = 0; j < c->count && left != DIAGRAM_NONE; j++)
            if (j != i)
                left = without(c, left, &c->chosen[j]);
        if (left != DIAGRAM_NONE || c->diagram->full)
            continue;
        c->count--;
        memmove(c->chosen + i, c->chosen + i + 1, (c->count - i) * sizeof *c->chosen);
    }
}

/* False when that cannot be done within the budget. */
static bool cover_greedily(struct covering *c) {
    uint32_t left = c->root;
    while (left != DIAGRAM_NONE && may_go_on(c, c->steps_for_any)) {
        const struct product *best = c->primes ? largest_prime(c, left) : NULL;
        struct product next = best ? *best : grown_prime(c, left);
        choose(c, &next);
        left = without(c, left, &next);
    }
    if (may_go_on(c, c->steps_for_any))
        drop_needless(c);
    return may_go_on(c, c->steps_for_any);
}

/* ---- the fewest --------------------------------------------------------------------------------------------------- */

/* Combinations that are collected, at most: each is a bit. */
#define MOST_ROWS 64

/* Combinations that have to be held, and which of them each prime holds. */
struct rows {
    struct covering *covering;
    size_t count;
    uint64_t *held; /* by prime */
    size_t *primes; /* those that matter: no other holds the same rows, or more */
    size_t prime_count;
    uint64_t with[MOST_ROWS];           /* by row: the rows that some prime holds together with it, itself too */
    size_t best[MOST_ROWS], best_count; /* the fewest primes that hold all rows */
    size_t tried[MOST_ROWS];
};

/* No fewer primes hold the rows that are left: so many of these have no prime in common. */
static size_t fewest_for(const struct rows *rows, uint64_t left) {
    size_t fewest = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (!(left >> i & 1))
            continue;
        fewest++;
        left &= ~rows->with[i];
    }
    return fewest;
}

/* The row that fewest primes hold, of those left. */
static size_t narrowest_row(const struct rows *rows, uint64_t left) {
    size_t best = 0, best_held = SIZE_MAX;
    for (size_t i = 0; i < rows->count; i++) {
        size_t held = 0;
        for (size_t j = 0; (left >> i & 1) && j < rows->prime_count; j++)
            held += rows->held[rows->primes[j]] >> i & 1;
        if (!(left >> i & 1) || held >= best_held)
            continue;
        best = i;
        best_held = held;
    }
    return best;
}

/* Finds the fewest primes for the rows that are left, when `count` are tried already. */
static void hold_rows(struct rows *rows, uint64_t left, size_t count) {
    const struct covering *c = rows->covering;
    if (count + fewest_for(rows, left) >= rows->best_count || !may_go_on(c, c->steps_for_fewest))
        return;
    if (!left) {
        rows->best_count = count;
        memcpy(rows->best, rows->tried, count * sizeof *rows->best);
        return;
    }
    size_t row = narrowest_row(rows, left);
    c->diagram->steps += rows->prime_count + rows->count;
    for (size_t i = 0; i < rows->prime_count; i++) {
        uint64_t held = rows->held[rows->primes[i]];
        if (!(held >> row & 1))
            continue;
        rows->tried[count] = rows->primes[i];
        hold_rows(rows, left & ~held, count + 1);
    }
}

/* Lists the primes that matter for the rows, the first of equals. */
static void list_primes(struct rows *rows) {
    const struct covering *c = rows->covering;
    rows->prime_count = 0;
    for (size_t i = 0; i < c->prime_count; i++) {
        size_t kept = 0;
        bool matters = true;
        for (size_t j = 0; j < rows->prime_count && matters; j++) {
            uint64_t other = rows->held[rows->primes[j]];
            matters = (rows->held[i] & ~other) != 0;
            if (!matters || (other & ~rows->held[i]) != 0)
                rows->primes[kept++] = rows->primes[j];
        }
        c->diagram->steps += rows->prime_count / 8 + 1;
        if (!matters)
            continue;
        rows->prime_count = kept;
        rows->primes[rows->prime_count++] = i;
    }
}

/* Adds a combination of `left` as a row: at each level the kid that fewest of the primes go by that are still with it. */
static void add_row(struct rows *rows, uint32_t left) {
    const struct covering *c = rows->covering;
    uint64_t bit = (uint64_t)1 << rows->count;
    for (size_t i = 0; i < c->prime_count; i++)
        rows->held[i] |= bit;
    for (uint32_t level = 0; level < c->level_count; level++) {
        bool asks = c->diagram->nodes[left].level == level;
        uint32_t best = 0;
        size_t fewest = SIZE_MAX;
        for (uint32_t kid = 0; kid < c->diagram->widths[level]; kid++) {
            size_t count = 0;
            for (size_t i = 0; i < c->prime_count; i++)
                count += (rows->held[i] & bit) && (c->primes[i].kids[level] >> kid & 1);
            if (count >= fewest || (asks && diagram_kids(c->diagram, left)[kid] == DIAGRAM_NONE))
                continue;
            fewest = count;
            best = kid;
        }
        for (size_t i = 0; i < c->prime_count; i++)
            if (!(c->primes[i].kids[level] >> best & 1))
                rows->held[i] &= ~bit;
        left = asks ? diagram_kids(c->diagram, left)[best] : left;
        c->diagram->steps += c->prime_count;
    }
    rows->count++;
    for (size_t i = 0; i < rows->count; i++) {
        rows->with[i] = 0;
        for (size_t j = 0; j < c->prime_count; j++)
            rows->with[i] |= rows->held[j] >> i & 1 ? rows->held[j] : 0;
    }
}

/* Replaces what was chosen greedily by the fewest primes. Returns whether what is chosen then is the fewest. */
static bool choose_fewest(struct covering *c, struct arena *scratch) {
    struct rows rows = {.covering = c, .held = arena_array(scratch, c->prime_count, sizeof *rows.held)};
    rows.primes = arena_array(scratch, c->prime_count, sizeof *rows.primes);
    while (rows.primes && rows.best_count < c->count && rows.count < MOST_ROWS) {
        uint32_t left = c->root;
        for (size_t i = 0; i < rows.best_count; i++)
            left = without(c, left, &c->primes[rows.best[i]]);
        if (!may_go_on(c, c->steps_for_fewest))
            return false;
        if (left == DIAGRAM_NONE) {
            for (c->count = 0; c->count < rows.best_count; c->count++)
                c->chosen[c->count] = c->primes[rows.best[c->count]];
            return true;
        }
        add_row(&rows, left);
        rows.best_count = c->count; /* these many hold everything */
        list_primes(&rows);
        hold_rows(&rows, ~(uint64_t)0 >> (MOST_ROWS - rows.count), 0);
        if (!may_go_on(c, c->steps_for_fewest))
            return false;
    }
    return rows.primes && rows.best_count == c->count;
}

bool minimize(struct arena *arena, struct diagram *diagram, size_t level_count, uint32_t root, size_t budget,
              struct products *products) {
    struct arena scratch = ARENA_EMPTY;
    struct covering c = {.arena = arena, .diagram = diagram, .level_count = level_count, .root = root};
    c.steps_for_any = diagram->steps + budget;
    c.steps_for_fewest = diagram->steps + budget / 2;
    if (root != DIAGRAM_NONE)
        c.primes =
            prime_implicants(&scratch, diagram, level_count, root, c.steps_for_fewest, MOST_PRIMES, &c.prime_count);
    bool covered = cover_greedily(&c);
    bool smallest = covered && (root == DIAGRAM_NONE || (c.primes && choose_fewest(&c, &scratch)));
    *products = (struct products){c.chosen, c.count, smallest};
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return covered && !arena->failed;
}
