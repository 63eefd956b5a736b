/* context.h - everything that is known before a search for repairs: the program, the rules' answers, and the trees that
 * decide. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONTEXT_H
#define SAMPLINT_ANALYZE_REPAIR_CONTEXT_H

#include "analyze/repair/constraints.h"
#include "space/search.h"
#include "trees/rule_space.h"
#include "trees/verdict_space.h"

/* The trees that decide about one kind of subject. */
struct repair_space {
    struct verdict_space verdict; /* without tree_of_rule for accounts */
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
    struct rule_space trees;
    size_t *groups; /* by variable: the index of its field. The variables of one field change together, for one cost. */

    /* Decides about the program's standard. Rules about all accounts that no allowed change of the standard satisfies
     * are left out. */
    struct repair_space standard;

    /* Decides about an account. Left out are rules about all accounts and rules that the standard itself does not
     * satisfy: those are repaired in the standard, not in an account. */
    struct repair_space account;
};

/* Makes the trees of a context. `cache` has the trees that need no program. Returns false if there is no memory; the
 * arena shows it too. */
bool context_make_trees(struct repair_context *context, struct tree_cache *cache);

#endif
