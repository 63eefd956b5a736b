/* hitting_set.c - searches the minimal hitting sets of conflicts by iterative deepening; see hitting_set.h. */
#include "space/hitting_set.h"

#include <string.h>

/* A conflict whose variables are tried one after the other. */
struct branch {
    size_t first, count; /* its variables, in the pool */
    size_t at;           /* index of the variable that is tried now */
    choice_set untried;  /* the choices of that variable that are still to be tried */
    bool pays;           /* this change is the first in its bundle, and pays the cost of the bundle */
};

struct hitting_set_search {
    const struct repair_task *task;
    const choice_set *allowed;
    struct arena *scratch;
    struct hitting_set_search *inner; /* looks for superfluous changes; it has no inner search itself */
    choice_set *inner_allowed;        /* the `allowed` of the inner search */

    /* The run. */
    const struct hitting_set_component *component;
    struct arena *arena; /* owns the repairs found */
    uint64_t *visits;    /* left */
    enum hitting_set_aim aim;
    size_t fewer_than; /* the inner search stops at a repair with fewer changes than this; else 0 */
    uint64_t limit;    /* the most that a repair may cost */
    uint64_t next;     /* the least cost seen that exceeded the limit */
    bool stopped;      /* by the budget, because there is no memory, or because the inner search has its answer */
    struct hitting_set_result result;

    /* The current state: each branch has changed one variable. */
    uint8_t *choices;
    bool *frozen;      /* by variable: it is changed, was tried, or has no other choice */
    uint32_t *changed; /* by bundle: how many of its variables are changed */
    uint64_t spent;    /* the cost of these changes */
    struct branch *branches;
    size_t depth, branch_capacity;
    uint32_t *pool; /* the variables of all branches */
    size_t pool_count, pool_capacity;

    /* The packing: conflicts that share no bundle. It is made anew in each state. */
    uint64_t stamp;        /* different in each state */
    uint64_t *packed;      /* by bundle: `stamp` when a packed conflict has it */
    uint32_t *packed_cost; /* by bundle: the least cost of that conflict */

    /* The repairs found so far. */
    uint64_t *bundle_counts; /* by bundle: how many of them change it */
    choice_set *taken;       /* by variable: the choices that they give to it */
};

static struct hitting_set_search *new_search(struct arena *scratch, const struct repair_task *task,
                                             const choice_set *allowed) {
    size_t variables = task->space->variable_count, bundles = task->bundle_count;
    struct hitting_set_search *s = arena_alloc(scratch, sizeof *s);
    if (!s)
        return NULL;
    *s = (struct hitting_set_search){.task = task, .allowed = allowed, .scratch = scratch};
    s->choices = arena_array(scratch, variables, sizeof *s->choices);
    s->frozen = arena_array(scratch, variables, sizeof *s->frozen);
    s->taken = arena_array(scratch, variables, sizeof *s->taken);
    s->changed = arena_array(scratch, bundles, sizeof *s->changed);
    s->packed = arena_array(scratch, bundles, sizeof *s->packed);
    s->packed_cost = arena_array(scratch, bundles, sizeof *s->packed_cost);
    s->bundle_counts = arena_array(scratch, bundles, sizeof *s->bundle_counts);
    return scratch->failed ? NULL : s;
}

struct hitting_set_search *hitting_set_new(struct arena *scratch, const struct repair_task *task,
                                           const choice_set *allowed) {
    struct hitting_set_search *s = new_search(scratch, task, allowed);
    if (!s)
        return NULL;
    s->inner_allowed = arena_array(scratch, task->space->variable_count, sizeof *s->inner_allowed);
    s->inner = new_search(scratch, task, s->inner_allowed);
    return scratch->failed ? NULL : s;
}

/* Returns the choices that a change may give to a variable. */
static choice_set other_choices(const struct hitting_set_search *s, size_t variable) {
    return s->allowed[variable] & ~choice_only(s->task->choices[variable]);
}

