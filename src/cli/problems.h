/* problems.h - prints the problems of a checker: mistakes in rules, settings, files and use. */
#ifndef SAMPLINT_CLI_PROBLEMS_H
#define SAMPLINT_CLI_PROBLEMS_H

#include "samplint/samplint.h"

/* Prints the problems of a checker to standard output, as text. Returns EXIT_GOOD, or EXIT_USAGE when memory ran
 * out. */
int problems_print(const sl_checker *checker);

/* Prints a message if a budget of the whole command was used up. Returns an exit code. */
int problems_print_budget(const sl_checker *checker);

#endif
