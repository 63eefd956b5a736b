/* show_config.h - the settings that hold in a run, and where each value comes from. */
#ifndef SAMPLINT_CLI_COMMANDS_SHOW_CONFIG_H
#define SAMPLINT_CLI_COMMANDS_SHOW_CONFIG_H

#include "cli/session.h"

/* Prints the settings of a session in the form of a settings file, with the origin of each value as a comment. */
void print_config(const struct session *session);

#endif
