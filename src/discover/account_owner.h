/* account_owner.h - finds the program that an account file belongs to. */
#ifndef SAMPLINT_DISCOVER_ACCOUNT_OWNER_H
#define SAMPLINT_DISCOVER_ACCOUNT_OWNER_H

#include "base/file.h"
#include "samplint/vocabulary.h"

/* The programs and folders that were read so far, and the account files that the programs name. Each is read once. */
struct account_owners {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    struct account_owner *list;
    size_t count, capacity;
    struct listed_folder *folders; /* the newest first */
};

/* Adds the programs that name an account file: those of the nearest folder that has one, from the folder of the file up
 * to the root of the repository. If no program names the file, adds the programs in these folders that have errors of
 * YAML, because they may name it. `path` must not be a program. */
void account_owner_find(struct account_owners *owners, sl_text path, struct file_list *found);

/* Adds every program in a folder and in those above it: each may have named an account file that no longer exists. */
void account_owner_possible(struct account_owners *owners, sl_text folder, struct file_list *found);

/* Returns whether a file is a program, by its name or by its contents. */
bool account_owner_is_program(struct account_owners *owners, sl_text path);

/* Returns whether a file looks like a program or an account with mistakes: it is not YAML, but has the key of a program
 * at the start of a line; or it has keys of an account. */
bool account_owner_is_suspect(struct account_owners *owners, sl_text path);

#endif
