/* repair.c - splits the task of repairing an assignment into components and searches them in rounds; see repair.h. */
#include "space/repair.h"

#include <stdlib.h>
#include <string.h>

#include "space/hitting_set.h"

/* The repairs are found in rounds. Each round keeps only the choices that some cheapest repair of a component needs.
 * Then components often fall apart into smaller ones, which are searched faster. */
struct repair_plan {
    struct arena *arena;   /* owns the result */
    struct arena *scratch; /* owns memory that is needed only during the work */
    const struct repair_task *task;
    struct hitting_set_search *search;
    choice_set *allowed; /* by variable: the choices that are still allowed */
    choice_set *needed;  /* by variable: the choices that some repair found in this round gives to it */
    uint64_t visits;     /* left in the budget */

    /* Memory for traverse(). */
    uint32_t *stack;
    bool *seen; /* by node */
};

/* ---- components -------------------------------------------------------------------------------------------------- */

/* Trees and bundles are united into components by union-find: the members of a set form a tree of parents, and the
 * root, its own parent, names the set. Members are numbered: bundles, then trees. Returns the root of a member. */
static size_t root_of(size_t *parents, size_t member) {
    while (parents[member] != member) {
        parents[member] = parents[parents[member]];
        member = parents[member];
    }
    return member;
}

/* Traverses the nodes of a tree that allowed choices can reach. Marks in `reads` the bundles of the variables read
 * there that may change. Returns whether a leaf that is not good can be reached. */
static bool traverse(struct repair_plan *plan, const struct tree *tree, bool *reads) {
    const struct repair_task *task = plan->task;
    bool can_fail = false;
    size_t waiting = 0;
    memset(plan->seen, 0, tree->node_count);
    plan->stack[waiting++] = 0;
    plan->seen[0] = true;
    while (waiting > 0) {
        const struct tree_node *node = &tree->nodes[plan->stack[--waiting]];
        if (node->variable == TREE_LEAF) {
            can_fail = can_fail || node->leaf != LEAF_GOOD;
            continue;
        }
        choice_set now = choice_only(task->choices[node->variable]), choices = plan->allowed[node->variable] | now;
        if (choices != now)
            reads[task->bundles[node->variable]] = true;
        for (size_t i = 0; i < task->space->variables[node->variable].choice_count; i++) {
            uint32_t child = tree->children[node->first + i];
            if (!choices_have(choices, i) || plan->seen[child])
                continue;
            plan->seen[child] = true;
            plan->stack[waiting++] = child;
        }
    }
    return can_fail;
}

/* Unites each tree that can fail with the bundles that it reads and that may change. Returns the parents; NULL when
 * there is no memory. */
static size_t *unite(struct repair_plan *plan) {
    const struct space *space = plan->task->space;
    size_t bundles = plan->task->bundle_count;
    size_t *parents = arena_array(plan->scratch, bundles + space->tree_count, sizeof *parents);
    bool *reads = arena_array(plan->scratch, bundles, sizeof *reads);
    if (!parents || !reads)
        return NULL;
    for (size_t i = 0; i < bundles + space->tree_count; i++)
        parents[i] = i;
    for (size_t i = 0; i < space->tree_count; i++) {
        memset(reads, 0, bundles * sizeof *reads);
        bool can_fail = traverse(plan, &space->trees[i], reads);
        for (size_t j = 0; can_fail && j < bundles; j++)
            if (reads[j])
                parents[root_of(parents, bundles + i)] = root_of(parents, j);
    }
    return parents;
}

#define NO_COMPONENT SIZE_MAX

/* The components in which some tree fails now. */
struct components {
    size_t count;
    const size_t *of; /* by bundle, then by tree: its component; NO_COMPONENT if no repair is needed there */
};

static bool is_good(const struct repair_plan *plan, size_t tree) {
    return tree_leaf(&plan->task->space->trees[tree], plan->task->choices)->leaf == LEAF_GOOD;
}

/* Lists which of `count` members belong to a component; `of` has the component of each. */
static size_t *list_members(struct repair_plan *plan, const size_t *of, size_t count, size_t component,
                            size_t *listed) {
    size_t *list = arena_array(plan->scratch, count, sizeof *list);
    *listed = 0;
    for (size_t i = 0; list && i < count; i++)
        if (of[i] == component)
            list[(*listed)++] = i;
    return list;
}

