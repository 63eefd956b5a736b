/* owner.h - the program that an account file belongs to. */
#ifndef SAMPLINT_ENGINE_OWNER_H
#define SAMPLINT_ENGINE_OWNER_H

#include "base/arena.h"
#include "samplint/vocabulary.h"

/* Programs that were looked at already, and the account files they name. */
struct owners {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    struct owner *list;
    size_t count;
    size_t capacity;
};

/* The path of the program that names this file among its accounts: the nearest, walking up from the file's folder to the root of
 * the repository. The empty text when there is none, or when the file is a program itself. */
sl_text owner_find(struct owners *owners, sl_text path);

#endif
