/* propagate.h - what a tree still leaves open, when each variable has only some of its choices left. */
#ifndef SAMPLINT_SPACE_PROPAGATE_H
#define SAMPLINT_SPACE_PROPAGATE_H

#include "base/arena.h"
#include "space/space.h"

/* What a tree reads. */
struct reading {
    const uint32_t *variables; /* ascending */
    size_t count;
};

/* Room for looks at any tree of a space, and what the last one saw. No way down a tree may read a variable twice: else a look
 * may be cut too short. */
struct look {
    const struct space *space;
    const struct reading *readings; /* of each tree */

    bool wanted;   /* whether a way leads to a wanted leaf */
    bool unwanted; /* whether one leads to another */
    /* For each variable that the tree reads, by its place in the reading: the choices with which a way leads to a wanted leaf, and
     * perhaps some that are not left. A way that does not read the variable leads there with all of them. */
    choice_set *supported;
    uint64_t steps; /* how many branches were looked at */

    struct looking *looking; /* of look.c */
};

/* NULL when there is no memory. */
struct look *look_new(struct arena *arena, const struct space *space);

/* Looks at a tree: `choices` has the set of those left for each variable, none of them empty, `wanted` the set of leaves. */
void look_at(struct look *look, size_t tree, const choice_set *choices, uint8_t wanted);

#endif
