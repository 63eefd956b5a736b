/* search.h - searches a space for a congruent assignment, and finds the choices that congruent assignments have.
 *
 * This is backtracking search that maintains arc consistency (Sabin and Freuder 1994). Constraint propagation
 * (propagate.h) removes the choices that some tree does not support, until no tree removes any more. Then a variable is
 * decided: one of its choices is tried, and removed when it leads to a contradiction. The variable is chosen by the
 * number of its choices, divided by a weight that grows with the contradictions that its trees have led to (dom/wdeg:
 * Boussemart, Hemery, Lecoutre and Sais 2004).
 *
 * The cost is counted in steps; a step is about one branch of a tree that is traversed (20 to 50 ns). A search that has
 * used up its steps stops and says so. In the worst case a search needs exponentially many steps. The same question
 * always has the same answer.
 *
 * No path of a tree may read a variable twice. Nodes may share children. */
#ifndef SAMPLINT_SPACE_SEARCH_H
#define SAMPLINT_SPACE_SEARCH_H

#include "space/space.h"

/* Sets of leaves. */
enum {
    WANT_GOOD = 1 << LEAF_GOOD,
    WANT_BAD = 1 << LEAF_BAD,
    WANT_UNDETERMINED = 1 << LEAF_UNDETERMINED,
    WANT_ANY = WANT_GOOD | WANT_BAD | WANT_UNDETERMINED
};

enum search_outcome {
    SEARCH_FOUND,
    SEARCH_NONE,  /* there is no such assignment */
    SEARCH_BUDGET /* not known: the steps were used up */
};

/* A space prepared for searching, and the memory that all its searches use one after the other. */
struct search;

/* Prepares a space. The space and the arena must outlive the search. The functions below take no further memory, except
 * for the result of search_live(). Returns NULL when there is no memory. */
struct search *search_new(struct arena *arena, const struct space *space);

const struct space *search_space(const struct search *search);

/* Searches for an assignment that leads each tree to a wanted leaf. `allowed` has the set of choices for each variable;
 * NULL allows all. `wanted` has the set of leaves for each tree; NULL wants WANT_GOOD of all trees, and WANT_ANY
 * ignores a tree. `*steps` limits the search and is reduced by the steps taken. If an assignment is found, it is stored
 * in `choices`, one choice per variable. */
enum search_outcome search_find(struct search *search, const choice_set *allowed, const uint8_t *wanted,
                                uint64_t *steps, uint8_t *choices);

/* Tells whether the last call of search_find() used a tree to remove a choice or to find a contradiction. If that call
 * found no assignment, then no assignment leads all used trees to wanted leaves. */
bool search_used(const struct search *search, size_t tree);

/* A classification of the allowed choices, by variable. A variable with only one choice that is not dead is forced. */
struct live {
    enum search_outcome outcome; /* whether there is a congruent assignment at all */
    choice_set *live;            /* the choices that occur in some congruent assignment */
    choice_set *dead;            /* the allowed choices that occur in none */
    choice_set *unsettled;       /* the allowed choices for which the steps did not suffice */
};

/* Classifies each choice in `allowed` (see search_find()). The sets are in the arena; NULL when there is no memory. */
struct live search_live(struct arena *arena, struct search *search, const choice_set *allowed, uint64_t *steps);

#endif
