/* repair_decisions.c - tries a second change in each bundle of which a repair changes one variable. */
#include "space/repair_decisions.h"

#include <string.h>

#include "space/readers.h"

#define MOST_CHANGES 64 /* of a repair that gets more decisions */

/* The repairs of a component while they are extended. */
struct extension {
    struct arena *arena;   /* owns the result */
    struct arena *scratch; /* owns memory that is needed only during the work */
    const struct repair_task *task;
    struct readers readers;
    const uint32_t *members; /* the variables of the first bundle, then those of the second, and so on */
    const size_t *firsts;    /* by bundle, and one more at the end: the index of its first variable in `members` */
    /* By variable: its present choice, and the choices that repairs of other components give to it; if the repair that
     * is tried changes it, its new choice. */
    choice_set *choices;
    struct repair_component *component;
    struct repair *repairs; /* of the component: first the minimal ones */
    size_t count, capacity;
};

/* A repair that is tried: the changes of a listed one, then a second one in a bundle, then one that mends. */
struct trial {
    struct repair_change changes[MOST_CHANGES + 2];
    size_t count;
    size_t first;  /* the index of the change whose bundle gets a second change */
    size_t second; /* the index of that change */
    uint64_t cost; /* of the listed repair */
};

static choice_set present(const struct extension *extension, uint32_t variable) {
    return choice_only(extension->task->choices[variable]);
}

static void make(struct extension *extension, struct trial *trial, struct repair_change change) {
    extension->choices[change.variable] = choice_only(change.choice);
    trial->changes[trial->count++] = change;
}

/* Takes back the last change. */
static void take_back(struct extension *extension, struct trial *trial) {
    uint32_t variable = trial->changes[--trial->count].variable;
    extension->choices[variable] = present(extension, variable);
}

/* ---- the trees that read a variable ------------------------------------------------------------------------------ */

/* Returns a tree that reads the variable and could fail, whatever the repairs of other components do; NULL if there is
 * none. */
static const struct tree *find_failing(const struct extension *extension, uint32_t variable) {
    const struct space *space = extension->task->space;
    struct reader_list readers = readers_of(&extension->readers, variable);
    const struct tree *failing = NULL;
    for (size_t i = 0; i < readers.count && !failing; i++)
        if (tree_can_fail(space, &space->trees[readers.trees[i]], extension->choices, extension->scratch))
            failing = &space->trees[readers.trees[i]];
    arena_clear(extension->scratch);
    return failing;
}

/* Whether the trial without one of its changes, or without both of the first bundle, is no repair. */
static bool needs(struct extension *extension, const struct trial *trial, size_t index) {
    bool needed = false;
    uint32_t variable = trial->changes[index].variable, other = trial->changes[trial->second].variable;
    extension->choices[variable] = present(extension, variable);
    if (index == trial->first)
        extension->choices[other] = present(extension, other);
    needed = find_failing(extension, variable) || (index == trial->first && find_failing(extension, other));
    extension->choices[variable] = choice_only(trial->changes[index].choice);
    extension->choices[other] = choice_only(trial->changes[trial->second].choice);
    return needed;
}

/* Whether no change of the listed repair is superfluous in the trial. */
static bool needs_all(struct extension *extension, const struct trial *trial) {
    bool needed = true;
    for (size_t i = 0; needed && i < trial->second; i++)
        needed = needs(extension, trial, i);
    return needed;
}

/* ---- repairs found ----------------------------------------------------------------------------------------------- */

static bool is_listed(const struct extension *extension, const struct repair *repair) {
    bool listed = false;
    for (size_t i = extension->component->repair_count; i < extension->count && !listed; i++)
        listed =
            extension->repairs[i].change_count == repair->change_count &&
            memcmp(extension->repairs[i].changes, repair->changes, repair->change_count * sizeof *repair->changes) == 0;
    return listed;
}

/* Adds the changes of the trial as a repair, by ascending variable. */
static void add_repair(struct extension *extension, const struct trial *trial) {
    struct repair_change *changes = arena_array(extension->arena, trial->count, sizeof *changes);
    for (size_t i = 0; changes && i < trial->count; i++) {
        size_t at = i;
        for (; at > 0 && changes[at - 1].variable > trial->changes[i].variable; at--)
            changes[at] = changes[at - 1];
        changes[at] = trial->changes[i];
    }
    struct repair repair = {changes, trial->count};
    if (!changes || extension->count >= extension->task->most || is_listed(extension, &repair))
        return;
    ARENA_APPEND(extension->arena, extension->repairs, extension->count, extension->capacity, repair);
    extension->component->total++;
}

/* ---- trials ------------------------------------------------------------------------------------------------------ */

/* Whether the trial changes something in a bundle. */
static bool changes_bundle(const struct extension *extension, const struct trial *trial, size_t bundle) {
    bool changes = false;
    for (size_t i = 0; i < trial->count; i++)
        changes = changes || extension->task->bundles[trial->changes[i].variable] == bundle;
    return changes;
}

/* Tries to mend what the second change breaks, by one choice of a variable. */
static void try_mending(struct extension *extension, struct trial *trial, struct repair_change change) {
    uint32_t second = trial->changes[trial->second].variable;
    make(extension, trial, change);
    if (!find_failing(extension, second) && !find_failing(extension, change.variable) && needs_all(extension, trial))
        add_repair(extension, trial);
    take_back(extension, trial);
}

