/* compare_values.h - writes the values that differ between two programs, side by side. */
#ifndef SAMPLINT_REPORT_TEXT_COMPARE_VALUES_H
#define SAMPLINT_REPORT_TEXT_COMPARE_VALUES_H

#include "report/text_writer.h"
#include "samplint/compare.h"

/* Append the attributes of the standards that differ, and the accounts that differ. The accounts are left out if none
 * does. */
void compare_put_attributes(struct text_writer *out, const sl_comparison *comparison);
void compare_put_accounts(struct text_writer *out, const sl_comparison *comparison);

#endif
