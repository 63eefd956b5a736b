/* repair.c - finds the repairs of each failing tree, and joins trees whose repairs depend on each other; see repair.h. */
#include "space/repair.h"

#include <stdlib.h>

#include "space/repair_plan.h"

/* ---- the cheapest repairs ---------------------------------------------------------------------------------------- */

/* Makes a group of each tree that fails. */
static void list_groups(struct repair_plan *plan) {
    const struct repair_task *task = plan->task;
    size_t capacity = 0;
    for (size_t i = 0; i < task->space->tree_count; i++) {
        if (tree_leaf(&task->space->trees[i], task->choices)->leaf == LEAF_GOOD)
            continue;
        struct group group = {.faults = arena_duplicate(plan->scratch, &i, 1, sizeof i), .fault_count = 1};
        ARENA_APPEND(plan->scratch, plan->groups, plan->group_count, capacity, group);
        plan->ignored[i] = true;
    }
}

/* Searches the cheapest repairs of a group, with at most `share` of the visits. */
static void search_cheapest(struct repair_plan *plan, struct group *group, uint64_t share) {
    uint64_t left = share;
    plan_ignore(plan, group, false);
    group->found = group->cheapest = hitting_set_cheapest(plan->search, plan->arena, &left);
    plan_ignore(plan, group, true);
    plan->visits -= share - left;
}

static void join(struct repair_plan *plan, struct group *into, struct group *from) {
    size_t count = into->fault_count + from->fault_count, i = 0, j = 0;
    size_t *faults = arena_array(plan->scratch, count, sizeof *faults);
    for (size_t k = 0; faults && k < count; k++) {
        bool next = j == from->fault_count || (i < into->fault_count && into->faults[i] < from->faults[j]);
        faults[k] = next ? into->faults[i++] : from->faults[j++];
    }
    into->faults = faults;
    into->fault_count = faults ? count : 0;
    into->has_further = false;
    from->joined = true;
}

static bool has_failed(const struct repair_plan *plan) {
    return plan->scratch->failed || plan->arena->failed;
}

/* Joins all groups that depend on a group, and searches the cheapest repairs of them together, until no further group
 * depends on it. Returns whether the group has a repair, or may have one. */
static bool join_dependent(struct repair_plan *plan, struct group *group) {
    for (bool grown = true; grown && !has_failed(plan);) {
        grown = false;
        for (struct group *other = plan->groups; other < plan->groups + plan->group_count; other++) {
            if (other == group || other->joined || plan_are_independent(plan, group, other))
                continue;
            join(plan, group, other);
            grown = true;
        }
        if (grown)
            search_cheapest(plan, group, plan->visits / 2);
    }
    return group->found.outcome != REPAIR_NONE;
}

/* Joins groups that clash although any two of them do not, and those that depend on them then. Returns a group that has
 * no repair; NULL if each may have one. */
static const struct group *join_clashing(struct repair_plan *plan) {
    size_t *clashing = arena_array(plan->scratch, plan->group_count, sizeof *clashing);
    for (size_t count; clashing && !has_failed(plan) && (count = plan_find_clash(plan, clashing)) > 0;) {
        struct group *first = &plan->groups[clashing[0]];
        for (size_t i = 1; i < count; i++)
            join(plan, first, &plan->groups[clashing[i]]);
        search_cheapest(plan, first, plan->visits / 2);
        if (first->found.outcome == REPAIR_NONE || !join_dependent(plan, first))
            return first;
    }
    return NULL;
}

/* Finds the cheapest repairs of groups that are independent. Returns a group that has no repair; NULL if each may have
 * one. */
static const struct group *find_cheapest(struct repair_plan *plan) {
    for (size_t i = 0; i < plan->group_count && !has_failed(plan); i++) {
        search_cheapest(plan, &plan->groups[i], plan->visits / (plan->group_count - i + 1));
        if (plan->groups[i].found.outcome == REPAIR_NONE)
            return &plan->groups[i];
    }
    for (size_t i = 0; i < plan->group_count && !has_failed(plan); i++)
        if (!plan->groups[i].joined && !join_dependent(plan, &plan->groups[i]))
            return &plan->groups[i];
    return join_clashing(plan);
}

/* ---- further repairs --------------------------------------------------------------------------------------------- */

/* Takes the further repairs of a group, which are searched with at most `share` of the visits if they are not known. */
static void take_further(struct repair_plan *plan, struct group *group, uint64_t share) {
    uint64_t left = share;
    if (!group->has_further) {
        plan_ignore(plan, group, false);
        group->further = hitting_set_further(plan->search, plan->arena, &group->cheapest, &left);
        plan_ignore(plan, group, true);
        plan->visits -= share - left;
    }
    group->has_further = true;
    group->found = group->further;
}

