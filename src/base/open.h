/* open.h - opening files for reading. Only these functions decide which files may be read. They refuse terminals and,
 * unless the user named them, pipes, sockets, devices, and links that lead out of the repository. */
#ifndef SAMPLINT_BASE_OPEN_H
#define SAMPLINT_BASE_OPEN_H

#include "samplint/file.h"
#include "samplint/text.h"

/* Reasons to refuse a file. sl_file_error() explains them, as it explains an errno. */
enum open_error {
    OPEN_NO_FILE = -1,    /* a pipe, a socket or a device that the user did not name */
    OPEN_TERMINAL = -2,   /* a terminal, which would never end */
    OPEN_LEADS_OUT = -3,  /* a link leads out of the repository */
    OPEN_NOTHING_YET = -4 /* there is nothing to read yet, and the file must not be waited for */
};

/* Opens a file that the user named; "-" is standard input. Waits for a pipe, follows links anywhere and refuses a
 * terminal. Returns a descriptor, or -1 with errno. */
int open_named(const char *path);

/* Opens a file that the user did not name: a regular file or a link to one. The target of a link must lie in `tree`,
 * the real path of a folder, unless `tree` is empty. Returns a descriptor that never waits, or -1 with errno. */
int open_found(const char *path, sl_text tree);

/* Closes a descriptor of these functions, except standard input, and preserves errno. */
void open_close(int descriptor);

#endif
