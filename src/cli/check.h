/* check.h - what other commands make of a check's findings. */
#ifndef SAMPLINT_CLI_CHECK_H
#define SAMPLINT_CLI_CHECK_H

#include "samplint/samplint.h"

/* The exit code that a finding of a kind calls for, whatever its severity; EXIT_GOOD where that decides. */
int check_kind_code(sl_kind kind);

#endif
