/* text.h - findings as a person reads them. */
#ifndef SAMPLINT_REPORT_TEXT_H
#define SAMPLINT_REPORT_TEXT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/summary.h"
#include "samplint/checker.h"

struct text_report {
    struct buffer *buffer;
    bool color;
    const sl_checker *checker;
};

/* Appends a finding with the lines that it is about, and an empty line. */
void text_finding(const struct text_report *report, const sl_finding *finding);

/* Appends what a run adds up to, in a line without a text of others; nothing for a run without programs. */
void text_totals(struct buffer *buffer, const struct summary *summary);

#endif
