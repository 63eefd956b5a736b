/* subject.h - the subjects of a repair: the program's own values (its standard), and its accounts. */
#ifndef SAMPLINT_ANALYZE_REPAIR_SUBJECT_H
#define SAMPLINT_ANALYZE_REPAIR_SUBJECT_H

#include "analyze/repair/context.h"

struct repair_subject {
    const struct configuration *configuration;
    const struct repair_space *space; /* decides about the subject */
    uint8_t *choices;                 /* by variable: the present choice */
    choice_set *allowed; /* by variable: the choices that a repair may give it; the present one is among them */
    choice_set *pinned;  /* by variable: only the present choice if its field is kept or was set; else all */
};

/* Lists the subjects of a program: the standard, then each account with a fault that the standard does not have. Stores
 * their number in `count`. Returns NULL if there is no memory. */
const struct configuration **subjects_list(const struct repair_context *context, size_t *count);

/* Reads a subject. Its lists belong to `arena`, which also shows lack of memory. Returns false if some value cannot be
 * read. */
bool subject_read(struct arena *arena, const struct repair_context *context, const struct configuration *configuration,
                  struct repair_subject *subject);

/* Fields and rules that contradict each other: no congruent program has the present values of all these fields. Both
 * are empty if no contradiction was found. */
struct contradiction {
    const sl_field *const *fields;
    size_t field_count;
    sl_responsible rules;
};

/* Explains why no congruent program has the pinned choices. A pin on the field `except` (or NULL) is not listed.
 * `*steps` limits the work and is reduced by the steps taken. `scratch` is for temporary memory. */
struct contradiction explain_contradiction(const struct repair_context *context, const struct repair_subject *subject,
                                           const choice_set *pinned, const sl_field *except, uint64_t *steps,
                                           struct arena *scratch);

#endif
