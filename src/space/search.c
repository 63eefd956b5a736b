#include "space/search.h"

#include <string.h>

#include "base/set.h"
#include "space/propagate.h"

/* What a level of the search takes back: the choices of a variable, or, with `before` 0, that a tree was settled. */
struct change {
    size_t number;
    choice_set before;
};

struct decision {
    size_t changes; /* how many there were before it */
    uint32_t variable;
    unsigned choice;
};

struct search {
    const struct space *space;
    struct look *look;
    size_t *reader_start; /* of each variable, and one more: where the trees that read it are in `readers` */
    size_t *readers;
    size_t reading_count;

    const uint8_t *wanted; /* of each tree; NULL: WANT_GOOD */
    choice_set *choices;   /* of each variable, those left, at least one */
    bool *settled;         /* of each tree: the choices left lead to wanted leaves only */
    struct change *changes;
    size_t change_count;
    struct decision *decisions;
    size_t decision_count;
    size_t *queue; /* a ring of the trees to be looked at */
    size_t queue_start, queue_count;
    bool *queued;
    bool *used;
    uint64_t *failures; /* of each tree, how often it ended a try: there will be more trouble where there was some */
    uint64_t *weights;  /* of each variable, when one is chosen */
    uint64_t steps;     /* left */
};

choice_set all_choices(const struct variable *variable) {
    return choices_below(variable->choice_count);
}

static bool is_single(choice_set choices) {
    return (choices & (choices - 1)) == 0;
}

/* Going through so many variables or readings of trees takes as long as one look at a branch. */
#define CHEAP 32

static void spend(struct search *search, size_t cheap) {
    uint64_t steps = cheap / CHEAP;
    search->steps -= steps < search->steps ? steps : search->steps;
}

/* ---- making ready -------------------------------------------------------------------------------------------------- */

static void list_readers(struct search *search, struct arena *arena) {
    const struct space *space = search->space;
    size_t *start = arena_array(arena, space->variable_count + 2, sizeof *start);
    if (!start)
        return;
    /* Each variable's count stands two places further; added up, one further is where its next reader goes. */
    for (size_t i = 0; i < space->tree_count; i++)
        for (size_t j = 0; j < search->look->readings[i].count; j++)
            start[search->look->readings[i].variables[j] + 2]++;
    for (size_t i = 0; i < space->variable_count; i++)
        start[i + 2] += start[i + 1];
    search->reader_start = start;
    search->reading_count = start[space->variable_count + 1];
    search->readers = arena_array(arena, start[space->variable_count + 1], sizeof *search->readers);
    for (size_t i = 0; search->readers && i < space->tree_count; i++)
        for (size_t j = 0; j < search->look->readings[i].count; j++)
            search->readers[start[search->look->readings[i].variables[j] + 1]++] = i;
}

