/* search.c - backtracking search with constraint propagation; see search.h. */
#include "space/search.h"

#include <string.h>

#include "space/propagate.h"

/* An entry of the trail, which lists all changes so that backtracking can undo them: a variable had the choices
 * `before`, or, if `before` is empty, a tree was marked as settled. */
struct trail_entry {
    size_t number; /* of the variable or tree */
    choice_set before;
};

struct decision {
    size_t trail_count; /* the length of the trail before the decision */
    uint32_t variable;
    unsigned choice;
};

struct search {
    const struct space *space;
    struct propagator *propagator;
    size_t *readers;      /* for each variable in turn, the trees that read it */
    size_t *reader_start; /* by variable, and one more at the end: index of its first reader in `readers` */
    size_t reader_count;  /* length of `readers` */

    const uint8_t *wanted; /* by tree: the wanted leaves; NULL for WANT_GOOD */
    choice_set *choices;   /* by variable: the choices left, at least one */
    bool *settled;         /* by tree: the choices left lead to wanted leaves only */
    struct trail_entry *trail;
    size_t trail_count;
    struct decision *decisions; /* the current branch */
    size_t decision_count;
    size_t *queue; /* ring buffer of the trees to be propagated */
    size_t queue_start, queue_count;
    bool *queued;       /* by tree */
    bool *used;         /* by tree: see search_used() */
    uint64_t *failures; /* by tree: how many contradictions it has found in this search */
    uint64_t *weights;  /* by variable: memory for next_variable() */
    uint64_t steps;     /* left */
};

/* Loops over this many variables or readers take about as long as one step. */
#define ITEMS_PER_STEP 32

/* Accounts for a loop over `items` variables or readers. */
static void spend(struct search *search, size_t items) {
    uint64_t steps = items / ITEMS_PER_STEP;
    search->steps -= steps < search->steps ? steps : search->steps;
}

/* ---- preparation ------------------------------------------------------------------------------------------------- */

/* Lists the readers of each variable; on failure the arena's `failed` is set. */
static void list_readers(struct search *search, struct arena *arena) {
    const struct space *space = search->space;
    size_t *start = arena_array(arena, space->variable_count + 2, sizeof *start);
    if (!start)
        return;
    /* A counting sort. Element v + 2 counts the readers of variable v. After summing up, element v + 1 is the index of
     * v's next reader; when all readers are listed, it is the index behind v's last one. */
    for (size_t i = 0; i < space->tree_count; i++)
        for (size_t j = 0; j < search->propagator->reads[i].count; j++)
            start[search->propagator->reads[i].items[j] + 2]++;
    for (size_t i = 0; i < space->variable_count; i++)
        start[i + 2] += start[i + 1];
    search->reader_start = start;
    search->reader_count = start[space->variable_count + 1];
    search->readers = arena_array(arena, start[space->variable_count + 1], sizeof *search->readers);
    for (size_t i = 0; search->readers && i < space->tree_count; i++)
        for (size_t j = 0; j < search->propagator->reads[i].count; j++)
            search->readers[start[search->propagator->reads[i].items[j] + 1]++] = i;
}

struct search *search_new(struct arena *arena, const struct space *space) {
    struct search *search = arena_alloc(arena, sizeof *search);
    struct propagator *propagator = propagator_new(arena, space);
    if (!search || !propagator)
        return NULL;
    size_t trees = space->tree_count, variables = space->variable_count, trail = trees;
    for (size_t i = 0; i < variables; i++)
        trail += space->variables[i].choice_count; /* each entry for a variable removes at least one choice */
    *search = (struct search){
        .space = space,
        .propagator = propagator,
        .choices = arena_array(arena, variables, sizeof *search->choices),
        .settled = arena_array(arena, trees, sizeof *search->settled),
        .trail = arena_array(arena, trail, sizeof *search->trail),
        .decisions = arena_array(arena, variables, sizeof *search->decisions),
        .queue = arena_array(arena, trees, sizeof *search->queue),
        .queued = arena_array(arena, trees, sizeof *search->queued),
        .used = arena_array(arena, trees, sizeof *search->used),
        .failures = arena_array(arena, trees, sizeof *search->failures),
        .weights = arena_array(arena, variables, sizeof *search->weights),
    };
    list_readers(search, arena);
    return arena->failed ? NULL : search;
}

const struct space *search_space(const struct search *search) {
    return search->space;
}

bool search_used(const struct search *search, size_t tree) {
    return search->used[tree];
}

static uint8_t wanted_of(const struct search *search, size_t tree) {
    return search->wanted ? search->wanted[tree] : WANT_GOOD;
}

/* ---- the queue of trees ------------------------------------------------------------------------------------------ */

