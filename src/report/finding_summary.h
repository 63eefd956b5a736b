/* finding_summary.h - the facts about a finding that every format needs: its place, its segments and accounts, its rule,
 * and whether it counts. */
#ifndef SAMPLINT_REPORT_FINDING_SUMMARY_H
#define SAMPLINT_REPORT_FINDING_SUMMARY_H

#include <stdbool.h>

#include "base/buffer.h"
#include "samplint/checker.h"
#include "samplint/program.h"

/* Returns whether a finding counts: it is neither waived nor in a baseline. */
bool finding_is_open(const sl_finding *finding);

/* Returns whether a rule has findings for a segment or an account of a program (for the program itself, if both names are
 * empty), and all of them are waived. */
bool findings_are_waived(const sl_program *program, sl_text segment, sl_text account, const sl_rule *rule);

/* Returns the rule that made a finding. Returns NULL for a finding that samplint itself makes, for example that a rule
 * failed or was refused. */
const sl_rule *finding_rule(const sl_checker *checker, const sl_finding *finding);

/* Returns the path of a location without "./" at its start. Empty if the location has no file. */
sl_text finding_path(const sl_location *location);

/* Returns what introduces the remediation of a rule: "to do: " or, for a practice, "to show it: ". A practice that is not
 * shown is an observation, and nobody is told to show it. */
const char *remediation_word(const sl_rule *rule);

/* Appends "path:line:column", or "path" for a file as a whole, or nothing if the location has no file. */
void finding_put_place(struct buffer *buffer, const sl_location *location);

/* Appends the segments and accounts of a finding, such as " (segment Retail, North, South and 3 more accounts)", or
 * nothing for a finding of the program alone. */
void finding_put_parts(struct buffer *buffer, const sl_finding *finding);

/* Appends the alternatives of a finding, with `first` before the first of them and `further` before each further
 * one. */
void finding_put_alternatives(struct buffer *buffer, const sl_finding *finding, const char *first, const char *further);

/* Appends the sentences about the values that settle rules, each with `before` before it and `after` behind it. */
void finding_put_settlements(struct buffer *buffer, const sl_finding *finding, const char *before, const char *after);

/* Appends the sources of a rule, such as "work, page; work, page", each place once. Does not escape them. */
void finding_put_sources(struct buffer *buffer, const sl_rule *rule);

#endif