/* ---- conflicts --------------------------------------------------------------------------------------------------- */

/* Returns the child of an inner node that the current choices lead to. */
static const struct tree_node *next_node(const struct hitting_set_search *s, const struct tree *tree,
                                         const struct tree_node *node) {
    return &tree->nodes[tree->children[node->first + s->choices[node->variable]]];
}

/* Tells whether a tree leads to a leaf that is not good. Stores in `open` how many variables on its path may change. */
static bool is_conflict(const struct hitting_set_search *s, const struct tree *tree, size_t *open) {
    const struct tree_node *node = tree->nodes;
    *open = 0;
    for (; node->variable != TREE_LEAF; node = next_node(s, tree, node))
        *open += !s->frozen[node->variable];
    return node->leaf != LEAF_GOOD;
}

/* Adds a conflict to the packing, unless it shares a bundle with a packed conflict or contains a bundle that is changed
 * already. Returns the least cost of resolving it; 0 if it was not added. */
static uint32_t pack(struct hitting_set_search *s, const struct tree *tree) {
    uint32_t least = UINT32_MAX;
    for (const struct tree_node *node = tree->nodes; node->variable != TREE_LEAF; node = next_node(s, tree, node)) {
        size_t bundle = s->task->bundles[node->variable];
        if (s->frozen[node->variable])
            continue;
        if (s->changed[bundle] > 0 || s->packed[bundle] == s->stamp)
            return 0;
        if (s->task->costs[bundle] < least)
            least = s->task->costs[bundle];
    }
    for (const struct tree_node *node = tree->nodes; node->variable != TREE_LEAF; node = next_node(s, tree, node)) {
        size_t bundle = s->task->bundles[node->variable];
        if (s->frozen[node->variable])
            continue;
        s->packed[bundle] = s->stamp;
        s->packed_cost[bundle] = least;
    }
    return least;
}

struct outlook {
    const struct tree *conflict; /* one with the fewest variables that may be changed; NULL when all leaves are good */
    size_t open;                 /* how many variables these are */
    uint64_t cost;               /* a lower bound on the cost of the changes that are still needed */
};

static struct outlook find_conflicts(struct hitting_set_search *s) {
    struct outlook outlook = {NULL, SIZE_MAX, 0};
    s->stamp++;
    for (size_t i = 0; i < s->component->tree_count && outlook.open > 0; i++) {
        const struct tree *tree = &s->task->space->trees[s->component->trees[i]];
        size_t open;
        if (!is_conflict(s, tree, &open))
            continue;
        if (open < outlook.open) {
            outlook.conflict = tree;
            outlook.open = open;
        }
        outlook.cost += pack(s, tree);
    }
    return outlook;
}

/* Tells whether a repair below the current state might change a bundle that no repair found so far changes. `slack` is
 * the limit minus the lower bound on the cost. The lower bound has the cost of the cheapest bundle of each packed
 * conflict. Changing a more expensive bundle of the conflict takes the difference of these two costs from `slack`.
 * Changing a bundle of no packed conflict takes its whole cost from `slack`. */
static bool may_change_new_bundle(const struct hitting_set_search *s, uint64_t slack) {
    for (size_t i = 0; i < s->component->bundle_count; i++) {
        size_t bundle = s->component->bundles[i];
        if (s->bundle_counts[bundle] > 0)
            continue;
        uint64_t most = slack + (s->packed[bundle] == s->stamp ? s->packed_cost[bundle] : 0);
        if (s->changed[bundle] > 0 || s->task->costs[bundle] <= most)
            return true;
    }
    return false;
}

/* ---- repairs ----------------------------------------------------------------------------------------------------- */

static uint32_t variable_of(const struct hitting_set_search *s, const struct branch *branch) {
    return s->pool[branch->first + branch->at];
}

static void search_to_limit(struct hitting_set_search *s);

