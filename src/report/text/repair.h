/* repair.h - ways out in words, for the reports that show them. */
#ifndef SAMPLINT_REPORT_TEXT_REPAIR_H
#define SAMPLINT_REPORT_TEXT_REPAIR_H

#include "report/text_writer.h"
#include "samplint/repair.h"

/* Appends "path: value or value (now value)", or what a set gets and loses, without a line break. */
void repair_put_change(struct text_writer *page, const sl_change *change);

/* Appends what cannot be, all together, and the rules that say so: lines below a line that says what it is about. */
void repair_put_contradiction(struct text_writer *page, const sl_field *const *fields, size_t field_count,
                              const sl_rule *const *rules, size_t rule_count);

/* Whether all that a rule finds of those whom a conflict is about is waived. */
bool repair_is_waived(const sl_program *program, const sl_conflict *conflict, const sl_rule *rule);

/* Appends the conflicts of a program with their ways out, each with an empty line behind it; accounts with the very same one are told
 * together. Those that `skipped` says are left out (NULL: none). */
void repair_put_conflicts(struct text_writer *page, const sl_program *program, const sl_repair *repair,
                          const bool *skipped);

/* Appends the rules that no way out was looked for, as they answer of a program. */
void repair_put_left_out(struct text_writer *page, const sl_program *program, const sl_repair *repair);

#endif
