/* minimize.c - covers a set of combinations with prime implicants: greedily, then with the fewest. */
#include "space/minimize.h"

#include <string.h>

/* The most prime implicants to compute. With more, the cover is grown without them. */
#define MOST_PRIMES ((size_t)20000)

struct covering {
    struct arena *arena;
    struct diagram *diagram;
    size_t level_count;
    uint32_t root;                /* the set to cover */
    size_t steps_for_fewest;      /* limit on the diagram's steps in the search for a smallest cover */
    size_t steps_for_any;         /* limit on the diagram's steps in the search for any cover */
    const struct product *primes; /* all prime implicants; NULL when there are too many */
    size_t prime_count;
    struct product *chosen; /* the cover so far */
    size_t count, capacity;
};

static bool may_go_on(const struct covering *c, size_t steps) {
    return !c->arena->failed && !c->diagram->full && c->diagram->steps <= steps;
}

/* Returns what `node` holds outside a product. */
static uint32_t without(const struct covering *c, uint32_t node, const struct product *product) {
    uint32_t outside = product_outside(c->diagram, c->level_count, product);
    return diagram_combine(c->diagram, DIAGRAM_AND, node, outside);
}

/* ---- a greedy cover ---------------------------------------------------------------------------------------------- */

_Static_assert(SPACE_CHOICES <= 84 && PRODUCT_LEVELS <= 10,
               "84 choices at each of 10 levels combine in less than 2^64 ways");

/* Counts the combinations of a product that the last of the nodes holds, or all of them when the list is empty. The
 * list has children before their parents. `counts` has room for one number per node of the diagram. The number of a
 * child is a multiple of the product's width at each level above the child. */
static uint64_t combinations_within(const struct covering *c, const uint32_t *nodes, size_t node_count,
                                    const struct product *product, uint64_t *counts) {
    uint64_t all = 1;
    for (size_t i = 0; i < c->level_count; i++)
        all *= choices_count(product->children[i]);
    counts[DIAGRAM_NONE] = 0;
    counts[DIAGRAM_ALL] = all;
    for (size_t i = 0; i < node_count; i++) {
        uint32_t level = c->diagram->nodes[nodes[i]].level;
        const uint32_t *children = diagram_children(c->diagram, nodes[i]);
        uint64_t sum = 0;
        for (uint32_t child = 0; child < c->diagram->widths[level]; child++)
            if (choices_have(product->children[level], child))
                sum += counts[children[child]] / choices_count(product->children[level]);
        counts[nodes[i]] = sum;
    }
    c->diagram->steps += node_count;
    return node_count ? counts[nodes[node_count - 1]] : all;
}

/* Returns the prime that covers most of the remaining combinations, the first of equals. Returns NULL when the steps do
 * not suffice. */
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

/* Returns a prime: the first remaining combination, with each choice added that keeps it an implicant. */
static struct product grown_prime(const struct covering *c, uint32_t left) {
    struct product product = {{0}};
    for (size_t i = 0; i < c->level_count; i++)
        product.children[i] = 1;
    while (left >= DIAGRAM_LEAVES) {
        const uint32_t *children = diagram_children(c->diagram, left);
        uint32_t child = 0;
        while (children[child] == DIAGRAM_NONE)
            child++;
        product.children[c->diagram->nodes[left].level] = choice_only(child);
        left = children[child];
    }
    for (size_t level = 0; level < c->level_count; level++)
        for (uint32_t child = 0; child < c->diagram->widths[level]; child++) {
            struct product more = product;
            more.children[level] |= choice_only(child);
            if (product_implies(c->diagram, &more, c->root))
                product = more;
        }
    return product;
}

/* Removes each chosen product that lies within the union of the others. */
static void drop_redundant(struct covering *c) {
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

/* Chooses a cover greedily. Returns false when the budget does not suffice. */
static bool cover_greedily(struct covering *c) {
    uint32_t left = c->root;
    while (left != DIAGRAM_NONE && may_go_on(c, c->steps_for_any)) {
        const struct product *best = c->primes ? largest_prime(c, left) : NULL;
        struct product next = best ? *best : grown_prime(c, left);
        ARENA_APPEND(c->arena, c->chosen, c->count, c->capacity, next);
        left = without(c, left, &next);
    }
    if (may_go_on(c, c->steps_for_any))
        drop_redundant(c);
    return may_go_on(c, c->steps_for_any);
}

/* ---- a smallest cover -------------------------------------------------------------------------------------------- */

/* The most rows of the covering table. Sets of rows are the bits of one word. */
#define MOST_ROWS 64

/* The covering table. A row is a combination that has to be covered; a column is a prime, which covers some of the
 * rows. */
struct cover_table {
    struct covering *covering;
    size_t row_count;
    uint64_t *covered;            /* by prime: the rows that it covers */
    uint64_t together[MOST_ROWS]; /* by row: the rows that some prime covers together with it, including itself */
    size_t *primes;               /* the primes that are not dominated: no other prime covers the same rows or more */
    size_t prime_count;
    size_t best[MOST_ROWS], best_count; /* the fewest primes found so far that cover all rows */
    size_t tried[MOST_ROWS];            /* the primes taken on the current branch */
};

/* Returns a lower bound on the number of primes that cover the rows in `left`: it finds rows of which no prime covers
 * two. */
static size_t lower_bound(const struct cover_table *table, uint64_t left) {
    size_t fewest = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        if (!(left >> i & 1))
            continue;
        fewest++;
        left &= ~table->together[i];
    }
    return fewest;
}

