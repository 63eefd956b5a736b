/* explain.c - extracts unsatisfiable cores, and finds redundant trees; see explain.h. */
#include "space/explain.h"

#include <string.h>

/* Each search may take 1 / SHARE of the steps left, so that a hard one leaves steps to the others. */
#define SHARE 8

/* A smallest core is looked for only when the minimal one has no more constraints than this; else it takes long. */
#define MOST_MINIMIZED 32

#define NO_CONSTRAINT SIZE_MAX
#define NO_TREE SIZE_MAX
#define NO_VARIABLE SIZE_MAX

/* The search for a core. Its elements are called constraints here and are numbered: first trees, then pins. All sets
 * are sets of these numbers; a set is satisfiable when some assignment satisfies its constraints, the structural trees
 * and the demand on a variable. */
struct core_finder {
    struct search *search;
    const struct space *space;
    struct arena *arena;
    uint64_t *steps;

    /* The question. */
    uint8_t *wanted; /* by tree: the leaves with which it is satisfied */
    size_t variable; /* a variable that must have one of `choices`; NO_VARIABLE for no demand */
    choice_set choices;
    const choice_set *pinned;    /* by variable: the choices that it is pinned to; NULL when there are no pins */
    size_t *tree_constraint;     /* by tree: its constraint; NO_CONSTRAINT for a tree that must always be satisfied */
    size_t *variable_constraint; /* by variable: the constraint of its pin, or NO_CONSTRAINT */
    size_t *numbers;             /* by constraint: the number of the tree, or of the bundle of variables */
    size_t tree_count;           /* how many of the constraints are trees */
    size_t constraint_count;
    size_t words; /* how many 64-bit words a set takes */

    /* The last search and its answer. */
    uint8_t *asked_wanted;
    choice_set *asked_allowed;
    uint8_t *found;

    /* Correction sets. The constraints that are not in a correction set are satisfiable together, so every core has an
     * element of every correction set. */
    uint64_t **corrections;
    size_t correction_count, correction_capacity;
    uint64_t *satisfied, *trial;                                 /* sets for learn_correction() */
    uint64_t *chosen[MOST_MINIMIZED], *excluded[MOST_MINIMIZED]; /* sets, by level of complete() */
};

static uint64_t *new_set(const struct core_finder *finder) {
    return arena_array(finder->arena, finder->words, sizeof(uint64_t));
}

static void copy_set(const struct core_finder *finder, uint64_t *to, const uint64_t *from) {
    memcpy(to, from, finder->words * sizeof *to);
}

static size_t set_size(const struct core_finder *finder, const uint64_t *set) {
    size_t size = 0;
    for (size_t i = 0; i < finder->words; i++)
        size += word_size(set[i]);
    return size;
}

/* ---- the constraints --------------------------------------------------------------------------------------------- */

/* Makes a constraint of each bundle that has a pinned variable. */
static void list_pins(struct core_finder *finder, const struct pins *pins) {
    size_t count = finder->space->variable_count;
    bool *is_pinned = arena_array(finder->arena, count, sizeof *is_pinned);     /* by bundle */
    size_t *constraint = arena_array(finder->arena, count, sizeof *constraint); /* by bundle */
    if (finder->arena->failed)
        return;
    for (size_t i = 0; pins && i < count; i++)
        if (all_choices(&finder->space->variables[i]) & ~pins->pinned[i])
            is_pinned[pins->bundle ? pins->bundle[i] : i] = true;
    for (size_t i = 0; i < count; i++) {
        constraint[i] = is_pinned[i] ? finder->constraint_count : NO_CONSTRAINT;
        if (is_pinned[i])
            finder->numbers[finder->constraint_count++] = i;
    }
    for (size_t i = 0; i < count; i++)
        finder->variable_constraint[i] = constraint[pins && pins->bundle ? pins->bundle[i] : i];
}

