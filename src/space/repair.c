#include "space/repair.h"

#include <stdlib.h>
#include <string.h>

#include "space/hitting_set.h"

/* Finding repairs is done in rounds. Each narrows what may change to what some cheapest repair of a part may need; then parts often
 * come apart, and what is left of a part is searched sooner. */
struct plan {
    struct arena *arena;   /* of the result */
    struct arena *scratch; /* of the work */
    const struct repair_task *task;
    struct hitting_set *hitting_set;
    choice_set *allowed; /* what is left of the task's */
    uint64_t looks;      /* what is left of the budget */
    choice_set
        *needed; /* of each variable, the choices that are in some repair of a part that was searched in this round */

    /* Room for walking a tree. */
    uint32_t *stack;
    bool *seen;
};

/* ---- parts -------------------------------------------------------------------------------------------------------- */

/* Sets of groups and trees, each named by one of its members, which is its own parent. Trees come behind the groups. */
static size_t root_of(size_t *parents, size_t member) {
    while (parents[member] != member) {
        parents[member] = parents[parents[member]];
        member = parents[member];
    }
    return member;
}

static bool may_change(const struct plan *plan, size_t variable) {
    return (plan->allowed[variable] & ~choice_only(plan->task->choices[variable])) != 0;
}

/* Walks through what can be reached of a tree, and marks in `reads` the groups that may change and are read there. Returns whether
 * there are other leaves than good ones. */
static bool walk(struct plan *plan, const struct tree *tree, bool *reads) {
    const struct repair_task *task = plan->task;
    bool fails = false;
    size_t waiting = 0;
    memset(plan->seen, 0, tree->node_count);
    plan->stack[waiting++] = 0;
    plan->seen[0] = true;
    while (waiting > 0) {
        const struct tree_node *node = &tree->nodes[plan->stack[--waiting]];
        if (node->variable == TREE_LEAF) {
            fails = fails || node->leaf != LEAF_GOOD;
            continue;
        }
        if (may_change(plan, node->variable))
            reads[task->groups[node->variable]] = true;
        choice_set choices = plan->allowed[node->variable] | choice_only(task->choices[node->variable]);
        for (size_t i = 0; i < task->space->variables[node->variable].choice_count; i++) {
            uint32_t child = tree->children[node->first + i];
            if (!(choices >> i & 1) || plan->seen[child])
                continue;
            plan->seen[child] = true;
            plan->stack[waiting++] = child;
        }
    }
    return fails;
}

/* Joins each tree that may fail with the groups it reads; a tree that cannot has no part. */
static size_t *join(struct plan *plan) {
    const struct space *space = plan->task->space;
    size_t groups = plan->task->group_count;
    size_t *parents = arena_array(plan->scratch, groups + space->tree_count, sizeof *parents);
    bool *reads = arena_array(plan->scratch, groups, sizeof *reads);
    if (!parents || !reads)
        return NULL;
    for (size_t i = 0; i < groups + space->tree_count; i++)
        parents[i] = i;
    for (size_t i = 0; i < space->tree_count; i++) {
        memset(reads, 0, groups * sizeof *reads);
        bool fails = walk(plan, &space->trees[i], reads);
        for (size_t j = 0; fails && j < groups; j++)
            if (reads[j])
                parents[root_of(parents, groups + i)] = root_of(parents, j);
    }
    return parents;
}

struct list {
    size_t *items;
    size_t count;
};

struct partition {
    struct list *trees, *groups; /* of each part */
    size_t count;
    const size_t *of; /* the part of each group, then of each tree; NO_PART for one that nothing needs */
};

#define NO_PART SIZE_MAX

static bool is_good(const struct plan *plan, size_t tree) {
    return tree_leaf(&plan->task->space->trees[tree], plan->task->choices)->leaf == LEAF_GOOD;
}

/* Lists the members from `first` on by their parts. */
static struct list *list_members(struct plan *plan, const struct partition *parts, size_t first, size_t count) {
    struct list *lists = arena_array(plan->scratch, parts->count, sizeof *lists);
    for (size_t i = 0; lists && i < count; i++)
        if (parts->of[first + i] != NO_PART)
            lists[parts->of[first + i]].count++;
    for (size_t i = 0; lists && i < parts->count; i++) {
        lists[i].items = arena_array(plan->scratch, lists[i].count, sizeof *lists[i].items);
        lists[i].count = 0;
    }
    if (plan->scratch->failed)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (parts->of[first + i] != NO_PART) {
            struct list *list = &lists[parts->of[first + i]];
            list->items[list->count++] = i;
        }
    return lists;
}

