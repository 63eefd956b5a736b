/* answers.h - the different answers that a rule gives, each kept once and known by its number. */
#ifndef SAMPLINT_TREES_ANSWERS_H
#define SAMPLINT_TREES_ANSWERS_H

#include "base/arena.h"
#include "lua/host.h"

struct tree_answer {
    sl_status status;
    sl_text message;         /* of a failure */
    const sl_field *missing; /* of an undetermined one */
};

struct answers {
    struct arena *arena;
    struct tree_answer *list;
    size_t count, capacity;
    uint32_t *slots; /* numbers counted from 1, by a hash of the answers; 0 where none is */
    size_t slot_count;
};

bool same_answer(const struct tree_answer *a, const struct tree_answer *b);

/* The number of an answer, which is added where it is new. Lack of memory shows in the arena. */
uint32_t answers_number(struct answers *answers, const struct answer *answer);

#endif
