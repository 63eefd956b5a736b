/* minimize.c - finds the prime implicants of a diagram, and covers its set: greedily, then with the fewest primes. */
#include "space/minimize.h"

#include <string.h>

/* ---- products and prime implicants ------------------------------------------------------------------------------- */

/* Tells whether a node holds all combinations of a product. */
static bool product_implies(struct diagram *diagram, const struct product *product, uint32_t node) {
    diagram->steps++;
    if (node < DIAGRAM_LEAVES)
        return node == DIAGRAM_ALL;
    uint32_t level = diagram->nodes[node].level;
    for (uint32_t child = 0; child < diagram->widths[level]; child++)
        if (choices_have(product->children[level], child) &&
            !product_implies(diagram, product, diagram_children(diagram, node)[child]))
            return false;
    return true;
}

/* Returns the node with the leaf `inside` for the combinations of a product, and the leaf `outside` for all others. */
static uint32_t product_node(struct diagram *diagram, size_t level_count, const struct product *product,
                             uint32_t inside, uint32_t outside) {
    uint32_t node = inside;
    for (uint32_t level = (uint32_t)level_count; level-- > 0;) {
        uint32_t children[SPACE_CHOICES];
        for (uint32_t child = 0; child < diagram->widths[level]; child++)
            children[child] = choices_have(product->children[level], child) ? node : outside;
        node = diagram_node(diagram, level, children);
    }
    return node;
}

uint32_t product_inside(struct diagram *diagram, size_t level_count, const struct product *product) {
    return product_node(diagram, level_count, product, DIAGRAM_ALL, DIAGRAM_NONE);
}

/* The most prime implicants to compute. With more, the cover is grown without them. */
#define MOST_PRIMES ((size_t)20000)

/* The primes of a node, as a range of prime_search.list. */
struct known_primes {
    uint32_t first, count;
    bool known;
};

struct child_set {
    choice_set children; /* some children of a node */
    uint32_t node;       /* the intersection of these children */
};

struct prime_search {
    struct arena *arena; /* owns the list */
    struct diagram *diagram;
    struct known_primes *nodes; /* by node of the diagram */
    struct product *list;
    size_t count, capacity;
    size_t most_steps; /* the limit of the diagram's steps */
    bool stopped;      /* a limit was exceeded, or there was no memory */
};

static bool goes_on(struct prime_search *s) {
    s->stopped |= s->arena->failed || s->diagram->full || s->diagram->steps > s->most_steps || s->count > MOST_PRIMES;
    return !s->stopped;
}

/* The closed sets of a node's children: no further child can be added without making the intersection smaller. */
struct child_sets {
    const uint32_t *children; /* of the node */
    uint32_t width;           /* their number */
    struct child_set *items;
    size_t count, capacity;
    struct arena arena;
};

/* Returns false if a child that is not in a set contains the whole intersection of the children in the set. */
static bool is_closed(struct prime_search *s, const struct child_sets *sets, struct child_set chosen) {
    for (uint32_t i = 0; i < sets->width; i++)
        if (!choices_have(chosen.children, i) &&
            diagram_combine(s->diagram, DIAGRAM_AND, chosen.node, sets->children[i]) == chosen.node)
            return false;
    return true;
}

/* Adds the closed sets that consist of the children chosen so far and of some of the children from `child` on. */
static void add_child_sets(struct prime_search *s, struct child_sets *sets, struct child_set chosen, uint32_t child) {
    s->diagram->steps++;
    if (chosen.node == DIAGRAM_NONE || !goes_on(s))
        return;
    for (; child < sets->width; child++) {
        uint32_t both = diagram_combine(s->diagram, DIAGRAM_AND, chosen.node, sets->children[child]);
        struct child_set with = {chosen.children | choice_only(child), both};
        if (both == chosen.node)
            chosen = with;
        else
            add_child_sets(s, sets, with, child + 1);
    }
    if (chosen.children == 0 || !is_closed(s, sets, chosen))
        return;
    ARENA_APPEND(&sets->arena, sets->items, sets->count, sets->capacity, chosen);
    s->stopped |= sets->arena.failed;
}

/* Tells whether some child outside `set` holds all of `product`, too. Then `set` and `product` together are not a
 * prime, because this child can be added. */
static bool can_add_child(const struct prime_search *s, const struct child_sets *sets, const struct child_set *set,
                          const struct product *product) {
    for (uint32_t i = 0; i < sets->width; i++)
        if (!choices_have(set->children, i) && product_implies(s->diagram, product, sets->children[i]))
            return true;
    return false;
}

/* Finds the primes of a node: each consists of a closed set of children and of a prime of their intersection. */
static void find_primes(struct prime_search *s, uint32_t node) {
    if (!goes_on(s) || s->nodes[node].known)
        return;
    uint32_t level = s->diagram->nodes[node].level;
    struct child_sets sets = {.children = diagram_children(s->diagram, node), .width = s->diagram->widths[level]};
    add_child_sets(s, &sets, (struct child_set){0, DIAGRAM_ALL}, 0);
    for (size_t i = 0; i < sets.count; i++)
        find_primes(s, sets.items[i].node);
    uint32_t first = (uint32_t)s->count;
    for (size_t i = 0; i < sets.count && goes_on(s); i++) {
        const struct known_primes *below = &s->nodes[sets.items[i].node];
        for (uint32_t j = 0; j < below->count && goes_on(s); j++) {
            struct product prime = s->list[below->first + j];
            if (can_add_child(s, &sets, &sets.items[i], &prime))
                continue;
            prime.children[level] = sets.items[i].children;
            ARENA_APPEND(s->arena, s->list, s->count, s->capacity, prime);
        }
    }
    s->nodes[node] = (struct known_primes){first, (uint32_t)s->count - first, true};
    s->arena->failed |= sets.arena.failed;
    arena_free(&sets.arena);
}