/* The parts in which something fails now, as far as what may change still holds them together. */
static struct partition split(struct plan *plan) {
    size_t groups = plan->task->group_count, trees = plan->task->space->tree_count;
    struct partition parts = {NULL, NULL, 0, NULL};
    size_t *parents = join(plan);
    size_t *of = arena_array(plan->scratch, groups + trees, sizeof *of);
    if (!parents || !of)
        return parts;
    for (size_t i = 0; i < groups + trees; i++)
        of[i] = NO_PART;
    for (size_t i = 0; i < trees; i++) {
        size_t root = root_of(parents, groups + i);
        if (of[root] == NO_PART && !is_good(plan, i))
            of[root] = parts.count++;
    }
    for (size_t i = 0; i < groups + trees; i++)
        of[i] = of[root_of(parents, i)];
    parts.of = of;
    parts.groups = list_members(plan, &parts, 0, groups);
    parts.trees = list_members(plan, &parts, groups, trees);
    return parts;
}

/* ---- results ------------------------------------------------------------------------------------------------------ */

/* By the variables, fewer first where they begin alike, then by the choices. */
static int compare_repairs(const void *left, const void *right) {
    const struct repair *a = left, *b = right;
    for (size_t i = 0; i < a->change_count && i < b->change_count; i++)
        if (a->changes[i].variable != b->changes[i].variable)
            return a->changes[i].variable < b->changes[i].variable ? -1 : 1;
    if (a->change_count != b->change_count)
        return a->change_count < b->change_count ? -1 : 1;
    for (size_t i = 0; i < a->change_count; i++)
        if (a->changes[i].choice != b->changes[i].choice)
            return a->changes[i].choice < b->changes[i].choice ? -1 : 1;
    return 0;
}

/* What was found of a part. */
static void fill_part(struct plan *plan, const struct list *trees, const struct list *groups,
                      const struct hitting_set_found *found, struct repair_part *part) {
    size_t *failing = arena_array(plan->arena, trees->count, sizeof *failing);
    size_t *always = arena_array(plan->arena, groups->count, sizeof *always);
    if (!failing || !always)
        return;
    *part = (struct repair_part){.outcome = found->outcome,
                                 .cost = found->cost,
                                 .trees = failing,
                                 .repairs = found->repairs,
                                 .repair_count = found->repair_count,
                                 .total = found->total,
                                 .exact = found->exact,
                                 .always = always};
    for (size_t i = 0; i < trees->count; i++)
        if (!plan->task->space->trees[trees->items[i]].structural && !is_good(plan, trees->items[i]))
            failing[part->tree_count++] = trees->items[i];
    for (size_t i = 0; found->total > 0 && i < groups->count; i++)
        if (hitting_set_group(plan->hitting_set, groups->items[i]) == found->total)
            always[part->always_count++] = groups->items[i];
    if (found->repair_count > 0)
        qsort(found->repairs, found->repair_count, sizeof *found->repairs, compare_repairs);
}

