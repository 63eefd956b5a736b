/* hitting_set.c - searches the minimal hitting sets of conflicts by iterative deepening; see hitting_set.h. */
#include "space/hitting_set.h"

#include <string.h>

#define NOT_FAILING UINT32_MAX

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
    const bool *ignored; /* by tree */
    struct arena *scratch;
    struct readers readers;
    const uint32_t *faults; /* the trees that fail before any change */
    size_t fault_count;
    struct hitting_set_search *inner; /* looks for superfluous changes; it has no inner search itself */
    choice_set *inner_allowed;        /* the `allowed` of the inner search */

    /* The run. */
    struct arena *arena; /* owns the repairs found */
    uint64_t *visits;    /* left */
    size_t fewer_than;   /* the inner search stops at a repair with fewer changes than this; else 0 */
    uint64_t limit;      /* the most that a repair may cost */
    uint64_t next;       /* the least cost seen that exceeded the limit */
    uint64_t least;      /* the cost of the cheapest repairs, once it is known; else UINT64_MAX */
    bool stopped;        /* by the budget, because there is no memory, or because the inner search has its answer */
    choice_set *taken;   /* by variable: the choices that repairs found give to it */
    struct hitting_set_result result;

    /* The current state: each branch has changed one variable. */
    uint8_t *choices;
    bool *frozen;      /* by variable: it is changed, was tried, or has no other choice */
    uint32_t *changed; /* by bundle: how many of its variables are changed */
    uint32_t *failing; /* the trees that fail and are not ignored, in no particular order */
    size_t failing_count;
    uint32_t *places; /* by tree: its index in `failing`, or NOT_FAILING */
    uint64_t spent;   /* the cost of the changes */
    struct branch *branches;
    size_t depth, branch_capacity;
    uint32_t *pool; /* the variables of all branches */
    size_t pool_count, pool_capacity;

    /* The packing: conflicts that share no bundle. It is made anew in each state. */
    uint64_t stamp;   /* different in each state */
    uint64_t *packed; /* by bundle: `stamp` when a packed conflict has it */
};

/* ---- making a search --------------------------------------------------------------------------------------------- */

static struct hitting_set_search *new_search(struct arena *scratch, const struct repair_task *task,
                                             const choice_set *allowed, const bool *ignored) {
    const struct space *space = task->space;
    size_t variables = space->variable_count, bundles = task->bundle_count;
    struct hitting_set_search *s = arena_alloc(scratch, sizeof *s);
    if (!s)
        return NULL;
    *s = (struct hitting_set_search){.task = task, .allowed = allowed, .ignored = ignored, .scratch = scratch};
    s->choices = arena_duplicate(scratch, task->choices, variables, sizeof *s->choices);
    s->frozen = arena_array(scratch, variables, sizeof *s->frozen);
    s->taken = arena_array(scratch, variables, sizeof *s->taken);
    s->changed = arena_array(scratch, bundles, sizeof *s->changed);
    s->packed = arena_array(scratch, bundles, sizeof *s->packed);
    s->failing = arena_array(scratch, space->tree_count, sizeof *s->failing);
    s->places = arena_array(scratch, space->tree_count, sizeof *s->places);
    for (size_t i = 0; !scratch->failed && i < space->tree_count; i++)
        s->places[i] = NOT_FAILING;
    return scratch->failed ? NULL : s;
}

struct hitting_set_search *hitting_set_new(struct arena *scratch, const struct repair_task *task,
                                           const choice_set *allowed, const bool *ignored) {
    const struct space *space = task->space;
    struct hitting_set_search *s = new_search(scratch, task, allowed, ignored);
    uint32_t *faults = arena_array(scratch, space->tree_count, sizeof *faults);
    choice_set *inner_allowed = arena_array(scratch, space->variable_count, sizeof *inner_allowed);
    if (!s || !faults || !inner_allowed)
        return NULL;
    for (size_t i = 0; i < space->tree_count; i++)
        if (tree_leaf(&space->trees[i], task->choices)->leaf != LEAF_GOOD)
            faults[s->fault_count++] = (uint32_t)i;
    s->faults = faults;
    s->readers = readers_list(scratch, space);
    s->inner_allowed = inner_allowed;
    s->inner = new_search(scratch, task, inner_allowed, ignored);
    if (!s->inner)
        return NULL;
    for (size_t i = 0; i < space->variable_count; i++)
        s->inner->frozen[i] = true;
    s->inner->readers = s->readers;
    s->inner->faults = faults;
    s->inner->fault_count = s->fault_count;
    return scratch->failed ? NULL : s;
}

/* Returns the choices that a change may give to a variable. */
static choice_set other_choices(const struct hitting_set_search *s, size_t variable) {
    return s->allowed[variable] & ~choice_only(s->task->choices[variable]);
}

/* ---- conflicts --------------------------------------------------------------------------------------------------- */

