/* account_owner.h - the program that an account file belongs to. */
#ifndef SAMPLINT_DISCOVER_ACCOUNT_OWNER_H
#define SAMPLINT_DISCOVER_ACCOUNT_OWNER_H

#include "base/arena.h"
#include "base/file.h"
#include "samplint/vocabulary.h"

/* Programs that were looked at already, and the account files they name. */
struct account_owners {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    struct account_owner *list;
    size_t count;
    size_t capacity;
    struct folder_list *folders; /* the newest first */
};

/* Lists the programs that name this file among their accounts: those of the nearest folder, walking up from the file's to the
 * root of the repository; where none does, those on the way that cannot be read. The file is no program itself. */
void account_owner_find(struct account_owners *account_owners, sl_text path, struct file_list *found);

/* Of a file that is gone nobody can tell who named it: lists every program that could have, in the folder and those above it. */
void account_owner_possible(struct account_owners *account_owners, sl_text folder, struct file_list *found);

/* Whether a file is a program, by its name or by what it says. */
bool account_owner_is_program(struct account_owners *account_owners, sl_text path);

/* Whether it seems to be one, or an account: it cannot be read as YAML, but has the key of a program at the start of a line, or it has
 * the keys of an account. */
bool account_owner_is_suspect(struct account_owners *account_owners, sl_text path);

#endif
