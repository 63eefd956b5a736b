/* help.h - the texts of --help. */
#ifndef SAMPLINT_CLI_HELP_H
#define SAMPLINT_CLI_HELP_H

#include "cli/command.h"

/* Prints the help of a command. */
void help_print_command(const struct command *command);

/* Prints the help of the program: its description and the list of all commands. */
void help_print_overview(void);

#endif