/* Notes whether a tree fails. */
static void set_failing(struct hitting_set_search *s, uint32_t tree, bool fails) {
    uint32_t place = s->places[tree];
    if (fails == (place != NOT_FAILING))
        return;
    if (fails) {
        s->places[tree] = (uint32_t)s->failing_count;
        s->failing[s->failing_count++] = tree;
        return;
    }
    uint32_t last = s->failing[--s->failing_count];
    s->failing[place] = last;
    s->places[last] = place;
    s->places[tree] = NOT_FAILING;
}

/* Gives a variable a choice. */
static void set_choice(struct hitting_set_search *s, uint32_t variable, uint8_t choice) {
    s->choices[variable] = choice;
    struct reader_list readers = readers_of(&s->readers, variable);
    for (size_t i = 0; i < readers.count; i++) {
        uint32_t tree = readers.trees[i];
        if (!s->ignored[tree])
            set_failing(s, tree, tree_leaf(&s->task->space->trees[tree], s->choices)->leaf != LEAF_GOOD);
    }
}

/* Returns the child of an inner node that the current choices lead to. */
static const struct tree_node *next_node(const struct hitting_set_search *s, const struct tree *tree,
                                         const struct tree_node *node) {
    return &tree->nodes[tree->children[node->first + s->choices[node->variable]]];
}

/* Returns how many variables on the path of a tree may change. */
static size_t count_open(const struct hitting_set_search *s, const struct tree *tree) {
    size_t open = 0;
    for (const struct tree_node *node = tree->nodes; node->variable != TREE_LEAF; node = next_node(s, tree, node))
        open += !s->frozen[node->variable];
    return open;
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
    for (const struct tree_node *node = tree->nodes; node->variable != TREE_LEAF; node = next_node(s, tree, node))
        if (!s->frozen[node->variable])
            s->packed[s->task->bundles[node->variable]] = s->stamp;
    return least;
}

struct outlook {
    const struct tree *conflict; /* the first with the fewest variables that may be changed; NULL if no tree fails */
    size_t open;                 /* how many variables these are */
    uint64_t cost;               /* a lower bound on the cost of the changes that are still needed */
};

static struct outlook find_conflicts(struct hitting_set_search *s) {
    struct outlook outlook = {NULL, SIZE_MAX, 0};
    s->stamp++;
    for (size_t i = 0; i < s->failing_count && outlook.open > 0; i++) {
        const struct tree *tree = &s->task->space->trees[s->failing[i]];
        size_t open = count_open(s, tree);
        if (open < outlook.open || (open == outlook.open && tree < outlook.conflict)) {
            outlook.conflict = tree;
            outlook.open = open;
        }
        outlook.cost += open > 0 ? pack(s, tree) : 0;
    }
    return outlook;
}

/* ---- repairs ----------------------------------------------------------------------------------------------------- */

static uint32_t variable_of(const struct hitting_set_search *s, const struct branch *branch) {
    return s->pool[branch->first + branch->at];
}

static void search_to_limit(struct hitting_set_search *s);

bool hitting_set_is_minimal(struct hitting_set_search *s, const struct repair_change *changes, size_t count,
                            uint64_t *visits) {
    struct hitting_set_search *inner = s->inner;
    for (size_t i = 0; i < count; i++) {
        s->inner_allowed[changes[i].variable] = choice_only(changes[i].choice);
        inner->frozen[changes[i].variable] = false;
    }
    inner->visits = visits;
    inner->fewer_than = count;
    inner->limit = UINT64_MAX;
    search_to_limit(inner);
    for (size_t i = 0; i < count; i++) {
        s->inner_allowed[changes[i].variable] = 0;
        inner->frozen[changes[i].variable] = true;
    }
    return !inner->stopped && inner->result.total > 0;
}

/* Stores the changes of the current state by ascending variable. Returns NULL if there is no memory. */
static struct repair_change *list_changes(const struct hitting_set_search *s, struct arena *arena) {
    struct repair_change *changes = arena_array(arena, s->depth, sizeof *changes);
    for (size_t i = 0; changes && i < s->depth; i++) { /* insertion sort */
        uint32_t variable = variable_of(s, &s->branches[i]);
        size_t at = i;
        for (; at > 0 && changes[at - 1].variable > variable; at--)
            changes[at] = changes[at - 1];
        changes[at] = (struct repair_change){variable, s->choices[variable]};
    }
    return changes;
}

/* Whether a part of the current changes might be a repair. Cheapest repairs in which each bundle has one change have no
 * such part: it would cost less. */
static bool may_have_superfluous_change(const struct hitting_set_search *s) {
    size_t payers = 0;
    for (size_t i = 0; i < s->depth; i++)
        payers += s->branches[i].pays;
    return payers < s->depth || s->spent > s->least;
}

/* Records the current state, in which no tree fails, as a repair, unless a part of its changes is one. */
static void add_repair(struct hitting_set_search *s) {
    if (s->fewer_than > 0) {
        s->result.total++;
        s->stopped = s->depth < s->fewer_than;
        return;
    }
    bool listed = s->result.repair_count < s->task->most;
    struct repair_change *changes = list_changes(s, listed ? s->arena : s->scratch);
    if (!changes || (may_have_superfluous_change(s) && !hitting_set_is_minimal(s, changes, s->depth, s->visits))) {
        s->stopped = s->stopped || !changes || *s->visits == 0;
        return;
    }
    s->result.total++;
    for (size_t i = 0; i < s->depth; i++)
        s->taken[changes[i].variable] |= choice_only(changes[i].choice);
    if (listed)
        ARENA_APPEND(s->arena, s->result.repairs, s->result.repair_count, s->result.repair_capacity,
                     (struct repair){changes, s->depth});
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
    else
        open_branch(s, outlook.conflict);
}

