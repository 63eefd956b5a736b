#include "space/implicants.h"

#include "space/space.h"

struct product product_of_all(const struct diagram *diagram, size_t level_count) {
    struct product all = {{0}};
    for (size_t i = 0; i < level_count; i++)
        all.kids[i] = choices_below(diagram->widths[i]);
    return all;
}

bool product_implies(struct diagram *diagram, const struct product *product, uint32_t node) {
    diagram->steps++;
    if (node < DIAGRAM_LEAVES)
        return node == DIAGRAM_ALL;
    uint32_t level = diagram->nodes[node].level;
    for (uint32_t kid = 0; kid < diagram->widths[level]; kid++)
        if ((product->kids[level] >> kid & 1) && !product_implies(diagram, product, diagram_kids(diagram, node)[kid]))
            return false;
    return true;
}

/* A node that is `inside` for a product's combinations and `outside` for all others; both are leaves. */
static uint32_t divided_by(struct diagram *diagram, size_t level_count, const struct product *product, uint32_t inside,
                           uint32_t outside) {
    uint32_t node = inside;
    for (uint32_t level = (uint32_t)level_count; level-- > 0;) {
        uint32_t kids[SPACE_CHOICES];
        for (uint32_t kid = 0; kid < diagram->widths[level]; kid++)
            kids[kid] = product->kids[level] >> kid & 1 ? node : outside;
        node = diagram_node(diagram, level, kids);
    }
    return node;
}

uint32_t product_inside(struct diagram *diagram, size_t level_count, const struct product *product) {
    return divided_by(diagram, level_count, product, DIAGRAM_ALL, DIAGRAM_NONE);
}

uint32_t product_outside(struct diagram *diagram, size_t level_count, const struct product *product) {
    return divided_by(diagram, level_count, product, DIAGRAM_NONE, DIAGRAM_ALL);
}

/* ---- prime implicants --------------------------------------------------------------------------------------------- */

/* The primes of a node, once they are known: some of the list. */
struct known_primes {
    uint32_t first, count;
    bool known;
};

/* A set of a node's kids, and what all of them hold. */
struct kid_set {
    choice_set kids;
    uint32_t node;
};

struct prime_search {
    struct arena *arena; /* of the list */
    struct diagram *diagram;
    struct known_primes *nodes; /* by the diagram's number */
    struct product *list;
    size_t count, capacity, most;
    size_t most_steps;
    bool stopped;
};

static bool goes_on(struct prime_search *s) {
    s->stopped |= s->arena->failed || s->diagram->full || s->diagram->steps > s->most_steps || s->count > s->most;
    return !s->stopped;
}

/* The sets of a node's kids to which no kid can be added without losing some of what they hold in common. */
struct kid_sets {
    uint32_t node;
    struct kid_set *items;
    size_t count, capacity;
    struct arena arena;
};

static bool is_closed(struct prime_search *s, const struct kid_sets *sets, struct kid_set chosen) {
    const uint32_t *kids = diagram_kids(s->diagram, sets->node);
    for (uint32_t i = 0; i < s->diagram->widths[s->diagram->nodes[sets->node].level]; i++)
        if (!(chosen.kids >> i & 1) && diagram_combine(s->diagram, DIAGRAM_BOTH, chosen.node, kids[i]) == chosen.node)
            return false;
    return true;
}

/* Adds those that go by the kids chosen so far and by some of those from `kid` on. */
static void add_kid_sets(struct prime_search *s, struct kid_sets *sets, struct kid_set chosen, uint32_t kid) {
    uint32_t width = s->diagram->widths[s->diagram->nodes[sets->node].level];
    s->diagram->steps++;
    if (chosen.node == DIAGRAM_NONE || !goes_on(s))
        return;
    for (; kid < width; kid++) {
        uint32_t also = diagram_kids(s->diagram, sets->node)[kid];
        uint32_t both = diagram_combine(s->diagram, DIAGRAM_BOTH, chosen.node, also);
        struct kid_set with = {chosen.kids | choice_only(kid), both};
        if (both == chosen.node)
            chosen = with;
        else
            add_kid_sets(s, sets, with, kid + 1);
    }
    if (chosen.kids == 0 || !is_closed(s, sets, chosen))
        return;
    struct kid_set *grown = arena_grow(&sets->arena, sets->items, sets->count, &sets->capacity, sizeof *grown);
    if (grown) {
        sets->items = grown;
        sets->items[sets->count++] = chosen;
    }
    s->stopped |= !grown;
}

/* Whether a kid could be added that is not in the set. */
static bool can_grow(const struct prime_search *s, uint32_t node, const struct kid_set *set,
                     const struct product *product) {
    const uint32_t *kids = diagram_kids(s->diagram, node);
    for (uint32_t i = 0; i < s->diagram->widths[s->diagram->nodes[node].level]; i++)
        if (!(set->kids >> i & 1) && product_implies(s->diagram, product, kids[i]))
            return true;
    return false;
}

static void add_prime(struct prime_search *s, const struct product *prime) {
    struct product *grown = arena_grow(s->arena, s->list, s->count, &s->capacity, sizeof *grown);
    if (!grown)
        return;
    s->list = grown;
    s->list[s->count++] = *prime;
}

/* A prime of a node goes by a closed set of kids, and further down by a prime of what these have in common. */
static void find_primes(struct prime_search *s, uint32_t node) {
    if (!goes_on(s) || s->nodes[node].known)
        return;
    struct kid_sets sets = {.node = node, .arena = ARENA_EMPTY};
    add_kid_sets(s, &sets, (struct kid_set){0, DIAGRAM_ALL}, 0);
    for (size_t i = 0; i < sets.count; i++)
        find_primes(s, sets.items[i].node);
    uint32_t first = (uint32_t)s->count, level = s->diagram->nodes[node].level;
    for (size_t i = 0; i < sets.count && goes_on(s); i++) {
        const struct known_primes *below = &s->nodes[sets.items[i].node];
        for (uint32_t j = 0; j < below->count && goes_on(s); j++) {
            struct product prime = s->list[below->first + j];
            if (can_grow(s, node, &sets.items[i], &prime))
                continue;
            prime.kids[level] = sets.items[i].kids;
            add_prime(s, &prime);
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
        struct product all = product_of_all(diagram, level_count);
        add_prime(&s, &all);
        find_primes(&s, root);
        *count = s.nodes[root].count;
    }
    bool found = s.nodes && goes_on(&s);
    uint32_t first = found ? s.nodes[root].first : 0;
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    return found && !arena->failed ? s.list + first : NULL;
}
