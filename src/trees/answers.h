/* answers.h - the different answers of one rule, each kept once and known by its number. */
#ifndef SAMPLINT_TREES_ANSWERS_H
#define SAMPLINT_TREES_ANSWERS_H

#include "base/arena.h"
#include "lua/host.h"

struct tree_answer {
    sl_status status;
    sl_text message;         /* of a failure; else empty */
    const sl_field *missing; /* the attribute that an undetermined rule waits for; else NULL */
};

struct answers {
    struct arena *arena;
    struct tree_answer *list;
    size_t count, capacity;
    uint32_t *slots; /* a hash table of 1 + the number of an answer; 0 in a free slot */
    size_t slot_count;
};

bool same_answer(const struct tree_answer *a, const struct tree_answer *b);

/* Returns the number of an answer; adds the answer if it is new. Lack of memory shows in the arena. */
uint32_t answers_number(struct answers *answers, const struct answer *answer);

#endif
