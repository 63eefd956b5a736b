/* consequences.h - which attributes must follow a change: no congruent program with the new values has their present
 * values. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONSEQUENCES_H
#define SAMPLINT_ANALYZE_REPAIR_CONSEQUENCES_H

#include "analyze/repair/context.h"
#include "samplint/impact.h"

struct consequences {
    const sl_consequences *list; /* the standard's, then those of accounts; congruent ones are left out */
    size_t count;
    bool unreadable; /* some value cannot be read; the list is empty */
};

/* Finds the consequences of the values that the context's constraints name as set. The context is that of the changed
 * program. Results belong to the context's arena, which also shows lack of memory. */
struct consequences consequences_find(const struct repair_context *context);

#endif
