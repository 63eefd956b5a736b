/* context.h - everything that is known before a search for repairs: the program, the rules' answers, the trees that
 * decide, and the subjects of the repair: the program's own values (its standard), its segments and its accounts. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONTEXT_H
#define SAMPLINT_ANALYZE_REPAIR_CONTEXT_H

#include "analyze/repair/constraints.h"
#include "space/search.h"
#include "trees/rule_space.h"
#include "trees/verdict_space.h"

/* The trees that decide about one kind of subject. */
struct repair_space {
    struct verdict_space verdict; /* except for the standard, do not use tree_of_rule: its indices are those of the
                                     standard */
    struct search *search;        /* in verdict.space */
};

struct repair_context {
    /* Filled in by the caller. */
    struct ruleset *rules;
    struct arena *arena; /* owns the trees and all results */
    const struct configuration *program;
    const sl_program *judged; /* the rules' answers for the program */
    const struct repair_constraints *constraints;

    /* Filled in by context_make_trees(). */
    struct rule_space rule_space;
    size_t
        *bundles; /* by variable: the index of its field. The variables of one field change together, for one cost. */

    /* Decides about the program's standard. Rules about all accounts that no allowed change of the standard satisfies
     * are left out. */
    struct repair_space standard;

    /* Decides about segments, and about accounts without a segment. Left out are rules about all accounts and rules that
     * the standard itself does not satisfy: those are repaired in the standard, and not below it. */
    struct repair_space below_standard;

    /* By segment: decides about its accounts. Left out are rules about all accounts and rules that the segment itself
     * does not satisfy. */
    struct repair_space *below_segments;
};

/* Makes the trees of a context. `cache` has the trees that do not depend on a program. Returns false if there is no
 * memory; the arena shows it too. */
bool context_make_trees(struct repair_context *context, struct tree_cache *cache);

/* ---- subjects ---- */

struct repair_subject {
    const struct configuration *configuration;
    const struct repair_space *space; /* decides about the subject */
    uint8_t *choices;                 /* by variable: the present choice */
    choice_set *allowed; /* by variable: the choices that a repair may give it; the present one is among them */
    choice_set *pinned;  /* by variable: if its field is kept or was set, only the present choice (a pin); else all */
};

/* Lists the subjects of a program: the standard, then each segment, then each account that has a fault which the level
 * above does not have. Stores their number in `count`. Returns NULL if there is no memory. */
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
