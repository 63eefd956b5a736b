/* watch.h - runs something again whenever files change. */
#ifndef SAMPLINT_CLI_COMMANDS_WATCH_H
#define SAMPLINT_CLI_COMMANDS_WATCH_H

#include <stddef.h>

/* Calls `run` once, and again after each change, until SIGINT or SIGTERM. A change is one of a *.lua or *.yaml file, or
 * of a folder: below a path that is a folder, in the folder of a path that is a file, or beside the pack.lua above a
 * path. Returns EXIT_GOOD after a signal, or EXIT_USAGE, after a message, if files cannot be watched or the output
 * cannot be written. */
int watch_paths(const char *const *paths, size_t count, int (*run)(const void *context), const void *context);

#endif
