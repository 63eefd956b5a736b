/* repair.h - ways out in words, for the reports that show them. */
#ifndef SAMPLINT_REPORT_REPAIR_H
#define SAMPLINT_REPORT_REPAIR_H

#include "report/page.h"
#include "samplint/repair.h"

/* Appends "path: value or value (now value)", or what a set gets and loses, without a line break. */
void repair_put_change(struct page *page, const sl_change *change);

/* Appends what cannot be, all together, and the rules that say so: lines below a line that says what it is about. */
void repair_put_contradiction(struct page *page, const sl_field *const *fields, size_t field_count,
                              const sl_rule *const *rules, size_t rule_count);

/* Appends a conflict with its ways out, and an empty line. */
void repair_put_conflict(struct page *page, const sl_conflict *conflict);

/* Appends the rules that no way out was looked for. */
void repair_put_left_out(struct page *page, const sl_repair *repair);

#endif
