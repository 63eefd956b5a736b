/* owner.h - the program that an account file belongs to. */
#ifndef SAMPLINT_ENGINE_OWNER_H
#define SAMPLINT_ENGINE_OWNER_H

#include "base/arena.h"
#include "base/file.h"
#include "samplint/vocabulary.h"

/* Programs that were looked at already, and the account files they name. */
struct owners {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    struct owner *list;
    size_t count;
    size_t capacity;
    struct folder_list *folders; /* the newest first */
};

/* Lists the programs that name this file among their accounts: those of the nearest folder, walking up from the file's to the
 * root of the repository; where none does, those on the way that cannot be read. Nothing for a file that is a program itself. */
void owner_find(struct owners *owners, sl_text path, struct file_list *found);

#endif
