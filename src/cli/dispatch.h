/* dispatch.h - the program from its arguments to its exit code. */
#ifndef SAMPLINT_CLI_DISPATCH_H
#define SAMPLINT_CLI_DISPATCH_H

/* Runs the command that the arguments name, or `check` if they name none. Returns an exit code. The arguments may be
 * reordered. */
int dispatch(int argc, char **argv);

#endif
