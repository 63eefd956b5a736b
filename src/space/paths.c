/* paths.c - counts the assignments that a diagram holds, by one pass up and one pass down its nodes; see paths.h. */
#include "space/paths.h"

#include <string.h>

/* Every number in this file counts assignments of all levels, including the levels that a path skips. Therefore the
 * number of a child is the same for each of its parents, however many levels lie between, and it is a multiple of the
 * width of each level above the child. */

/* Returns the place of a rank's number in a column, which is `below` or `above`. */
static uint32_t *number_at(const struct path_counter *counter, uint32_t *column, size_t rank) {
    return column + rank * counter->limbs;
}

/* Writes a big number as counter->limbs limbs. */
static void store(const struct path_counter *counter, uint32_t *number, const struct big *big) {
    memcpy(number, big->limbs, big->length * sizeof *number);
    memset(number + big->length, 0, (counter->limbs - big->length) * sizeof *number);
}

/* Returns the number of all assignments with choices in `kept`: the product of the sizes of its sets. */
static struct big all_assignments(const struct path_counter *counter, const choice_set *kept) {
    struct big all = big_of(1);
    for (size_t i = 0; i < counter->level_count; i++)
        big_scale(&all, kept ? choices_count(kept[i]) : counter->diagram->widths[i]);
    return all;
}

bool path_counter_open(struct path_counter *counter, struct arena *arena, const struct diagram *diagram,
                       size_t level_count, uint32_t root) {
    *counter = (struct path_counter){.diagram = diagram, .level_count = level_count, .root = root, .arena = arena};
    struct big most = all_assignments(counter, NULL);
    big_scale(&most, SPACE_CHOICES); /* before it is divided, a sum may be SPACE_CHOICES times as large */
    if (most.overflow || most.length > BIG_LIMBS / 2)
        return false;
    counter->limbs = most.length;
    counter->nodes = diagram_nodes_below(diagram, arena, root, &counter->node_count);
    counter->ranks = arena_array(arena, (size_t)root + DIAGRAM_LEAVES, sizeof *counter->ranks);
    size_t ranks = counter->node_count + DIAGRAM_LEAVES;
    counter->below = arena_array(arena, ranks, counter->limbs * sizeof *counter->below);
    if (arena->failed)
        return false;
    counter->ranks[DIAGRAM_ALL] = DIAGRAM_ALL;
    for (uint32_t i = 0; i < counter->node_count; i++)
        counter->ranks[counter->nodes[i]] = DIAGRAM_LEAVES + i;
    return true;
}

struct big count_paths(struct path_counter *counter, const choice_set *kept) {
    struct big all = all_assignments(counter, kept);
    if (big_is_zero(&all))
        return all;
    store(counter, number_at(counter, counter->below, DIAGRAM_ALL), &all);
    for (size_t i = 0; i < counter->node_count; i++) {
        uint32_t level = counter->diagram->nodes[counter->nodes[i]].level, width = counter->diagram->widths[level];
        const uint32_t *children = diagram_children(counter->diagram, counter->nodes[i]);
        uint32_t *sum = number_at(counter, counter->below, DIAGRAM_LEAVES + i);
        memset(sum, 0, counter->limbs * sizeof *sum);
        for (uint32_t child = 0; child < width; child++)
            if (!kept || choices_have(kept[level], child))
                limbs_add(sum, number_at(counter, counter->below, counter->ranks[children[child]]), counter->limbs);
        limbs_divide(sum, counter->limbs, kept ? choices_count(kept[level]) : width);
    }
    return big_of_limbs(number_at(counter, counter->below, counter->ranks[counter->root]), counter->limbs);
}

/* Divides a number by the product of all widths; there is no remainder. */
static void divide_by_all(const struct path_counter *counter, struct big *number) {
    uint32_t divisor = 1;
    for (size_t i = 0; i < counter->level_count; i++) {
        uint32_t width = counter->diagram->widths[i];
        if (divisor > UINT32_MAX / width) {
            big_divide(number, divisor);
            divisor = 1;
        }
        divisor *= width;
    }
    big_divide(number, divisor);
}

/* Divides the number of assignments that lead to a node equally among its children, in `above`. For each child, also
 * adds to `sums` the product of the number that leads to the node and the number that the child holds. */
static void pass_down(struct path_counter *counter, size_t rank, uint32_t *sums) {
    uint32_t node = counter->nodes[rank - DIAGRAM_LEAVES], each[BIG_LIMBS];
    uint32_t width = counter->diagram->widths[counter->diagram->nodes[node].level];
    const uint32_t *above = number_at(counter, counter->above, rank);
    memcpy(each, above, counter->limbs * sizeof *each);
    limbs_divide(each, counter->limbs, width);
    for (uint32_t i = 0; i < width; i++) {
        uint32_t child = counter->ranks[diagram_children(counter->diagram, node)[i]];
        if (child == DIAGRAM_NONE)
            continue;
        limbs_add_product(sums + (size_t)2 * i * counter->limbs, above, number_at(counter, counter->below, child),
                          counter->limbs);
        limbs_add(number_at(counter, counter->above, child), each, counter->limbs);
    }
}

/* Adds the shares of one level. In `sums`, the numbers are too large by two factors: the number of all assignments, and
 * the width of this level. The divisions correct this. The remaining assignments take paths that skip the level; they
 * have each choice equally often. */
static void add_level(const struct path_counter *counter, size_t level, const struct big *total, const uint32_t *sums,
                      struct big *shares) {
    uint32_t width = counter->diagram->widths[level];
    struct big rest = *total;
    for (uint32_t i = 0; i < width; i++) {
        struct big share = big_of_limbs(sums + (size_t)2 * i * counter->limbs, 2 * counter->limbs);
        divide_by_all(counter, &share);
        big_divide(&share, width);
        big_subtract(&rest, &share);
        big_add(&shares[i], &share);
    }
    big_divide(&rest, width);
    for (uint32_t i = 0; i < width; i++)
        big_add(&shares[i], &rest);
}

void add_path_shares(struct path_counter *counter, const size_t *first, struct big *shares) {
    size_t *sums_first = arena_array(counter->arena, counter->level_count + 1, sizeof *sums_first);
    if (!sums_first)
        return;
    for (size_t i = 0; i < counter->level_count; i++)
        sums_first[i + 1] = sums_first[i] + (size_t)2 * counter->diagram->widths[i] * counter->limbs;
    uint32_t *sums = arena_array(counter->arena, sums_first[counter->level_count], sizeof *sums);
    counter->above =
        arena_array(counter->arena, counter->node_count + DIAGRAM_LEAVES, counter->limbs * sizeof *counter->above);
    if (!sums || !counter->above)
        return;
    struct big all = all_assignments(counter, NULL), total = count_paths(counter, NULL);
    store(counter, number_at(counter, counter->above, counter->ranks[counter->root]), &all);
    for (size_t i = counter->node_count; i-- > 0;)
        pass_down(counter, DIAGRAM_LEAVES + i, sums + sums_first[counter->diagram->nodes[counter->nodes[i]].level]);
    for (size_t i = 0; i < counter->level_count; i++)
        add_level(counter, i, &total, sums + sums_first[i], shares + first[i]);
}