/* Returns the list of all prime implicants of `root`, which belongs to the arena, and stores its length in `count`.
 * Returns NULL when there is no memory, when the diagram is full, when `diagram->steps` exceeds `most_steps`, or when
 * there are more than MOST_PRIMES prime implicants, counting those of the nodes below `root`. */
static const struct product *prime_implicants(struct arena *arena, struct diagram *diagram, size_t level_count,
                                              uint32_t root, size_t most_steps, size_t *count) {
    struct arena scratch = ARENA_EMPTY;
    struct prime_search s = {.arena = arena, .diagram = diagram, .most_steps = most_steps};
    s.nodes = arena_array(&scratch, diagram->node_room, sizeof *s.nodes);
    if (s.nodes) {
        s.nodes[DIAGRAM_NONE].known = true;
        s.nodes[DIAGRAM_ALL] = (struct known_primes){0, 1, true};
        struct product all = {{0}};
        for (size_t i = 0; i < level_count; i++)
            all.children[i] = choices_below(diagram->widths[i]);
        ARENA_APPEND(arena, s.list, s.count, s.capacity, all);
        find_primes(&s, root);
        *count = s.nodes[root].count;
    }
    const struct product *primes = s.nodes && goes_on(&s) ? s.list + s.nodes[root].first : NULL;
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return primes;
}

/* ---- covers ------------------------------------------------------------------------------------------------------ */

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
    uint32_t outside = product_node(c->diagram, c->level_count, product, DIAGRAM_NONE, DIAGRAM_ALL);
    return diagram_combine(c->diagram, DIAGRAM_AND, node, outside);
}

_Static_assert(SPACE_CHOICES <= 84 && PRODUCT_LEVELS <= 10,
               "84 choices at each of 10 levels combine in less than 2^64 ways");

/* Counts the combinations of a product that a diagram holds. The list has the nodes of the diagram, children before
 * their parents, the root last; it is empty if the diagram holds all combinations. `counts` has room for one number per
 * node. The count of a child is a multiple of the product's width at each level above the child, so the division is
 * exact. */
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

/* Returns the prime that covers the largest number of the remaining combinations, the first of equals; NULL if the
 * steps do not suffice. */
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

/* Chooses a cover greedily. Returns false when the budget does not suffice. */
static bool cover_greedily(struct covering *c) {
    uint32_t left = c->root;
    while (left != DIAGRAM_NONE && may_go_on(c, c->steps_for_any)) {
        const struct product *best = c->primes ? largest_prime(c, left) : NULL;
        struct product next = best ? *best : grown_prime(c, left);
        ARENA_APPEND(c->arena, c->chosen, c->count, c->capacity, next);
        left = without(c, left, &next);
    }
    /* Remove each chosen product that lies within the union of the others. */
    for (size_t i = may_go_on(c, c->steps_for_any) ? c->count : 0; i-- > 0;) {
        left = c->root;
        for (size_t j = 0; j < c->count && left != DIAGRAM_NONE; j++)
            if (j != i)
                left = without(c, left, &c->chosen[j]);
        if (left != DIAGRAM_NONE || c->diagram->full)
            continue;
        c->count--;
        memmove(c->chosen + i, c->chosen + i + 1, (c->count - i) * sizeof *c->chosen);
    }
    return may_go_on(c, c->steps_for_any);
}

/* ---- a smallest cover -------------------------------------------------------------------------------------------- */

#define MOST_ROWS 64 /* sets of rows are the bits of one word */

/* A row is a combination that has to be covered; a column is a prime, which covers some of the rows. */
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

/* Returns a lower bound on the number of primes that cover the rows in `left`: counts rows that share no prime. */
static size_t lower_bound(const struct cover_table *table, uint64_t left) {
    size_t fewest = 0;
    for (; left; left &= ~table->together[word_lowest(left)])
        fewest++;
    return fewest;
}

static size_t hardest_row(const struct cover_table *table, uint64_t left) {
    size_t best = 0, best_covering = SIZE_MAX;
    for (; left; left &= left - 1) {
        size_t row = word_lowest(left), covering = 0;
        for (size_t i = 0; i < table->prime_count; i++)
            covering += table->covered[table->primes[i]] >> row & 1;
        if (covering < best_covering) {
            best = row;
            best_covering = covering;
        }
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

/* Replaces the greedy cover by a smallest one. Returns false when the steps or the rows did not suffice for that. */
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
        c.primes = prime_implicants(&scratch, diagram, level_count, root, c.steps_for_fewest, &c.prime_count);
    bool covered = cover_greedily(&c);
    bool smallest = covered && (root == DIAGRAM_NONE || (c.primes && find_smallest_cover(&c, &scratch)));
    *products = (struct products){c.chosen, c.count, smallest};
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return covered && !arena->failed;
}
