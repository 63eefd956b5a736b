/* paths.h - the paths of programs that a command line gives. */
#ifndef SAMPLINT_CLI_PATHS_H
#define SAMPLINT_CLI_PATHS_H

#include "cli/line.h"
#include "samplint/samplint.h"

extern const struct command_option option_changed, option_files_from, option_null;

/* Adds the programs that the line names by its words, or in a list of them. Returns an exit code; what is wrong with a path is among the
 * checker's problems. */
int paths_add(const struct line *line, sl_files *files, sl_checker *checker);

/* Where the search for settings starts when there is no program. */
const char *paths_first(const struct line *line);

#endif
