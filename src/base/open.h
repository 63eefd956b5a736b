/* open.h - opening files for reading. This is the one place that decides what may be read: nobody who did not ask for it waits for a
 * pipe or a terminal, and no link in a repository leads to what lies outside of it. */
#ifndef SAMPLINT_BASE_OPEN_H
#define SAMPLINT_BASE_OPEN_H

#include "samplint/text.h"

/* Why a file is not read, in the place of an errno. */
enum open_error {
    OPEN_NO_FILE = -1,    /* a pipe, a socket or a device that nobody named */
    OPEN_TERMINAL = -2,   /* it would be waited for without an end */
    OPEN_LEADS_OUT = -3,  /* a link leads out of the repository */
    OPEN_NOTHING_YET = -4 /* it has nothing to read now, and might have later */
};

/* What an errno means, or one of these. */
const char *open_error(int error);

/* Opens what the user named; "-" is standard input. A pipe is waited for, a link consequences wherever it leads, and a terminal refused.
 * Returns a descriptor, or -1 with errno. */
int open_named(const char *path);

/* Opens what was found in a folder, or is named by a file: an ordinary file, which a link may lead to within `tree`. That is the real
 * path of a folder; the empty text, for any place. Returns a descriptor that never waits, or -1 with errno. */
int open_found(const char *path, sl_text tree);

/* Closes a descriptor that was opened so, and keeps errno. */
void open_close(int descriptor);

#endif
