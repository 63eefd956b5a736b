#include "space/hitting_set.h"

#include <string.h>

/* A conflict whose variables are tried one after the other. */
struct frame {
    size_t first, count; /* its variables in the pool */
    size_t at;           /* the one that is tried */
    choice_set untried;  /* its choices */
    bool pays;           /* for its group, which nothing before it changed */
};

struct hitting_set {
    const struct repair_task *task;
    const choice_set *allowed;
    struct arena *scratch;
    struct hitting_set *inner; /* looks for needless changes; itself it has none */
    choice_set *inner_allowed;

    /* The run. */
    const struct hitting_set_part *part;
    struct arena *arena;
    uint64_t *looks;
    enum hitting_set_aim aim;
    size_t fewer_than; /* of an inner search: it ends with the first repair that has fewer changes; else 0 */
    uint64_t bound;    /* what a repair may cost */
    uint64_t next;     /* the least cost that was beyond it */
    bool stopped;
    struct hitting_set_found found;

    /* Where it stands: each frame has one variable changed. */
    uint8_t *choices;
    bool *frozen;      /* variables that are changed, or tried, or have no other choice */
    uint32_t *changed; /* of each group, how many variables are */
    uint64_t spent;
    struct frame *frames;
    size_t depth, frame_capacity;
    uint32_t *pool;
    size_t pool_count, pool_capacity;

    /* What a look notes of groups: those in conflicts packed in that look, and the least cost of their conflict. */
    uint64_t look;
    uint64_t *packed;
    uint32_t *packed_cost;

    uint64_t *group_count;     /* repairs that change a group */
    choice_set *choices_taken; /* by a variable in any repair */
};

static struct hitting_set *new_search(struct arena *scratch, const struct repair_task *task,
                                      const choice_set *allowed) {
    size_t variables = task->space->variable_count, groups = task->group_count;
    struct hitting_set *run = arena_alloc(scratch, sizeof *run);
    if (!run)
        return NULL;
    *run = (struct hitting_set){.task = task, .allowed = allowed, .scratch = scratch};
    run->choices = arena_array(scratch, variables, sizeof *run->choices);
    run->frozen = arena_array(scratch, variables, sizeof *run->frozen);
    run->choices_taken = arena_array(scratch, variables, sizeof *run->choices_taken);
    run->changed = arena_array(scratch, groups, sizeof *run->changed);
    run->packed = arena_array(scratch, groups, sizeof *run->packed);
    run->packed_cost = arena_array(scratch, groups, sizeof *run->packed_cost);
    run->group_count = arena_array(scratch, groups, sizeof *run->group_count);
    return scratch->failed ? NULL : run;
}

struct hitting_set *hitting_set_new(struct arena *scratch, const struct repair_task *task, const choice_set *allowed) {
    struct hitting_set *run = new_search(scratch, task, allowed);
    if (!run)
        return NULL;
    run->inner_allowed = arena_array(scratch, task->space->variable_count, sizeof *run->inner_allowed);
    run->inner = new_search(scratch, task, run->inner_allowed);
    return scratch->failed ? NULL : run;
}

uint64_t hitting_set_group(const struct hitting_set *run, size_t group) {
    return run->group_count[group];
}

choice_set hitting_set_choices(const struct hitting_set *run, size_t variable) {
    return run->choices_taken[variable];
}

static choice_set others(const struct hitting_set *run, size_t variable) {
    return run->allowed[variable] & ~choice_only(run->task->choices[variable]);
}

/* ---- conflicts ---------------------------------------------------------------------------------------------------- */

/* The node that a node leads to. */
static const struct tree_node *next_node(const struct hitting_set *run, const struct tree *tree,
                                         const struct tree_node *node) {
    return &tree->nodes[tree->children[node->first + run->choices[node->variable]]];
}

/* Whether a tree leads to another leaf than a good one; then how many of the variables it reads can be changed. */
static bool is_conflict(const struct hitting_set *run, const struct tree *tree, size_t *open) {
    const struct tree_node *node = tree->nodes;
    *open = 0;
    for (; node->variable != TREE_LEAF; node = next_node(run, tree, node))
        *open += !run->frozen[node->variable];
    return node->leaf != LEAF_GOOD;
}

/* What a conflict costs at least, if it shares no group with those packed in this look; then it is one of them. */
static uint32_t pack(struct hitting_set *run, const struct tree *tree) {
    uint32_t least = UINT32_MAX;
    for (const struct tree_node *node = tree->nodes; node->variable != TREE_LEAF; node = next_node(run, tree, node)) {
        size_t group = run->task->groups[node->variable];
        if (run->frozen[node->variable])
            continue;
        if (run->changed[group] > 0 || run->packed[group] == run->look)
            return 0;
        if (run->task->costs[group] < least)
            least = run->task->costs[group];
    }
    for (const struct tree_node *node = tree->nodes; node->variable != TREE_LEAF; node = next_node(run, tree, node)) {
        size_t group = run->task->groups[node->variable];
        if (run->frozen[node->variable])
            continue;
        run->packed[group] = run->look;
        run->packed_cost[group] = least;
    }
    return least;
}

