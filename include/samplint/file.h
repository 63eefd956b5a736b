/* file.h - reads and writes files as the command does: only a pipe that the user named is waited for, and no file is
 * left half written.
 *
 * Threads: reading is safe in several threads. All open atomic files are in one list, which the signal handler reads:
 * open and close them all in the same thread. */
#ifndef SAMPLINT_FILE_H
#define SAMPLINT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/export.h"

SL_BEGIN_C

/* Reads a file that the user named; "-" is standard input. A pipe is waited for, a terminal is refused. At most `most`
 * + 1 bytes are read: if *length is more than `most`, the file is larger than allowed. Returns 0, and *bytes is to be
 * freed with sl_free(); else an error for sl_file_error(). */
SL_API int sl_read_named(const char *path, size_t most, char **bytes, size_t *length);

/* Reads a file that was found: it must be an ordinary file. No link may lead out of the repository that contains the
 * folder `within`; if that folder is in no repository, out of the folder itself. If `within` is NULL, a link may lead
 * anywhere. */
SL_API int sl_read_found(const char *path, const char *within, size_t most, char **bytes, size_t *length);

/* The message of an error of these functions: an errno, or a number below 0. Static. */
SL_API const char *sl_file_error(int error);

/* Frees bytes that a function of the library returned. NULL is accepted. */
SL_API void sl_free(void *bytes);

/* A file that is written under a temporary name and renamed when it is complete: the path holds the old file or the new
 * one, whatever happens. SIGHUP, SIGINT and SIGTERM remove the temporary file before they end the program, unless the
 * program handles or ignores them. */
typedef struct sl_atomic_file sl_atomic_file;

/* Opens a file for `path`, with the permissions of the file that is there, if any. Links are followed, also to where
 * nothing is yet. If `within` is NULL, a link may lead anywhere, and what is no regular file (a device, a pipe) is written
 * directly; otherwise the rules of sl_read_found() hold. Returns 0 and *file, or an error. */
SL_API int sl_atomic_file_open(const char *path, const char *within, sl_atomic_file **file);

/* Writes bytes to the file. Returns 0 or an error. */
SL_API int sl_atomic_file_write(sl_atomic_file *file, const char *bytes, size_t length);

/* Closes and frees the file. If `keep` is true, first puts the new file at the path; with `only_new`, fails with EEXIST
 * if a file is there already. If `keep` is false, removes the new file. Returns 0 or an error; always an error if
 * `keep` is false. A file that cannot be replaced, because its folder cannot be written or because it is mounted, is
 * written over: then *in_place becomes true. `in_place` may be NULL. */
SL_API int sl_atomic_file_close(sl_atomic_file *file, bool keep, bool only_new, bool *in_place);

SL_END_C

#endif
