/* broken_rules.h - the rules about all accounts together that an alternative would break. The search sees the values that
 * segments and accounts have now, and not those that an alternative gives to them. */
#ifndef SAMPLINT_ANALYZE_REPAIR_BROKEN_RULES_H
#define SAMPLINT_ANALYZE_REPAIR_BROKEN_RULES_H

#include "analyze/repair/context.h"

/* Fills in the broken rules of an alternative that changes segments or accounts. Lack of memory shows in the context's
 * arena. */
void find_broken_rules(const struct repair_context *context, sl_alternative *alternative);

#endif
