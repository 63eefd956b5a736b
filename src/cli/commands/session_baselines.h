/* session_baselines.h - the baselines that suppress findings of a run. */
#ifndef SAMPLINT_CLI_COMMANDS_SESSION_BASELINES_H
#define SAMPLINT_CLI_COMMANDS_SESSION_BASELINES_H

#include "cli/session.h"

extern const struct command_option option_baseline;

/* Gives each session the baseline that the command line names, or else the one that its settings name. Sessions with
 * the same file share a baseline. If a file cannot be read, that becomes a problem, and the sessions are refused.
 * Returns an exit code. Call baselines_close() in any case. */
int baselines_open(struct sessions *sessions);
void baselines_close(struct sessions *sessions);

/* Returns the number of findings that the baselines list and that are gone. */
size_t baselines_gone(const struct sessions *sessions);

#endif