/* What there is to do. */
struct outlook {
    const struct tree *conflict; /* with the fewest variables to change; NULL when all trees lead to good leaves */
    size_t open;                 /* how many */
    uint64_t cost;               /* that is still to come, at least */
};

static struct outlook look(struct hitting_set *run) {
    struct outlook outlook = {NULL, SIZE_MAX, 0};
    run->look++;
    for (size_t i = 0; i < run->part->tree_count && outlook.open > 0; i++) {
        const struct tree *tree = &run->task->space->trees[run->part->trees[i]];
        size_t open;
        if (!is_conflict(run, tree, &open))
            continue;
        if (open < outlook.open) {
            outlook.conflict = tree;
            outlook.open = open;
        }
        outlook.cost += pack(run, tree);
    }
    return outlook;
}

/* Whether a group that no repair found so far changes may be changed by one below here; always, before the first is found. For
 * each packed conflict a repair pays one of its groups; for any other, or a dearer one, there is only what would be left. */
static bool promises(const struct hitting_set *run, uint64_t left) {
    for (size_t i = 0; i < run->part->group_count; i++) {
        size_t group = run->part->groups[i];
        if (run->group_count[group] > 0)
            continue;
        uint64_t most = left + (run->packed[group] == run->look ? run->packed_cost[group] : 0);
        if (run->changed[group] > 0 || run->task->costs[group] <= most)
            return true;
    }
    return false;
}

/* ---- repairs ------------------------------------------------------------------------------------------------------ */

/* The variable that a frame changes. */
static uint32_t variable_of(const struct hitting_set *run, const struct frame *frame) {
    return run->pool[frame->first + frame->at];
}

static void search(struct hitting_set *run);

/* Whether some of the changes can be left out: whether there is a repair with nothing but some of them. That takes a group with
 * several, for a repair that changes fewer groups would cost less. */
static bool has_needless(struct hitting_set *run) {
    struct hitting_set *inner = run->inner;
    size_t payers = 0;
    for (size_t i = 0; i < run->depth; i++)
        payers += run->frames[i].pays;
    if (payers == run->depth)
        return false;
    memset(run->inner_allowed, 0, run->task->space->variable_count * sizeof *run->inner_allowed);
    for (size_t i = 0; i < run->depth; i++) {
        uint32_t variable = variable_of(run, &run->frames[i]);
        run->inner_allowed[variable] = choice_only(run->choices[variable]);
    }
    inner->part = run->part;
    inner->looks = run->looks;
    inner->aim = HITTING_ALL;
    inner->fewer_than = run->depth;
    inner->bound = UINT64_MAX;
    search(inner);
    bool unknown = inner->stopped && inner->found.total == 0;
    run->stopped = run->stopped || unknown;
    return inner->found.total > 0 || unknown;
}

static void list_repair(struct hitting_set *run) {
    struct hitting_set_found *found = &run->found;
    struct repair *repairs =
        arena_grow(run->arena, found->repairs, found->repair_count, &found->repair_capacity, sizeof *repairs);
    struct repair_change *changes = arena_array(run->arena, run->depth, sizeof *changes);
    if (!repairs || !changes)
        return;
    for (size_t i = 0; i < run->depth; i++) { /* inserted by variable */
        uint32_t variable = variable_of(run, &run->frames[i]);
        size_t at = i;
        for (; at > 0 && changes[at - 1].variable > variable; at--)
            changes[at] = changes[at - 1];
        changes[at] = (struct repair_change){variable, run->choices[variable]};
    }
    repairs[found->repair_count++] = (struct repair){changes, run->depth};
    found->repairs = repairs;
}

/* All trees lead to good leaves. */
static void note_repair(struct hitting_set *run) {
    if (run->fewer_than > 0) {
        run->found.total = run->depth < run->fewer_than;
        run->stopped = run->found.total > 0;
        return;
    }
    if (run->aim == HITTING_ALL && has_needless(run))
        return;
    run->found.total++;
    run->found.cost = run->spent;
    for (size_t i = 0; i < run->depth; i++) {
        uint32_t variable = variable_of(run, &run->frames[i]);
        run->choices_taken[variable] |= choice_only(run->choices[variable]);
        run->group_count[run->task->groups[variable]] += run->frames[i].pays;
    }
    if (run->aim == HITTING_ALL && run->found.repair_count < run->task->most)
        list_repair(run);
}

/* ---- the search --------------------------------------------------------------------------------------------------- */

static void beyond(struct hitting_set *run, uint64_t cost) {
    if (cost < run->next)
        run->next = cost;
}