/* Undoes the change of the last branch, if it has made one. The variable stays frozen. */
static void undo(struct hitting_set_search *s) {
    struct branch *branch = &s->branches[s->depth - 1];
    uint32_t variable = variable_of(s, branch);
    if (s->choices[variable] == s->task->choices[variable])
        return;
    set_choice(s, variable, s->task->choices[variable]);
    s->changed[s->task->bundles[variable]]--;
    if (branch->pays)
        s->spent -= s->task->costs[s->task->bundles[variable]];
}

static void close_branch(struct hitting_set_search *s) {
    struct branch *branch = &s->branches[s->depth - 1];
    for (size_t i = 0; i < branch->count; i++)
        s->frozen[s->pool[branch->first + i]] = false;
    s->pool_count = branch->first;
    s->depth--;
}

/* Makes the next change of the last branch. Closes the branch and returns false when there is no further one. */
static bool advance(struct hitting_set_search *s) {
    struct branch *branch = &s->branches[s->depth - 1];
    undo(s);
    if (!branch->untried) {
        if (++branch->at == branch->count) {
            close_branch(s);
            return false;
        }
        branch->untried = other_choices(s, variable_of(s, branch));
    }
    uint32_t variable = variable_of(s, branch);
    size_t bundle = s->task->bundles[variable];
    uint8_t choice = (uint8_t)choices_lowest(branch->untried);
    branch->untried &= branch->untried - 1;
    branch->pays = s->changed[bundle]++ == 0;
    if (branch->pays)
        s->spent += s->task->costs[bundle];
    s->frozen[variable] = true;
    set_choice(s, variable, choice);
    return true;
}

/* Searches for all repairs that cost no more than the limit. Leaves the state as it was before. */
static void search_to_limit(struct hitting_set_search *s) {
    for (size_t i = 0; i < s->fault_count; i++)
        set_failing(s, s->faults[i], !s->ignored[s->faults[i]]);
    s->result = (struct hitting_set_result){.outcome = REPAIR_NONE};
    s->next = UINT64_MAX;
    s->stopped = false;
    visit(s);
    while (s->depth > 0 && !s->stopped)
        if (advance(s))
            visit(s);
    while (s->depth > 0) {
        undo(s);
        close_branch(s);
    }
}

/* Lists the changes that the repairs found make, and forgets them. */
static void list_used(struct hitting_set_search *s) {
    size_t capacity = 0;
    struct repair_change *used = NULL;
    for (size_t i = 0; i < s->task->space->variable_count; i++)
        for (; s->taken[i]; s->taken[i] &= s->taken[i] - 1)
            ARENA_APPEND(s->arena, used, s->result.used_count, capacity,
                         (struct repair_change){(uint32_t)i, (uint8_t)choices_lowest(s->taken[i])});
    s->result.used = used;
}

static void start(struct hitting_set_search *s, struct arena *arena, uint64_t *visits) {
    s->arena = arena;
    s->visits = visits;
    for (size_t i = 0; i < s->task->space->variable_count; i++)
        s->frozen[i] = other_choices(s, i) == 0;
}

/* Completes the result of the last search. */
static struct hitting_set_result finish(struct hitting_set_search *s, uint64_t cost) {
    s->result.outcome = s->result.total > 0 ? REPAIR_FOUND : s->stopped ? REPAIR_BUDGET : REPAIR_NONE;
    s->result.exact = !s->stopped;
    s->result.cost = cost;
    s->result.limit = s->result.exact && s->next == UINT64_MAX ? UINT64_MAX : s->limit;
    list_used(s);
    return s->result;
}

struct hitting_set_result hitting_set_cheapest(struct hitting_set_search *s, struct arena *arena, uint64_t *visits) {
    start(s, arena, visits);
    s->limit = 0;
    s->least = UINT64_MAX;
    search_to_limit(s);
    while (s->result.total == 0 && !s->stopped && s->next != UINT64_MAX) {
        s->limit = s->next;
        search_to_limit(s);
    }
    return finish(s, s->limit);
}

struct hitting_set_result hitting_set_further(struct hitting_set_search *s, struct arena *arena,
                                              const struct hitting_set_result *cheapest, uint64_t *visits) {
    if (cheapest->outcome != REPAIR_FOUND || !cheapest->exact || cheapest->limit == UINT64_MAX)
        return *cheapest;
    start(s, arena, visits);
    s->limit = cheapest->cost + s->task->further;
    s->least = cheapest->cost;
    search_to_limit(s);
    struct hitting_set_result found = finish(s, cheapest->cost);
    return found.exact && found.total == found.repair_count ? found : *cheapest;
}

const struct readers *hitting_set_readers(const struct hitting_set_search *s) {
    return &s->readers;
}
