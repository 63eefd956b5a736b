/* completions.c - builds the diagram of a rule's answers, and finds the variables on which the answer hangs. */
#include "certain/completions.h"

#include <string.h>

void completions_start(struct completions *completions, struct arena *arena) {
    *completions = (struct completions){.arena = arena};
    for (int kind = 0; kind < COMPLETION_KINDS; kind++)
        ARENA_APPEND(arena, completions->nodes, completions->node_count, completions->node_capacity,
                     (struct completion_node){.variable = UINT32_MAX});
}

size_t completions_variable(struct completions *completions, size_t width) {
    ARENA_APPEND(completions->arena, completions->widths, completions->variable_count, completions->variable_capacity,
                 width);
    return completions->variable_count ? completions->variable_count - 1 : 0;
}

/* ---- nodes ------------------------------------------------------------------------------------------------------- */

static size_t hash(size_t variable, const uint32_t *children, size_t width) {
    uint64_t sum = variable;
    for (size_t i = 0; i < width; i++)
        sum = (sum ^ children[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(sum >> 20);
}

static const uint32_t *children_of(const struct completions *completions, uint32_t node) {
    return completions->children + completions->nodes[node].first;
}

static size_t width_of(const struct completions *completions, uint32_t node) {
    return completions->widths[completions->nodes[node].variable];
}

/* Doubles the hash table when the nodes fill it. */
static bool make_room(struct completions *completions) {
    if (completions->node_count < completions->bucket_count)
        return true;
    size_t count = completions->bucket_count ? completions->bucket_count * 4 : 64;
    uint32_t *buckets = arena_array(completions->arena, count, sizeof *buckets);
    if (!buckets)
        return false;
    completions->buckets = buckets;
    completions->bucket_count = count;
    for (size_t i = COMPLETION_KINDS; i < completions->node_count; i++) {
        struct completion_node *node = &completions->nodes[i];
        uint32_t *bucket = &buckets[hash(node->variable, completions->children + node->first,
                                         completions->widths[node->variable]) % count];
        node->next = *bucket;
        *bucket = (uint32_t)i;
    }
    return true;
}

uint32_t completions_node(struct completions *completions, size_t variable, const uint32_t *children) {
    size_t width = completions->widths[variable], equal = 1;
    while (equal < width && children[equal] == children[0])
        equal++;
    if (equal == width)
        return children[0];
    if (!make_room(completions))
        return COMPLETION_UNKNOWN;
    uint32_t *bucket = &completions->buckets[hash(variable, children, width) % completions->bucket_count];
    for (uint32_t node = *bucket; node; node = completions->nodes[node].next)
        if (completions->nodes[node].variable == variable &&
            memcmp(children_of(completions, node), children, width * sizeof *children) == 0)
            return node;
    uint32_t made = (uint32_t)completions->node_count, first = (uint32_t)completions->child_count;
    for (size_t i = 0; i < width; i++)
        ARENA_APPEND(completions->arena, completions->children, completions->child_count, completions->child_capacity,
                     children[i]);
    ARENA_APPEND(completions->arena, completions->nodes, completions->node_count, completions->node_capacity,
                 (struct completion_node){(uint32_t)variable, first, *bucket});
    if (completions->arena->failed)
        return COMPLETION_UNKNOWN;
    *bucket = made;
    return made;
}

/* ---- questions about the diagram --------------------------------------------------------------------------------- */

/* The steps after which completions_hang() gives up. */
#define MOST_STEPS UINT64_C(1000000)

static bool is_leaf(uint32_t node) {
    return node < COMPLETION_KINDS;
}

static bool satisfied(uint32_t leaf) {
    return (KIND_BIT(leaf) & KINDS_SATISFIED) != 0;
}

/* Returns whether some completion gets answers from two nodes of which only one satisfies the rule, or only one is
 * known. `values` has the variables that both nodes have asked for; all are open again at the end. */
static bool differ(struct completions *completions, uint32_t a, uint32_t b, uint8_t *values) {
    if (a == b)
        return false;
    if (is_leaf(a) && is_leaf(b))
        return !satisfied(a) || !satisfied(b);
    if (completions->steps++ >= MOST_STEPS)
        return true;
    uint32_t asks = is_leaf(a) ? b : a, variable = completions->nodes[asks].variable;
    size_t width = width_of(completions, asks), from = 0, to = width;
    bool open = values[variable] == VALUE_OPEN, found = false;
    if (!open) {
        from = values[variable];
        to = from + 1;
    }
    for (size_t i = from; i < to && !found; i++) {
        values[variable] = (uint8_t)i;
        uint32_t next = children_of(completions, asks)[i];
        found = asks == a ? differ(completions, next, b, values) : differ(completions, a, next, values);
    }
    if (open)
        values[variable] = VALUE_OPEN;
    return found;
}

bool completions_hang(struct completions *completions, uint32_t root, size_t variable) {
    struct arena *arena = completions->arena;
    bool *reached = arena_array(arena, completions->node_count, sizeof *reached), found = false;
    uint8_t *values = arena_array(arena, completions->variable_count, sizeof *values);
    if (!reached || !values)
        return true;
    memset(values, VALUE_OPEN, completions->variable_count);
    reached[root] = true;
    completions->steps = 0;
    /* A node is made after its children. */
    for (uint32_t node = root; node >= COMPLETION_KINDS && !found; node--) {
        const uint32_t *children = children_of(completions, node);
        if (!reached[node])
            continue;
        for (size_t i = 0; i < width_of(completions, node) && !found; i++) {
            reached[children[i]] = true;
            if (completions->nodes[node].variable == variable && i > 0)
                found = differ(completions, children[0], children[i], values);
        }
    }
    return found;
}

unsigned completions_kinds(const struct completions *completions, uint32_t root, const uint8_t *values) {
    struct arena *arena = completions->arena;
    bool *reached = arena_array(arena, root + 1, sizeof *reached);
    unsigned kinds = 0;
    if (!reached)
        return KIND_BIT(COMPLETION_UNKNOWN);
    reached[root] = true;
    for (uint32_t node = root + 1; node-- > 0;) {
        if (!reached[node])
            continue;
        if (is_leaf(node)) {
            kinds |= KIND_BIT(node);
            continue;
        }
        const uint32_t *children = children_of(completions, node);
        uint8_t value = values[completions->nodes[node].variable];
        size_t from = value == VALUE_OPEN ? 0 : value, to = value == VALUE_OPEN ? width_of(completions, node) : from + 1u;
        for (size_t i = from; i < to; i++)
            reached[children[i]] = true;
    }
    return kinds;
}
