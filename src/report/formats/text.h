/* text.h - a run as a person reads it. */
#ifndef SAMPLINT_REPORT_FORMATS_TEXT_H
#define SAMPLINT_REPORT_FORMATS_TEXT_H

#include "base/buffer.h"
#include "report/summary.h"

/* Appends what a run adds up to, in a line without a text of others; nothing for a run without programs. */
void text_totals(struct buffer *buffer, const struct summary *summary);

#endif
