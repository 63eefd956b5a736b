/* show_config.h - the severities, options, budgets and rules of a run. */
#ifndef SAMPLINT_CLI_SHOW_CONFIG_H
#define SAMPLINT_CLI_SHOW_CONFIG_H

#include "cli/session.h"

/* Prints what holds in a session, and where each value came from. */
void print_config(const struct session *session);

#endif
