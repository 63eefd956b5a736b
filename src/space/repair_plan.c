/* repair_plan.c - asks whether repairs of several groups go together; see repair_plan.h. */
#include "space/repair_plan.h"

#include <string.h>

void plan_ignore(struct repair_plan *plan, const struct group *group, bool ignored) {
    for (size_t i = 0; i < group->fault_count; i++)
        plan->ignored[group->faults[i]] = ignored;
}

/* ---- two groups -------------------------------------------------------------------------------------------------- */

static bool have_common_reader(const struct repair_plan *plan, size_t a, size_t b) {
    const struct readers *readers = hitting_set_readers(plan->search);
    struct reader_list of_a = readers_of(readers, a), of_b = readers_of(readers, b);
    size_t i = 0, j = 0;
    while (i < of_a.count && j < of_b.count && of_a.trees[i] != of_b.trees[j])
        *(of_a.trees[i] < of_b.trees[j] ? &i : &j) += 1;
    return i < of_a.count && j < of_b.count;
}

/* Whether some change of one list and some change of the other are of one bundle. */
static bool share_bundle(const struct repair_plan *plan, const struct repair_change *a, size_t a_count,
                         const struct repair_change *b, size_t b_count) {
    const size_t *bundles = plan->task->bundles;
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0; j < b_count; j++)
            if (bundles[a[i].variable] == bundles[b[j].variable])
                return true;
    return false;
}

/* Whether one tree reads the variables of some change of one list and of some change of the other. */
static bool share_tree(const struct repair_plan *plan, const struct repair_change *a, size_t a_count,
                       const struct repair_change *b, size_t b_count) {
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0; j < b_count; j++)
            if (have_common_reader(plan, a[i].variable, b[j].variable))
                return true;
    return false;
}

bool plan_can_meet(const struct repair_plan *plan, const struct group *a, const struct group *b) {
    const struct hitting_set_result *of_a = &a->found, *of_b = &b->found;
    return share_bundle(plan, of_a->used, of_a->used_count, of_b->used, of_b->used_count) ||
           share_tree(plan, of_a->used, of_a->used_count, of_b->used, of_b->used_count);
}

bool plan_go_together(struct repair_plan *plan, const struct repair *a, const struct repair *b) {
    size_t count = a->change_count + b->change_count;
    if (share_bundle(plan, a->changes, a->change_count, b->changes, b->change_count))
        return false;
    if (!share_tree(plan, a->changes, a->change_count, b->changes, b->change_count))
        return true;
    struct arena scratch = ARENA_EMPTY;
    struct repair_change *joined = arena_array(&scratch, count, sizeof *joined);
    if (joined) {
        memcpy(joined, a->changes, a->change_count * sizeof *joined);
        memcpy(joined + a->change_count, b->changes, b->change_count * sizeof *joined);
    }
    bool minimal = joined && hitting_set_is_minimal(plan->search, joined, count, &plan->visits);
    plan->scratch->failed = plan->scratch->failed || scratch.failed;
    arena_free(&scratch);
    return minimal;
}

bool plan_are_independent(struct repair_plan *plan, const struct group *a, const struct group *b) {
    if (!plan_can_meet(plan, a, b))
        return true;
    bool independent = a->found.repair_count == a->found.total && b->found.repair_count == b->found.total;
    plan_ignore(plan, a, false);
    plan_ignore(plan, b, false);
    for (size_t i = 0; independent && i < a->found.repair_count; i++)
        for (size_t j = 0; independent && j < b->found.repair_count; j++)
            independent = plan_go_together(plan, &a->found.repairs[i], &b->found.repairs[j]);
    plan_ignore(plan, a, true);
    plan_ignore(plan, b, true);
    return independent;
}

/* ---- three groups or more ---------------------------------------------------------------------------------------- */

/* The most combinations of repairs that are tried on one tree. If there are more, the groups are joined. */
#define MOST_COMBINATIONS 4096

/* The different ways in which the repairs of a group touch a tree: each has the choices of its variables, or is empty. */
struct touches {
    const struct repair **repairs; /* one for each way */
    size_t count;
};

struct meeting {
    const struct tree *tree;
    const bool *reads; /* by variable: the tree reads it */
    struct touches *touches;
    size_t group_count;
    uint8_t *choices;
    size_t tried;
};

