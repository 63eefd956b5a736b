#include "space/explain.h"

#include <string.h>

#include "base/set.h"

/* Of the steps left, one question may take this part, so that a hard one leaves some to the others. */
#define SHARE 8

/* Whether a group of more parts is the smallest one is not asked: that would take too long. */
#define SMALLEST_TRIED 32

#define NO_PART SIZE_MAX
#define NO_TREE SIZE_MAX

/* What may be to blame are parts: trees first, pins behind them. Sets are sets of parts. */
struct inquiry {
    struct search *search;
    const struct space *space;
    struct arena *arena;
    uint64_t *steps;

    /* The question. What is no part always holds. */
    uint8_t *wanted;           /* of each tree, leaves where it holds */
    const choice_set *allowed; /* of each variable, choices when it is not pinned; or NULL */
    const choice_set *pinned;  /* and when it is; NULL when none is */
    size_t *tree_part;         /* of each tree, or NO_PART */
    size_t *variable_part;     /* of each variable that is pinned, or NO_PART */
    size_t *numbers;           /* of each part: the tree, the group of variables */
    size_t part_count, tree_parts, words;

    /* The last search and its answer. */
    uint8_t *asked_wanted;
    choice_set *asked_allowed;
    uint8_t *choices;

    /* Sets of which each contradiction has a part, for some assignment is accepted by all that are not in it. */
    uint64_t **corrections;
    size_t correction_count, correction_capacity;
    uint64_t *accepted, *trial;                                  /* while a correction is made */
    uint64_t *chosen[SMALLEST_TRIED], *excluded[SMALLEST_TRIED]; /* of each level of the search for the smallest */
};

static uint64_t *new_set(const struct inquiry *inquiry) {
    return arena_array(inquiry->arena, inquiry->words, sizeof(uint64_t));
}

static void copy_set(const struct inquiry *inquiry, uint64_t *to, const uint64_t *from) {
    memcpy(to, from, inquiry->words * sizeof *to);
}

static size_t set_size(const struct inquiry *inquiry, const uint64_t *set) {
    size_t size = 0;
    for (size_t i = 0; i < inquiry->words; i++)
        size += word_size(set[i]);
    return size;
}

/* ---- the parts ----------------------------------------------------------------------------------------------------- */

static void list_tree_parts(struct inquiry *inquiry, size_t held) {
    for (size_t i = 0; i < inquiry->space->tree_count; i++) {
        bool is_part = !inquiry->space->trees[i].structural && i != held;
        inquiry->tree_part[i] = is_part ? inquiry->part_count : NO_PART;
        if (is_part)
            inquiry->numbers[inquiry->part_count++] = i;
        inquiry->wanted[i] = i == held ? WANT_BAD | WANT_OPEN : WANT_GOOD;
    }
    inquiry->tree_parts = inquiry->part_count;
}

static void list_pin_parts(struct inquiry *inquiry, const struct pins *pins) {
    size_t count = inquiry->space->variable_count;
    bool *is_pinned = arena_array(inquiry->arena, count, sizeof *is_pinned); /* of each group */
    size_t *part = arena_array(inquiry->arena, count, sizeof *part);
    if (inquiry->arena->failed)
        return;
    for (size_t i = 0; pins && i < count; i++)
        if (all_choices(&inquiry->space->variables[i]) & ~pins->pinned[i])
            is_pinned[pins->group ? pins->group[i] : i] = true;
    for (size_t i = 0; i < count; i++) {
        part[i] = is_pinned[i] ? inquiry->part_count : NO_PART;
        if (is_pinned[i])
            inquiry->numbers[inquiry->part_count++] = i;
    }
    for (size_t i = 0; i < count; i++)
        inquiry->variable_part[i] = part[pins && pins->group ? pins->group[i] : i];
}

