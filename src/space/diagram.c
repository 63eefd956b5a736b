#include "space/diagram.h"

#include <string.h>

#include "space/space.h"

struct diagram_answer {
    uint32_t a, b; /* b is the greater; both are inner nodes, so never 0 where there is an answer */
    uint32_t operation;
    uint32_t node;
};

/* A power of two, about as many as there are nodes. */
static uint32_t table_size(size_t node_room) {
    uint32_t size = 64;
    while (size <= node_room / 2 && size < UINT32_MAX / 4)
        size *= 2;
    return size;
}

void diagram_open(struct diagram *diagram, struct arena *arena, const uint32_t *widths, size_t node_room,
                  size_t kid_room) {
    uint32_t size = table_size(node_room);
    *diagram = (struct diagram){.widths = widths, .node_count = DIAGRAM_LEAVES};
    diagram->node_room = node_room < UINT32_MAX - DIAGRAM_LEAVES ? (uint32_t)node_room + DIAGRAM_LEAVES : UINT32_MAX;
    diagram->kid_room = kid_room < UINT32_MAX ? (uint32_t)kid_room : UINT32_MAX;
    diagram->bucket_mask = diagram->answer_mask = size - 1;
    diagram->nodes = arena_array(arena, diagram->node_room, sizeof *diagram->nodes);
    diagram->kids = arena_array(arena, diagram->kid_room, sizeof *diagram->kids);
    diagram->buckets = arena_array(arena, size, sizeof *diagram->buckets);
    diagram->answers = arena_array(arena, size, sizeof *diagram->answers);
    diagram->full = !diagram->nodes || !diagram->kids || !diagram->buckets || !diagram->answers;
    for (uint32_t leaf = 0; leaf < DIAGRAM_LEAVES && !diagram->full; leaf++)
        diagram->nodes[leaf].level = DIAGRAM_BOTTOM;
}

static uint64_t mix(uint64_t hash, uint32_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

/* A few kids make no difference. */
static size_t steps_for(uint32_t width) {
    return 1 + width / 8;
}

static uint32_t make(struct diagram *diagram, uint32_t *bucket, uint32_t level, const uint32_t *kids, uint32_t width) {
    if (diagram->node_count == diagram->node_room || diagram->kid_room - diagram->kid_count < width) {
        diagram->full = true;
        return DIAGRAM_NONE;
    }
    uint32_t node = diagram->node_count++;
    diagram->nodes[node] = (struct diagram_node){level, diagram->kid_count, *bucket};
    memcpy(diagram->kids + diagram->kid_count, kids, width * sizeof *kids);
    diagram->kid_count += width;
    return *bucket = node;
}

uint32_t diagram_node(struct diagram *diagram, uint32_t level, const uint32_t *kids) {
    if (diagram->full)
        return DIAGRAM_NONE;
    uint32_t width = diagram->widths[level];
    uint64_t hash = mix(0, level);
    bool same = true;
    for (uint32_t i = 0; i < width; i++) {
        same &= kids[i] == kids[0];
        hash = mix(hash, kids[i]);
    }
    if (same)
        return kids[0];
    diagram->steps += steps_for(width);
    uint32_t *bucket = &diagram->buckets[hash & diagram->bucket_mask];
    for (uint32_t node = *bucket; node; node = diagram->nodes[node].next)
        if (diagram->nodes[node].level == level && memcmp(diagram_kids(diagram, node), kids, width * sizeof *kids) == 0)
            return node;
    return make(diagram, bucket, level, kids, width);
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
            below[diagram_kids(diagram, node)[i]] = true;
    }
    arena->failed |= !below;
    uint32_t *nodes = arena_array(arena, *count, sizeof *nodes);
    for (uint32_t node = DIAGRAM_LEAVES, at = 0; nodes && node <= root; node++)
        if (below[node])
            nodes[at++] = node;
    arena_free(&scratch);
    return nodes;
}

/* The kid of a node for each choice at a level: where the node asks further down, the node itself. */
static uint32_t kid_at(const struct diagram *diagram, uint32_t node, uint32_t level, uint32_t choice) {
    return diagram->nodes[node].level == level ? diagram_kids(diagram, node)[choice] : node;
}

uint32_t diagram_combine(struct diagram *diagram, enum diagram_operation operation, uint32_t a, uint32_t b) {
    uint32_t decisive = operation == DIAGRAM_BOTH ? DIAGRAM_NONE : DIAGRAM_ALL;
    uint32_t neutral = operation == DIAGRAM_BOTH ? DIAGRAM_ALL : DIAGRAM_NONE;
    if (diagram->full || a == decisive || b == decisive)
        return decisive;
    if (a == b || b == neutral)
        return a;
    if (a == neutral)
        return b;
    if (a > b)
        return diagram_combine(diagram, operation, b, a);

    uint64_t hash = mix(mix(operation, a), b);
    struct diagram_answer *answer = &diagram->answers[hash & diagram->answer_mask];
    if (answer->a == a && answer->b == b && answer->operation == operation)
        return answer->node;
    uint32_t level_a = diagram->nodes[a].level, level_b = diagram->nodes[b].level;
    uint32_t level = level_a < level_b ? level_a : level_b;
    uint32_t kids[SPACE_CHOICES];
    diagram->steps += steps_for(diagram->widths[level]);
    for (uint32_t i = 0; i < diagram->widths[level]; i++)
        kids[i] = diagram_combine(diagram, operation, kid_at(diagram, a, level, i), kid_at(diagram, b, level, i));
    uint32_t node = diagram_node(diagram, level, kids);
    if (!diagram->full)
        *answer = (struct diagram_answer){a, b, operation, node};
    return node;
}

uint32_t diagram_decide(struct diagram *diagram, uint32_t level, const uint32_t *kids) {
    uint32_t width = diagram->widths[level];
    bool below = true;
    for (uint32_t i = 0; i < width; i++)
        below &= diagram->nodes[kids[i]].level > level;
    if (below)
        return diagram_node(diagram, level, kids);
    /* Some kid asks further up: for each choice, another one was made or its kid holds. */
    uint32_t decided = DIAGRAM_ALL;
    for (uint32_t i = 0; i < width; i++) {
        uint32_t others[SPACE_CHOICES];
        for (uint32_t j = 0; j < width; j++)
            others[j] = j == i ? DIAGRAM_NONE : DIAGRAM_ALL;
        uint32_t other = diagram_node(diagram, level, others);
        uint32_t implied = diagram_combine(diagram, DIAGRAM_EITHER, other, kids[i]);
        decided = diagram_combine(diagram, DIAGRAM_BOTH, decided, implied);
    }
    return decided;
}
