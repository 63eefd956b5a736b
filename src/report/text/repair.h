/* repair.h - the parts of a repair as text that the commands repair and impact share. */
#ifndef SAMPLINT_REPORT_TEXT_REPAIR_H
#define SAMPLINT_REPORT_TEXT_REPAIR_H

#include "report/text_writer.h"
#include "samplint/repair.h"

/* Appends a change without a line break: "path: value or value (now value)", or the words that a set gets and loses. */
void repair_put_change(struct text_writer *out, const sl_change *change);

/* Appends the attributes that contradict each other, and the rules under which they do: indented lines that follow a
 * line about them. */
void repair_put_contradiction(struct text_writer *out, const sl_field *const *fields, size_t field_count,
                              const sl_rule *const *rules, size_t rule_count);

/* Appends the conflicts of a program with their alternatives, and an empty line after each. Accounts with equal
 * conflicts are listed together. `skipped`: for each conflict, whether it is left out; NULL: none is. */
void repair_put_conflicts(struct text_writer *out, const sl_program *program, const sl_repair *repair,
                          const bool *skipped);

/* Appends the rules for which no change was searched, with their present state. */
void repair_put_left_out(struct text_writer *out, const sl_program *program, const sl_repair *repair);

#endif
