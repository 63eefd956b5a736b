/* standing.h - whether findings count. */
#ifndef SAMPLINT_ENGINE_STANDING_H
#define SAMPLINT_ENGINE_STANDING_H

#include "base/findings.h"

/* Of one whom a finding is about. */
struct stand {
    sl_standing standing;
    const sl_waiver *waiver; /* NULL unless it is waived */
};

/* Those whom a finding is about: its account, or the program, then the further accounts. */
size_t standing_members(const sl_finding *finding);
sl_text standing_member(const sl_finding *finding, size_t at);
uint64_t standing_fingerprint(const sl_finding *finding, size_t at);

/* Gives the finding at `index` its standing, by one for each member. Where they differ, it becomes several findings, the new ones
 * at the end of the list; where there is no room for these, all of it stays open. */
void standing_set(struct findings *findings, size_t index, const struct stand *members);

#endif
