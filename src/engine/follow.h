/* follow.h - which attributes must follow a change: those whose present value is in no congruent program that has what was set. */
#ifndef SAMPLINT_ENGINE_FOLLOW_H
#define SAMPLINT_ENGINE_FOLLOW_H

#include "engine/mend.h"
#include "samplint/impact.h"

struct followed {
    const sl_follow *list;
    size_t count;
    bool unreadable; /* some value cannot be read, and the list is empty */
};

/* Looks at a program's standard and at those of its accounts that have faults of their own. All of it is in the arena, and so is lack
 * of memory. The program and the answers in `judged` are those after the change. */
struct followed follow_program(sl_checker *checker, struct arena *arena, const struct configuration *program,
                               const sl_program *judged, const struct mend_trees *trees,
                               const struct mend_terms *terms);

#endif