/* Prepares a question. Each tree that is not structural becomes a constraint, except the tree `negated`, which must not
 * lead to a good leaf (NO_TREE: no exception). When there is no memory, arena->failed is set. */
static struct core_finder core_finder_of(struct arena *arena, struct search *search, size_t variable,
                                         choice_set choices, const struct pins *pins, size_t negated, uint64_t *steps) {
    const struct space *space = search_space(search);
    struct core_finder finder = {
        .search = search,
        .space = space,
        .arena = arena,
        .steps = steps,
        .wanted = arena_array(arena, space->tree_count, sizeof *finder.wanted),
        .variable = variable,
        .choices = choices,
        .pinned = pins ? pins->pinned : NULL,
        .tree_constraint = arena_array(arena, space->tree_count, sizeof *finder.tree_constraint),
        .variable_constraint = arena_array(arena, space->variable_count, sizeof *finder.variable_constraint),
        .numbers = arena_array(arena, space->tree_count + space->variable_count, sizeof *finder.numbers),
        .asked_wanted = arena_array(arena, space->tree_count, sizeof *finder.asked_wanted),
        .asked_allowed = arena_array(arena, space->variable_count, sizeof *finder.asked_allowed),
        .found = arena_array(arena, space->variable_count, sizeof *finder.found),
    };
    for (size_t i = 0; !arena->failed && i < space->tree_count; i++) {
        bool is_constraint = !space->trees[i].structural && i != negated;
        finder.tree_constraint[i] = is_constraint ? finder.constraint_count : NO_CONSTRAINT;
        if (is_constraint)
            finder.numbers[finder.constraint_count++] = i;
        finder.wanted[i] = i == negated ? WANT_BAD | WANT_UNDETERMINED : WANT_GOOD;
    }
    finder.tree_count = finder.constraint_count;
    if (!arena->failed)
        list_pins(&finder, pins);
    finder.words = set_words(finder.constraint_count);
    finder.satisfied = new_set(&finder);
    finder.trial = new_set(&finder);
    for (size_t i = 0; i < MOST_MINIMIZED; i++) {
        finder.chosen[i] = new_set(&finder);
        finder.excluded[i] = new_set(&finder);
    }
    return finder;
}

/* Tells whether a constraint is in a set; NO_CONSTRAINT is in every set. */
static bool is_demanded(const uint64_t *set, size_t constraint) {
    return constraint == NO_CONSTRAINT || set_has(set, constraint);
}

/* ---- searches ---------------------------------------------------------------------------------------------------- */

/* Calls search_find() with at most `most` of the steps left. */
static enum search_outcome search_with(struct search *search, const choice_set *allowed, const uint8_t *wanted,
                                       uint64_t most, uint64_t *steps, uint8_t *choices) {
    uint64_t left = most < *steps ? most : *steps;
    *steps -= left;
    enum search_outcome outcome = search_find(search, allowed, wanted, &left, choices);
    *steps += left;
    return outcome;
}

/* Searches within `most` steps for an assignment that satisfies a set of constraints, and stores it in `found`. */
static enum search_outcome satisfy(struct core_finder *finder, const uint64_t *set, uint64_t most) {
    const struct space *space = finder->space;
    for (size_t i = 0; i < space->tree_count; i++)
        finder->asked_wanted[i] = is_demanded(set, finder->tree_constraint[i]) ? finder->wanted[i] : WANT_ANY;
    for (size_t i = 0; i < space->variable_count; i++) {
        bool pinned = finder->pinned && is_demanded(set, finder->variable_constraint[i]);
        finder->asked_allowed[i] = pinned ? finder->pinned[i] : ANY_CHOICES;
    }
    if (finder->variable != NO_VARIABLE)
        finder->asked_allowed[finder->variable] &= finder->choices;
    return search_with(finder->search, finder->asked_allowed, finder->asked_wanted, most, finder->steps, finder->found);
}

