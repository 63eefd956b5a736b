#include "space/repair_group.h"

#include <stdlib.h>
#include <string.h>

/* A repair with the groups that it changes, ascending. */
struct member {
    const struct repair *repair;
    size_t *groups;
    size_t group_count;
};

/* A way while ways are merged. */
struct row {
    choice_set *ranges;
    size_t width;
    size_t last; /* the column that is compared last; `width` when that is none in particular */
    uint64_t count;
};

static int compare_sizes(size_t a, size_t b) {
    return (a > b) - (a < b);
}

static int compare_groups(const struct member *a, const struct member *b) {
    for (size_t i = 0; i < a->group_count && i < b->group_count; i++)
        if (a->groups[i] != b->groups[i])
            return compare_sizes(a->groups[i], b->groups[i]);
    return compare_sizes(a->group_count, b->group_count);
}

/* By the groups, then as they are listed. */
static int compare_members(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    int order = compare_groups(a, b);
    return order ? order : (a->repair > b->repair) - (a->repair < b->repair);
}

static int compare_variables(const void *left, const void *right) {
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* By all columns but the last. */
static int compare_others(const struct row *a, const struct row *b) {
    for (size_t i = 0; i < a->width; i++)
        if (i != a->last && a->ranges[i] != b->ranges[i])
            return a->ranges[i] < b->ranges[i] ? -1 : 1;
    return 0;
}

static int compare_rows(const void *left, const void *right) {
    const struct row *a = left, *b = right;
    int order = compare_others(a, b);
    if (order || a->last == a->width)
        return order;
    return (a->ranges[a->last] > b->ranges[b->last]) - (a->ranges[a->last] < b->ranges[b->last]);
}

static void sort_rows(struct row *rows, size_t count, size_t last) {
    for (size_t i = 0; i < count; i++)
        rows[i].last = last;
    qsort(rows, count, sizeof *rows, compare_rows);
}

/* Merges rows that differ in one column only; returns how many are left. */
static size_t merge_column(struct row *rows, size_t count, size_t column) {
    size_t kept = 1;
    sort_rows(rows, count, column);
    for (size_t i = 1; i < count; i++) {
        struct row *before = &rows[kept - 1];
        if (compare_others(before, &rows[i]) == 0) {
            before->ranges[column] |= rows[i].ranges[column];
            before->count += rows[i].count;
        } else {
            rows[kept++] = rows[i];
        }
    }
    return kept;
}

/* Rows that are a product merge into one, a column at a time. */
static size_t merge(struct row *rows, size_t count) {
    size_t width = rows->width;
    for (size_t i = 0; i < width; i++)
        count = merge_column(rows, count, i);
    sort_rows(rows, count, width);
    return count;
}

static void take_groups(struct arena *scratch, const struct repair_task *task, const struct repair *repair,
                        struct member *member) {
    *member = (struct member){repair, arena_array(scratch, repair->change_count, sizeof *member->groups), 0};
    for (size_t i = 0; member->groups && i < repair->change_count; i++) { /* inserted, once each */
        size_t group = task->groups[repair->changes[i].variable], at = member->group_count;
        while (at > 0 && member->groups[at - 1] > group)
            at--;
        if (at > 0 && member->groups[at - 1] == group)
            continue;
        memmove(&member->groups[at + 1], &member->groups[at], (member->group_count - at) * sizeof group);
        member->groups[at] = group;
        member->group_count++;
    }
}

/* The variables that any of the repairs changes. */
static void take_variables(struct arena *arena, const struct member *members, size_t count, struct repair_set *set) {
    size_t all = 0, kept = 0;
    for (size_t i = 0; i < count; i++)
        all += members[i].repair->change_count;
    uint32_t *variables = arena_array(arena, all, sizeof *variables);
    if (!variables)
        return;
    all = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < members[i].repair->change_count; j++)
            variables[all++] = members[i].repair->changes[j].variable;
    qsort(variables, all, sizeof *variables, compare_variables);
    for (size_t i = 0; i < all; i++)
        if (kept == 0 || variables[kept - 1] != variables[i])
            variables[kept++] = variables[i];
    set->variables = variables;
    set->variable_count = kept;
}

/* The repair as a row: what it does not change is as it is now. */
static struct row row_of(struct arena *scratch, const struct repair_task *task, const struct repair_set *set,
                         const struct repair *repair) {
    struct row row = {arena_array(scratch, set->variable_count, sizeof *row.ranges), set->variable_count, 0, 1};
    size_t at = 0;
    for (size_t i = 0; row.ranges && i < set->variable_count; i++) {
        bool changed = at < repair->change_count && repair->changes[at].variable == set->variables[i];
        uint8_t choice = changed ? repair->changes[at++].choice : task->choices[set->variables[i]];
        row.ranges[i] = choice_only(choice);
    }
    return row;
}

/* The set of some repairs that change the same groups. */
static void fill_set(struct arena *arena, struct arena *scratch, const struct repair_task *task,
                     const struct member *members, size_t count, struct repair_set *set) {
    size_t *groups = arena_array(arena, members->group_count, sizeof *groups);
    struct row *rows = arena_array(scratch, count, sizeof *rows);
    take_variables(arena, members, count, set);
    if (!groups || !rows || arena->failed)
        return;
    for (size_t i = 0; i < members->group_count; i++)
        groups[i] = members->groups[i];
    set->groups = groups;
    set->group_count = members->group_count;
    set->repair_count = count;
    for (size_t i = 0; i < count; i++)
        rows[i] = row_of(scratch, task, set, members[i].repair);
    if (scratch->failed)
        return;
    size_t width = set->variable_count, way_count = merge(rows, count);
    struct repair_way *ways = arena_array(arena, way_count, sizeof *ways);
    choice_set *ranges = arena_array(arena, way_count * width, sizeof *ranges);
    if (!ways || !ranges)
        return;
    for (size_t i = 0; i < way_count; i++) {
        ways[i] = (struct repair_way){ranges + i * width, rows[i].count};
        memcpy(ranges + i * width, rows[i].ranges, width * sizeof *ranges);
    }
    set->ways = ways;
    set->way_count = way_count;
}

const struct repair_sets *repair_group(struct arena *arena, const struct repair_task *task,
                                       const struct repair_part *part) {
    struct arena scratch = ARENA_EMPTY;
    size_t count = part->repair_count, capacity = 0;
    struct repair_sets *sets = arena_alloc(arena, sizeof *sets);
    struct repair_set *items = NULL;
    struct member *members = arena_array(&scratch, count, sizeof *members);
    for (size_t i = 0; members && i < count; i++)
        take_groups(&scratch, task, &part->repairs[i], &members[i]);
    if (!scratch.failed && count > 0)
        qsort(members, count, sizeof *members, compare_members);
    for (size_t first = 0, end; sets && !scratch.failed && first < count; first = end) {
        for (end = first + 1; end < count && compare_groups(&members[first], &members[end]) == 0;)
            end++;
        struct repair_set *grown = arena_grow(arena, items, sets->count, &capacity, sizeof *items);
        if (!grown)
            break;
        items = grown;
        fill_set(arena, &scratch, task, &members[first], end - first, &items[sets->count++]);
        sets->items = items;
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return arena->failed ? NULL : sets;
}
