/* finding.h - a finding as a person reads it, with the lines of the file that it is about. */
#ifndef SAMPLINT_REPORT_TEXT_FINDING_H
#define SAMPLINT_REPORT_TEXT_FINDING_H

#include <stdbool.h>

#include "report/text_writer.h"
#include "samplint/checker.h"

/* What rules say of themselves, as it was written for the first of their findings: many of a run are of the same rules. Zero-initialize. */
struct remedy_cache {
    struct saying *slots; /* by the addresses of rules; NULL where nothing is remembered */
};

/* Makes room to remember. Returns false when there is no memory. */
bool remedy_cache_open(struct remedy_cache *remedy_cache);
void remedy_cache_free(struct remedy_cache *remedy_cache);

/* Appends a finding with the lines that it is about, and an empty line. The checkers of all findings must outlive `remedy_cache`, which may
 * be NULL. */
void text_finding(const struct text_writer *page, struct remedy_cache *remedy_cache, const sl_checker *checker,
                  const sl_finding *finding);

#endif
