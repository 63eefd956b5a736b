/* replace.h - new contents for several files: all of them or, whatever goes wrong that can be seen, none.
 *
 * Each new content is written beside its file, gets what the old file has (permissions, owner, group, extended attributes with lists of
 * access among them), and is put in its place by a rename, through a link into the place of the file behind it. A file that has further
 * names, or attributes that no new file can get, is written in place, where a crash in that moment can leave it half written. */
#ifndef SAMPLINT_BASE_REPLACE_H
#define SAMPLINT_BASE_REPLACE_H

#include <stddef.h>

#include "base/arena.h"
#include "samplint/text.h"

struct replacement {
    sl_text path;   /* with a NUL behind */
    sl_text before; /* what the file is to hold still */
    sl_text bytes;  /* what it is to hold */
};

/* Why a file is not replaced, in the place of an errno; beside those of open.h. */
enum replace_error {
    REPLACE_CHANGED = -100, /* it does not hold what it is to hold still */
    REPLACE_READ_ONLY,      /* nobody may write it, or this user may not */
    REPLACE_TWICE,          /* it is the same file as one before it */
    REPLACE_NOT_UNDONE      /* another failed, and this one could not be put back as it was */
};

/* What an errno means, or one of these, or one of open.h. */
const char *replace_error(int error);

/* Replaces all of them, or none. Signals that would end the program wait until it is over. Returns 0, or the error of the file whose
 * place in the list *failed gets. */
int replace_all(struct arena *arena, const struct replacement *list, size_t count, size_t *failed);

#endif
