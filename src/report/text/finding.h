/* finding.h - writes a finding as text: its message, the source lines that it is about, its alternatives and its rule's
 * remedy. */
#ifndef SAMPLINT_REPORT_TEXT_FINDING_H
#define SAMPLINT_REPORT_TEXT_FINDING_H

#include <stdbool.h>

#include "report/text_writer.h"
#include "samplint/checker.h"

/* Remembers the lines with remediation and sources of rules, since many findings of a run are of the same rules.
 * Zero-initialize it. */
struct remedy_cache {
    struct remedy *slots; /* NULL before remedy_cache_open() */
};

/* Makes room for the cache. Returns false when there is no memory. */
bool remedy_cache_open(struct remedy_cache *cache);
void remedy_cache_free(struct remedy_cache *cache);

/* Appends a finding and an empty line. `cache`: NULL, or a cache that is freed before any checker whose findings were
 * written with it. */
void finding_put(const struct text_writer *out, struct remedy_cache *cache, const sl_checker *checker,
                 const sl_finding *finding);

#endif
