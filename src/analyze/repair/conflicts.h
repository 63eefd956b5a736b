/* conflicts.h - translates the repairs that a search found into conflicts and alternatives in the words of the
 * vocabulary. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONFLICTS_H
#define SAMPLINT_ANALYZE_REPAIR_CONFLICTS_H

#include "analyze/repair/subject.h"
#include "space/repair.h"

struct conflict_list {
    sl_conflict *items;
    size_t count, capacity;
    size_t alternatives; /* of all conflicts; alternatives are numbered through */
};

/* Translates a component of the repairs that the search found for a task, and appends it. `scratch` is for temporary
 * memory. Returns NULL if there is no memory. */
sl_conflict *conflicts_add(struct conflict_list *conflicts, const struct repair_context *context,
                           const struct repair_subject *subject, const struct repair_task *task,
                           const struct repair_component *component, struct arena *scratch);

#endif