static void take_all_further(struct repair_plan *plan) {
    for (size_t i = 0; i < plan->group_count && !has_failed(plan); i++)
        if (!plan->groups[i].joined)
            take_further(plan, &plan->groups[i], plan->visits / (2 * (plan->group_count - i)));
}

static void take_all_cheapest(struct repair_plan *plan) {
    for (size_t i = 0; i < plan->group_count; i++)
        plan->groups[i].found = plan->groups[i].cheapest;
}

static uint64_t cost_of(const struct repair_plan *plan, const struct repair *repair) {
    uint64_t cost = 0;
    for (size_t i = 0; i < repair->change_count; i++) {
        size_t bundle = plan->task->bundles[repair->changes[i].variable];
        bool paid = false;
        for (size_t j = 0; !paid && j < i; j++)
            paid = plan->task->bundles[repair->changes[j].variable] == bundle;
        cost += paid ? 0 : plan->task->costs[bundle];
    }
    return cost;
}

/* Whether a further repair of a group goes together with the repairs of another group. */
static bool goes_with_all(struct repair_plan *plan, const struct group *group, const struct repair *repair,
                          const struct group *other) {
    bool together = true;
    plan_ignore(plan, group, false);
    plan_ignore(plan, other, false);
    for (size_t i = 0; together && i < other->found.repair_count; i++)
        together = plan_go_together(plan, repair, &other->found.repairs[i]);
    plan_ignore(plan, group, true);
    plan_ignore(plan, other, true);
    return together;
}

/* Leaves out the further repairs of a group that do not go together with the repairs of all other groups. */
static void leave_out(struct repair_plan *plan, struct group *group) {
    size_t kept = 0;
    for (size_t i = 0; i < group->found.repair_count; i++) {
        const struct repair repair = group->found.repairs[i];
        bool keep = cost_of(plan, &repair) == group->cheapest.cost;
        bool together = true;
        for (size_t j = 0; !keep && together && j < plan->group_count; j++)
            if (&plan->groups[j] != group && !plan->groups[j].joined)
                together = goes_with_all(plan, group, &repair, &plan->groups[j]);
        if (keep || together)
            group->found.repairs[kept++] = repair;
    }
    group->left_out = kept < group->found.repair_count;
    group->found.repair_count = group->found.total = kept;
}

/* Where further repairs of several groups clash, only the cheapest repairs of these groups stay. */
static void give_up_clashing(struct repair_plan *plan) {
    size_t *clashing = arena_array(plan->scratch, plan->group_count, sizeof *clashing);
    for (size_t count; clashing && !has_failed(plan) && (count = plan_find_clash(plan, clashing)) > 0;)
        for (size_t i = 0; i < count; i++) {
            plan->groups[clashing[i]].found = plan->groups[clashing[i]].cheapest;
            plan->groups[clashing[i]].left_out = false;
        }
}

static bool are_same(const struct repair *a, const struct repair *b) {
    bool same = a->change_count == b->change_count;
    for (size_t i = 0; same && i < a->change_count; i++)
        same = a->changes[i].variable == b->changes[i].variable && a->changes[i].choice == b->changes[i].choice;
    return same;
}

/* Whether some repair of one group is a repair of the other, too. */
static bool share_repair(const struct group *a, const struct group *b) {
    for (size_t i = 0; i < a->found.repair_count; i++)
        for (size_t j = 0; j < b->found.repair_count; j++)
            if (are_same(&a->found.repairs[i], &b->found.repairs[j]))
                return true;
    return false;
}

/* Joins two groups, and those whose cheapest repairs depend on theirs then. Returns a group that has no repair; NULL if
 * each may have one. */
static const struct group *join_two(struct repair_plan *plan, struct group *into, struct group *from) {
    take_all_cheapest(plan);
    join(plan, into, from);
    search_cheapest(plan, into, plan->visits / 2);
    if (into->found.outcome == REPAIR_NONE || !join_dependent(plan, into))
        return into;
    return join_clashing(plan);
}

/* The cost of the cheapest repairs of all groups. */
static uint64_t total_cost(const struct repair_plan *plan) {
    uint64_t cost = 0;
    for (size_t i = 0; i < plan->group_count; i++)
        cost += plan->groups[i].joined ? 0 : plan->groups[i].cheapest.cost;
    return cost;
}

/* Finds two groups that have to be joined because of further repairs. */
static bool find_two(struct repair_plan *plan, struct group **into, struct group **from) {
    struct group *end = plan->groups + plan->group_count;
    bool complete = total_cost(plan) <= COMPLETE_STEPS * plan->task->further;
    for (*into = plan->groups; *into < end; ++*into)
        for (*from = *into + 1; *from < end && !(*into)->joined; ++*from)
            if (!(*from)->joined && (complete ? !plan_are_independent(plan, *into, *from) : share_repair(*into, *from)))
                return true;
    return false;
}

