/* rule_tree.h - one rule by itself as a decision tree, fine enough to tell a rule from one that was changed a little. For the files of
 * this folder only. */
#ifndef SAMPLINT_TREES_RULE_TREE_H
#define SAMPLINT_TREES_RULE_TREE_H

#include "trees/rule_space.h"

/* Numbers in a rule's text, at most. Each takes three choices of a variable, and some are left for the rule's own options. */
#define RULE_TREE_NUMBERS ((size_t)8)

_Static_assert(RULE_TREE_NUMBERS * 3 * 2 < SPACE_CHOICES,
               "each number and its neighbors start ranges, and so does what is behind them");

/* Makes the tree of a rule as its options are set now: space->rules[0]. Integers are told apart on either side of every number that the
 * rule's text states, and of its neighbors, so that trees of two checks of one rule have the same variables. Returns false where that
 * cannot be done, or where there is no tree. Lack of memory shows in the arena. */
bool rule_tree_make(struct arena *arena, struct ruleset *rules, sl_rule *rule, struct rule_space *space);

/* Whether the tree reads a text, of which it knows no more than that there is one. */
bool rule_tree_reads_text(const struct rule_space *space);

#endif