static bool touch_alike(const struct meeting *meeting, const struct repair *a, const struct repair *b) {
    size_t i = 0, j = 0;
    for (;;) {
        while (i < a->change_count && !meeting->reads[a->changes[i].variable])
            i++;
        while (j < b->change_count && !meeting->reads[b->changes[j].variable])
            j++;
        if (i == a->change_count || j == b->change_count)
            return i == a->change_count && j == b->change_count;
        if (a->changes[i].variable != b->changes[j].variable || a->changes[i].choice != b->changes[j].choice)
            return false;
        i++;
        j++;
    }
}

static struct touches list_touches(struct arena *arena, const struct meeting *meeting,
                                   const struct hitting_set_result *found) {
    struct touches touches = {arena_array(arena, found->repair_count, sizeof(*touches.repairs)), 0};
    for (size_t i = 0; touches.repairs && i < found->repair_count; i++) {
        bool alike = false;
        for (size_t j = 0; !alike && j < touches.count; j++)
            alike = touch_alike(meeting, touches.repairs[j], &found->repairs[i]);
        if (!alike)
            touches.repairs[touches.count++] = &found->repairs[i];
    }
    return touches;
}

static void make_changes(uint8_t *choices, const struct repair *repair) {
    for (size_t i = 0; i < repair->change_count; i++)
        choices[repair->changes[i].variable] = repair->changes[i].choice;
}

/* Whether a tree is good after each combination of repairs, one of each group. */
static bool all_are_good(const struct repair_plan *plan, struct meeting *meeting) {
    size_t combinations = 1;
    for (size_t i = 0; i < meeting->group_count && combinations <= MOST_COMBINATIONS; i++)
        combinations *= meeting->touches[i].count;
    if (combinations > MOST_COMBINATIONS)
        return false;
    for (size_t number = 0; number < combinations; number++) {
        size_t rest = number;
        for (size_t i = 0; i < meeting->group_count; rest /= meeting->touches[i++].count)
            make_changes(meeting->choices, meeting->touches[i].repairs[rest % meeting->touches[i].count]);
        bool good = tree_leaf(meeting->tree, meeting->choices)->leaf == LEAF_GOOD;
        rest = number;
        for (size_t i = 0; i < meeting->group_count; rest /= meeting->touches[i++].count) {
            const struct repair *repair = meeting->touches[i].repairs[rest % meeting->touches[i].count];
            for (size_t j = 0; j < repair->change_count; j++)
                meeting->choices[repair->changes[j].variable] = plan->task->choices[repair->changes[j].variable];
        }
        if (!good)
            return false;
    }
    return true;
}

/* Lists the groups with repairs that change a variable of a tree. */
static size_t list_touching(const struct repair_plan *plan, const bool *reads, size_t *touching) {
    size_t count = 0;
    for (size_t i = 0; i < plan->group_count; i++) {
        const struct hitting_set_result *found = &plan->groups[i].found;
        bool touches = false;
        for (size_t j = 0; !plan->groups[i].joined && !touches && j < found->used_count; j++)
            touches = reads[found->used[j].variable];
        if (touches)
            touching[count++] = i;
    }
    return count;
}

size_t plan_find_clash(struct repair_plan *plan, size_t *groups) {
    const struct space *space = plan->task->space;
    struct arena arena = ARENA_EMPTY;
    bool *reads = arena_array(&arena, space->variable_count, sizeof *reads);
    uint8_t *choices = arena_duplicate(&arena, plan->task->choices, space->variable_count, sizeof *choices);
    size_t clashing = 0;
    for (size_t i = 0; !arena.failed && clashing == 0 && i < space->tree_count; i++) {
        memset(reads, 0, space->variable_count * sizeof *reads);
        tree_reads(&space->trees[i], reads);
        struct meeting meeting = {.tree = &space->trees[i], .reads = reads, .choices = choices};
        meeting.group_count = list_touching(plan, reads, groups);
        if (meeting.group_count < 3)
            continue;
        meeting.touches = arena_array(&arena, meeting.group_count, sizeof *meeting.touches);
        for (size_t j = 0; meeting.touches && j < meeting.group_count; j++)
            meeting.touches[j] = list_touches(&arena, &meeting, &plan->groups[groups[j]].found);
        if (!arena.failed && !all_are_good(plan, &meeting))
            clashing = meeting.group_count;
    }
    plan->scratch->failed = plan->scratch->failed || arena.failed;
    arena_free(&arena);
    return clashing;
}