static void make_room(struct inquiry *inquiry) {
    inquiry->words = set_words(inquiry->part_count);
    inquiry->asked_wanted = arena_array(inquiry->arena, inquiry->space->tree_count, sizeof *inquiry->asked_wanted);
    inquiry->asked_allowed =
        arena_array(inquiry->arena, inquiry->space->variable_count, sizeof *inquiry->asked_allowed);
    inquiry->choices = arena_array(inquiry->arena, inquiry->space->variable_count, sizeof *inquiry->choices);
    inquiry->accepted = new_set(inquiry);
    inquiry->trial = new_set(inquiry);
    for (size_t i = 0; i < SMALLEST_TRIED; i++) {
        inquiry->chosen[i] = new_set(inquiry);
        inquiry->excluded[i] = new_set(inquiry);
    }
}

/* Makes an inquiry ready; memory that failed shows in the arena. `held` is a tree that is to end in a leaf that is not good. */
static struct inquiry begin(struct arena *arena, struct search *search, const choice_set *allowed,
                            const struct pins *pins, size_t held, uint64_t *steps) {
    const struct space *space = search_space(search);
    struct inquiry inquiry = {
        .search = search,
        .space = space,
        .arena = arena,
        .steps = steps,
        .wanted = arena_array(arena, space->tree_count, sizeof *inquiry.wanted),
        .allowed = allowed,
        .pinned = pins ? pins->pinned : NULL,
        .tree_part = arena_array(arena, space->tree_count, sizeof *inquiry.tree_part),
        .variable_part = arena_array(arena, space->variable_count, sizeof *inquiry.variable_part),
        .numbers = arena_array(arena, space->tree_count + space->variable_count, sizeof *inquiry.numbers),
    };
    if (!arena->failed)
        list_tree_parts(&inquiry, held);
    if (!arena->failed)
        list_pin_parts(&inquiry, pins);
    if (!arena->failed)
        make_room(&inquiry);
    return inquiry;
}

static bool holds(const uint64_t *set, size_t part) {
    return part == NO_PART || set_has(set, part);
}

/* ---- questions ----------------------------------------------------------------------------------------------------- */

/* Searches with no more than so many of the steps left. */
static enum search_outcome search_with(const struct inquiry *inquiry, const choice_set *allowed, const uint8_t *wanted,
                                       uint64_t most) {
    uint64_t left = most < *inquiry->steps ? most : *inquiry->steps;
    *inquiry->steps -= left;
    enum search_outcome outcome = search_find(inquiry->search, allowed, wanted, &left, inquiry->choices);
    *inquiry->steps += left;
    return outcome;
}

/* Whether some assignment is accepted by all parts of a set: `choices` is one then. */
static enum search_outcome ask(struct inquiry *inquiry, const uint64_t *set, uint64_t most) {
    const struct space *space = inquiry->space;
    for (size_t i = 0; i < space->tree_count; i++)
        inquiry->asked_wanted[i] = holds(set, inquiry->tree_part[i]) ? inquiry->wanted[i] : WANT_ANY;
    for (size_t i = 0; i < space->variable_count; i++) {
        bool pinned = inquiry->pinned && holds(set, inquiry->variable_part[i]);
        inquiry->asked_allowed[i] =
            (inquiry->allowed ? inquiry->allowed[i] : ANY_CHOICES) & (pinned ? inquiry->pinned[i] : ANY_CHOICES);
    }
    return search_with(inquiry, inquiry->asked_allowed, inquiry->asked_wanted, most);
}

/* Makes a set of the parts that accept the assignment that was found last. */
static void accepting(const struct inquiry *inquiry, uint64_t *set) {
    const struct space *space = inquiry->space;
    for (size_t i = 0; i < inquiry->part_count; i++)
        set_add(set, i);
    for (size_t i = 0; i < space->tree_count; i++)
        if (inquiry->tree_part[i] != NO_PART && tree_leaf(&space->trees[i], inquiry->choices)->leaf != LEAF_GOOD)
            set_remove(set, inquiry->tree_part[i]);
    for (size_t i = 0; i < space->variable_count; i++)
        if (inquiry->variable_part[i] != NO_PART && !(inquiry->pinned[i] >> inquiry->choices[i] & 1))
            set_remove(set, inquiry->variable_part[i]);
}

