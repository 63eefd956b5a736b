/* readers.c - lists for each variable the trees that read it. */
#include "space/readers.h"

#include <string.h>

struct reading {
    uint32_t *ends;  /* by variable: the end of its list so far */
    uint32_t *trees; /* NULL while the readers are only counted */
    uint32_t *last;  /* by variable: the last tree that was noted, from 1 */
};

/* Adds a tree to the list of each variable that it reads. */
static void note_reads(const struct tree *tree, uint32_t number, struct reading *reading) {
    for (size_t i = 0; i < tree->node_count; i++) {
        uint32_t variable = tree->nodes[i].variable;
        if (variable == TREE_LEAF || reading->last[variable] == number + 1)
            continue;
        reading->last[variable] = number + 1;
        if (reading->trees)
            reading->trees[reading->ends[variable]] = number;
        reading->ends[variable]++;
    }
}

struct readers readers_list(struct arena *arena, const struct space *space) {
    size_t variables = space->variable_count;
    uint32_t *firsts = arena_array(arena, variables + 1, sizeof *firsts);
    struct arena scratch = ARENA_EMPTY;
    struct reading reading = {.ends = arena_array(&scratch, variables + 1, sizeof *reading.ends),
                              .last = arena_array(&scratch, variables, sizeof *reading.last)};
    arena->failed = arena->failed || scratch.failed;
    if (arena->failed) {
        arena_free(&scratch);
        return (struct readers){.trees = NULL};
    }
    for (size_t i = 0; i < space->tree_count; i++)
        note_reads(&space->trees[i], (uint32_t)i, &reading);
    for (size_t i = 0; i < variables; i++)
        firsts[i + 1] = firsts[i] + reading.ends[i];
    memcpy(reading.ends, firsts, (variables + 1) * sizeof *firsts);
    memset(reading.last, 0, variables * sizeof *reading.last);
    reading.trees = arena_array(arena, firsts[variables], sizeof *reading.trees);
    for (size_t i = 0; reading.trees && i < space->tree_count; i++)
        note_reads(&space->trees[i], (uint32_t)i, &reading);
    arena_free(&scratch);
    return (struct readers){reading.trees, firsts};
}
