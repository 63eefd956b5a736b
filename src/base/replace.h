/* replace.h - replacing the contents of several files: all of them, or none when an error is detected.
 *
 * Each new content is written to a temporary file in the same folder. That file gets the permissions, the owner, the
 * group and the extended attributes (access control lists among them) of the old file, and is renamed to it. A link as
 * the last part of the path is followed. A file that has other hard links, or attributes that a new file cannot get, is
 * overwritten in place; a crash at that moment can leave it half written. */
#ifndef SAMPLINT_BASE_REPLACE_H
#define SAMPLINT_BASE_REPLACE_H

#include "base/arena.h"

struct replacement {
    sl_text path;   /* followed by a NUL */
    sl_text before; /* the content that the file is expected to have */
    sl_text bytes;  /* the new content */
};

/* Reasons not to replace a file, in addition to an errno and the errors of open.h. */
enum replace_error {
    REPLACE_CHANGED = -100, /* the file does not have the expected content */
    REPLACE_READ_ONLY,      /* the file has no write permission, or this user has none */
    REPLACE_TWICE,          /* the same file occurs earlier in the list */
    REPLACE_NOT_UNDONE      /* another file failed, and this one could not be restored */
};

/* Explains an errno, an error of this file or one of open.h. */
const char *replace_error(int error);

/* Replaces all files or none, and holds signals back meanwhile. Returns 0, or the error of the file number *failed. */
int replace_all(struct arena *arena, const struct replacement *list, size_t count, size_t *failed);

#endif