/* Makes `set` the set of all constraints that the assignment found last satisfies. */
static void find_satisfied(const struct core_finder *finder, uint64_t *set) {
    const struct space *space = finder->space;
    for (size_t i = 0; i < finder->constraint_count; i++)
        set_add(set, i);
    for (size_t i = 0; i < space->tree_count; i++)
        if (finder->tree_constraint[i] != NO_CONSTRAINT &&
            tree_leaf(&space->trees[i], finder->found)->leaf != LEAF_GOOD)
            set_remove(set, finder->tree_constraint[i]);
    for (size_t i = 0; i < space->variable_count; i++)
        if (finder->variable_constraint[i] != NO_CONSTRAINT && !choices_have(finder->pinned[i], finder->found[i]))
            set_remove(set, finder->variable_constraint[i]);
}

/* The last search has proved that `set` is a core. Leaves out the trees that this search did not use. */
static void leave_unused(const struct core_finder *finder, uint64_t *set) {
    for (size_t i = 0; i < finder->tree_count; i++)
        if (set_has(set, i) && !search_used(finder->search, finder->numbers[i]))
            set_remove(set, i);
}

/* Leaves constraints out of a core, one after the other, as long as it remains a core. */
static enum explained minimize(struct core_finder *finder, uint64_t *set) {
    enum explained grade = EXPLAINED_MINIMAL;
    for (size_t i = 0; i < finder->constraint_count; i++) {
        if (!set_has(set, i))
            continue;
        set_remove(set, i);
        enum search_outcome outcome = satisfy(finder, set, *finder->steps / SHARE);
        if (outcome == SEARCH_NONE)
            leave_unused(finder, set);
        else
            set_add(set, i);
        if (outcome == SEARCH_BUDGET)
            grade = EXPLAINED_SUFFICIENT;
    }
    return grade;
}

/* ---- a smallest core --------------------------------------------------------------------------------------------- */

/* Makes a correction set from the assignment found last: the set of satisfied constraints is extended as far as the
 * steps permit, and the correction set is the rest. Returns NULL when there is no memory. */
static const uint64_t *learn_correction(struct core_finder *finder) {
    uint64_t *satisfied = finder->satisfied, *trial = finder->trial;
    find_satisfied(finder, satisfied);
    for (size_t i = 0; i < finder->constraint_count; i++) {
        if (set_has(satisfied, i))
            continue;
        copy_set(finder, trial, satisfied);
        set_add(trial, i);
        if (satisfy(finder, trial, *finder->steps / SHARE) == SEARCH_FOUND)
            find_satisfied(finder, satisfied);
    }
    uint64_t *correction = new_set(finder);
    for (size_t i = 0; correction && i < finder->constraint_count; i++)
        if (!set_has(satisfied, i))
            set_add(correction, i);
    ARENA_APPEND(finder->arena, finder->corrections, finder->correction_count, finder->correction_capacity, correction);
    return finder->arena->failed ? NULL : correction;
}

/* Returns a correction set that has no element in common with `set`; NULL if there is none. */
static const uint64_t *missed_correction(const struct core_finder *finder, const uint64_t *set) {
    for (size_t i = 0; i < finder->correction_count; i++) {
        bool missed = true;
        for (size_t j = 0; missed && j < finder->words; j++)
            missed = (finder->corrections[i][j] & set[j]) == 0;
        if (missed)
            return finder->corrections[i];
    }
    return NULL;
}

/* Looks for a core of at most `size` constraints that has all constraints chosen at a level and none excluded there.
 * The result has the meaning of a search for an assignment. SEARCH_NONE: a core was found and is stored in `found`.
 * SEARCH_FOUND: there is no such core. SEARCH_BUDGET: not known. The function takes a correction set with no chosen
 * constraint, and tries each element of this set, because a core has at least one of them. */
