/* count.c - adds up the counts of the parts that partition.h makes. */
#include "space/count.h"

#include "space/partition.h"
#include "space/paths.h"

/* The most limbs of the numbers in `below`, and of those in `above`, of a path_counter: 16 MiB each. */
#define MOST_LIMBS ((size_t)1 << 22)

struct counting {
    const struct count_question *question;
    struct count *count; /* the sums over the parts visited so far */
};

/* Adds to `sum` how many assignments of the part are within `kept`. First translates the choices in `kept`, by
 * variable, into children in the diagram, by level. */
static void add_within(const struct counting *c, const struct space_part *part, struct arena *arena,
                       struct path_counter *counter, const choice_set *kept, struct big *sum) {
    size_t count = c->question->space->variable_count;
    choice_set *children = arena_array(arena, count, sizeof *children);
    if (!children)
        return;
    for (size_t level = 0; level < count; level++) {
        choice_set left = part->allowed[part->order[level]];
        for (size_t child = 0; left; left &= left - 1, child++)
            if (choices_have(kept[part->order[level]], choices_lowest(left)))
                children[level] |= choice_only(child);
    }
    struct big number = count_paths(counter, children);
    big_add(sum, &number);
}

/* Counts the shares of a part by level and child, and adds them to those of the space by variable and choice. */
static void add_shares(const struct counting *c, const struct space_part *part, struct arena *arena,
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
            big_add(&c->count->shares[c->count->first[part->order[level]] + choices_lowest(left)], share++);
    }
}

/* Adds the counts of a part. Returns false, with the outcome set, when the space cannot be counted. */
static bool add_part(void *context, const struct space_part *part, struct arena *arena) {
    const struct counting *c = context;
    struct count *count = c->count;
    struct path_counter counter;
    if (!path_counter_open(&counter, arena, &part->diagram, c->question->space->variable_count, part->root)) {
        count->outcome = COUNT_TOO_LARGE;
        return false;
    }
    count->steps += counter.node_count * (1 + c->question->within_count + counter.limbs / 4);
    if (count->steps > c->question->budget || counter.node_count > MOST_LIMBS / counter.limbs) {
        count->outcome = COUNT_BUDGET_HIT;
        return false;
    }
    struct big number = count_paths(&counter, NULL);
    big_add(&count->total, &number);
    for (size_t i = 0; i < c->question->within_count; i++)
        add_within(c, part, arena, &counter, c->question->within[i], &count->within[i]);
    add_shares(c, part, arena, &counter);
    return true;
}

void count_space(struct arena *arena, const struct count_question *question, struct count *count) {
    const struct space *space = question->space;
    *count = (struct count){.outcome = COUNT_NO_MEMORY,
                            .within = arena_array(arena, question->within_count, sizeof(struct big))};
    count->first = arena_array(arena, space->variable_count + 1, sizeof *count->first);
    if (!count->first)
        return;
    for (size_t i = 0; i < space->variable_count; i++)
        count->first[i + 1] = count->first[i] + space->variables[i].choice_count;
    count->shares = arena_array(arena, count->first[space->variable_count], sizeof *count->shares);
    if (arena->failed)
        return;

    const struct partition_question parts = {.space = space,
                                             .allowed = question->allowed,
                                             .structural_only = question->structural_only,
                                             .first_nodes = question->first_nodes,
                                             .budget = question->budget};
    struct partition_cost cost;
    count->outcome = COUNT_DONE;
    switch (partition_visit(&parts, add_part, &(struct counting){question, count}, &cost)) {
    case PARTITION_NO_MEMORY: count->outcome = COUNT_NO_MEMORY; break;
    case PARTITION_BUDGET: count->outcome = COUNT_BUDGET_HIT; break;
    case PARTITION_TOO_LARGE: count->outcome = COUNT_TOO_LARGE; break;
    case PARTITION_DONE:
    case PARTITION_STOPPED: break; /* add_part() has set the outcome */
    }
    arena->failed |= count->outcome == COUNT_NO_MEMORY;
    count->parts = cost.parts;
    count->steps += cost.steps;
}

const struct big *count_with(const struct count *count, size_t variable, size_t choice) {
    return &count->shares[count->first[variable] + choice];
}
