/* settlements.h - which values of a gap settle the answer of a rule, whatever the other gaps are. */
#ifndef SAMPLINT_CERTAIN_SETTLEMENTS_H
#define SAMPLINT_CERTAIN_SETTLEMENTS_H

#include "certain/exploration.h"

/* Fills in the settlements of a gap. Lack of memory shows in the arena. */
void list_settlements(struct exploration *exploration, struct gap *gap, struct arena *arena);

/* Returns one sentence with the settlements of a gap: "FIT-12 passes if it is formal, and fails if it is none"; the
 * empty text if there are none. */
sl_text settlement_sentence(struct arena *arena, const sl_rule *rule, const struct gap *gap);

#endif
