#include "space/paths.h"

#include <string.h>

#include "space/space.h"

/* Every number here counts assignments of all levels, those that a node does not ask for too. So a kid's number is the same
 * wherever the kid is used, however many levels lie between, and is a multiple of the width of each level above it. */

/* One of the numbers in a column, by rank. */
static uint32_t *number_at(const struct paths *paths, uint32_t *column, size_t rank) {
    return column + rank * paths->limbs;
}

static void store(const struct paths *paths, uint32_t *number, const struct big *big) {
    memcpy(number, big->limbs, big->length * sizeof *number);
    memset(number + big->length, 0, (paths->limbs - big->length) * sizeof *number);
}

/* The product of how many choices each level keeps. */
static struct big all_assignments(const struct paths *paths, const choice_set *kept) {
    struct big all = big_of(1);
    for (size_t i = 0; i < paths->level_count; i++)
        big_scale(&all, kept ? choices_count(kept[i]) : paths->diagram->widths[i]);
    return all;
}

bool paths_open(struct paths *paths, struct arena *arena, const struct diagram *diagram, size_t level_count,
                uint32_t root) {
    *paths = (struct paths){.diagram = diagram, .level_count = level_count, .root = root, .arena = arena};
    struct big most = all_assignments(paths, NULL);
    big_scale(&most, SPACE_CHOICES); /* while the numbers of a node's kids are added up */
    if (most.overflow || most.length > BIG_LIMBS / 2)
        return false;
    paths->limbs = most.length;
    paths->nodes = diagram_nodes_below(diagram, arena, root, &paths->node_count);
    paths->ranks = arena_array(arena, (size_t)root + DIAGRAM_LEAVES, sizeof *paths->ranks);
    size_t ranks = paths->node_count + DIAGRAM_LEAVES;
    paths->below = arena_array(arena, ranks, paths->limbs * sizeof *paths->below);
    if (arena->failed)
        return false;
    paths->ranks[DIAGRAM_ALL] = DIAGRAM_ALL;
    for (uint32_t i = 0; i < paths->node_count; i++)
        paths->ranks[paths->nodes[i]] = DIAGRAM_LEAVES + i;
    return true;
}

struct big paths_count(struct paths *paths, const choice_set *kept) {
    struct big all = all_assignments(paths, kept);
    if (big_is_zero(&all))
        return all;
    store(paths, number_at(paths, paths->below, DIAGRAM_ALL), &all);
    for (size_t i = 0; i < paths->node_count; i++) {
        uint32_t level = paths->diagram->nodes[paths->nodes[i]].level, width = paths->diagram->widths[level];
        const uint32_t *kids = diagram_kids(paths->diagram, paths->nodes[i]);
        uint32_t *sum = number_at(paths, paths->below, DIAGRAM_LEAVES + i);
        memset(sum, 0, paths->limbs * sizeof *sum);
        for (uint32_t kid = 0; kid < width; kid++)
            if (!kept || kept[level] >> kid & 1)
                limbs_add(sum, number_at(paths, paths->below, paths->ranks[kids[kid]]), paths->limbs);
        limbs_divide(sum, paths->limbs, kept ? choices_count(kept[level]) : width);
    }
    return big_of_limbs(number_at(paths, paths->below, paths->ranks[paths->root]), paths->limbs);
}

/* Divides by the product of all widths, which leaves nothing over. */
static void divide_by_all(const struct paths *paths, struct big *number) {
    uint32_t divisor = 1;
    for (size_t i = 0; i < paths->level_count; i++) {
        uint32_t width = paths->diagram->widths[i];
        if (divisor > UINT32_MAX / width) {
            big_divide(number, divisor);
            divisor = 1;
        }
        divisor *= width;
    }
    big_divide(number, divisor);
}

/* Adds, for each kid, the product of what leads to a node and what its kid holds to `sums`, and hands down what leads to the
 * kids. */
static void pass_down(struct paths *paths, size_t rank, uint32_t *sums) {
    uint32_t node = paths->nodes[rank - DIAGRAM_LEAVES], each[BIG_LIMBS];
    uint32_t width = paths->diagram->widths[paths->diagram->nodes[node].level];
    const uint32_t *above = number_at(paths, paths->above, rank);
    memcpy(each, above, paths->limbs * sizeof *each);
    limbs_divide(each, paths->limbs, width);
    for (uint32_t i = 0; i < width; i++) {
        uint32_t kid = paths->ranks[diagram_kids(paths->diagram, node)[i]];
        if (kid == DIAGRAM_NONE)
            continue;
        limbs_add_product(sums + 2 * i * paths->limbs, above, number_at(paths, paths->below, kid), paths->limbs);
        limbs_add(number_at(paths, paths->above, kid), each, paths->limbs);
    }
}

/* The products that were summed up at a level counted each assignment once for each of all, and once for each choice there;
 * assignments that ask nothing at the level have each choice equally often. */
static void add_level(const struct paths *paths, size_t level, const struct big *total, const uint32_t *sums,
                      struct big *shares) {
    uint32_t width = paths->diagram->widths[level];
    struct big rest = *total;
    for (uint32_t i = 0; i < width; i++) {
        struct big share = big_of_limbs(sums + 2 * i * paths->limbs, 2 * paths->limbs);
        divide_by_all(paths, &share);
        big_divide(&share, width);
        big_subtract(&rest, &share);
        big_add(&shares[i], &share);
    }
    big_divide(&rest, width);
    for (uint32_t i = 0; i < width; i++)
        big_add(&shares[i], &rest);
}

void paths_add_shares(struct paths *paths, const size_t *first, struct big *shares) {
    size_t *sums_first = arena_array(paths->arena, paths->level_count + 1, sizeof *sums_first);
    if (!sums_first)
        return;
    for (size_t i = 0; i < paths->level_count; i++)
        sums_first[i + 1] = sums_first[i] + paths->diagram->widths[i] * 2 * paths->limbs;
    uint32_t *sums = arena_array(paths->arena, sums_first[paths->level_count], sizeof *sums);
    paths->above = arena_array(paths->arena, paths->node_count + DIAGRAM_LEAVES, paths->limbs * sizeof *paths->above);
    if (!sums || !paths->above)
        return;
    struct big all = all_assignments(paths, NULL), total = paths_count(paths, NULL);
    store(paths, number_at(paths, paths->above, paths->ranks[paths->root]), &all);
    for (size_t i = paths->node_count; i-- > 0;)
        pass_down(paths, DIAGRAM_LEAVES + i, sums + sums_first[paths->diagram->nodes[paths->nodes[i]].level]);
    for (size_t i = 0; i < paths->level_count; i++)
        add_level(paths, i, &total, sums + sums_first[i], shares + first[i]);
}