/* Finds further repairs of groups whose cheapest ones are independent. Returns a group that has no repair; NULL if each
 * may have one. */
static const struct group *find_further(struct repair_plan *plan) {
    struct group *into, *from;
    take_all_further(plan);
    while (!has_failed(plan) && find_two(plan, &into, &from)) {
        const struct group *lost = join_two(plan, into, from);
        if (lost)
            return lost;
        take_all_further(plan);
    }
    for (struct group *group = plan->groups; group < plan->groups + plan->group_count && !has_failed(plan); group++)
        if (!group->joined && group->found.total > group->cheapest.total)
            leave_out(plan, group);
    give_up_clashing(plan);
    return NULL;
}

/* ---- results ----------------------------------------------------------------------------------------------------- */

/* Compares by the variables that are changed, then by the new choices. If the list of variables of one repair is the
 * beginning of the list of the other, the shorter one comes first. */
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

static int compare_components(const void *left, const void *right) {
    const struct repair_component *a = left, *b = right;
    size_t first_of_a = a->tree_count ? a->trees[0] : 0, first_of_b = b->tree_count ? b->trees[0] : 0;
    return (first_of_a > first_of_b) - (first_of_a < first_of_b);
}

static void fill_component(struct repair_plan *plan, const struct group *group, struct repair_component *component) {
    const struct hitting_set_result *found = &group->found;
    size_t *faults = arena_array(plan->arena, group->fault_count, sizeof *faults);
    *component = (struct repair_component){.outcome = found->outcome,
                                           .cost = found->cost,
                                           .limit = found->limit,
                                           .trees = faults,
                                           .repairs = found->repairs,
                                           .repair_count = found->repair_count,
                                           .total = found->total,
                                           .exact = found->exact,
                                           .others_left_out = group->left_out};
    for (size_t i = 0; faults && i < group->fault_count; i++)
        if (!plan->task->space->trees[group->faults[i]].structural)
            faults[component->tree_count++] = group->faults[i];
    if (found->repair_count > 0)
        qsort(found->repairs, found->repair_count, sizeof *found->repairs, compare_repairs);
}

static void sum_up(struct repairs *repairs) {
    repairs->outcome = REPAIR_FOUND;
    repairs->cost = 0;
    repairs->total = 1;
    repairs->exact = true;
    for (size_t i = 0; i < repairs->component_count; i++) {
        const struct repair_component *component = &repairs->components[i];
        if (component->outcome == REPAIR_NONE || repairs->outcome == REPAIR_FOUND)
            repairs->outcome = component->outcome;
        repairs->cost += component->cost;
        bool too_many = component->total > 0 && repairs->total > UINT64_MAX / component->total;
        repairs->total = too_many ? UINT64_MAX : repairs->total * component->total;
        repairs->exact = repairs->exact && component->exact;
    }
}

/* ---- the search -------------------------------------------------------------------------------------------------- */

static void find_repairs(struct repair_plan *plan, struct repairs *repairs) {
    list_groups(plan);
    const struct group *lost = has_failed(plan) ? NULL : find_cheapest(plan);
    if (!lost && plan->task->further > 0)
        lost = find_further(plan);
    struct repair_component *components = arena_array(plan->arena, plan->group_count, sizeof *components);
    for (size_t i = 0; components && i < plan->group_count; i++)
        if (lost ? &plan->groups[i] == lost : !plan->groups[i].joined)
            fill_component(plan, &plan->groups[i], &components[repairs->component_count++]);
    if (repairs->component_count > 0)
        qsort(components, repairs->component_count, sizeof *components, compare_components);
    repairs->components = components;
    sum_up(repairs);
}

const struct repairs *repair_find(struct arena *arena, const struct repair_task *task) {
    const struct space *space = task->space;
    struct arena scratch = ARENA_EMPTY;
    struct repair_plan plan = {.arena = arena, .scratch = &scratch, .task = task, .visits = task->budget};
    struct repairs *repairs = arena_alloc(arena, sizeof *repairs);
    plan.allowed = arena_array(&scratch, space->variable_count, sizeof *plan.allowed);
    plan.ignored = arena_array(&scratch, space->tree_count, sizeof *plan.ignored);
    plan.search = hitting_set_new(&scratch, task, plan.allowed, plan.ignored);
    if (repairs && plan.search) {
        *repairs = (struct repairs){.components = NULL};
        space_fill_allowed(space, task->allowed, plan.allowed);
        find_repairs(&plan, repairs);
        repairs->visits = task->budget - plan.visits;
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return arena->failed ? NULL : repairs;
}
