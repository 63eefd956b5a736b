/* repair_sets.c - sorts repairs by the variables that they change, and merges them to products of ranges. */
#include "space/repair_sets.h"

#include <stdlib.h>
#include <string.h>

/* A repair with the bundles that it changes. */
struct member {
    const struct repair *repair;
    const uint32_t *bundles; /* ascending */
    size_t bundle_count;
};

/* A product of ranges, as an element to be sorted and merged. A column is the range of one variable. */
struct sortable_product {
    choice_set *ranges;
    size_t width; /* the number of columns */
    size_t last;  /* the column that is compared after all others; `width` to compare all columns in their order */
    uint64_t count;
};

/* Compares by the bundles. A list that is the beginning of another comes first. */
static int compare_bundles(const struct member *a, const struct member *b) {
    for (size_t i = 0; i < a->bundle_count && i < b->bundle_count; i++)
        if (a->bundles[i] != b->bundles[i])
            return a->bundles[i] < b->bundles[i] ? -1 : 1;
    return (a->bundle_count > b->bundle_count) - (a->bundle_count < b->bundle_count);
}

/* Compares by the changed variables. A list that is the beginning of another comes first. */
static int compare_changed(const struct repair *a, const struct repair *b) {
    for (size_t i = 0; i < a->change_count && i < b->change_count; i++)
        if (a->changes[i].variable != b->changes[i].variable)
            return a->changes[i].variable < b->changes[i].variable ? -1 : 1;
    return (a->change_count > b->change_count) - (a->change_count < b->change_count);
}

/* Compares by the bundles, then by the changed variables. */
static int compare_sets(const struct member *a, const struct member *b) {
    int order = compare_bundles(a, b);
    return order ? order : compare_changed(a->repair, b->repair);
}

/* Compares by the set, then by the order in which the repairs are listed. */
static int compare_members(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    int order = compare_sets(a, b);
    return order ? order : (a->repair > b->repair) - (a->repair < b->repair);
}

/* Compares all columns except the column a->last. */
static int compare_others(const struct sortable_product *a, const struct sortable_product *b) {
    for (size_t i = 0; i < a->width; i++)
        if (i != a->last && a->ranges[i] != b->ranges[i])
            return a->ranges[i] < b->ranges[i] ? -1 : 1;
    return 0;
}

static int compare_products(const void *left, const void *right) {
    const struct sortable_product *a = left, *b = right;
    int order = compare_others(a, b);
    if (order || a->last == a->width)
        return order;
    return (a->ranges[a->last] > b->ranges[b->last]) - (a->ranges[a->last] < b->ranges[b->last]);
}

static void sort_products(struct sortable_product *products, size_t count, size_t last) {
    for (size_t i = 0; i < count; i++)
        products[i].last = last;
    qsort(products, count, sizeof *products, compare_products);
}

/* Merges products that differ in no other column than `column`, and returns how many are left. */
static size_t merge_column(struct sortable_product *products, size_t count, size_t column) {
    size_t kept = 1;
    sort_products(products, count, column);
    for (size_t i = 1; i < count; i++) {
        struct sortable_product *before = &products[kept - 1];
        if (compare_others(before, &products[i]) == 0) {
            before->ranges[column] |= products[i].ranges[column];
            before->count += products[i].count;
        } else {
            products[kept++] = products[i];
        }
    }
    return kept;
}

/* Makes the product of a single repair. */
static struct sortable_product product_of(struct arena *scratch, const struct repair *repair) {
    size_t width = repair->change_count;
    struct sortable_product product = {arena_array(scratch, width, sizeof *product.ranges), width, 0, 1};
    for (size_t i = 0; product.ranges && i < width; i++)
        product.ranges[i] = choice_only(repair->changes[i].choice);
    return product;
}

/* Lists the bundles and the variables, which are the same for all members. */
static void list_changed(struct arena *arena, const struct member *member, struct repair_set *set) {
    const struct repair *repair = member->repair;
    uint32_t *variables = arena_array(arena, repair->change_count, sizeof *variables);
    for (size_t i = 0; variables && i < repair->change_count; i++)
        variables[i] = repair->changes[i].variable;
    set->variables = variables;
    set->variable_count = repair->change_count;
    set->bundles = arena_duplicate(arena, member->bundles, member->bundle_count, sizeof *set->bundles);
    set->bundle_count = member->bundle_count;
}

/* Makes the products of a set of repairs that change the same bundles. */
static void list_products(struct arena *arena, struct arena *scratch, const struct member *members,
                          struct repair_set *set) {
    struct sortable_product *merged = arena_array(scratch, set->repair_count, sizeof *merged);
    for (size_t i = 0; merged && i < set->repair_count; i++)
        merged[i] = product_of(scratch, members[i].repair);
    if (scratch->failed)
        return;
    size_t width = set->variable_count, count = set->repair_count;
    for (size_t i = 0; i < width; i++)
        count = merge_column(merged, count, i);
    sort_products(merged, count, width);
    struct repair_product *products = arena_array(arena, count, sizeof *products);
    choice_set *ranges = arena_array(arena, count * width, sizeof *ranges);
    if (!products || !ranges)
        return;
    for (size_t i = 0; i < count; i++) {
        products[i] = (struct repair_product){ranges + i * width, merged[i].count};
        memcpy(ranges + i * width, merged[i].ranges, width * sizeof *ranges);
    }
    set->products = products;
    set->product_count = count;
}

const struct repair_sets *repair_sets_make(struct arena *arena, const struct repair_task *task,
                                           const struct repair_component *component) {
    struct arena scratch = ARENA_EMPTY;
    size_t count = component->repair_count, capacity = 0;
    struct repair_sets *sets = arena_alloc(arena, sizeof *sets);
    struct repair_set *items = NULL;
    struct member *members = arena_array(&scratch, count, sizeof *members);
    bool *marked = arena_array(&scratch, task->bundle_count, sizeof *marked);
    for (size_t i = 0; members && marked && i < count; i++) {
        const struct repair *repair = members[i].repair = &component->repairs[i];
        memset(marked, 0, task->bundle_count * sizeof *marked);
        for (size_t j = 0; j < repair->change_count; j++)
            marked[task->bundles[repair->changes[j].variable]] = true;
        members[i].bundles = list_marked(&scratch, marked, task->bundle_count, &members[i].bundle_count);
    }
    if (!scratch.failed && count > 0)
        qsort(members, count, sizeof *members, compare_members);
    for (size_t first = 0, end; !arena->failed && !scratch.failed && first < count; first = end) {
        for (end = first + 1; end < count && compare_sets(&members[first], &members[end]) == 0;)
            end++;
        struct repair_set set = {.repair_count = end - first};
        list_changed(arena, &members[first], &set);
        if (!arena->failed)
            list_products(arena, &scratch, &members[first], &set);
        ARENA_APPEND(arena, items, sets->count, capacity, set);
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    if (arena->failed)
        return NULL;
    sets->items = items;
    return sets;
}