static enum search_outcome complete(struct core_finder *finder, size_t level, size_t size, uint64_t *found) {
    const uint64_t *chosen = finder->chosen[level];
    uint64_t *excluded = finder->excluded[level];
    const uint64_t *correction = missed_correction(finder, chosen);
    *finder->steps -= *finder->steps > finder->correction_count ? finder->correction_count : *finder->steps;
    if (!correction) {
        enum search_outcome outcome = satisfy(finder, chosen, *finder->steps);
        if (outcome == SEARCH_NONE)
            copy_set(finder, found, chosen);
        if (outcome != SEARCH_FOUND)
            return outcome;
        correction = learn_correction(finder);
        if (!correction)
            return SEARCH_BUDGET;
    }
    if (level == size)
        return SEARCH_FOUND;
    for (size_t i = 0; i < finder->constraint_count; i++) {
        if (!set_has(correction, i) || set_has(excluded, i))
            continue;
        copy_set(finder, finder->chosen[level + 1], chosen);
        copy_set(finder, finder->excluded[level + 1], excluded);
        set_add(finder->chosen[level + 1], i);
        enum search_outcome outcome = complete(finder, level + 1, size, found);
        if (outcome != SEARCH_FOUND)
            return outcome;
        set_add(excluded, i); /* all cores with it were tried */
    }
    return SEARCH_FOUND;
}

/* Replaces a minimal core by a smallest one, if the steps suffice. A core of size 0 is not looked for: if there were
 * one, the minimal core would be empty. */
static enum explained find_smallest(struct core_finder *finder, uint64_t *set) {
    size_t most = set_size(finder, set);
    if (most > MOST_MINIMIZED)
        return EXPLAINED_MINIMAL;
    for (size_t size = 1; size < most; size++) {
        memset(finder->chosen[0], 0, finder->words * sizeof(uint64_t));
        memset(finder->excluded[0], 0, finder->words * sizeof(uint64_t));
        switch (complete(finder, 0, size, set)) {
        case SEARCH_NONE: return EXPLAINED_SMALLEST;
        case SEARCH_BUDGET: return EXPLAINED_MINIMAL;
        case SEARCH_FOUND: break;
        }
    }
    return EXPLAINED_SMALLEST;
}

/* ---- explanations ------------------------------------------------------------------------------------------------ */

static struct explanation explanation_of(struct arena *arena, struct core_finder *finder, enum explained grade,
                                         const uint64_t *set) {
    struct explanation explanation = {.grade = grade};
    size_t *numbers = arena_array(arena, set_size(finder, set), sizeof *numbers), count = 0;
    if (!numbers)
        return (struct explanation){.grade = EXPLAINED_UNKNOWN};
    for (size_t i = 0; i < finder->constraint_count; i++) {
        if (!set_has(set, i))
            continue;
        numbers[count++] = finder->numbers[i];
        if (i < finder->tree_count)
            explanation.tree_count++;
    }
    explanation.trees = numbers;
    explanation.pins = numbers + explanation.tree_count;
    explanation.pin_count = count - explanation.tree_count;
    return explanation;
}

/* Finds a core for a question. The result is in `arena`. */
static struct explanation find_core(struct arena *arena, struct core_finder *finder) {
    uint64_t *set = finder->arena->failed ? NULL : new_set(finder);
    if (!set)
        return (struct explanation){.grade = EXPLAINED_UNKNOWN};
    for (size_t i = 0; i < finder->constraint_count; i++)
        set_add(set, i);
    enum search_outcome outcome = satisfy(finder, set, *finder->steps);
    if (outcome != SEARCH_NONE)
        return (struct explanation){.grade = outcome == SEARCH_FOUND ? EXPLAINED_SATISFIABLE : EXPLAINED_UNKNOWN};
    leave_unused(finder, set);
    enum explained grade = minimize(finder, set);
    uint64_t others = *finder->steps / 2; /* a core is known; some steps are left for the caller's other questions */
    *finder->steps -= others;
    if (grade == EXPLAINED_MINIMAL)
        grade = find_smallest(finder, set);
    *finder->steps += others;
    return explanation_of(arena, finder, grade, set);
}

