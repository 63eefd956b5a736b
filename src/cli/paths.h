/* paths.h - finds the programs that the paths of a command line name. */
#ifndef SAMPLINT_CLI_PATHS_H
#define SAMPLINT_CLI_PATHS_H

#include "cli/command_line.h"

extern const struct command_option option_changed, option_files_from, option_null;

/* Adds the programs that the words of the command line, or the list of --files-from, name. Without any path it adds
 * those below the current folder. Returns an exit code. Wrong paths are among the checker's problems. */
int paths_add(const struct command_line *line, sl_files *files, sl_checker *checker);

/* Returns the path where the search for settings starts if there is no program. */
const char *paths_first(const struct command_line *line);

#endif
