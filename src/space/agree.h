/* agree.h - whether two trees give the same answers. */
#ifndef SAMPLINT_SPACE_AGREE_H
#define SAMPLINT_SPACE_AGREE_H

#include "base/arena.h"
#include "space/space.h"

enum agreement { AGREE, DISAGREE, AGREE_UNKNOWN /* the search was given up, or there is no memory */ };

/* Whether two answers, by the numbers in leaves, are the same. */
typedef bool same_answers(const void *context, uint32_t first, uint32_t second);

struct agree_question {
    const struct tree *first, *second; /* over the same variables */
    const struct variable *variables;
    size_t variable_count;
    same_answers *same;
    const void *context;
    uint64_t *steps; /* branches that may be looked at; has less by those that were */
};

/* Whether each assignment leads both trees to the same answer. */
enum agreement trees_agree(struct arena *arena, const struct agree_question *question);

#endif
