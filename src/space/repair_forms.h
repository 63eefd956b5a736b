/* repair_forms.h - describes repairs as a person would say them: these changes, and one of these, and one of those.
 *
 * A form is a list of factors; each factor is a list of options, of which one is taken; an option gives ranges to the
 * variables of one bundle. Every way to take an option of each factor, and a choice of each range, is a repair. */
#ifndef SAMPLINT_SPACE_REPAIR_FORMS_H
#define SAMPLINT_SPACE_REPAIR_FORMS_H

#include "space/repair_sets.h"

struct repair_option {
    size_t bundle;
    const uint32_t *variables; /* the variables of the bundle that repairs change, ascending */
    const choice_set *ranges;  /* by index in `variables`: the new choices */
    size_t variable_count;
    uint64_t count; /* the number of combinations of choices */
};

struct repair_factor {
    const struct repair_option *const *options; /* one or more */
    size_t option_count;
};

struct repair_form {
    const struct repair_factor *factors; /* by their first bundles; those with one option come first */
    size_t factor_count;
    uint64_t count; /* how many repairs these are */
};

struct repair_forms {
    const struct repair_form *items; /* by the sets that they are made from */
    size_t count;
};

/* Makes the forms of sets of repairs: each repair belongs to one form. Options become one factor only if their bundles
 * have the same kind and cost, and a form of a single factor has options of one family only. `kinds` and `families` have a
 * number for each bundle. The forms belong to the arena, and refer to the sets. Returns NULL when there is no memory. */
const struct repair_forms *repair_forms_make(struct arena *arena, const struct repair_task *task,
                                             const struct repair_sets *sets, const uint32_t *kinds,
                                             const size_t *families);

#endif