/* Returns the row in `left` that the fewest primes cover. */
static size_t hardest_row(const struct cover_table *table, uint64_t left) {
    size_t best = 0, best_covering = SIZE_MAX;
    for (size_t i = 0; i < table->row_count; i++) {
        size_t covering = 0;
        for (size_t j = 0; (left >> i & 1) && j < table->prime_count; j++)
            covering += table->covered[table->primes[j]] >> i & 1;
        if (!(left >> i & 1) || covering >= best_covering)
            continue;
        best = i;
        best_covering = covering;
    }
    return best;
}

/* Finds the fewest primes that cover the rows in `left`, by branch and bound, when `count` primes are taken already. */
static void cover_rows(struct cover_table *table, uint64_t left, size_t count) {
    const struct covering *c = table->covering;
    if (count + lower_bound(table, left) >= table->best_count || !may_go_on(c, c->steps_for_fewest))
        return;
    if (!left) {
        table->best_count = count;
        memcpy(table->best, table->tried, count * sizeof *table->best);
        return;
    }
    size_t row = hardest_row(table, left);
    c->diagram->steps += table->prime_count + table->row_count;
    for (size_t i = 0; i < table->prime_count; i++) {
        uint64_t covered = table->covered[table->primes[i]];
        if (!(covered >> row & 1))
            continue;
        table->tried[count] = table->primes[i];
        cover_rows(table, left & ~covered, count + 1);
    }
}

/* Lists the primes that are not dominated, the first of equals. */
static void list_undominated(struct cover_table *table) {
    const struct covering *c = table->covering;
    table->prime_count = 0;
    for (size_t i = 0; i < c->prime_count; i++) {
        size_t kept = 0;
        bool undominated = true;
        for (size_t j = 0; j < table->prime_count && undominated; j++) {
            uint64_t other = table->covered[table->primes[j]];
            undominated = (table->covered[i] & ~other) != 0;
            if (!undominated || (other & ~table->covered[i]) != 0)
                table->primes[kept++] = table->primes[j];
        }
        c->diagram->steps += table->prime_count / 8 + 1;
        if (!undominated)
            continue;
        table->prime_count = kept;
        table->primes[table->prime_count++] = i;
    }
}

/* Adds a combination that `left` holds as a row. To find one that few primes cover, it takes at each level the child
 * that is in the fewest of the primes that cover the choices made so far. */
static void add_row(struct cover_table *table, uint32_t left) {
    const struct covering *c = table->covering;
    uint64_t bit = (uint64_t)1 << table->row_count;
    for (size_t i = 0; i < c->prime_count; i++)
        table->covered[i] |= bit;
    for (uint32_t level = 0; level < c->level_count; level++) {
        bool reads = c->diagram->nodes[left].level == level;
        uint32_t best = 0;
        size_t fewest = SIZE_MAX;
        for (uint32_t child = 0; child < c->diagram->widths[level]; child++) {
            size_t count = 0;
            for (size_t i = 0; i < c->prime_count; i++)
                count += (table->covered[i] & bit) && choices_have(c->primes[i].children[level], child);
            if (count >= fewest || (reads && diagram_children(c->diagram, left)[child] == DIAGRAM_NONE))
                continue;
            fewest = count;
            best = child;
        }
        for (size_t i = 0; i < c->prime_count; i++)
            if (!choices_have(c->primes[i].children[level], best))
                table->covered[i] &= ~bit;
        left = reads ? diagram_children(c->diagram, left)[best] : left;
        c->diagram->steps += c->prime_count;
    }
    table->row_count++;
    for (size_t i = 0; i < table->row_count; i++) {
        table->together[i] = 0;
        for (size_t j = 0; j < c->prime_count; j++)
            table->together[i] |= table->covered[j] >> i & 1 ? table->covered[j] : 0;
    }
}

/* Replaces the greedy cover by a smallest one. Returns false when the steps or the rows did not suffice; then the cover
 * is not known to be the smallest. */
static bool find_smallest_cover(struct covering *c, struct arena *scratch) {
    struct cover_table table = {.covering = c, .covered = arena_array(scratch, c->prime_count, sizeof *table.covered)};
    table.primes = arena_array(scratch, c->prime_count, sizeof *table.primes);
    while (table.primes && table.best_count < c->count && table.row_count < MOST_ROWS) {
        uint32_t left = c->root;
        for (size_t i = 0; i < table.best_count; i++)
            left = without(c, left, &c->primes[table.best[i]]);
        if (!may_go_on(c, c->steps_for_fewest))
            return false;
        if (left == DIAGRAM_NONE) {
            for (c->count = 0; c->count < table.best_count; c->count++)
                c->chosen[c->count] = c->primes[table.best[c->count]];
            return true;
        }
        add_row(&table, left);
        table.best_count = c->count; /* the greedy cover covers all rows */
        list_undominated(&table);
        cover_rows(&table, ~(uint64_t)0 >> (MOST_ROWS - table.row_count), 0);
        if (!may_go_on(c, c->steps_for_fewest))
            return false;
    }
    return table.primes && table.best_count == c->count;
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
    bool smallest = covered && (root == DIAGRAM_NONE || (c.primes && find_smallest_cover(&c, &scratch)));
    *products = (struct products){c.chosen, c.count, smallest};
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return covered && !arena->failed;
}
