/* compare_values.h - what two programs declare otherwise, A beside B. */
#ifndef SAMPLINT_REPORT_TEXT_COMPARE_VALUES_H
#define SAMPLINT_REPORT_TEXT_COMPARE_VALUES_H

#include "report/text_writer.h"
#include "samplint/compare.h"

/* Appends the attributes of the standards, then the accounts; each part is left out when there is nothing to say. */
void compare_put_attributes(struct text_writer *page, const sl_comparison *comparison);
void compare_put_accounts(struct text_writer *page, const sl_comparison *comparison);

#endif
