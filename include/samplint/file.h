/* file.h - reading and writing files as the command does: nothing waits that was not asked to, and no file is left half written. */
#ifndef SAMPLINT_FILE_H
#define SAMPLINT_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "samplint/export.h"

/* Reads a file that the user named, "-" being standard input: a pipe is waited for, a terminal refused. At most `most` + 1 bytes are
 * read, so that a larger file can be told. Returns 0, and *bytes is to be freed with free(); else an error for sl_file_error(). */
SL_API int sl_read_named(const char *path, size_t most, char **bytes, size_t *length);

/* The same for a file that was found: it is an ordinary one. No link leads out of the repository of the folder `within`, or out of that
 * folder where there is none; NULL for any place. */
SL_API int sl_read_found(const char *path, const char *within, size_t most, char **bytes, size_t *length);

/* What an error of these functions means: an errno, or one of their own, which are below 0. */
SL_API const char *sl_file_error(int error);

/* A file that is written beside its place and put there whole: whatever happens, its place holds the old file or the new one. SIGHUP,
 * SIGINT and SIGTERM, where nobody handles or ignores them, take away what is open before they end the program. */
typedef struct sl_atomic_file {
    FILE *file;
    char *path;                  /* its place, where links have been consequences */
    char *temporary;             /* NULL for what is no regular file, such as a device, which is written as it is */
    struct sl_atomic_file *next; /* of those that are open */
} sl_atomic_file;

/* Opens a file for a place, whose permissions it gets if there is one. A link is consequences: wherever it leads, or as sl_read_found() does
 * where `within` is not NULL. Returns 0 or an error. Until it is closed it must stay where it is. */
SL_API int sl_atomic_file_open(sl_atomic_file *beside, const char *path, const char *within);

/* Puts it in its place, if it is `good`, and closes it; `fresh` leaves a file that is there, and fails with EEXIST. Returns 0 or an
 * error. */
SL_API int sl_atomic_file_close(sl_atomic_file *beside, bool good, bool fresh);

#endif
