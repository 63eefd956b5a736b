/* search.h - whether there is a congruent assignment within given choices, and which choices any of them has.
 *
 * The search narrows the choices of each variable to those that every tree, taken alone, still has a wanted leaf for, tries a
 * choice where that does not decide, and takes it back when it leads nowhere. What it costs is counted in steps, a step being
 * about one branch of a tree looked at (20 to 50 ns); a search stops when its steps are used up, and says so. The same question
 * always has the same answer.
 *
 * No way down a tree may read a variable twice. Ways may join again, so that equal parts of a tree are there once. */
#ifndef SAMPLINT_SPACE_SEARCH_H
#define SAMPLINT_SPACE_SEARCH_H

#include "base/arena.h"
#include "space/space.h"

/* Sets of leaves. */
enum { WANT_GOOD = 1 << LEAF_GOOD, WANT_BAD = 1 << LEAF_BAD, WANT_OPEN = 1 << LEAF_OPEN, WANT_ANY = 7 };

enum search_outcome {
    SEARCH_FOUND,
    SEARCH_NONE,  /* there is none */
    SEARCH_BUDGET /* not known: the steps were used up */
};

/* The set of all choices of a variable. */
choice_set all_choices(const struct variable *variable);

/* A space made ready to be searched; the room for all searches. */
struct search;

/* NULL when there is no memory. The space and the arena outlive it; searching takes no further memory. */
struct search *search_new(struct arena *arena, const struct space *space);

const struct space *search_space(const struct search *search);

/* A congruent assignment. `allowed` has the set of choices for each variable (NULL: all), `wanted` the set of leaves for each
 * tree (NULL: WANT_GOOD for all; WANT_ANY leaves a tree out). `*steps` is what the search may take and has less by what it took;
 * when found, `choices` has one choice a variable. */
enum search_outcome search_find(struct search *search, const choice_set *allowed, const uint8_t *wanted,
                                uint64_t *steps, uint8_t *choices);

/* Whether a tree took part in the last search_find(). When that found none, the others can be left out and there is still none. */
bool search_used(const struct search *search, size_t tree);

/* What becomes of each allowed choice. A variable whose choices are all dead but one is forced. */
struct live {
    enum search_outcome outcome; /* whether there is any congruent assignment */
    choice_set *live;            /* choices that some congruent assignment has, of each variable */
    choice_set *dead;            /* allowed choices that none has */
    choice_set *unsettled;       /* allowed choices for which the steps did not suffice */
};

/* Settles every choice within `allowed` (as in search_find()). The sets are in the arena and NULL when there is no memory. */
struct live search_live(struct arena *arena, struct search *search, const choice_set *allowed, uint64_t *steps);

#endif