/* Tries the other choices of the variables on the path to the leaf of a tree that fails. */
static void mend(struct extension *extension, struct trial *trial, const struct tree *tree) {
    const struct repair_task *task = extension->task;
    const struct tree_node *node = tree->nodes;
    while (node->variable != TREE_LEAF) {
        uint32_t variable = node->variable;
        size_t bundle = task->bundles[variable];
        choice_set now = present(extension, variable);
        node = &tree->nodes[tree->children[node->first + choices_lowest(extension->choices[variable])]];
        if (extension->choices[variable] != now || changes_bundle(extension, trial, bundle) ||
            trial->cost + task->costs[bundle] > extension->component->limit)
            continue;
        choice_set others = space_choices(task->space, task->allowed, variable) & ~now;
        for (; others; others &= others - 1)
            try_mending(extension, trial, (struct repair_change){variable, (uint8_t)choices_lowest(others)});
    }
}

/* Tries the other choices of a variable in the bundle. */
static void try_second(struct extension *extension, struct trial *trial, uint32_t variable) {
    const struct repair_task *task = extension->task;
    choice_set others = space_choices(task->space, task->allowed, variable) & ~present(extension, variable);
    for (; others; others &= others - 1) {
        make(extension, trial, (struct repair_change){variable, (uint8_t)choices_lowest(others)});
        const struct tree *failing = find_failing(extension, variable);
        if (failing)
            mend(extension, trial, failing);
        else if (needs_all(extension, trial))
            add_repair(extension, trial);
        take_back(extension, trial);
    }
}

/* Tries a second change in each bundle of which a repair changes one variable. */
static void extend(struct extension *extension, const struct repair *repair) {
    const struct repair_task *task = extension->task;
    struct trial trial = {.count = 0};
    for (size_t i = 0; i < repair->change_count; i++) {
        size_t bundle = task->bundles[repair->changes[i].variable];
        trial.cost += changes_bundle(extension, &trial, bundle) ? 0 : task->costs[bundle];
        make(extension, &trial, repair->changes[i]);
    }
    trial.second = trial.count;
    for (size_t i = 0; i < repair->change_count && !extension->arena->failed; i++) {
        size_t bundle = task->bundles[repair->changes[i].variable], changed = 0;
        for (size_t j = 0; j < repair->change_count; j++)
            changed += task->bundles[repair->changes[j].variable] == bundle;
        trial.first = i;
        for (size_t j = extension->firsts[bundle]; changed == 1 && j < extension->firsts[bundle + 1]; j++)
            if (extension->members[j] != repair->changes[i].variable)
                try_second(extension, &trial, extension->members[j]);
    }
    while (trial.count > 0)
        take_back(extension, &trial);
}

/* Adds the choices that the repairs of a component give to variables; or leaves only the present ones. */
static void take_choices(struct extension *extension, const struct repair_component *component, bool back) {
    for (size_t i = 0; i < component->repair_count; i++)
        for (size_t j = 0; j < component->repairs[i].change_count; j++) {
            struct repair_change change = component->repairs[i].changes[j];
            choice_set *choices = &extension->choices[change.variable];
            *choices = back ? present(extension, change.variable) : *choices | choice_only(change.choice);
        }
}

static void extend_component(struct extension *extension, struct repair_component *component) {
    const struct repair *minimal = component->repairs;
    extension->component = component;
    extension->repairs = NULL;
    extension->count = extension->capacity = 0;
    take_choices(extension, component, true);
    for (size_t i = 0; i < component->repair_count; i++)
        ARENA_APPEND(extension->arena, extension->repairs, extension->count, extension->capacity, minimal[i]);
    for (size_t i = 0; i < component->repair_count && !extension->arena->failed; i++)
        if (minimal[i].change_count <= MOST_CHANGES)
            extend(extension, &minimal[i]);
    component->repairs = extension->repairs;
    component->repair_count = extension->count;
    take_choices(extension, component, false);
}

/* Lists the variables of each bundle. */
static void list_members(struct extension *extension, struct arena *arena) {
    const struct repair_task *task = extension->task;
    size_t *firsts = arena_array(arena, task->bundle_count + 2, sizeof *firsts);
    uint32_t *members = arena_array(arena, task->space->variable_count, sizeof *members);
    if (arena->failed)
        return;
    for (size_t i = 0; i < task->space->variable_count; i++)
        firsts[task->bundles[i] + 2]++;
    for (size_t i = 0; i < task->bundle_count; i++)
        firsts[i + 2] += firsts[i + 1];
    for (uint32_t i = 0; i < task->space->variable_count; i++)
        members[firsts[task->bundles[i] + 1]++] = i;
    extension->members = members;
    extension->firsts = firsts;
}

const struct repairs *repairs_with_decisions(struct arena *arena, const struct repair_task *task,
                                             const struct repairs *repairs) {
    struct arena lasting = ARENA_EMPTY, scratch = ARENA_EMPTY;
    struct extension extension = {.arena = arena, .scratch = &scratch, .task = task};
    size_t variables = task->space->variable_count;
    struct repairs *extended = arena_duplicate(arena, repairs, 1, sizeof *extended);
    struct repair_component *components =
        arena_duplicate(arena, repairs->components, repairs->component_count, sizeof *components);
    extension.choices = arena_array(&lasting, variables, sizeof *extension.choices);
    extension.readers = readers_list(&lasting, task->space);
    list_members(&extension, &lasting);
    bool made = extended && components && !lasting.failed;
    for (size_t i = 0; made && i < variables; i++)
        extension.choices[i] = present(&extension, (uint32_t)i);
    for (size_t i = 0; made && i < repairs->component_count; i++)
        take_choices(&extension, &components[i], false);
    for (size_t i = 0; made && i < repairs->component_count; i++)
        extend_component(&extension, &components[i]);
    made = made && !arena->failed && !scratch.failed;
    if (made)
        extended->components = components;
    arena_free(&lasting);
    arena_free(&scratch);
    return made ? extended : NULL;
}