/* Tells whether some of the current changes alone are a repair. This is possible only if a bundle has several changes.
 * If each bundle has one change, a smaller repair costs less, and an earlier limit would have found it. */
static bool has_superfluous_change(struct hitting_set_search *s) {
    struct hitting_set_search *inner = s->inner;
    size_t payers = 0;
    for (size_t i = 0; i < s->depth; i++)
        payers += s->branches[i].pays;
    if (payers == s->depth)
        return false;
    memset(s->inner_allowed, 0, s->task->space->variable_count * sizeof *s->inner_allowed);
    for (size_t i = 0; i < s->depth; i++) {
        uint32_t variable = variable_of(s, &s->branches[i]);
        s->inner_allowed[variable] = choice_only(s->choices[variable]);
    }
    inner->component = s->component;
    inner->visits = s->visits;
    inner->aim = HITTING_ALL;
    inner->fewer_than = s->depth;
    inner->limit = UINT64_MAX;
    search_to_limit(inner);
    bool unknown = inner->stopped && inner->result.total == 0;
    s->stopped = s->stopped || unknown;
    return inner->result.total > 0 || unknown;
}

static void list_repair(struct hitting_set_search *s) {
    struct hitting_set_result *result = &s->result;
    struct repair_change *changes = arena_array(s->arena, s->depth, sizeof *changes);
    if (!changes)
        return;
    for (size_t i = 0; i < s->depth; i++) { /* insertion sort by variable */
        uint32_t variable = variable_of(s, &s->branches[i]);
        size_t at = i;
        for (; at > 0 && changes[at - 1].variable > variable; at--)
            changes[at] = changes[at - 1];
        changes[at] = (struct repair_change){variable, s->choices[variable]};
    }
    ARENA_APPEND(s->arena, result->repairs, result->repair_count, result->repair_capacity,
                 (struct repair){changes, s->depth});
}

/* Records the current state, in which all trees lead to good leaves, as a repair. */
static void add_repair(struct hitting_set_search *s) {
    if (s->fewer_than > 0) {
        s->result.total = s->depth < s->fewer_than;
        s->stopped = s->result.total > 0;
        return;
    }
    if (s->aim == HITTING_ALL && has_superfluous_change(s))
        return;
    s->result.total++;
    s->result.cost = s->spent;
    for (size_t i = 0; i < s->depth; i++) {
        uint32_t variable = variable_of(s, &s->branches[i]);
        s->taken[variable] |= choice_only(s->choices[variable]);
        s->bundle_counts[s->task->bundles[variable]] += s->branches[i].pays;
    }
    if (s->aim == HITTING_ALL && s->result.repair_count < s->task->most)
        list_repair(s);
}

/* ---- the search -------------------------------------------------------------------------------------------------- */

static void note_excess(struct hitting_set_search *s, uint64_t cost) {
    if (cost < s->next)
        s->next = cost;
}

/* Opens a branch for a conflict. None of its variables is changed yet; advance() makes the first change. */
static void open_branch(struct hitting_set_search *s, const struct tree *tree) {
    struct branch branch = {.first = s->pool_count};
    for (const struct tree_node *node = tree->nodes; node->variable != TREE_LEAF; node = next_node(s, tree, node)) {
        if (s->frozen[node->variable])
            continue;
        ARENA_APPEND(s->scratch, s->pool, s->pool_count, s->pool_capacity, node->variable);
        s->frozen[node->variable] = true; /* for now: a variable that is read twice is added once */
    }
    branch.count = s->pool_count - branch.first;
    for (size_t i = 0; i < branch.count; i++)
        s->frozen[s->pool[branch.first + i]] = false;
    if (!s->scratch->failed)
        branch.untried = other_choices(s, s->pool[branch.first]);
    ARENA_APPEND(s->scratch, s->branches, s->depth, s->branch_capacity, branch);
    s->stopped |= s->scratch->failed;
}

