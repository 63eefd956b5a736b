/* verdict_space.h - the trees that decide whether a program is congruent, as a space to be searched. */
#ifndef SAMPLINT_TREES_VERDICT_SPACE_H
#define SAMPLINT_TREES_VERDICT_SPACE_H

#include "samplint/analysis.h"
#include "space/explain.h"
#include "trees/rule_space.h"

struct verdict_space {
    struct space space;           /* trees of rules, then structural trees; the variables are those of the rule space */
    const sl_rule **rule_of_tree; /* NULL for a structural tree */
    size_t *tree_of_rule; /* by the rule's place in the rulebook; SIZE_MAX if the rule's tree is not in the space */
};

/* Chooses the trees of all rules but practices, and all structural trees. `left_out`, by a rule's place in the
 * rulebook, excludes further rules; NULL excludes none. Returns false if there is no memory. */
bool verdict_space_choose(struct arena *arena, const struct rule_space *rules, const bool *left_out,
                          struct verdict_space *verdict);

/* Returns the rules of an explanation; none if it explains nothing. */
sl_responsible verdict_space_responsible(struct arena *arena, const struct verdict_space *verdict,
                                         const struct explanation *why);

/* Returns whether some responsible rule is sampled: then a conclusion may be wrong for integers that were not tried. */
bool any_rule_sampled(const struct rule_space *rules, const sl_responsible *responsible);

/* search_find() with a part of the work that is left: at most SL_LIMIT_SEARCH_STEPS. */
enum search_outcome search_with_work(struct work *work, struct search *search, const choice_set *allowed,
                                     const uint8_t *wanted, uint8_t *choices);

#endif
