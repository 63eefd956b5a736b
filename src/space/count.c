/* count.c - adds up the counts of the parts that partition.h makes. */
#include "space/count.h"

#include "space/partition.h"
#include "space/paths.h"

/* The most limbs for the numbers of a part's nodes, in each of two columns (see paths.h): 16 MiB each. */
#define MOST_LIMBS ((size_t)1 << 22)

/* The sums over the parts visited so far. */
struct counting {
    const struct count_question *question;
    struct big total, *shares, *within;
    const size_t *first;
    size_t steps;
    enum count_outcome outcome;
};

/* Translates `kept`, which has a set of choices per variable, to sets of children per level of a part's diagram.
 * Returns NULL when there is no memory. */
static choice_set *children_within(const struct counting *c, const struct space_part *part, struct arena *arena,
                                   const choice_set *kept) {
    size_t count = c->question->space->variable_count;
    choice_set *children = arena_array(arena, count, sizeof *children);
    for (size_t level = 0; children && level < count; level++) {
        choice_set left = part->allowed[part->order[level]];
        for (size_t child = 0; left; left &= left - 1, child++)
            if (choices_have(kept[part->order[level]], choices_lowest(left)))
                children[level] |= choice_only(child);
    }
    return children;
}

/* Adds the part's counts within each array of count_question.within. */
static void add_within(struct counting *c, const struct space_part *part, struct arena *arena,
                       struct path_counter *counter) {
    for (size_t i = 0; i < c->question->within_count; i++) {
        const choice_set *children = children_within(c, part, arena, c->question->within[i]);
        if (!children)
            return;
        struct big number = count_paths(counter, children);
        big_add(&c->within[i], &number);
    }
}

/* Counts the shares of a part by level and child, and adds them to those of the space by variable and choice. */
static void add_shares(struct counting *c, const struct space_part *part, struct arena *arena,
                       struct path_counter *counter) {
    size_t count = c->question->space->variable_count;
    size_t *first = arena_array(arena, count + 1, sizeof *first);
    for (size_t level = 0; first && level < count; level++)
        first[level + 1] = first[level] + part->diagram.widths[level];
    struct big *shares = first ? arena_array(arena, first[count], sizeof *shares) : NULL;
    if (!shares)
        return;
    add_path_shares(counter, first, shares);
    for (size_t level = 0; level < count; level++) {
        const struct big *share = shares + first[level];
        for (choice_set left = part->allowed[part->order[level]]; left; left &= left - 1)
            big_add(&c->shares[c->first[part->order[level]] + choices_lowest(left)], share++);
    }
}

/* Adds the counts of a part. Returns false, with the outcome set, when the space cannot be counted. */
static bool add_part(void *context, const struct space_part *part, struct arena *arena) {
    struct counting *c = context;
    struct path_counter counter;
    if (!path_counter_open(&counter, arena, &part->diagram, c->question->space->variable_count, part->root)) {
        c->outcome = COUNT_TOO_LARGE;
        return false;
    }
    c->steps += counter.node_count * (1 + c->question->within_count + counter.limbs / 4);
    if (c->steps > c->question->budget || counter.node_count > MOST_LIMBS / counter.limbs) {
        c->outcome = COUNT_BUDGET_HIT;
        return false;
    }
    struct big number = count_paths(&counter, NULL);
    big_add(&c->total, &number);
    add_within(c, part, arena, &counter);
    add_shares(c, part, arena, &counter);
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
                                                 question->first_nodes ? question->first_nodes : PARTITION_FIRST_NODES,
                                             .budget = question->budget};
    struct partition_cost cost;
    enum partition_outcome outcome = partition_visit(&parts, add_part, &c, &cost);
    if (outcome == PARTITION_NO_MEMORY)
        c.outcome = COUNT_NO_MEMORY;
    else if (outcome == PARTITION_BUDGET)
        c.outcome = COUNT_BUDGET_HIT;
    else if (outcome == PARTITION_TOO_LARGE)
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
