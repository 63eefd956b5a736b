/* implicants.c - products of sets of choices as diagrams, and the prime implicants of a diagram. */
#include "space/implicants.h"

bool product_implies(struct diagram *diagram, const struct product *product, uint32_t node) {
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

/* Returns the node that leads to the leaf `inside` for the combinations of a product, and to the leaf `outside` for all
 * others. */
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

uint32_t product_outside(struct diagram *diagram, size_t level_count, const struct product *product) {
    return product_node(diagram, level_count, product, DIAGRAM_NONE, DIAGRAM_ALL);
}

/* ---- prime implicants -------------------------------------------------------------------------------------------- */

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
    size_t most, most_steps; /* the limits of `count` and of the diagram's steps */
    bool stopped;            /* a limit was exceeded, or there was no memory */
};

static bool goes_on(struct prime_search *s) {
    s->stopped |= s->arena->failed || s->diagram->full || s->diagram->steps > s->most_steps || s->count > s->most;
    return !s->stopped;
}

/* The closed sets of a node's children: no further child can be added without making the intersection smaller. */
struct child_sets {
    uint32_t node;
    struct child_set *items;
    size_t count, capacity;
    struct arena arena;
};

/* Tells whether no child outside a set of children contains their whole intersection. */
static bool is_closed(struct prime_search *s, const struct child_sets *sets, struct child_set chosen) {
    const uint32_t *children = diagram_children(s->diagram, sets->node);
    for (uint32_t i = 0; i < s->diagram->widths[s->diagram->nodes[sets->node].level]; i++)
        if (!choices_have(chosen.children, i) &&
            diagram_combine(s->diagram, DIAGRAM_AND, chosen.node, children[i]) == chosen.node)
            return false;
    return true;
}

/* Adds the closed sets that consist of the children chosen so far and of some of the children from `child` on. */
static void add_child_sets(struct prime_search *s, struct child_sets *sets, struct child_set chosen, uint32_t child) {
    uint32_t width = s->diagram->widths[s->diagram->nodes[sets->node].level];
    s->diagram->steps++;
    if (chosen.node == DIAGRAM_NONE || !goes_on(s))
        return;
    for (; child < width; child++) {
        uint32_t also = diagram_children(s->diagram, sets->node)[child];
        uint32_t both = diagram_combine(s->diagram, DIAGRAM_AND, chosen.node, also);
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

/* Tells whether some child outside `set` holds all combinations of `product`, too. Then the product of `set` and
 * `product` is not prime. */
static bool can_add_child(const struct prime_search *s, uint32_t node, const struct child_set *set,
                          const struct product *product) {
    const uint32_t *children = diagram_children(s->diagram, node);
    for (uint32_t i = 0; i < s->diagram->widths[s->diagram->nodes[node].level]; i++)
        if (!choices_have(set->children, i) && product_implies(s->diagram, product, children[i]))
            return true;
    return false;
}

/* Finds the primes of a node: each consists of a closed set of children and of a prime of their intersection. */
static void find_primes(struct prime_search *s, uint32_t node) {
    if (!goes_on(s) || s->nodes[node].known)
        return;
    struct child_sets sets = {.node = node, .arena = ARENA_EMPTY};
    add_child_sets(s, &sets, (struct child_set){0, DIAGRAM_ALL}, 0);
    for (size_t i = 0; i < sets.count; i++)
        find_primes(s, sets.items[i].node);
    uint32_t first = (uint32_t)s->count, level = s->diagram->nodes[node].level;
    for (size_t i = 0; i < sets.count && goes_on(s); i++) {
        const struct known_primes *below = &s->nodes[sets.items[i].node];
        for (uint32_t j = 0; j < below->count && goes_on(s); j++) {
            struct product prime = s->list[below->first + j];
            if (can_add_child(s, node, &sets.items[i], &prime))
                continue;
            prime.children[level] = sets.items[i].children;
            ARENA_APPEND(s->arena, s->list, s->count, s->capacity, prime);
        }
    }
    s->nodes[node] = (struct known_primes){first, (uint32_t)s->count - first, true};
    s->arena->failed |= sets.arena.failed;
    arena_free(&sets.arena);
}

const struct product *prime_implicants(struct arena *arena, struct diagram *diagram, size_t level_count, uint32_t root,
                                       size_t most_steps, size_t most, size_t *count) {
    struct arena scratch = ARENA_EMPTY;
    struct prime_search s = {.arena = arena, .diagram = diagram, .most = most, .most_steps = most_steps};
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
    bool found = s.nodes && goes_on(&s);
    uint32_t first = found ? s.nodes[root].first : 0;
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return found && !arena->failed ? s.list + first : NULL;
}
