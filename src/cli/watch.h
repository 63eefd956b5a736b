/* watch.h - doing something again whenever files change. */
#ifndef SAMPLINT_CLI_WATCH_H
#define SAMPLINT_CLI_WATCH_H

#include <stddef.h>

/* Calls `run` once, and again whenever a rule or a YAML file at or below one of the paths has changed, until the process is interrupted
 * or told to end. Returns the exit code: EXIT_GOOD, or EXIT_USAGE when it could not watch. */
int watch_paths(const char *const *paths, size_t count, int (*run)(const void *context), const void *context);

#endif