static uint64_t product(uint64_t a, uint64_t b) {
    return b > 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

/* What the parts are together. A part without a repair stands alone. */
static void sum_up(struct repairs *repairs) {
    repairs->outcome = REPAIR_FOUND;
    repairs->cost = 0;
    repairs->total = 1;
    repairs->exact = true;
    for (size_t i = 0; i < repairs->part_count; i++) {
        const struct repair_part *part = &repairs->parts[i];
        if (part->outcome == REPAIR_NONE || repairs->outcome == REPAIR_FOUND)
            repairs->outcome = part->outcome;
        repairs->cost += part->cost;
        repairs->total = product(repairs->total, part->total);
        repairs->exact = repairs->exact && part->exact;
    }
}

/* ---- rounds ------------------------------------------------------------------------------------------------------- */

/* Keeps what a search of a part says is needed; all of it when it did not come to its end. */
static void note_needed(struct plan *plan, const struct partition *parts, size_t part, enum hitting_set_aim aim,
                        bool exact) {
    const struct repair_task *task = plan->task;
    for (size_t i = 0; i < task->space->variable_count; i++) {
        size_t group = task->groups[i];
        if (parts->of[group] != part)
            continue;
        if (!exact || (aim == HITTING_GROUPS && hitting_set_group(plan->hitting_set, group) > 0))
            plan->needed[i] = plan->allowed[i];
        else if (aim == HITTING_ALL)
            plan->needed[i] = hitting_set_choices(plan->hitting_set, i);
    }
}

/* Searches each part, for an equal share of so many looks, until one has no repair. Returns what was found of each part; with
 * HITTING_GROUPS there are no repairs in it. */
static struct repairs search_parts(struct plan *plan, const struct partition *parts, enum hitting_set_aim aim,
                                   uint64_t looks) {
    struct repair_part *items = arena_array(plan->arena, parts->count, sizeof *items);
    struct repairs repairs = {.parts = items};
    memset(plan->needed, 0, plan->task->space->variable_count * sizeof *plan->needed);
    for (size_t i = 0; !plan->arena->failed && !plan->scratch->failed && i < parts->count; i++) {
        struct hitting_set_part part = {parts->trees[i].items, parts->trees[i].count, parts->groups[i].items,
                                        parts->groups[i].count};
        uint64_t share = looks / (parts->count - i), left = share;
        struct hitting_set_found found = hitting_set_run(plan->hitting_set, plan->arena, &part, aim, &left);
        looks -= share - left;
        plan->looks -= share - left;
        note_needed(plan, parts, i, aim, found.exact);
        if (found.outcome == REPAIR_NONE)
            repairs.part_count = 0;
        fill_part(plan, &parts->trees[i], &parts->groups[i], &found, &items[repairs.part_count++]);
        if (found.outcome == REPAIR_NONE)
            break;
    }
    sum_up(&repairs);
    return repairs;
}

/* Forbids what no repair needs, and splits anew. */
static struct partition narrow(struct plan *plan) {
    memcpy(plan->allowed, plan->needed, plan->task->space->variable_count * sizeof *plan->allowed);
    return split(plan);
}

static struct repairs search_rounds(struct plan *plan) {
    struct partition parts = split(plan);
    struct repairs repairs = search_parts(plan, &parts, HITTING_GROUPS, plan->looks / 2);
    if (repairs.outcome == REPAIR_NONE)
        return repairs;
    parts = narrow(plan);
    repairs = search_parts(plan, &parts, HITTING_ALL, plan->looks);
    if (!repairs.exact)
        return repairs;
    size_t count = parts.count;
    parts = narrow(plan);
    if (parts.count == count)
        return repairs;
    /* The same repairs, as a product of more parts. */
    struct repairs again = search_parts(plan, &parts, HITTING_ALL, plan->looks);
    return again.exact ? again : repairs;
}

const struct repairs *repair_find(struct arena *arena, const struct repair_task *task) {
    const struct space *space = task->space;
    struct arena scratch = ARENA_EMPTY;
    struct plan plan = {.arena = arena, .scratch = &scratch, .task = task, .looks = task->budget};
    struct repairs *repairs = arena_alloc(arena, sizeof *repairs);
    size_t largest = 0;
    for (size_t i = 0; i < space->tree_count; i++)
        if (space->trees[i].node_count > largest)
            largest = space->trees[i].node_count;
    plan.allowed = arena_array(&scratch, space->variable_count, sizeof *plan.allowed);
    plan.needed = arena_array(&scratch, space->variable_count, sizeof *plan.needed);
    plan.stack = arena_array(&scratch, largest, sizeof *plan.stack);
    plan.seen = arena_array(&scratch, largest, sizeof *plan.seen);
    plan.hitting_set = hitting_set_new(&scratch, task, plan.allowed);
    if (repairs && !scratch.failed) {
        for (size_t i = 0; i < space->variable_count; i++)
            plan.allowed[i] = task->allowed[i] & choices_below(space->variables[i].choice_count);
        *repairs = search_rounds(&plan);
        repairs->looks = task->budget - plan.looks;
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return arena->failed ? NULL : repairs;
}