/* Opens a frame for a conflict; before its first variable nothing of it is changed. */
static void open_frame(struct hitting_set *run, const struct tree *tree) {
    struct frame *frames = arena_grow(run->scratch, run->frames, run->depth, &run->frame_capacity, sizeof *frames);
    if (!frames) {
        run->stopped = true;
        return;
    }
    run->frames = frames;
    struct frame *frame = &frames[run->depth];
    *frame = (struct frame){.first = run->pool_count};
    for (const struct tree_node *node = tree->nodes; node->variable != TREE_LEAF; node = next_node(run, tree, node)) {
        if (run->frozen[node->variable])
            continue;
        uint32_t *pool = arena_grow(run->scratch, run->pool, run->pool_count, &run->pool_capacity, sizeof *pool);
        if (!pool) {
            run->stopped = true;
            return;
        }
        run->pool = pool;
        pool[run->pool_count++] = node->variable;
        run->frozen[node->variable] = true; /* for now, so that one that is read twice is in it once */
        frame->count++;
    }
    for (size_t i = 0; i < frame->count; i++)
        run->frozen[run->pool[frame->first + i]] = false;
    frame->untried = others(run, run->pool[frame->first]);
    run->depth++;
}

/* A look at where the search stands. */
static void visit(struct hitting_set *run) {
    if (run->spent > run->bound) {
        beyond(run, run->spent);
        return;
    }
    if (*run->looks == 0) {
        run->stopped = true;
        return;
    }
    --*run->looks;
    struct outlook outlook = look(run);
    if (!outlook.conflict) {
        note_repair(run);
        return;
    }
    if (outlook.open == 0)
        return;
    uint64_t cost = run->spent + outlook.cost;
    if (cost > run->bound)
        beyond(run, cost);
    else if (run->aim == HITTING_ALL || promises(run, run->bound - cost))
        open_frame(run, outlook.conflict);
}

static void change(struct hitting_set *run, struct frame *frame, uint8_t choice) {
    uint32_t variable = variable_of(run, frame);
    size_t group = run->task->groups[variable];
    run->choices[variable] = choice;
    run->frozen[variable] = true;
    frame->pays = run->changed[group]++ == 0;
    if (frame->pays)
        run->spent += run->task->costs[group];
}

/* Takes a frame's change back, if it made one; its variable stays frozen. */
static void take_back(struct hitting_set *run, struct frame *frame) {
    uint32_t variable = variable_of(run, frame);
    size_t group = run->task->groups[variable];
    if (run->choices[variable] == run->task->choices[variable])
        return;
    run->choices[variable] = run->task->choices[variable];
    run->changed[group]--;
    if (frame->pays)
        run->spent -= run->task->costs[group];
}

/* Tries what comes next in the last frame; returns false when there was no more, and it is closed. */
static bool advance(struct hitting_set *run) {
    struct frame *frame = &run->frames[run->depth - 1];
    take_back(run, frame);
    if (!frame->untried) {
        if (++frame->at == frame->count) {
            for (size_t i = 0; i < frame->count; i++)
                run->frozen[run->pool[frame->first + i]] = false;
            run->pool_count = frame->first;
            run->depth--;
            return false;
        }
        frame->untried = others(run, variable_of(run, frame));
    }
    uint8_t choice = (uint8_t)choices_lowest(frame->untried);
    frame->untried &= frame->untried - 1;
    change(run, frame, choice);
    return true;
}

/* Everything within the bound. */
static void search(struct hitting_set *run) {
    size_t variables = run->task->space->variable_count, groups = run->task->group_count;
    if (variables > 0)
        memcpy(run->choices, run->task->choices, variables);
    for (size_t i = 0; i < variables; i++)
        run->frozen[i] = others(run, i) == 0;
    memset(run->choices_taken, 0, variables * sizeof *run->choices_taken);
    memset(run->changed, 0, groups * sizeof *run->changed);
    memset(run->group_count, 0, groups * sizeof *run->group_count);
    run->found = (struct hitting_set_found){.outcome = REPAIR_NONE};
    run->spent = 0;
    run->depth = 0;
    run->pool_count = 0;
    run->next = UINT64_MAX;
    run->stopped = false;
    visit(run);
    while (run->depth > 0 && !run->stopped)
        if (advance(run))
            visit(run);
}

struct hitting_set_found hitting_set_run(struct hitting_set *run, struct arena *arena,
                                         const struct hitting_set_part *part, enum hitting_set_aim aim,
                                         uint64_t *looks) {
    run->arena = arena;
    run->part = part;
    run->aim = aim;
    run->looks = looks;
    run->bound = 0;
    search(run);
    while (run->found.total == 0 && !run->stopped && run->next != UINT64_MAX) {
        run->bound = run->next;
        search(run);
    }
    run->found.exact = !run->stopped;
    if (run->found.total > 0) {
        run->found.outcome = REPAIR_FOUND;
    } else if (run->stopped) {
        run->found.outcome = REPAIR_BUDGET;
        run->found.cost = run->bound;
    }
    return run->found;
}
