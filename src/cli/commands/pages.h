/* pages.h - the folder of pages that samplint explain --write keeps up to date. */
#ifndef SAMPLINT_CLI_COMMANDS_PAGES_H
#define SAMPLINT_CLI_COMMANDS_PAGES_H

#include <stdbool.h>

#include "samplint/samplint.h"

/* Writes the page of every rule, their index and the vocabulary below a folder, and removes the pages of rules that no
 * longer exist. Pages that are up to date stay untouched. With `check_only` it writes nothing and prints the pages that
 * are not up to date; then it returns EXIT_FINDINGS if there are any. Returns an exit code. */
int pages_update(sl_checker *checker, const char *folder, bool check_only);

#endif
