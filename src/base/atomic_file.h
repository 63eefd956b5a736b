/* atomic_file.h - parts of atomic_file.c that replace_all() (base/replace.h) uses, too. */
#ifndef SAMPLINT_BASE_ATOMIC_FILE_H
#define SAMPLINT_BASE_ATOMIC_FILE_H

#include <signal.h>
#include <sys/stat.h>

#include "base/arena.h"

/* The end of a temporary file's name, which mkstemp() fills in. */
#define TEMPORARY_SUFFIX ".XXXXXX"

/* The first blocks SIGHUP, SIGINT and SIGTERM in this thread and stores the old mask; the second restores the mask. */
void atomic_file_hold_signals(sigset_t *before);
void atomic_file_release_signals(const sigset_t *before);

/* Creates a temporary file in the folder of a path and writes its name to `name`, which has room for the path and
 * TEMPORARY_SUFFIX. Returns a descriptor, or -1 with errno and an empty name. */
int atomic_file_create(sl_text path, char *name);

/* Writes all bytes to a descriptor and flushes them to the disk. Returns false with errno. */
bool atomic_file_write(int descriptor, sl_text bytes);

/* Returns the permissions of an old file without set-user-ID and set-group-ID, which new content must not inherit. */
mode_t attributes_mode(const struct stat *old);

/* Copies owner, group, extended attributes and attributes_mode() of an old file to a new one, or returns false. */
bool attributes_copy(struct arena *arena, int from, const struct stat *old, int to);

#endif
