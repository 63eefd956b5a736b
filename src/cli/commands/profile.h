/* profile.h - the cost of each rule in a run. */
#ifndef SAMPLINT_CLI_COMMANDS_PROFILE_H
#define SAMPLINT_CLI_COMMANDS_PROFILE_H

#include "cli/session.h"

/* Prints the cost of each rule, in all sessions together, to standard error. Returns an exit code. */
int print_profile(const struct sessions *sessions);

#endif
