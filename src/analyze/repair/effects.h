/* effects.h - the effects of an alternative beside its conflict: practices that it shows or loses, and waivers that it
 * ends. */
#ifndef SAMPLINT_ANALYZE_REPAIR_EFFECTS_H
#define SAMPLINT_ANALYZE_REPAIR_EFFECTS_H

#include "analyze/repair/context.h"

/* Fills in the effects and the waivers of an alternative of a conflict. The faults of the conflict must be known. Of
 * several values and choices, each is tried while the others are the first ones. Looks at the standard, and at each
 * segment and account that the alternative changes. Lack of memory shows in the context's arena. */
void find_effects(const struct repair_context *context, const sl_conflict *conflict, sl_alternative *alternative);

#endif
