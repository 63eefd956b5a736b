/* fine_tree.h - the decision tree of one rule, fine enough to distinguish the rule from a rule with a small change. */
#ifndef SAMPLINT_RULETEST_FINE_TREE_H
#define SAMPLINT_RULETEST_FINE_TREE_H

#include "trees/rule_space.h"

/* The most numbers in a rule's check. A number and its two neighbors are boundaries, and each starts two ranges. */
#define FINE_TREE_NUMBERS ((size_t)8)

_Static_assert(FINE_TREE_NUMBERS * 3 * 2 < SPACE_CHOICES,
               "each number and its neighbors start ranges, and so do the integers after them");

/* Makes the tree of a rule with the present values of its options: space->rules[0]. Integers are split at every number
 * in the rule's check and at its neighbors. The numbers come from the unchanged text of the rule, also while another
 * check is in its place; so the trees of all changed versions have the same variables. Returns false if there are too
 * many numbers or the tree cannot be made. Lack of memory shows in the arena. */
bool fine_tree_make(struct arena *arena, struct ruleset *rules, sl_rule *rule, struct rule_space *space);

#endif
