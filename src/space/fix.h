/* fix.h - decision trees with one variable fixed. */
#ifndef SAMPLINT_SPACE_FIX_H
#define SAMPLINT_SPACE_FIX_H

#include "space/space.h"

/* Makes the tree that gives for each assignment the answer that `tree` gives when `variable` has `choice`. The new tree
 * does not read the variable. It belongs to the arena. Returns false if there is no memory. */
bool tree_fix(struct arena *arena, const struct space *space, const struct tree *tree, size_t variable, size_t choice,
              struct tree *fixed);

#endif
