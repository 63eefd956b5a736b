/* repair.h - finds every cheapest repair of a program. */
#ifndef SAMPLINT_ANALYZE_REPAIR_REPAIR_H
#define SAMPLINT_ANALYZE_REPAIR_REPAIR_H

#include "analyze/repair/context.h"

/* Finds the conflicts of a program and their alternatives. Fills in *repair, whose lists belong to the context's
 * arena. */
sl_result repair_in_context(struct repair_context *context, sl_repair *repair);

#endif
