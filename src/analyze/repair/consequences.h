/* consequences.h - which attributes must follow a change: those whose present value is in no congruent program that has what was set. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONSEQUENCES_H
#define SAMPLINT_ANALYZE_REPAIR_CONSEQUENCES_H

#include "analyze/repair/context.h"
#include "samplint/impact.h"

struct consequences {
    const sl_consequences *list;
    size_t count;
    bool unreadable; /* some value cannot be read, and the list is empty */
};

/* Looks at a program's standard and at those of its accounts that have faults of their own. All of it is in the arena, and so is lack
 * of memory. The program and the answers in `judged` are those after the change. */
struct consequences consequences_find(struct ruleset *rules, struct arena *arena, const struct configuration *program,
                                      const sl_program *judged, const struct repair_context *context,
                                      const struct repair_constraints *terms);

#endif
