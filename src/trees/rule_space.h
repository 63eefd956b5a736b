/* rule_space.h - the rules of a checker as decision trees over what they ask.
 *
 * Each attribute is a variable: undeclared, or one of its words, true or false; an integer by representative values around the
 * boundaries that the vocabulary and the rules' options state; a text by whether it is declared. A set is a variable for
 * whether it is declared, and one for each of its words; a group that a rule asks about is one for whether anything in it is
 * declared;
 * in a finished tree that has become the questions after what is in it. Trees come out of the rules themselves, which are asked
 * again and again, each time with another answer to what they asked last (as in Korat and Lazy SmallCheck). They speak of a
 * program without accounts; made for one program, those of rules about all accounts together speak of its standard, with what its
 * accounts override as it is. */
#ifndef SAMPLINT_TREES_RULE_SPACE_H
#define SAMPLINT_TREES_RULE_SPACE_H

#include "judge/ruleset.h"
#include "model/configuration.h"
#include "samplint/audit.h"
#include "space/space.h"
#include "trees/answers.h"

/* The integer one before, at or one behind another. False where there is none. */
static inline bool integer_step(int64_t number, int step, int64_t *result) {
    if ((step < 0 && number == INT64_MIN) || (step > 0 && number == INT64_MAX))
        return false;
    *result = number + step;
    return true;
}

/* What a variable stands for. */
struct meaning {
    const sl_field *field;
    size_t word; /* of a set: the word it is about; else QUESTION_ALL */
    const int64_t *
        lows; /* of an integer: the first value of the range that choice 1, 2, ... stands for, ascending; it is what rules
                            are asked with */
    bool crowded; /* rules draw more lines through it than there is room for */
    bool sampled; /* some rule may tell others of a range from that first one */
};

struct rule_tree {
    const sl_rule *rule;
    size_t tree;                       /* its place among the space's trees; SIZE_MAX where there is none */
    const struct tree_answer *answers; /* by the number in a leaf */
    size_t answer_count;
    size_t leaves;
    bool *integers; /* by a field's index: it asks for this integer, and not only for a group that has it */
    const sl_field
        *too_wide; /* why there is no tree: it takes more than the budget, most of all because of this attribute */
    bool sampled;  /* it reads an integer of which that is said */
    bool samples;  /* it is such a rule: what it says of a range was seen for the first value only */
    sl_text fault; /* why there is no tree: the rule failed, or is not a function of what it reads */
};

struct rule_space {
    const sl_vocabulary *vocabulary;
    struct space space;       /* every rule's tree, of any kind, then structural ones */
    struct meaning *meanings; /* one a variable */
    size_t *first;            /* by a field's index: its first variable; SIZE_MAX where it has none */
    struct rule_tree *rules;  /* one a rule of the book */
    size_t rule_count;
};

enum rules_chosen {
    RULES_ALL,
    RULES_DECIDING /* without practices, which say nothing about congruence */
};

struct rule_space_question {
    struct ruleset *rules;       /* asks the rules and counts their work */
    const struct rulebook *book; /* the rules that get trees */
    const struct rulebook
        *split_by; /* further rules whose options split integers, so that the trees of both rulebooks have
                                        the same variables; NULL */
    const struct configuration
        *program; /* NULL; or its accounts are there, and its integers, and theirs, are told apart from all others
                                            where a rule may do so */
    const struct rule_space *base; /* then, the trees as they are without it: what stays the same is taken from there */
    enum rules_chosen chosen;
    size_t leaf_budget; /* for each rule; one that takes more gets no tree */
};

/* Makes the trees of rules, each within SL_LIMIT_TREE_WORK too. Lack of memory shows in the arena. */
void rule_space_build(struct arena *arena, const struct rule_space_question *question, struct rule_space *space);

/* Whether one of these rules was not asked about every integer: what rests on it is not known of all. */
bool rule_space_samples(const struct rule_space *space, const sl_responsible *responsible);

/* The trees of the rules that decide, kept as long as the rules stay the same. */
struct tree_cache {
    struct arena arena;
    const struct rule_space *space; /* NULL before the trees are first needed */
    uint64_t changes;               /* of the ruleset, when the trees were made */
};

/* Returns these trees, which are made when they are first needed. NULL when there is no memory. */
const struct rule_space *rule_space_of(struct tree_cache *cache, struct ruleset *rules);

/* Whether the trees answer for a program and its accounts as the rules do: no integer is one that a rule may tell from what
 * represents it. */
bool rule_space_tells(const struct rule_space *space, const struct configuration *configuration);

/* The choices that a program, or an account with its program behind it, has made; false when some value cannot be read. Integers
 * become what represents them. */
bool rule_space_read(const struct rule_space *space, const struct configuration *configuration, uint8_t *choices);

/* Writes choices into the values of a program's configuration that has none yet, one a field of the vocabulary. */
void rule_space_write(const struct rule_space *space, const uint8_t *choices, struct value *values);

#endif
