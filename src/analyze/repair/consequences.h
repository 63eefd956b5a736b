/* consequences.h - finds the attributes that must change as a consequence of a change. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONSEQUENCES_H
#define SAMPLINT_ANALYZE_REPAIR_CONSEQUENCES_H

#include "analyze/repair/context.h"
#include "samplint/impact.h"

/* Finds which attributes must follow the values that the context's constraints name as set: no congruent program with
 * the new values has their present values. The context is that of the changed program. Fills in what follows, and
 * whether some value cannot be read; the lists belong to the context's arena, which also shows lack of memory. */
void find_consequences(const struct repair_context *context, sl_impact *impact);

#endif