static void enqueue(struct search *search, size_t tree) {
    if (search->queued[tree] || search->settled[tree])
        return;
    size_t trees = search->space->tree_count, at = search->queue_start + search->queue_count++;
    search->queue[at < trees ? at : at - trees] = tree;
    search->queued[tree] = true;
}

static size_t dequeue(struct search *search) {
    size_t tree = search->queue[search->queue_start++];
    if (search->queue_start == search->space->tree_count)
        search->queue_start = 0;
    search->queue_count--;
    search->queued[tree] = false;
    return tree;
}

/* ---- changes and backtracking ------------------------------------------------------------------------------------ */

/* Reduces the choices of a variable and queues the trees that read it. The tree `by`, which removed the choices, is not
 * queued, because none of its paths to a wanted leaf has the removed choices; SIZE_MAX stands for no tree. */
static void narrow(struct search *search, uint32_t variable, choice_set choices, size_t by) {
    search->trail[search->trail_count++] = (struct trail_entry){variable, search->choices[variable]};
    search->choices[variable] = choices;
    for (size_t i = search->reader_start[variable]; i < search->reader_start[variable + 1]; i++)
        if (search->readers[i] != by)
            enqueue(search, search->readers[i]);
}

/* Undoes the last changes, down to a trail of length `trail_count`. */
static void undo(struct search *search, size_t trail_count) {
    while (search->queue_count > 0)
        dequeue(search);
    while (search->trail_count > trail_count) {
        struct trail_entry entry = search->trail[--search->trail_count];
        if (entry.before)
            search->choices[entry.number] = entry.before;
        else
            search->settled[entry.number] = false;
    }
}

static void decide(struct search *search, uint32_t variable, unsigned choice) {
    search->decisions[search->decision_count++] = (struct decision){search->trail_count, variable, choice};
    narrow(search, variable, choice_only(choice), SIZE_MAX);
}

static void restart(struct search *search) {
    if (search->decision_count > 0)
        undo(search, search->decisions[0].trail_count);
    search->decision_count = 0;
}

/* Undoes the last decision, which led to a contradiction, and removes its choice. */
static void refute(struct search *search) {
    struct decision last = search->decisions[--search->decision_count];
    undo(search, last.trail_count);
    narrow(search, last.variable, search->choices[last.variable] & ~choice_only(last.choice), SIZE_MAX);
}

/* ---- the search -------------------------------------------------------------------------------------------------- */

/* Propagates the queued trees until the queue is empty (AC-3: Mackworth 1977). Returns SEARCH_NONE for a contradiction;
 * SEARCH_FOUND means only that there was none. */
static enum search_outcome propagate_all(struct search *search) {
    struct propagator *propagator = search->propagator;
    while (search->queue_count > 0) {
        if (search->steps == 0)
            return SEARCH_BUDGET;
        size_t tree = dequeue(search);
        propagate(propagator, tree, search->choices, wanted_of(search, tree));
        search->steps -= propagator->steps < search->steps ? propagator->steps : search->steps;
        if (!propagator->unwanted) {
            search->trail[search->trail_count++] = (struct trail_entry){tree, 0};
            search->settled[tree] = true;
        }
        if (!propagator->wanted) {
            search->used[tree] = true;
            search->failures[tree]++;
            return SEARCH_NONE;
        }
        const struct tree_variables *reads = &propagator->reads[tree];
        for (size_t i = 0; propagator->unwanted && i < reads->count; i++) {
            choice_set before = search->choices[reads->items[i]], after = before & propagator->supported[i];
            if (after == before)
                continue;
            search->used[tree] = true;
            narrow(search, reads->items[i], after, tree);
        }
    }
    return SEARCH_FOUND;
}

/* Returns the variable to decide next: the one with the fewest choices for its weight, which is the number of unsettled
 * trees that read it plus the contradictions that these have found; the first of equals. Returns SIZE_MAX when no
 * unsettled tree reads a variable with several choices; then every assignment with the remaining choices leads all
 * trees to wanted leaves. */
static size_t next_variable(struct search *search) {
    const struct space *space = search->space;
    memset(search->weights, 0, space->variable_count * sizeof *search->weights);
    for (size_t i = 0; i < space->tree_count; i++)
        for (size_t j = 0; !search->settled[i] && j < search->propagator->reads[i].count; j++)
            search->weights[search->propagator->reads[i].items[j]] += 1 + search->failures[i];
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < space->variable_count; i++) {
        if (search->weights[i] == 0 || !choices_are_several(search->choices[i]))
            continue;
        if (best == SIZE_MAX || search->weights[i] * choices_count(search->choices[best]) >
                                    search->weights[best] * choices_count(search->choices[i]))
            best = i;
    }
    return best;
}