/* ---- a contradiction ----------------------------------------------------------------------------------------------- */

/* Leaves out of a contradiction what the search that has just found it to be one did not use. */
static void leave_unused(const struct inquiry *inquiry, uint64_t *set) {
    for (size_t i = 0; i < inquiry->tree_parts; i++)
        if (set_has(set, i) && !search_used(inquiry->search, inquiry->numbers[i]))
            set_remove(set, i);
}

/* Leaves out what can be left out, one part after the other. */
static enum explained minimize(struct inquiry *inquiry, uint64_t *set) {
    enum explained grade = EXPLAINED_MINIMAL;
    for (size_t i = 0; i < inquiry->part_count; i++) {
        if (!set_has(set, i))
            continue;
        set_remove(set, i);
        enum search_outcome outcome = ask(inquiry, set, *inquiry->steps / SHARE);
        if (outcome == SEARCH_NONE)
            leave_unused(inquiry, set);
        else
            set_add(set, i);
        if (outcome == SEARCH_BUDGET)
            grade = EXPLAINED_ENOUGH;
    }
    return grade;
}

/* ---- the smallest contradiction ------------------------------------------------------------------------------------ */

/* Makes a correction of the assignment that was found last: tries to have more and more parts accept one. NULL when there is no
 * memory. */
static const uint64_t *learn_correction(struct inquiry *inquiry) {
    uint64_t *accepted = inquiry->accepted, *trial = inquiry->trial;
    accepting(inquiry, accepted);
    for (size_t i = 0; i < inquiry->part_count; i++) {
        if (set_has(accepted, i))
            continue;
        copy_set(inquiry, trial, accepted);
        set_add(trial, i);
        if (ask(inquiry, trial, *inquiry->steps / SHARE) == SEARCH_FOUND)
            accepting(inquiry, accepted);
    }
    uint64_t **corrections = arena_grow(inquiry->arena, inquiry->corrections, inquiry->correction_count,
                                        &inquiry->correction_capacity, sizeof *corrections);
    uint64_t *correction = new_set(inquiry);
    if (!corrections || !correction)
        return NULL;
    for (size_t i = 0; i < inquiry->part_count; i++)
        if (!set_has(accepted, i))
            set_add(correction, i);
    inquiry->corrections = corrections;
    return corrections[inquiry->correction_count++] = correction;
}

/* A correction of which a set has no part, or NULL. */
static const uint64_t *missed_correction(const struct inquiry *inquiry, const uint64_t *set) {
    for (size_t i = 0; i < inquiry->correction_count; i++) {
        bool missed = true;
        for (size_t j = 0; missed && j < inquiry->words; j++)
            missed = (inquiry->corrections[i][j] & set[j]) == 0;
        if (missed)
            return inquiry->corrections[i];
    }
    return NULL;
}

/* Whether a contradiction has what is chosen at a level, nothing that is excluded there, and no more than `size` parts: SEARCH_NONE
 * when there is one, which is then in `found`, SEARCH_FOUND when there is not. */
