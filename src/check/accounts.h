/* accounts.h - finds and reads the account files that a program names.
 *
 * Their paths are relative to the folder of the program's file, and the files lie below that folder. The program of an
 * account file can therefore be found by walking up, and no report shows files from elsewhere on the machine. */
#ifndef SAMPLINT_CHECK_ACCOUNTS_H
#define SAMPLINT_CHECK_ACCOUNTS_H

#include "model/bind.h"

/* An account file that a program names. */
struct account_file {
    sl_text path;             /* followed by a NUL */
    struct account_path *via; /* the first entry that names it or, without one, the first pattern that matches it */
};

/* Finds the files that a program's list leads to, each once, sorted by path. Adds a finding for each wrong entry. */
struct account_file *accounts_find(struct arena *arena, sl_text folder, struct bound *bound, struct findings *findings,
                                   size_t *count);

/* Finds and reads these files, and adds an account to the program for each. `*bytes` counts the bytes read for all
 * programs of the file. If `overlay` is not NULL, the account file that has its name is not read: the bytes of
 * `overlay` are used instead. */
void accounts_read(struct arena *arena, sl_text folder, struct bound *bound, struct findings *findings, size_t *bytes,
                   const sl_source *overlay);

/* Adds the findings that the account files of a program without a path are not read. */
void accounts_refuse(struct arena *arena, struct bound *bound, struct findings *findings);

#endif
