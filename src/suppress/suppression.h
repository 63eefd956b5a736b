/* suppression.h - marks findings as waived or as listed in a baseline. */
#ifndef SAMPLINT_SUPPRESS_SUPPRESSION_H
#define SAMPLINT_SUPPRESS_SUPPRESSION_H

#include "base/findings.h"

/* How a finding is suppressed for one of its members. */
struct suppression {
    sl_suppression state;
    const sl_waiver *waiver; /* NULL unless the state is SL_WAIVED */
};

/* A segment, an account or, without a name, the program. */
struct member {
    sl_text segment, account;
};

/* The members of a finding: what it is about, then its further segments, then its further accounts. */
size_t suppression_members(const sl_finding *finding);
struct member suppression_member(const sl_finding *finding, size_t at);
uint64_t suppression_fingerprint(const sl_finding *finding, size_t at);

/* Suppresses the finding at `index`. `members` has one entry per member. If the entries differ, the finding is split:
 * all members with the same entry stay together in one finding. The new findings are at the end of the list; if they
 * have no room there, the finding stays open. */
void suppression_set(struct findings *findings, size_t index, const struct suppression *members);

#endif
