/* context.h - everything that is known before a search for repairs: the program, the rules' answers, the trees that
 * decide, and the parts of the program that a repair can change. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONTEXT_H
#define SAMPLINT_ANALYZE_REPAIR_CONTEXT_H

#include "analyze/repair/whole.h"

struct repair_context {
    /* Filled in by the caller. */
    struct ruleset *rules;
    struct arena *arena; /* owns the trees and all results */
    const struct configuration *program;
    const sl_program *judged; /* the rules' answers for the program */
    const struct repair_constraints *constraints;

    /* Filled in by context_make_trees(). */
    struct rule_space rule_space;

    /* The trees about the standard. Rules about all accounts that no allowed change of the standard satisfies are left
     * out. */
    struct verdict_space standard;
    struct repair_parts parts;
    struct whole_request request; /* for the whole */
    bool *included;               /* by part: it is in the whole */
    bool *lost;                   /* by part: it has faults that no repair of it and the standard can mend */
    struct whole whole;           /* the standard and the parts that have faults, unless these are lost */
};

/* Makes the trees of a context. `cache` has the trees that do not depend on a program. Returns false if there is no
 * memory; the arena shows it too. */
bool context_make_trees(struct repair_context *context, struct tree_cache *cache);

/* Includes the parts that repairs might break, if they gave variables of the whole choices from `taken`. Returns whether
 * there were any: then the whole is another one. */
bool context_include(struct repair_context *context, const choice_set *taken);

/* Makes the whole of the standard and one part. */
bool context_make_alone(const struct repair_context *context, struct arena *arena, size_t part, struct whole *whole);

/* Returns a part with its names, which belong to the context's arena. */
sl_part context_part(const struct repair_context *context, size_t number);

/* Fields and rules that contradict each other: no congruent program has the present values of all these fields. Both
 * are empty if no contradiction was found. */
struct contradiction {
    const sl_field *const *fields;
    size_t field_count;
    sl_responsible rules;
};

/* Explains why no congruent program has the pinned choices. The pin on the field with the first variable
 * `except` (SIZE_MAX for none) is not listed. `*steps` limits the work and is reduced by the steps taken. `scratch` is for temporary memory. */
struct contradiction explain_contradiction(const struct repair_context *context, const struct whole *whole,
                                           const choice_set *pinned, size_t except, uint64_t *steps,
                                           struct arena *scratch);

#endif