/* Visits the current state: records a repair, prunes, or opens a branch. */
static void visit(struct hitting_set_search *s) {
    if (s->spent > s->limit) {
        note_excess(s, s->spent);
        return;
    }
    if (*s->visits == 0) {
        s->stopped = true;
        return;
    }
    --*s->visits;
    struct outlook outlook = find_conflicts(s);
    if (!outlook.conflict) {
        add_repair(s);
        return;
    }
    if (outlook.open == 0)
        return;
    uint64_t cost = s->spent + outlook.cost;
    if (cost > s->limit)
        note_excess(s, cost);
    else if (s->aim == HITTING_ALL || may_change_new_bundle(s, s->limit - cost))
        open_branch(s, outlook.conflict);
}

/* Makes the next change of the last branch. Closes the branch and returns false when there is no further one. */
static bool advance(struct hitting_set_search *s) {
    struct branch *branch = &s->branches[s->depth - 1];
    uint32_t variable = variable_of(s, branch);
    if (s->choices[variable] != s->task->choices[variable]) { /* undo the change before; the variable stays frozen */
        s->choices[variable] = s->task->choices[variable];
        s->changed[s->task->bundles[variable]]--;
        if (branch->pays)
            s->spent -= s->task->costs[s->task->bundles[variable]];
    }
    if (!branch->untried) {
        if (++branch->at == branch->count) {
            for (size_t i = 0; i < branch->count; i++)
                s->frozen[s->pool[branch->first + i]] = false;
            s->pool_count = branch->first;
            s->depth--;
            return false;
        }
        variable = variable_of(s, branch);
        branch->untried = other_choices(s, variable);
    }
    size_t bundle = s->task->bundles[variable];
    s->choices[variable] = (uint8_t)choices_lowest(branch->untried);
    s->frozen[variable] = true;
    branch->untried &= branch->untried - 1;
    branch->pays = s->changed[bundle]++ == 0;
    if (branch->pays)
        s->spent += s->task->costs[bundle];
    return true;
}

/* Searches for all repairs that cost no more than the limit. */
static void search_to_limit(struct hitting_set_search *s) {
    size_t variables = s->task->space->variable_count, bundles = s->task->bundle_count;
    if (variables > 0)
        memcpy(s->choices, s->task->choices, variables);
    for (size_t i = 0; i < variables; i++)
        s->frozen[i] = other_choices(s, i) == 0;
    memset(s->taken, 0, variables * sizeof *s->taken);
    memset(s->changed, 0, bundles * sizeof *s->changed);
    memset(s->bundle_counts, 0, bundles * sizeof *s->bundle_counts);
    s->result = (struct hitting_set_result){.outcome = REPAIR_NONE};
    s->spent = 0;
    s->depth = 0;
    s->pool_count = 0;
    s->next = UINT64_MAX;
    s->stopped = false;
    visit(s);
    while (s->depth > 0 && !s->stopped)
        if (advance(s))
            visit(s);
}

struct hitting_set_result hitting_set_run(struct hitting_set_search *s, struct arena *arena,
                                          const struct hitting_set_component *component, enum hitting_set_aim aim,
                                          uint64_t *visits) {
    s->arena = arena;
    s->component = component;
    s->aim = aim;
    s->visits = visits;
    s->limit = 0;
    search_to_limit(s);
    while (s->result.total == 0 && !s->stopped && s->next != UINT64_MAX) {
        s->limit = s->next;
        search_to_limit(s);
    }
    s->result.exact = !s->stopped;
    s->result.bundle_counts = s->bundle_counts;
    s->result.taken = s->taken;
    if (s->result.total > 0) {
        s->result.outcome = REPAIR_FOUND;
    } else if (s->stopped) {
        s->result.outcome = REPAIR_BUDGET;
        s->result.cost = s->limit;
    }
    return s->result;
}
