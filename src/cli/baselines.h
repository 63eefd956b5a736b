/* baselines.h - the baselines that the sessions of a run hold findings against. */
#ifndef SAMPLINT_CLI_BASELINES_H
#define SAMPLINT_CLI_BASELINES_H

#include "cli/session.h"

extern const struct command_option option_baseline;

/* Gives each session the baseline that the line names, or else its settings; sessions that name the same file share it. One that
 * cannot be read is among the problems, and the sessions are refused. Returns an exit code. */
int baselines_open(struct sessions *sessions);
void baselines_close(struct sessions *sessions);

/* How many findings of all of them are gone. */
size_t baselines_gone(const struct sessions *sessions);

#endif
