/* file.h - reads and writes files as the command does: no read waits for input that nobody asked for, and no file is
 * left half written.
 *
 * Threads: reading is safe in several threads. Atomic files share a list that signals use; open and close them in one
 * thread. */
#ifndef SAMPLINT_FILE_H
#define SAMPLINT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/export.h"

SL_BEGIN_C

/* Reads a file that the user named; "-" is standard input. A pipe is waited for, a terminal is refused. At most `most`
 * + 1 bytes are read, so that the caller can tell a file that is larger. Returns 0, and *bytes is to be freed with
 * sl_free(); else an error for sl_file_error(). */
SL_API int sl_read_named(const char *path, size_t most, char **bytes, size_t *length);

/* Reads a file that was found: it must be an ordinary file. No link may lead out of the repository of the folder
 * `within` (out of that folder, where there is no repository); NULL allows any place. */
SL_API int sl_read_found(const char *path, const char *within, size_t most, char **bytes, size_t *length);

/* The message of an error of these functions: an errno, or a number below 0. Static. */
SL_API const char *sl_file_error(int error);

/* Frees bytes that a function of the library returned. NULL is accepted. */
SL_API void sl_free(void *bytes);

/* A file that is written under a temporary name and renamed when it is complete: the path holds the old file or the new
 * one, whatever happens. SIGHUP, SIGINT and SIGTERM remove the temporary file before they end the program, unless the
 * program handles or ignores them. */
typedef struct sl_atomic_file sl_atomic_file;

/* Opens a file for `path`, with the permissions of the file that is there, if any. A link is followed: anywhere, or,
 * where `within` is not NULL, as sl_read_found() does. A device is written directly. Returns 0 and *file, or an error.
 */
SL_API int sl_atomic_file_open(const char *path, const char *within, sl_atomic_file **file);

/* Writes bytes to the file. Returns 0 or an error. */
SL_API int sl_atomic_file_write(sl_atomic_file *file, const char *bytes, size_t length);

/* Closes and frees the file. If `keep` is true, it replaces the file at the path first; with `only_new` it fails with
 * EEXIST if there is a file. Returns 0 or an error. */
SL_API int sl_atomic_file_close(sl_atomic_file *file, bool keep, bool only_new);

SL_END_C

#endif
