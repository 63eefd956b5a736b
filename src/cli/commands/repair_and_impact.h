/* repair_and_impact.h - the options that repair and impact share, and a function that checks the files and calls a
 * function of the command for each chosen program. */
#ifndef SAMPLINT_CLI_COMMANDS_REPAIR_AND_IMPACT_H
#define SAMPLINT_CLI_COMMANDS_REPAIR_AND_IMPACT_H

#include "cli/session.h"

extern const struct command_option option_cost, option_document, option_free, option_keep, option_limit;

/* The function of a command that handles a program of a report. Returns an exit code, or NO_MEMORY. */
typedef int use_program(struct sessions *sessions, const sl_repair_options *options, sl_checker *checker,
                        sl_report *report, size_t program);

/* Checks the files. If `all`, calls `use` for all programs of each file; otherwise for the program that --document
 * chooses, or for the only one. */
int repair_and_impact_run(struct sessions *sessions, bool all, use_program *use);

#endif
