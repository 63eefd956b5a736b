/* profile.h - what rules have cost in a run. */
#ifndef SAMPLINT_CLI_PROFILE_H
#define SAMPLINT_CLI_PROFILE_H

#include "cli/session.h"

/* Prints it to standard error, of each rule, all sessions together. Returns an exit code. */
int print_profile(const struct sessions *sessions);

#endif
