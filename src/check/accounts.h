/* accounts.h - the account files that a program names.
 *
 * Their paths count from the folder of the program's file and lie below it, so that an account file finds its program by walking
 * up, and no program shows what stands elsewhere on the machine. */
#ifndef SAMPLINT_CHECK_ACCOUNTS_H
#define SAMPLINT_CHECK_ACCOUNTS_H

#include "base/findings.h"
#include "model/bind.h"

/* An account file that a program names. */
struct account_file {
    sl_text path;             /* NUL behind it */
    struct account_path *via; /* the first entry that leads to it */
};

/* Finds the files that the entries of the list lead to, by path, each once. What is wrong with an entry becomes a finding. */
struct account_file *accounts_find(struct arena *arena, sl_text folder, struct bound *bound, struct findings *findings,
                                   size_t *count);

/* Finds and reads them, and adds an account to the program for each. `bytes` counts what all programs of a file have read. Of the file
 * that has the name of `instead` (NULL: of none) the bytes given there are taken, in place of its own. */
void accounts_read(struct arena *arena, sl_text folder, struct bound *bound, struct findings *findings, size_t *bytes,
                   const sl_source *instead);

/* Says of a program that is no file that its account files are not read. */
void accounts_refuse(struct arena *arena, struct bound *bound, struct findings *findings);

#endif
