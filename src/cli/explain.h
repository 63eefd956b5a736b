/* explain.h - the folder of pages that samplint explain writes. */
#ifndef SAMPLINT_CLI_EXPLAIN_H
#define SAMPLINT_CLI_EXPLAIN_H

#include <stdbool.h>

#include "samplint/samplint.h"

/* Writes the page of every rule, their index and the vocabulary below a folder, and takes away pages that it wrote of rules that
 * are gone. What is up to date stays untouched. With `check_only` nothing is written: each page that is not as it would be written is
 * told. Returns an exit code: EXIT_FINDINGS where a page is not up to date. */
int pages_update(sl_checker *checker, const char *folder, bool check_only);

#endif