/* Explains why no assignment meets all these demands: the variable has one of the `choices` (NO_VARIABLE: no demand);
 * the pins hold; the tree `negated` is not satisfied (NO_TREE: no demand); all other trees are satisfied. The memory
 * for the work is freed at the end, as a caller may ask for very many explanations. */
static struct explanation explain(struct arena *arena, struct search *search, size_t variable, choice_set choices,
                                  const struct pins *pins, size_t negated, uint64_t *steps) {
    struct arena scratch = ARENA_EMPTY;
    if (*steps == 0 || arena->failed)
        return (struct explanation){.grade = EXPLAINED_UNKNOWN};
    struct core_finder finder = core_finder_of(&scratch, search, variable, choices, pins, negated, steps);
    struct explanation explanation = find_core(arena, &finder);
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return explanation;
}

struct explanation explain_empty(struct arena *arena, struct search *search, uint64_t *steps) {
    return explain(arena, search, NO_VARIABLE, ANY_CHOICES, NULL, NO_TREE, steps);
}

struct explanation explain_dead(struct arena *arena, struct search *search, size_t variable, unsigned choice,
                                uint64_t *steps) {
    return explain(arena, search, variable, choice_only(choice), NULL, NO_TREE, steps);
}

struct explanation explain_forced(struct arena *arena, struct search *search, size_t variable, unsigned choice,
                                  uint64_t *steps) {
    return explain(arena, search, variable, ~choice_only(choice), NULL, NO_TREE, steps);
}

struct explanation explain_pins(struct arena *arena, struct search *search, const struct pins *pins, uint64_t *steps) {
    return explain(arena, search, NO_VARIABLE, ANY_CHOICES, pins, NO_TREE, steps);
}

struct explanation explain_implied(struct arena *arena, struct search *search, size_t tree, uint64_t *steps) {
    return explain(arena, search, NO_VARIABLE, ANY_CHOICES, NULL, tree, steps);
}

/* ---- redundant trees --------------------------------------------------------------------------------------------- */

/* Looks for an assignment that leads the tree to one of the leaves `of_tree`, each structural tree to a good leaf, and
 * every other tree to one of `of_others`. Returns TRUTH_YES if there is none. `wanted` and `choices` are memory for the
 * search. */
static enum truth is_none(struct search *search, size_t tree, uint8_t of_tree, uint8_t of_others, uint8_t *wanted,
                          uint8_t *choices, uint64_t *steps) {
    const struct space *space = search_space(search);
    for (size_t i = 0; i < space->tree_count; i++)
        wanted[i] = i == tree ? of_tree : space->trees[i].structural ? WANT_GOOD : of_others;
    enum search_outcome outcome = search_with(search, NULL, wanted, *steps / SHARE, steps, choices);
    return outcome == SEARCH_NONE ? TRUTH_YES : outcome == SEARCH_FOUND ? TRUTH_NO : TRUTH_UNKNOWN;
}

const struct tree_truth *explain_trees(struct arena *arena, struct search *search, uint64_t *steps) {
    const struct space *space = search_space(search);
    struct tree_truth *truths = arena_array(arena, space->tree_count, sizeof *truths);
    uint8_t *wanted = arena_array(arena, space->tree_count, sizeof *wanted);
    uint8_t *choices = arena_array(arena, space->variable_count, sizeof *choices);
    for (size_t i = 0; !arena->failed && i < space->tree_count; i++) {
        if (space->trees[i].structural)
            continue;
        truths[i].implied = is_none(search, i, WANT_BAD | WANT_UNDETERMINED, WANT_GOOD, wanted, choices, steps);
        truths[i].never_bad = is_none(search, i, WANT_BAD, WANT_ANY, wanted, choices, steps);
    }
    return arena->failed ? NULL : truths;
}