/* Searches until all trees are settled, or until the first `fixed` decisions are shown to lead to a contradiction. */
static enum search_outcome solve(struct search *search, size_t fixed) {
    for (;;) {
        enum search_outcome outcome = propagate_all(search);
        if (outcome == SEARCH_BUDGET || (outcome == SEARCH_NONE && search->decision_count == fixed))
            return outcome;
        if (outcome == SEARCH_NONE) {
            refute(search);
            continue;
        }
        size_t variable = next_variable(search);
        spend(search, search->space->variable_count + search->reader_count);
        if (variable == SIZE_MAX)
            return SEARCH_FOUND;
        decide(search, (uint32_t)variable, choices_lowest(search->choices[variable]));
    }
}

/* Begins a search. Returns false when a variable has no choice at all. */
static bool begin(struct search *search, const choice_set *allowed, const uint8_t *wanted, uint64_t steps) {
    const struct space *space = search->space;
    bool any = true;
    search->wanted = wanted;
    search->steps = steps;
    search->decision_count = search->trail_count = 0;
    while (search->queue_count > 0)
        dequeue(search);
    for (size_t i = 0; i < space->variable_count; i++) {
        search->choices[i] = space_choices(space, allowed, i);
        any &= search->choices[i] != 0;
    }
    for (size_t i = 0; i < space->tree_count; i++) {
        search->used[i] = false;
        search->failures[i] = 0;
        search->settled[i] = wanted_of(search, i) == WANT_ANY;
        enqueue(search, i);
    }
    return any;
}

enum search_outcome search_find(struct search *search, const choice_set *allowed, const uint8_t *wanted,
                                uint64_t *steps, uint8_t *choices) {
    if (!begin(search, allowed, wanted, *steps))
        return SEARCH_NONE;
    spend(search, search->space->variable_count + search->space->tree_count);
    enum search_outcome outcome = solve(search, 0);
    *steps = search->steps;
    for (size_t i = 0; outcome == SEARCH_FOUND && i < search->space->variable_count; i++)
        choices[i] = (uint8_t)choices_lowest(search->choices[i]);
    return outcome;
}

/* ---- live choices ------------------------------------------------------------------------------------------------ */

/* Each question about one choice may take 1 / SHARE of the steps left, so that a hard one leaves steps to others. */
#define SHARE 8

/* Continues the search from the current decisions with `steps` of the steps left. When it finds an assignment, all
 * trees are settled, and therefore every choice left is live; these are added to `live`. */
static enum search_outcome continue_search(struct search *search, uint64_t steps, choice_set *live) {
    uint64_t others = search->steps - steps;
    search->steps = steps;
    enum search_outcome outcome = solve(search, search->decision_count);
    search->steps += others;
    for (size_t i = 0; outcome == SEARCH_FOUND && i < search->space->variable_count; i++)
        live[i] |= search->choices[i];
    spend(search, search->space->variable_count);
    return outcome;
}

/* Finds out whether a choice is live, starting without decisions, and removes it if it is dead. Returns false when the
 * steps were used up in the propagation after that. */
static bool classify(struct search *search, uint32_t variable, unsigned choice, choice_set *live) {
    decide(search, variable, choice);
    uint64_t share = search->steps / SHARE;
    enum search_outcome outcome = continue_search(search, share ? share : search->steps, live);
    if (outcome == SEARCH_NONE) {
        refute(search);
        return propagate_all(search) == SEARCH_FOUND;
    }
    restart(search);
    return true;
}

struct live search_live(struct arena *arena, struct search *search, const choice_set *allowed, uint64_t *steps) {
    size_t count = search->space->variable_count;
    struct live live = {
        .live = arena_array(arena, count, sizeof *live.live),
        .dead = arena_array(arena, count, sizeof *live.dead),
        .unsettled = arena_array(arena, count, sizeof *live.unsettled),
    };
    if (arena->failed)
        return (struct live){SEARCH_BUDGET, NULL, NULL, NULL};
    bool any = begin(search, allowed, NULL, *steps);
    live.outcome = any ? continue_search(search, search->steps, live.live) : SEARCH_NONE;
    restart(search);
    bool goes_on = live.outcome == SEARCH_FOUND;
    for (uint32_t i = 0; goes_on && i < count; i++)
        for (unsigned j = 0; goes_on && j < search->space->variables[i].choice_count; j++)
            goes_on = !choices_have(search->choices[i] & ~live.live[i], j) || classify(search, i, j, live.live);
    *steps = search->steps;
    for (size_t i = 0; i < count; i++) {
        live.unsettled[i] = live.outcome == SEARCH_NONE ? 0 : search->choices[i] & ~live.live[i];
        live.dead[i] = space_choices(search->space, allowed, i) & ~live.live[i] & ~live.unsettled[i];
    }
    return live;
}
