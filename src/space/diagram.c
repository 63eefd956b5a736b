/* diagram.c - multi-valued decision diagrams with a hash table of nodes and a cache of combinations; see diagram.h. */
#include "space/diagram.h"

#include <string.h>

#include "space/choice_set.h"

struct diagram_result {
    uint32_t a, b; /* the operands, a < b; both are inner nodes, therefore a is 0 only in an empty entry of the cache */
    uint32_t operation;
    uint32_t node; /* the result */
};

void diagram_open(struct diagram *diagram, struct arena *arena, const uint32_t *widths, size_t node_room,
                  size_t child_room) {
    uint32_t size = 64; /* of a hash table: a power of two, about as large as the number of nodes */
    while (size <= node_room / 2 && size < UINT32_MAX / 4)
        size *= 2;
    *diagram = (struct diagram){.widths = widths, .node_count = DIAGRAM_LEAVES};
    diagram->node_room = node_room < UINT32_MAX - DIAGRAM_LEAVES ? (uint32_t)node_room + DIAGRAM_LEAVES : UINT32_MAX;
    diagram->child_room = child_room < UINT32_MAX ? (uint32_t)child_room : UINT32_MAX;
    diagram->bucket_mask = diagram->cache_mask = size - 1;
    diagram->nodes = arena_array(arena, diagram->node_room, sizeof *diagram->nodes);
    diagram->children = arena_array(arena, diagram->child_room, sizeof *diagram->children);
    diagram->buckets = arena_array(arena, size, sizeof *diagram->buckets);
    diagram->cache = arena_array(arena, size, sizeof *diagram->cache);
    diagram->full = !diagram->nodes || !diagram->children || !diagram->buckets || !diagram->cache;
    for (uint32_t leaf = 0; leaf < DIAGRAM_LEAVES && !diagram->full; leaf++)
        diagram->nodes[leaf].level = DIAGRAM_BOTTOM;
}

static uint64_t mix(uint64_t hash, uint32_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

/* Returns how many steps the work on a node with `width` children counts as; up to seven children count as one step. */
static size_t steps_for(uint32_t width) {
    return 1 + width / 8;
}

uint32_t diagram_node(struct diagram *diagram, uint32_t level, const uint32_t *children) {
    if (diagram->full)
        return DIAGRAM_NONE;
    uint32_t width = diagram->widths[level];
    uint64_t hash = mix(0, level);
    bool same = true;
    for (uint32_t i = 0; i < width; i++) {
        same &= children[i] == children[0];
        hash = mix(hash, children[i]);
    }
    if (same)
        return children[0];
    diagram->steps += steps_for(width);
    uint32_t *bucket = &diagram->buckets[hash & diagram->bucket_mask];
    for (uint32_t node = *bucket; node; node = diagram->nodes[node].next)
        if (diagram->nodes[node].level == level &&
            memcmp(diagram_children(diagram, node), children, width * sizeof *children) == 0)
            return node;
    if (diagram->node_count == diagram->node_room || diagram->child_room - diagram->child_count < width) {
        diagram->full = true;
        return DIAGRAM_NONE;
    }
    diagram->nodes[diagram->node_count] = (struct diagram_node){level, diagram->child_count, *bucket};
    memcpy(diagram->children + diagram->child_count, children, width * sizeof *children);
    diagram->child_count += width;
    return *bucket = diagram->node_count++;
}

uint32_t *diagram_nodes_below(const struct diagram *diagram, struct arena *arena, uint32_t root, size_t *count) {
    struct arena scratch = ARENA_EMPTY;
    bool *below = arena_array(&scratch, (size_t)root + 1, sizeof *below);
    *count = 0;
    if (below)
        below[root] = true;
    for (uint32_t node = root; below && node >= DIAGRAM_LEAVES; node--) {
        if (!below[node])
            continue;
        ++*count;
        for (uint32_t i = 0; i < diagram->widths[diagram->nodes[node].level]; i++)
            below[diagram_children(diagram, node)[i]] = true;
    }
    arena->failed |= !below;
    uint32_t *nodes = arena_array(arena, *count, sizeof *nodes);
    for (uint32_t node = DIAGRAM_LEAVES, at = 0; nodes && node <= root; node++)
        if (below[node])
            nodes[at++] = node;
    arena_free(&scratch);
    return nodes;
}

/* Returns the part of `node` that has `choice` at `level`, where `level` is the level of the node or above it. */
static uint32_t child_at(const struct diagram *diagram, uint32_t node, uint32_t level, uint32_t choice) {
    return diagram->nodes[node].level == level ? diagram_children(diagram, node)[choice] : node;
}

uint32_t diagram_combine(struct diagram *diagram, enum diagram_operation operation, uint32_t a, uint32_t b) {
    uint32_t decisive = operation == DIAGRAM_AND ? DIAGRAM_NONE : DIAGRAM_ALL;
    uint32_t neutral = operation == DIAGRAM_AND ? DIAGRAM_ALL : DIAGRAM_NONE;
    if (diagram->full || a == decisive || b == decisive)
        return decisive;
    if (a == b || b == neutral)
        return a;
    if (a == neutral)
        return b;
    if (a > b)
        return diagram_combine(diagram, operation, b, a);

    uint64_t hash = mix(mix(operation, a), b);
    struct diagram_result *cached = &diagram->cache[hash & diagram->cache_mask];
    if (cached->a == a && cached->b == b && cached->operation == operation)
        return cached->node;
    uint32_t level_a = diagram->nodes[a].level, level_b = diagram->nodes[b].level;
    uint32_t level = level_a < level_b ? level_a : level_b;
    uint32_t children[SPACE_CHOICES];
    diagram->steps += steps_for(diagram->widths[level]);
    for (uint32_t i = 0; i < diagram->widths[level]; i++)
        children[i] =
            diagram_combine(diagram, operation, child_at(diagram, a, level, i), child_at(diagram, b, level, i));
    uint32_t node = diagram_node(diagram, level, children);
    if (!diagram->full)
        *cached = (struct diagram_result){a, b, operation, node};
    return node;
}

uint32_t diagram_decide(struct diagram *diagram, uint32_t level, const uint32_t *children) {
    uint32_t width = diagram->widths[level];
    bool ordered = true;
    for (uint32_t i = 0; i < width; i++)
        ordered &= diagram->nodes[children[i]].level > level;
    if (ordered)
        return diagram_node(diagram, level, children);
    /* Some child branches at or above `level`, so no node at `level` can have it. For each choice, take the assignments
     * that have another choice at `level` or are in the child of this choice; the result is the intersection. */
    uint32_t decided = DIAGRAM_ALL;
    for (uint32_t i = 0; i < width; i++) {
        uint32_t others[SPACE_CHOICES];
        for (uint32_t j = 0; j < width; j++)
            others[j] = j == i ? DIAGRAM_NONE : DIAGRAM_ALL;
        uint32_t other = diagram_node(diagram, level, others);
        uint32_t implied = diagram_combine(diagram, DIAGRAM_OR, other, children[i]);
        decided = diagram_combine(diagram, DIAGRAM_AND, decided, implied);
    }
    return decided;
}