static enum search_outcome complete(struct inquiry *inquiry, size_t level, size_t size, uint64_t *found) {
    const uint64_t *chosen = inquiry->chosen[level];
    uint64_t *excluded = inquiry->excluded[level];
    const uint64_t *correction = missed_correction(inquiry, chosen);
    *inquiry->steps -= *inquiry->steps > inquiry->correction_count ? inquiry->correction_count : *inquiry->steps;
    if (!correction) {
        enum search_outcome outcome = ask(inquiry, chosen, *inquiry->steps);
        if (outcome == SEARCH_NONE)
            copy_set(inquiry, found, chosen);
        if (outcome != SEARCH_FOUND)
            return outcome;
        correction = learn_correction(inquiry);
        if (!correction)
            return SEARCH_BUDGET;
    }
    if (level == size)
        return SEARCH_FOUND;
    for (size_t i = 0; i < inquiry->part_count; i++) {
        if (!set_has(correction, i) || set_has(excluded, i))
            continue;
        copy_set(inquiry, inquiry->chosen[level + 1], chosen);
        copy_set(inquiry, inquiry->excluded[level + 1], excluded);
        set_add(inquiry->chosen[level + 1], i);
        enum search_outcome outcome = complete(inquiry, level + 1, size, found);
        if (outcome != SEARCH_FOUND)
            return outcome;
        set_add(excluded, i); /* all with it have been tried */
    }
    return SEARCH_FOUND;
}

/* Looks for a contradiction with fewer parts than a minimal one has. None has no parts, or the minimal one had none. */
static enum explained find_smallest(struct inquiry *inquiry, uint64_t *set) {
    size_t most = set_size(inquiry, set);
    if (most > SMALLEST_TRIED)
        return EXPLAINED_MINIMAL;
    for (size_t size = 1; size < most; size++) {
        memset(inquiry->chosen[0], 0, inquiry->words * sizeof(uint64_t));
        memset(inquiry->excluded[0], 0, inquiry->words * sizeof(uint64_t));
        switch (complete(inquiry, 0, size, set)) {
        case SEARCH_NONE: return EXPLAINED_SMALLEST;
        case SEARCH_BUDGET: return EXPLAINED_MINIMAL;
        case SEARCH_FOUND: break;
        }
    }
    return EXPLAINED_SMALLEST;
}

/* ---- explanations -------------------------------------------------------------------------------------------------- */

static struct explanation explanation_of(struct arena *arena, struct inquiry *inquiry, enum explained grade,
                                         const uint64_t *set) {
    struct explanation explanation = {.grade = grade};
    size_t *numbers = arena_array(arena, set_size(inquiry, set), sizeof *numbers), count = 0;
    if (!numbers)
        return (struct explanation){.grade = EXPLAINED_UNKNOWN};
    for (size_t i = 0; i < inquiry->part_count; i++) {
        if (!set_has(set, i))
            continue;
        numbers[count++] = inquiry->numbers[i];
        if (i < inquiry->tree_parts)
            explanation.tree_count++;
    }
    explanation.trees = numbers;
    explanation.pins = numbers + explanation.tree_count;
    explanation.pin_count = count - explanation.tree_count;
    return explanation;
}

/* `scratch` is of the work. */
static struct explanation inquire(struct arena *arena, struct arena *scratch, struct search *search,
                                  const choice_set *allowed, const struct pins *pins, size_t held, uint64_t *steps) {
    struct inquiry inquiry = begin(scratch, search, allowed, pins, held, steps);
    uint64_t *set = scratch->failed ? NULL : new_set(&inquiry);
    if (!set)
        return (struct explanation){.grade = EXPLAINED_UNKNOWN};
    for (size_t i = 0; i < inquiry.part_count; i++)
        set_add(set, i);
    enum search_outcome outcome = ask(&inquiry, set, *steps);
    if (outcome != SEARCH_NONE)
        return (struct explanation){.grade = outcome == SEARCH_FOUND ? EXPLAINED_NOT_SO : EXPLAINED_UNKNOWN};
    leave_unused(&inquiry, set);
    enum explained grade = minimize(&inquiry, set);
    uint64_t others = *steps / 2; /* enough has been found out to leave some */
    *steps -= others;
    if (grade == EXPLAINED_MINIMAL)
        grade = find_smallest(&inquiry, set);
    *steps += others;
    return explanation_of(arena, &inquiry, grade, set);
}