/* Finds the components. When there is no memory, plan->scratch->failed is set. */
static struct components find_components(struct repair_plan *plan) {
    size_t bundles = plan->task->bundle_count, trees = plan->task->space->tree_count;
    struct components components = {0};
    size_t *parents = unite(plan);
    size_t *of = arena_array(plan->scratch, bundles + trees, sizeof *of);
    if (!parents || !of)
        return components;
    for (size_t i = 0; i < bundles + trees; i++)
        of[i] = NO_COMPONENT;
    for (size_t i = 0; i < trees; i++) {
        size_t root = root_of(parents, bundles + i);
        if (of[root] == NO_COMPONENT && !is_good(plan, i))
            of[root] = components.count++;
    }
    for (size_t i = 0; i < bundles + trees; i++)
        of[i] = of[root_of(parents, i)];
    components.of = of;
    return components;
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

static void fill_component(struct repair_plan *plan, const struct hitting_set_component *searched,
                           const struct hitting_set_result *found, struct repair_component *component) {
    size_t *failing = arena_array(plan->arena, searched->tree_count, sizeof *failing);
    size_t *always = arena_array(plan->arena, searched->bundle_count, sizeof *always);
    if (!failing || !always)
        return;
    *component = (struct repair_component){.outcome = found->outcome,
                                           .cost = found->cost,
                                           .trees = failing,
                                           .repairs = found->repairs,
                                           .repair_count = found->repair_count,
                                           .total = found->total,
                                           .exact = found->exact,
                                           .always = always};
    for (size_t i = 0; i < searched->tree_count; i++)
        if (!plan->task->space->trees[searched->trees[i]].structural && !is_good(plan, searched->trees[i]))
            failing[component->tree_count++] = searched->trees[i];
    for (size_t i = 0; found->total > 0 && i < searched->bundle_count; i++)
        if (found->bundle_counts[searched->bundles[i]] == found->total)
            always[component->always_count++] = searched->bundles[i];
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

/* ---- rounds ------------------------------------------------------------------------------------------------------ */

/* Notes the choices that the repairs of a component need; all allowed choices if its search was not completed. */
static void note_needed(struct repair_plan *plan, const struct components *components, size_t component,
                        enum hitting_set_aim aim, const struct hitting_set_result *found) {
    const struct repair_task *task = plan->task;
    for (size_t i = 0; i < task->space->variable_count; i++) {
        size_t bundle = task->bundles[i];
        if (components->of[bundle] != component)
            continue;
        if (!found->exact || (aim == HITTING_BUNDLES && found->bundle_counts[bundle] > 0))
            plan->needed[i] = plan->allowed[i];
        else if (aim == HITTING_ALL)
            plan->needed[i] = found->taken[i];
    }
}

/* Searches the components one after the other, until one has no repair. Before each search, what is left of `visits` is
 * divided equally among the components that are left. With HITTING_BUNDLES, the results have no repairs. */
static struct repairs search_components(struct repair_plan *plan, const struct components *components,
                                        enum hitting_set_aim aim, uint64_t visits) {
    size_t bundles = plan->task->bundle_count, trees = plan->task->space->tree_count;
    struct repair_component *items = arena_array(plan->arena, components->count, sizeof *items);
    struct repairs repairs = {.components = items};
    memset(plan->needed, 0, plan->task->space->variable_count * sizeof *plan->needed);
    for (size_t i = 0; !plan->arena->failed && !plan->scratch->failed && i < components->count; i++) {
        struct hitting_set_component component;
        component.bundles = list_members(plan, components->of, bundles, i, &component.bundle_count);
        component.trees = list_members(plan, components->of + bundles, trees, i, &component.tree_count);
        if (!component.bundles || !component.trees)
            break;
        uint64_t share = visits / (components->count - i), left = share;
        struct hitting_set_result found = hitting_set_run(plan->search, plan->arena, &component, aim, &left);
        visits -= share - left;
        plan->visits -= share - left;
        note_needed(plan, components, i, aim, &found);
        if (found.outcome == REPAIR_NONE)
            repairs.component_count = 0;
        fill_component(plan, &component, &found, &items[repairs.component_count++]);
        if (found.outcome == REPAIR_NONE)
            break;
    }
    sum_up(&repairs);
    return repairs;
}

/* Each round allows only the choices that repairs of the round before need. */
static struct repairs search_in_rounds(struct repair_plan *plan) {
    size_t bytes = plan->task->space->variable_count * sizeof *plan->allowed;
    struct components components = find_components(plan);
    struct repairs repairs = search_components(plan, &components, HITTING_BUNDLES, plan->visits / 2);
    if (repairs.outcome == REPAIR_NONE)
        return repairs;
    memcpy(plan->allowed, plan->needed, bytes);
    components = find_components(plan);
    repairs = search_components(plan, &components, HITTING_ALL, plan->visits);
    if (!repairs.exact)
        return repairs;
    size_t count = components.count;
    memcpy(plan->allowed, plan->needed, bytes);
    components = find_components(plan);
    if (components.count == count)
        return repairs;
    /* The third round finds the same repairs, as combinations of more components. */
    struct repairs again = search_components(plan, &components, HITTING_ALL, plan->visits);
    return again.exact ? again : repairs;
}

const struct repairs *repair_find(struct arena *arena, const struct repair_task *task) {
    const struct space *space = task->space;
    struct arena scratch = ARENA_EMPTY;
    struct repair_plan plan = {.arena = arena, .scratch = &scratch, .task = task, .visits = task->budget};
    struct repairs *repairs = arena_alloc(arena, sizeof *repairs);
    size_t largest = 0;
    for (size_t i = 0; i < space->tree_count; i++)
        if (space->trees[i].node_count > largest)
            largest = space->trees[i].node_count;
    plan.allowed = arena_array(&scratch, space->variable_count, sizeof *plan.allowed);
    plan.needed = arena_array(&scratch, space->variable_count, sizeof *plan.needed);
    plan.stack = arena_array(&scratch, largest, sizeof *plan.stack);
    plan.seen = arena_array(&scratch, largest, sizeof *plan.seen);
    plan.search = hitting_set_new(&scratch, task, plan.allowed);
    if (repairs && !scratch.failed) {
        space_fill_allowed(space, task->allowed, plan.allowed);
        *repairs = search_in_rounds(&plan);
        repairs->visits = task->budget - plan.visits;
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return arena->failed ? NULL : repairs;
}
