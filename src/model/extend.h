/* extend.h - a vocabulary with more attributes than it had. */
#ifndef SAMPLINT_MODEL_EXTEND_H
#define SAMPLINT_MODEL_EXTEND_H

#include <stddef.h>

#include "base/arena.h"
#include "samplint/vocabulary.h"

/* Numbers every field below `top` and `accounts`, in the vocabulary's order, and lists them. Lack of memory shows in the arena. */
void vocabulary_number(struct arena *arena, sl_vocabulary *vocabulary, sl_field *top, sl_field *accounts);

/* A group whose fields are added to an element of this index. */
struct addition {
    size_t element;
    const sl_field *group;
};

/* A vocabulary like the old one, which stays as it is, with the fields behind those that its elements have. NULL when there is no
 * memory. */
const sl_vocabulary *vocabulary_extend(struct arena *arena, const sl_vocabulary *old, const struct addition *additions,
                                       size_t count);

#endif
