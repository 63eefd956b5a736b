/* text.h - findings as a person reads them. */
#ifndef SAMPLINT_REPORT_TEXT_H
#define SAMPLINT_REPORT_TEXT_H

#include "report/page.h"
#include "report/summary.h"
#include "samplint/checker.h"

/* Appends a finding with the lines that it is about, and an empty line. */
void text_finding(const struct page *page, const sl_checker *checker, const sl_finding *finding);

/* Appends what a run adds up to, in a line without a text of others; nothing for a run without programs. */
void text_totals(struct buffer *buffer, const struct summary *summary);

#endif
