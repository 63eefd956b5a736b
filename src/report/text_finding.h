/* text_finding.h - a finding as a person reads it, with the lines of the file that it is about. */
#ifndef SAMPLINT_REPORT_TEXT_FINDING_H
#define SAMPLINT_REPORT_TEXT_FINDING_H

#include <stdbool.h>

#include "report/page.h"
#include "samplint/checker.h"

/* What rules say of themselves, as it was written for the first of their findings: many of a run are of the same rules. Zero-initialize. */
struct sayings {
    struct saying *slots; /* by the addresses of rules; NULL where nothing is remembered */
};

/* Makes room to remember. Returns false when there is no memory. */
bool sayings_open(struct sayings *sayings);
void sayings_free(struct sayings *sayings);

/* Appends a finding with the lines that it is about, and an empty line. The checkers of all findings must outlive `sayings`, which may
 * be NULL. */
void text_finding(const struct page *page, struct sayings *sayings, const sl_checker *checker,
                  const sl_finding *finding);

#endif
