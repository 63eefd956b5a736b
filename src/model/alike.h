/* alike.h - the groups of accounts that are alike: they follow the same segment, if any, and declare the same values.
 * Their names do not count. */
#ifndef SAMPLINT_MODEL_ALIKE_H
#define SAMPLINT_MODEL_ALIKE_H

#include "model/configuration.h"

struct account_groups {
    const size_t *firsts; /* by group: the number of its first account, ascending */
    const size_t *sizes;  /* by group: how many accounts it has */
    size_t count;
    const size_t *group_of; /* by account */
};

/* Groups the accounts of a program. Of the values that they declare, only those of fields in `counts` make a difference,
 * which has one element for each field of the vocabulary. The groups belong to the arena, which shows lack of memory. */
struct account_groups group_accounts(struct arena *arena, const struct configuration *program, const bool *counts);

#endif
