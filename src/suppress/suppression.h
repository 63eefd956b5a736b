/* suppression.h - whether findings count. */
#ifndef SAMPLINT_SUPPRESS_SUPPRESSION_H
#define SAMPLINT_SUPPRESS_SUPPRESSION_H

#include "base/findings.h"

/* Of one whom a finding is about. */
struct suppression {
    sl_suppression suppression;
    const sl_waiver *waiver; /* NULL unless it is waived */
};

/* Those whom a finding is about: its account, or the program, then the further accounts. */
size_t suppression_members(const sl_finding *finding);
sl_text suppression_member(const sl_finding *finding, size_t at);
uint64_t suppression_fingerprint(const sl_finding *finding, size_t at);

/* Gives the finding at `index` its standing, by one for each member. Where they differ, it becomes several findings, the new ones
 * at the end of the list; where there is no room for these, all of it stays open. */
void suppression_set(struct findings *findings, size_t index, const struct suppression *members);

#endif
