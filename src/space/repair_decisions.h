/* repair_decisions.h - the other decisions that a repair can take in a bundle.
 *
 * A bundle of several variables is a single decision, for example about all words of a set. Where it is enough to change
 * one variable of the bundle, a minimal repair changes no second one. But each second change makes another decision,
 * which costs no more: a person may want it, even if one more change must go with it. */
#ifndef SAMPLINT_SPACE_REPAIR_DECISIONS_H
#define SAMPLINT_SPACE_REPAIR_DECISIONS_H

#include "space/repair.h"

/* Adds to the listed repairs of each component those with a second change in a bundle of which they change one variable;
 * and where such a change breaks a tree, those with one more change that mends it and costs no more than the component's
 * limit allows. Only repairs are added that go together with all repairs of the other components, as far as that is
 * simple to see; and no more than task->most for each component. The result belongs to the arena; returns NULL when
 * there is no memory. */
const struct repairs *repairs_with_decisions(struct arena *arena, const struct repair_task *task,
                                             const struct repairs *repairs);

#endif
