/* dispatch.h - the program from its arguments to its exit code. */
#ifndef SAMPLINT_CLI_DISPATCH_H
#define SAMPLINT_CLI_DISPATCH_H

/* Runs the command that the arguments name, or `check` if they name none. Returns an exit code. The function may change
 * the order of the arguments. */
int dispatch(int argc, char **argv);

#endif
