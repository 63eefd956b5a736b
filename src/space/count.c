#include "space/count.h"

#include "base/set.h"
#include "space/partition.h"
#include "space/paths.h"

/* Of the numbers of a part's nodes: 16 MiB, and there are two a node. */
#define MOST_LIMBS ((size_t)1 << 22)

/* Sums that grow part by part. */
struct counting {
    const struct count_question *question;
    struct big total, *shares, *within;
    const size_t *first;
    size_t steps;
    enum count_outcome outcome;
};

/* The kids of each level of a part that are among the choices of `kept`, a set for each variable. */
static choice_set *kids_within(const struct counting *c, const struct part *part, struct arena *arena,
                               const choice_set *kept) {
    size_t count = c->question->space->variable_count;
    choice_set *kids = arena_array(arena, count, sizeof *kids);
    for (size_t level = 0; kids && level < count; level++) {
        choice_set left = part->allowed[part->order[level]];
        for (choice_set kid = 1; left; left &= left - 1, kid <<= 1)
            kids[level] |= choices_have(kept[part->order[level]], choices_lowest(left)) ? kid : 0;
    }
    return kids;
}

static void add_within(struct counting *c, const struct part *part, struct arena *arena, struct paths *paths) {
    for (size_t i = 0; i < c->question->within_count; i++) {
        const choice_set *kids = kids_within(c, part, arena, c->question->within[i]);
        if (!kids)
            return;
        struct big number = paths_count(paths, kids);
        big_add(&c->within[i], &number);
    }
}

/* The shares of a part's choices are counted by level and kid, those of the space by variable and choice. */
static void add_shares(struct counting *c, const struct part *part, struct arena *arena, struct paths *paths) {
    size_t count = c->question->space->variable_count;
    size_t *first = arena_array(arena, count + 1, sizeof *first);
    for (size_t level = 0; first && level < count; level++)
        first[level + 1] = first[level] + part->diagram.widths[level];
    struct big *shares = first ? arena_array(arena, first[count], sizeof *shares) : NULL;
    if (!shares)
        return;
    paths_add_shares(paths, first, shares);
    for (size_t level = 0; level < count; level++) {
        const struct big *share = shares + first[level];
        for (choice_set left = part->allowed[part->order[level]]; left; left &= left - 1)
            big_add(&c->shares[c->first[part->order[level]] + choices_lowest(left)], share++);
    }
}

static bool add_part(void *context, const struct part *part, struct arena *arena) {
    struct counting *c = context;
    struct paths paths;
    if (!paths_open(&paths, arena, &part->diagram, c->question->space->variable_count, part->root)) {
        c->outcome = COUNT_TOO_LARGE;
        return false;
    }
    c->steps += paths.node_count * (1 + c->question->within_count + paths.limbs / 4);
    if (c->steps > c->question->budget || paths.node_count > MOST_LIMBS / paths.limbs) {
        c->outcome = COUNT_BUDGET_HIT;
        return false;
    }
    struct big number = paths_count(&paths, NULL);
    big_add(&c->total, &number);
    add_within(c, part, arena, &paths);
    add_shares(c, part, arena, &paths);
    return true;
}

void count_space(struct arena *arena, const struct count_question *question, struct count *count) {
    const struct space *space = question->space;
    struct counting c = {.question = question, .total = big_of(0), .outcome = COUNT_DONE};
    *count = (struct count){.outcome = COUNT_NO_MEMORY};
    size_t *first = arena_array(arena, space->variable_count + 1, sizeof *first);
    if (!first)
        return;
    for (size_t i = 0; i < space->variable_count; i++)
        first[i + 1] = first[i] + space->variables[i].choice_count;
    c.first = first;
    c.shares = arena_array(arena, first[space->variable_count], sizeof *c.shares);
    c.within = arena_array(arena, question->within_count, sizeof *c.within);
    if (!c.shares || !c.within)
        return;

    const struct partition_question parts = {.space = space,
                                             .allowed = question->allowed,
                                             .structural_only = question->structural_only,
                                             .first_nodes =
                                                 question->first_nodes ? question->first_nodes : PARTS_FIRST_NODES,
                                             .budget = question->budget};
    struct partition_cost cost;
    enum partition_outcome outcome = partition_visit(&parts, add_part, &c, &cost);
    if (outcome == PARTS_NO_MEMORY)
        c.outcome = COUNT_NO_MEMORY;
    else if (outcome == PARTS_BUDGET)
        c.outcome = COUNT_BUDGET_HIT;
    else if (outcome == PARTS_TOO_LARGE)
        c.outcome = COUNT_TOO_LARGE;
    arena->failed |= c.outcome == COUNT_NO_MEMORY;
    *count = (struct count){.outcome = c.outcome,
                            .total = c.total,
                            .shares = c.shares,
                            .first = c.first,
                            .within = c.within,
                            .parts = cost.parts,
                            .largest = cost.largest,
                            .steps = cost.steps + c.steps};
}

const struct big *count_with(const struct count *count, size_t variable, size_t choice) {
    return &count->shares[count->first[variable] + choice];
}
