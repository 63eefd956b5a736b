/* repair_and_impact.h - what repair and impact share: the options that say what must not change, what changes
 * cost, how many alternatives are shown and which program of the file is meant; and the run that checks the files. */
#ifndef SAMPLINT_CLI_COMMANDS_REPAIR_AND_IMPACT_H
#define SAMPLINT_CLI_COMMANDS_REPAIR_AND_IMPACT_H

#include "cli/session.h"

extern const struct command_option option_cost, option_document, option_keep, option_limit;

/* What a command does with a program of a report. Returns an exit code, or NO_MEMORY. */
typedef int use_program(struct sessions *sessions, const sl_repair_options *options, sl_checker *checker,
                        sl_report *report, size_t program);

/* Checks the files, and calls `use` with all programs of each, or else with the one that --document chooses or the only
 * one in the file. */
int repair_and_impact_run(struct sessions *sessions, bool all, use_program *use);

#endif
