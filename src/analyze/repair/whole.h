/* whole.h - the standard, segments and accounts of a program as one space, in which a change of the standard reaches all
 * that inherit it.
 *
 * The standard has a variable for each variable of the rules. A segment or an account has variables of its own for the
 * fields that it declares, and shares all others with the level above. So a rule is a tree for the standard, and a
 * further tree for each segment or account that declares a field which the rule reads. Rules about all accounts have a
 * tree for the standard only, which sees the present overrides. */
#ifndef SAMPLINT_ANALYZE_REPAIR_WHOLE_H
#define SAMPLINT_ANALYZE_REPAIR_WHOLE_H

#include "analyze/repair/constraints.h"
#include "analyze/repair/parts.h"
#include "space/search.h"
#include "trees/verdict_space.h"

struct whole {
    struct verdict_space verdict; /* tree_of_rule is about the standard */
    struct variable *variables;   /* those of verdict.space */
    struct tree *trees;           /* those of verdict.space */
    size_t *part_of_tree;         /* the number of the part that a tree is about */

    /* By variable of the whole: */
    size_t *part_of;      /* the number of its part */
    uint32_t *meaning_of; /* its number among the variables of the rules */
    size_t *fields;       /* the first variable of its field in its part */
    size_t *bundles;      /* the first variable of those that change together, for one cost: of its field, but each word
                             of a declared set changes alone */
    uint32_t *costs;      /* of a bundle */
    uint32_t *kinds;      /* of a bundle: the sl_change_kind of its changes */
    uint8_t *choices;     /* the present choice */
    choice_set *allowed;  /* the choices that a repair may give it; the present one is among them */
    choice_set *pinned;   /* if its field is kept or was set, only the present choice (a pin); else all */

    uint32_t *
        *variable_of; /* by part: the whole's variable for each variable of the rules; NULL if it is not included */
    struct search *search;
};

struct whole_request {
    const struct rule_space *rules;
    const struct verdict_space *standard; /* the trees that decide about the standard */
    uint64_t *const *reads;               /* by tree of `standard`: the set of the fields that it reads */
    const struct repair_constraints *constraints;
    const struct repair_parts *parts;
    const bool *included; /* by part; the standard, and the segments of accounts, are always included */
};

/* Returns by tree the set of the fields that it reads. Lack of memory shows in the arena. */
uint64_t *const *whole_list_reads(struct arena *arena, const struct rule_space *rules,
                                  const struct verdict_space *standard);

/* Makes the whole of the included parts. Returns false if there is no memory; the arena shows it too. */
bool whole_make(struct arena *arena, const struct whole_request *request, struct whole *whole);

/* Whether a rule that reads what a part declares is not satisfied for the part now. */
bool whole_has_fault(const struct whole_request *request, size_t part);

/* Whether such a rule could be broken for a part that is not included, if the variables of the whole got choices from
 * `taken`, or kept the present ones. */
bool whole_could_break(const struct whole_request *request, const struct whole *whole, const choice_set *taken,
                       size_t part, struct arena *scratch);

#endif