struct search *search_new(struct arena *arena, const struct space *space) {
    struct search *search = arena_alloc(arena, sizeof *search);
    struct look *look = look_new(arena, space);
    if (!search || !look)
        return NULL;
    size_t trees = space->tree_count, variables = space->variable_count, changes = trees;
    for (size_t i = 0; i < variables; i++)
        changes += space->variables[i].choice_count; /* each change takes one away, at least */
    *search = (struct search){
        .space = space,
        .look = look,
        .choices = arena_array(arena, variables, sizeof *search->choices),
        .settled = arena_array(arena, trees, sizeof *search->settled),
        .changes = arena_array(arena, changes, sizeof *search->changes),
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

/* ---- the trees to be looked at ------------------------------------------------------------------------------------- */

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

/* ---- changes, to be taken back ------------------------------------------------------------------------------------- */

/* Leaves a variable fewer choices. The tree that says so (or SIZE_MAX) need not be looked at again: no way of it to a wanted leaf
 * took the others. */
static void narrow(struct search *search, uint32_t variable, choice_set choices, size_t by) {
    search->changes[search->change_count++] = (struct change){variable, search->choices[variable]};
    search->choices[variable] = choices;
    for (size_t i = search->reader_start[variable]; i < search->reader_start[variable + 1]; i++)
        if (search->readers[i] != by)
            enqueue(search, search->readers[i]);
}

static void settle(struct search *search, size_t tree) {
    search->changes[search->change_count++] = (struct change){tree, 0};
    search->settled[tree] = true;
}

static void take_back(struct search *search, size_t changes) {
    while (search->queue_count > 0)
        dequeue(search);
    while (search->change_count > changes) {
        struct change change = search->changes[--search->change_count];
        if (change.before)
            search->choices[change.number] = change.before;
        else
            search->settled[change.number] = false;
    }
}

static void decide(struct search *search, uint32_t variable, unsigned choice) {
    search->decisions[search->decision_count++] = (struct decision){search->change_count, variable, choice};
    narrow(search, variable, choice_only(choice), SIZE_MAX);
}

/* Takes back all decisions. */
static void restart(struct search *search) {
    if (search->decision_count > 0)
        take_back(search, search->decisions[0].changes);
    search->decision_count = 0;
}

/* The last decision led nowhere: takes it back, and its choice out. */
static void refute(struct search *search) {
    struct decision last = search->decisions[--search->decision_count];
    take_back(search, last.changes);
    narrow(search, last.variable, search->choices[last.variable] & ~choice_only(last.choice), SIZE_MAX);
}

/* ---- the search ---------------------------------------------------------------------------------------------------- */

/* Looks at the trees whose variables were narrowed until no more can be. SEARCH_FOUND stands for "may be" here. */
static enum search_outcome propagate(struct search *search) {
    const struct look *look = search->look;
    while (search->queue_count > 0) {
        if (search->steps == 0)
            return SEARCH_BUDGET;
        size_t tree = dequeue(search);
        look_at(search->look, tree, search->choices, wanted_of(search, tree));
        search->steps -= look->steps < search->steps ? look->steps : search->steps;
        if (!look->unwanted)
            settle(search, tree);
        if (!look->wanted) {
            search->used[tree] = true;
            search->failures[tree]++;
            return SEARCH_NONE;
        }
        const struct reading *reading = &look->readings[tree];
        for (size_t i = 0; look->unwanted && i < reading->count; i++) {
            choice_set before = search->choices[reading->variables[i]], after = before & look->supported[i];
            if (after == before)
                continue;
            search->used[tree] = true;
            narrow(search, reading->variables[i], after, tree);
        }
    }
    return SEARCH_FOUND;
}

/* The variable to decide: one with few choices, read by many trees that are not settled, and of these by such as failed often; the
 * first of several. SIZE_MAX when no choice is left but in settled trees: the others have come down to one wanted leaf. */
static size_t next_variable(struct search *search) {
    const struct space *space = search->space;
    memset(search->weights, 0, space->variable_count * sizeof *search->weights);
    for (size_t i = 0; i < space->tree_count; i++)
        for (size_t j = 0; !search->settled[i] && j < search->look->readings[i].count; j++)
            search->weights[search->look->readings[i].variables[j]] += 1 + search->failures[i];
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < space->variable_count; i++) {
        if (search->weights[i] == 0 || is_single(search->choices[i]))
            continue;
        if (best == SIZE_MAX || search->weights[i] * choices_count(search->choices[best]) >
                                    search->weights[best] * choices_count(search->choices[i]))
            best = i;
    }
    return best;
}

/* Goes on until all trees are settled, or until the first `fixed` decisions have been shown to lead nowhere. */
static enum search_outcome solve(struct search *search, size_t fixed) {
    for (;;) {
        enum search_outcome outcome = propagate(search);
        if (outcome == SEARCH_BUDGET || (outcome == SEARCH_NONE && search->decision_count == fixed))
            return outcome;
        if (outcome == SEARCH_NONE) {
            refute(search);
            continue;
        }
        size_t variable = next_variable(search);
        spend(search, search->space->variable_count + search->reading_count);
        if (variable == SIZE_MAX)
            return SEARCH_FOUND;
        decide(search, (uint32_t)variable, choices_lowest(search->choices[variable]));
    }
}

/* Begins a search; false when a variable has no choice at all. */
static bool begin(struct search *search, const choice_set *allowed, const uint8_t *wanted, uint64_t steps) {
    const struct space *space = search->space;
    bool any = true;
    search->wanted = wanted;
    search->steps = steps;
    search->decision_count = search->change_count = 0;
    while (search->queue_count > 0)
        dequeue(search);
    for (size_t i = 0; i < space->variable_count; i++) {
        choice_set all = all_choices(&space->variables[i]);
        search->choices[i] = allowed ? all & allowed[i] : all;
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

/* ---- live choices -------------------------------------------------------------------------------------------------- */

/* Of the steps left, one choice may take this part, so that a hard one leaves some to the others. */
#define SHARE 8

/* Searches on from the decisions there are, with so many of the steps. When something is found, every choice left is live, and not
 * only that of one assignment: the trees are settled. */
static enum search_outcome search_on(struct search *search, uint64_t steps, choice_set *live) {
    uint64_t others = search->steps - steps;
    search->steps = steps;
    enum search_outcome outcome = solve(search, search->decision_count);
    search->steps += others;
    for (size_t i = 0; outcome == SEARCH_FOUND && i < search->space->variable_count; i++)
        live[i] |= search->choices[i];
    spend(search, search->space->variable_count);
    return outcome;
}

/* Asks for one choice, with nothing decided, and leaves it out when it is dead. False when the steps were used up on what follows
 * from that. */
static bool ask(struct search *search, uint32_t variable, unsigned choice, choice_set *live) {
    decide(search, variable, choice);
    uint64_t share = search->steps / SHARE;
    enum search_outcome outcome = search_on(search, share ? share : search->steps, live);
    if (outcome == SEARCH_NONE) {
        refute(search);
        return propagate(search) == SEARCH_FOUND;
    }
    restart(search);
    return true;
}

static void settle_choices(struct search *search, struct live *live) {
    live->outcome = search_on(search, search->steps, live->live);
    restart(search);
    if (live->outcome != SEARCH_FOUND)
        return;
    for (uint32_t i = 0; i < search->space->variable_count; i++)
        for (unsigned j = 0; j < search->space->variables[i].choice_count; j++)
            if ((search->choices[i] & ~live->live[i]) >> j & 1 && !ask(search, i, j, live->live))
                return;
}

struct live search_live(struct arena *arena, struct search *search, const choice_set *allowed, uint64_t *steps) {
    size_t count = search->space->variable_count;
    struct live live = {
        .outcome = SEARCH_BUDGET,
        .live = arena_array(arena, count, sizeof *live.live),
        .dead = arena_array(arena, count, sizeof *live.dead),
        .unsettled = arena_array(arena, count, sizeof *live.unsettled),
    };
    if (arena->failed)
        return (struct live){SEARCH_BUDGET, NULL, NULL, NULL};
    if (begin(search, allowed, NULL, *steps))
        settle_choices(search, &live);
    else
        live.outcome = SEARCH_NONE;
    *steps = search->steps;
    for (size_t i = 0; i < count; i++) {
        choice_set all = all_choices(&search->space->variables[i]) & (allowed ? allowed[i] : ANY_CHOICES);
        live.unsettled[i] = live.outcome == SEARCH_NONE ? 0 : search->choices[i] & ~live.live[i];
        live.dead[i] = all & ~live.live[i] & ~live.unsettled[i];
    }
    return live;
}
