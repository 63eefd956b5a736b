/* explain.h - finds which trees are responsible when no congruent assignment exists, and which trees are redundant.
 *
 * An explanation is an unsatisfiable core: a set of trees and pins that together accept no assignment, while all
 * structural trees hold. Structural trees are never part of it. The core is made minimal by leaving out one element
 * after the other (deletion-based extraction of a minimal unsatisfiable subset). Then a smallest one is looked for
 * through its duality with correction sets: a core has an element of each of them (Reiter 1987; Liffiton and Sakallah
 * 2008; Ignatiev, Previti, Liffiton and Marques-Silva 2015).
 *
 * All functions search (see search.h): `*steps` limits the work and is reduced by the steps taken. */
#ifndef SAMPLINT_SPACE_EXPLAIN_H
#define SAMPLINT_SPACE_EXPLAIN_H

#include "space/search.h"

enum explained {
    EXPLAINED_SMALLEST,    /* no smaller core exists */
    EXPLAINED_MINIMAL,     /* no element of the core can be left out; a different core may be smaller */
    EXPLAINED_SUFFICIENT,  /* a core; the steps did not suffice to find out whether some of it can be left out */
    EXPLAINED_SATISFIABLE, /* there is nothing to explain: some assignment meets all demands */
    EXPLAINED_UNKNOWN      /* the steps did not suffice, or there was no memory; then arena->failed is set */
};

/* A core. The lists are ascending and belong to the arena; with the last two grades, they are empty. */
struct explanation {
    enum explained grade;
    const size_t *trees;
    size_t tree_count;
    const size_t *pins; /* numbers of bundles of variables (see struct pins) */
    size_t pin_count;
};

/* Pins: demands that variables keep to given choices. Pins may be part of a core. */
struct pins {
    const choice_set *pinned; /* by variable: the choices that it is pinned to; all choices if it is not pinned */
    /* By variable: the number of its bundle, which is less than the number of variables. The pinned variables of a
     * bundle form one pin. NULL makes each variable its own bundle. */
    const size_t *bundle;
};

/* Explains why there is no congruent assignment at all. */
struct explanation explain_empty(struct arena *arena, struct search *search, uint64_t *steps);

/* Explains why no congruent assignment has this choice. */
struct explanation explain_dead(struct arena *arena, struct search *search, size_t variable, unsigned choice,
                                uint64_t *steps);

/* Explains why every congruent assignment has this choice. */
struct explanation explain_forced(struct arena *arena, struct search *search, size_t variable, unsigned choice,
                                  uint64_t *steps);

/* Explains why no congruent assignment agrees with these pins. */
struct explanation explain_pins(struct arena *arena, struct search *search, const struct pins *pins, uint64_t *steps);

/* Explains why a tree is implied, that is, which other trees together accept only assignments that it accepts. */
struct explanation explain_implied(struct arena *arena, struct search *search, size_t tree, uint64_t *steps);

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };

struct tree_truth {
    /* The tree is redundant: it leads every assignment that all other trees accept to a good leaf. Of two equal trees
     * each is implied by the other. Where the other trees accept no assignment, any tree is implied. */
    enum truth implied;
    /* The tree leads no assignment that the structural trees accept to a bad leaf. */
    enum truth never_bad;
};

/* Answers both questions for each tree; for structural trees the answers are always TRUTH_NO. Returns one element per
 * tree, in the arena; NULL when there is no memory. */
const struct tree_truth *explain_trees(struct arena *arena, struct search *search, uint64_t *steps);

#endif
