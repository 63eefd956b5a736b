/* rule_space.h - rules as decision trees over the questions that they ask.
 *
 * Each attribute becomes a variable, whose choices are:
 *   a word, a boolean     not declared, or one of the values
 *   an integer            not declared, or one of several ranges. The lowest range starts at the attribute's minimum.
 *                         Each integer option and each number in a check of a rule about the element gets a range of
 *                         its own, and the integers between them form the other ranges. A rule is asked with the
 *                         lowest integer of a range.
 *   a text                not declared, or declared
 *   a set                 not declared, or declared. Each word of the set is a further variable: not in the set, or
 *                         in it.
 * While a tree is made, a group that a rule reads as a whole is a variable too: whether anything in it is declared. The
 * finished tree asks about the attributes of the group instead.
 *
 * The trees come out of the rules themselves: a rule is run again and again, each time with another answer to the
 * question that it asked last, as Korat and Lazy SmallCheck do it. The choice "not declared" of an attribute leads
 * where all its other choices agree, and otherwise to undetermined (complete_tree.c): so a tree gives the certain
 * answer for a program with gaps (certain/certain.h). A tree describes a program without accounts. If it
 * is made for one program, rules about all accounts together see the accounts of that program: the tree then describes
 * the program's own values (its standard), and the overrides of the accounts stay as they are. */
#ifndef SAMPLINT_TREES_RULE_SPACE_H
#define SAMPLINT_TREES_RULE_SPACE_H

#include "ruleset/ruleset.h"
#include "space/space.h"

/* The integer before (step -1), at (0) or after (1) another one. Returns false if there is no such integer. */
static inline bool integer_step(int64_t number, int step, int64_t *result) {
    if ((step < 0 && number == INT64_MIN) || (step > 0 && number == INT64_MAX))
        return false;
    *result = number + step;
    return true;
}

/* The attribute behind a variable, and the values behind its choices. */
struct meaning {
    const sl_field *field;
    size_t word;         /* for a variable about one word of a set: the word's index in the domain; else QUESTION_ALL */
    const int64_t *lows; /* for an integer: the lowest value of the ranges of choice 1, 2, ..., ascending */
    bool crowded;        /* the rules have more boundaries for this integer than a variable has choices */
    bool sampled;        /* some rule may answer differently for two integers of one range; only the lowest was tried */
};

struct tree_answer {
    sl_status status;
    sl_text message; /* of a failure; else empty */
};

bool same_answer(const struct tree_answer *a, const struct tree_answer *b);

struct rule_tree {
    const sl_rule *rule;
    size_t tree;                       /* index among the trees of the space; SIZE_MAX if the rule has no tree */
    const struct tree_answer *answers; /* by the number in a leaf */
    size_t answer_count;
    size_t leaves;
    bool *integers; /* by field index: the rule asks about this integer itself, not only about a group with it */
    const sl_field *too_wide; /* if the tree exceeds the budget: the attribute that the rule asks about most often */
    sl_text fault;            /* why there is no tree: the rule failed, or its answer depends on more than it reads */
    bool sampled;             /* the rule may answer differently for two integers of one range */
    bool reads_sampled;       /* the rule asks for an integer that is sampled because of this rule or another one */
};

struct rule_space {
    const sl_vocabulary *vocabulary;
    struct space space;       /* the trees of the rules that have one, then the structural trees */
    struct meaning *meanings; /* one for each variable */
    size_t *first_variable;   /* by field index; SIZE_MAX if the field has no variable */
    struct rule_tree *rules;  /* one for each rule of the rulebook */
    size_t rule_count;
};

struct rule_space_request {
    struct ruleset *rules;       /* runs the rules and counts their work */
    const struct rulebook *book; /* the rules that get trees */
    bool without_practices;      /* makes no trees of practices, which do not decide about congruence */
    size_t leaf_budget;          /* for each rule; a rule with more leaves gets no tree */

    /* Further rules whose boundaries split integers; NULL for none. Two spaces whose `book` and `split_by` together
     * have the same rules get the same variables. */
    const struct rulebook *split_by;

    /* For trees of one program, else NULL: the program, and the same trees made without it. Trees that stay the same
     * are taken from `base`. Where a rule may treat the integers of the program or its accounts differently from others
     * of their range, these integers get ranges of their own. */
    const struct configuration *program;
    const struct rule_space *base;
};

/* Makes the trees of rules. A rule that exceeds the leaf budget or SL_LIMIT_TREE_WORK gets no tree. Lack of memory
 * shows in the arena. */
void rule_space_build(struct arena *arena, const struct rule_space_request *request, struct rule_space *space);

/* The trees of a ruleset, except those of practices, kept until the rules change. */
struct tree_cache {
    struct arena arena;
    const struct rule_space *space; /* NULL before the trees are first needed */
    uint64_t changes;               /* the ruleset's `changes` when the trees were made */
};

/* Returns the trees, made when first needed. Returns NULL when there is no memory or the work is cancelled. */
const struct rule_space *tree_cache_get(struct tree_cache *cache, struct ruleset *rules);

#endif
