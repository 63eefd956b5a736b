/* agree.h - decides whether two decision trees are equivalent, that is, give the same answer for every assignment. */
#ifndef SAMPLINT_SPACE_AGREE_H
#define SAMPLINT_SPACE_AGREE_H

#include "space/space.h"

enum agreement { AGREE, DISAGREE, AGREE_UNKNOWN /* the steps were used up, or there was no memory */ };

/* Tells whether two answers are the same; `first` and `second` are the `answer` numbers of a leaf of each tree. */
typedef bool same_answers(const void *context, uint32_t first, uint32_t second);

struct agree_question {
    const struct tree *first, *second; /* trees over the same variables */
    const struct variable *variables;
    size_t variable_count;
    same_answers *same;
    const void *context; /* passed to `same` */
    uint64_t *steps;     /* how many pairs of nodes may be compared; reduced by those that were compared */
};

/* Descends both trees at once, branches on each variable that one of them reads, and compares the two leaves at the end
 * of each path. The time is exponential in the number of variables that the trees read, up to the limit of `steps`.
 * Takes one byte of the arena per variable. */
enum agreement trees_agree(struct arena *arena, const struct agree_question *question);

#endif