/* There may be very many explanations: only what they say is kept. */
static struct explanation explain(struct arena *arena, struct search *search, const choice_set *allowed,
                                  const struct pins *pins, size_t held, uint64_t *steps) {
    struct arena scratch = ARENA_EMPTY;
    if (*steps == 0 || arena->failed)
        return (struct explanation){.grade = EXPLAINED_UNKNOWN};
    struct explanation explanation = inquire(arena, &scratch, search, allowed, pins, held, steps);
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return explanation;
}

struct explanation explain_empty(struct arena *arena, struct search *search, uint64_t *steps) {
    return explain(arena, search, NULL, NULL, NO_TREE, steps);
}

/* Why no assignment has one of some choices of a variable. */
static struct explanation explain_choices(struct arena *arena, struct search *search, size_t variable,
                                          choice_set choices, uint64_t *steps) {
    struct arena scratch = ARENA_EMPTY;
    size_t count = search_space(search)->variable_count;
    struct explanation explanation = {.grade = EXPLAINED_UNKNOWN};
    choice_set *allowed = *steps && !arena->failed ? arena_array(&scratch, count, sizeof *allowed) : NULL;
    for (size_t i = 0; allowed && i < count; i++)
        allowed[i] = i == variable ? choices : ANY_CHOICES;
    if (allowed)
        explanation = explain(arena, search, allowed, NULL, NO_TREE, steps);
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return explanation;
}

struct explanation explain_dead(struct arena *arena, struct search *search, size_t variable, unsigned choice,
                                uint64_t *steps) {
    return explain_choices(arena, search, variable, choice_only(choice), steps);
}

struct explanation explain_forced(struct arena *arena, struct search *search, size_t variable, unsigned choice,
                                  uint64_t *steps) {
    return explain_choices(arena, search, variable, ~choice_only(choice), steps);
}

struct explanation explain_pins(struct arena *arena, struct search *search, const struct pins *pins, uint64_t *steps) {
    return explain(arena, search, NULL, pins, NO_TREE, steps);
}

struct explanation explain_implied(struct arena *arena, struct search *search, size_t tree, uint64_t *steps) {
    return explain(arena, search, NULL, NULL, tree, steps);
}

/* ---- trees that say nothing ---------------------------------------------------------------------------------------- */

static enum truth is_none(struct search *search, const uint8_t *wanted, uint8_t *choices, uint64_t *steps) {
    uint64_t share = *steps / SHARE;
    *steps -= share;
    enum search_outcome outcome = search_find(search, NULL, wanted, &share, choices);
    *steps += share;
    return outcome == SEARCH_NONE ? TRUTH_YES : outcome == SEARCH_FOUND ? TRUTH_NO : TRUTH_UNKNOWN;
}

/* What each tree but the structural ones must lead to. */
static void want_of_rules(const struct space *space, uint8_t leaves, uint8_t *wanted) {
    for (size_t i = 0; i < space->tree_count; i++)
        wanted[i] = space->trees[i].structural ? WANT_GOOD : leaves;
}

const struct tree_truth *explain_trees(struct arena *arena, struct search *search, uint64_t *steps) {
    const struct space *space = search_space(search);
    struct tree_truth *truths = arena_array(arena, space->tree_count, sizeof *truths);
    uint8_t *wanted = arena_array(arena, space->tree_count, sizeof *wanted);
    uint8_t *choices = arena_array(arena, space->variable_count, sizeof *choices);
    for (size_t i = 0; !arena->failed && i < space->tree_count; i++) {
        if (space->trees[i].structural)
            continue;
        want_of_rules(space, WANT_GOOD, wanted);
        wanted[i] = WANT_BAD | WANT_OPEN;
        truths[i].implied = is_none(search, wanted, choices, steps);
        want_of_rules(space, WANT_ANY, wanted);
        wanted[i] = WANT_BAD;
        truths[i].never_bad = is_none(search, wanted, choices, steps);
    }
    return arena->failed ? NULL : truths;
}
