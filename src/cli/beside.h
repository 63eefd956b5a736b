/* beside.h - a file that is written beside its place, and put there whole: whatever happens, its place holds the old file or the new
 * one. An end by a signal takes away what is open. */
#ifndef SAMPLINT_CLI_BESIDE_H
#define SAMPLINT_CLI_BESIDE_H

#include <stdbool.h>
#include <stdio.h>

struct beside {
    FILE *file;
    char *path;          /* its place, where links have been followed */
    char *temporary;     /* NULL for what is no regular file, such as a device, which is written as it is */
    struct beside *next; /* of those that are open */
};

/* Opens a file for a place, whose permissions it gets if there is one. Returns an errno, 0 for success. Until it is closed it must
 * stay where it is. */
int beside_open(struct beside *beside, const char *path);

/* Puts it in its place, if it is `good`, and closes it; `fresh` leaves a file that is there, and fails with EEXIST. Returns an errno. */
int beside_close(struct beside *beside, bool good, bool fresh);

#endif
