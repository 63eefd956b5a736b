/* verdict_space.h - the rules that decide whether a program is congruent, as a space to be searched; and its choices in words. */
#ifndef SAMPLINT_TREES_VERDICT_SPACE_H
#define SAMPLINT_TREES_VERDICT_SPACE_H

#include "samplint/audit.h"
#include "space/explain.h"
#include "trees/rule_space.h"

struct verdict_space {
    struct space space;      /* their trees, then structural ones; the variables are those of all rules */
    const sl_rule **of_tree; /* the rule of each tree; NULL for structural ones */
    size_t *tree_of;         /* by a rule's place in the book: its tree; SIZE_MAX where it is none of the space */
};

/* Chooses them out of all rules that have a tree, without those that `left_out` says, by a rule's place in the book (NULL: none).
 * Returns false when there is no memory. */
bool verdict_space_choose(struct arena *arena, const struct rule_space *rules, const bool *left_out,
                          struct verdict_space *deciding);

/* The rules of an explanation's trees; none where it explains nothing. */
sl_responsible verdict_space_responsible(struct arena *arena, const struct verdict_space *deciding,
                                         const struct explanation *why);

/* The integers that choices of a variable stand for, from one to another. */
struct range {
    int64_t low, high;
};
struct range choice_range(const struct rule_space *rules, size_t variable, size_t from, size_t to);

/* A choice of a variable, other than that it is not declared, in the words of the vocabulary; of a set, the word it is about. */
sl_text choice_show(struct arena *arena, const struct rule_space *rules, size_t variable, size_t choice);

/* The same as a value to take: of a range of integers that a rule may tell apart further, the one that was tried. */
sl_text choice_offer(struct arena *arena, const struct rule_space *rules, size_t variable, size_t choice);

/* Any choice: also "undeclared"; of a set's word, the word when it is in the set, and "without" when it is not. */
sl_text choice_name(struct arena *arena, const struct rule_space *rules, size_t variable, size_t choice);

/* A set of choices in words: of an integer by ranges as wide as they are, of a set's word "with" and "without". There is room for
 * SPACE_CHOICES. Returns how many there are. */
size_t choices_list(struct arena *arena, const struct rule_space *rules, size_t variable, choice_set choices,
                    sl_text *texts);

/* The same as a condition. */
sl_condition choices_tell(struct arena *arena, const struct rule_space *rules, size_t variable, choice_set choices);

#endif
