/* consequences.h - finds the attributes that must change as a consequence of a change. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONSEQUENCES_H
#define SAMPLINT_ANALYZE_REPAIR_CONSEQUENCES_H

#include "analyze/repair/context.h"
#include "samplint/impact.h"

/* Finds the attributes that must change because of the values that were set (`set` in the context's constraints): no
 * congruent program with the new values has their present values. The context is that of the changed program. Fills in
 * `follows` and `unreadable`; the lists belong to the context's arena, which also shows lack of memory. */
void find_consequences(const struct repair_context *context, sl_impact *impact);

#endif
