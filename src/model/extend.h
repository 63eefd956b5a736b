/* extend.h - adding attributes to a vocabulary. */
#ifndef SAMPLINT_MODEL_EXTEND_H
#define SAMPLINT_MODEL_EXTEND_H

#include "base/arena.h"
#include "samplint/vocabulary.h"

/* Numbers the fields below `top` and `accounts` and lists them in the vocabulary. Without memory the arena fails. */
void vocabulary_number(struct arena *arena, sl_vocabulary *vocabulary, sl_field *top, sl_field *accounts);

/* A group whose fields are added to an element. */
struct addition {
    size_t element; /* its index in the vocabulary */
    const sl_field *group;
};

/* Returns a copy of a vocabulary in which the added fields follow the elements' own. The old vocabulary does not
 * change. Returns NULL when there is no memory. */
const sl_vocabulary *vocabulary_extend(struct arena *arena, const sl_vocabulary *old, const struct addition *additions,
                                       size_t count);

#endif
