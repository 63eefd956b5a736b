/* finding_summary.h - what every format says of a finding: where it is, what is wrong, for whom, and by which rule. */
#ifndef SAMPLINT_REPORT_FINDING_SUMMARY_H
#define SAMPLINT_REPORT_FINDING_SUMMARY_H

#include <stdbool.h>

#include "base/buffer.h"
#include "samplint/checker.h"

/* Whether a finding is to be acted upon: it is neither waived nor in a baseline. */
bool finding_is_open(const sl_finding *finding);

/* The file of a place as a repository names it, if it is below the folder of the run: without "./" before it. Empty where there is
 * none. */
sl_text finding_path(const sl_location *location);

/* Appends "path:line:column", without what there is none of. */
void finding_place(struct buffer *buffer, const sl_location *location);

/* Appends " (North, South and 3 more accounts)": for whom it is, if not for the program. */
void finding_subject(struct buffer *buffer, const sl_finding *finding);

/* Appends "work, at; work, at": on whose word a rule says what it says. */
void finding_sources(struct buffer *buffer, const sl_rule *rule);

/* The rule that judged so; NULL for what the host found by itself, errors of rules among it. */
const sl_rule *finding_rule(const sl_checker *checker, const sl_finding *finding);

#endif
