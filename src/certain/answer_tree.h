/* answer_tree.h - the answers that rules have given, as decision trees over what the rules have asked.
 *
 * A rule is a pure function of the answers to its questions: these determine what it asks next. The answers of a rule
 * therefore form a decision tree, which grows while programs are checked. Lua is entered only for a combination of
 * values that is new.
 *
 * A tree has two kinds of paths. On the one kind, each question about a value has a value: a declared one, or one that a
 * run has supposed. The other kind belongs to programs with gaps: where a value is missing, the path goes through a
 * branch that says so, and on to whatever the completions of the program ask next. The answer at its end is the
 * certain answer (certain.h). The trees hold no lines and columns: these are taken from the program that is being
 * checked. */
#ifndef SAMPLINT_CERTAIN_ANSWER_TREE_H
#define SAMPLINT_CERTAIN_ANSWER_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "lua/host.h"
#include "lua/source/constants.h"
#include "model/configuration.h"

/* A node that is new has neither a question nor an answer. */
struct answer_node {
    struct question question; /* what the rule asks next; its field is NULL where the rule answers */
    struct answer_branch *branches;
    const struct answer *answer; /* NULL where the rule asks on */
    uint64_t work;               /* of the run that gave the answer, in instructions */
    uint64_t explored;           /* the last exploration that has passed the node */
    struct answer_node *next; /* where that went on to along declared values; the node itself at a gap or an answer */
    size_t variable;          /* at a gap: the number of its variable in that exploration plus 1; 0 if not known */
    struct answer_branch *branch; /* that leads to this node; NULL for the root */
};

struct answer_branch {
    struct answer_branch *next;
    struct answer_node *parent;
    struct plain value;
    struct answer_node node; /* the node after the question was answered with this value */
};

struct answer_tree {
    struct arena *arena; /* owns the nodes and their answers */
    struct answer_node *root;
    const struct answer **answers; /* each kept once, but for those that are too old to be compared with */
    size_t answer_count, answer_capacity;
    uint64_t explorations; /* number of explorations of the tree so far (exploration.h) */
    size_t own_bytes;
    size_t *bytes; /* counts the approximate size of the tree, and of others; may be &own_bytes */
};

/* Returns what a configuration, with its accounts, answers to a question; a value that is missing as what it is. */
struct plain fact_of(const struct configuration *configuration, struct question question);

/* Returns the node behind a branch of a node, or NULL. */
struct answer_node *node_find(const struct answer_node *node, struct plain value);

/* Returns the node behind a branch, which is added if it is not there; NULL when there is no memory. */
struct answer_node *node_branch(struct answer_tree *tree, struct answer_node *node, struct plain value);

/* Adds an answer behind the facts from the root on. Does nothing if the tree has another question on the way. */
void answer_tree_add(struct answer_tree *tree, const struct fact *facts, size_t count, const struct answer *answer,
                     uint64_t work);

/* Returns the answer about a configuration, or NULL if it is not known. */
const struct answer *answer_tree_find(const struct answer_tree *tree, const struct configuration *configuration);

/* Returns whether the tree is known to ask for a gap of a configuration: the rule then need not be run to find that out. */
bool answer_tree_meets_gap(const struct answer_tree *tree, const struct configuration *configuration);

/* Copies the texts of an answer into an arena. */
void answer_copy_texts(struct arena *arena, struct answer *answer);

/* ---- the trees of all rules -------------------------------------------------------------------------------------- */

/* Answers about more accounts, or about accounts in segments, are not remembered: the values of all of them are hardly
 * ever the same again. */
#define MEMO_ACCOUNTS 4

struct practice_ways;

/* What the text of a rule's check says, read when it is first needed. */
struct check_facts {
    bool read;
    struct check_integers integers;
    const bool *mentioned; /* by field index: the check can read it */
};

struct memo {
    struct arena arena;
    struct check_facts *checks; /* one for each rule; made when needed */
    struct answer_tree *trees; /* one for each rule and each number of accounts up to MEMO_ACCOUNTS; made when needed */
    struct practice_ways **ways; /* one for each rule: how a practice is shown (judge/touched_rules.c); made when needed */
    size_t bytes;              /* approximate size of all trees */
    bool off;                  /* remember nothing */
};

/* Forgets everything, because rules or their options have changed. */
void memo_clear(struct memo *memo);

/* Returns what is remembered of the text of the check of the rule at `index` of `rule_count`; NULL if nothing may be
 * remembered. Lack of memory shows in memo->arena, which owns the lists. */
struct check_facts *memo_check(struct memo *memo, size_t index, size_t rule_count);

/* Returns where the ways to show the practice at `index` of `rule_count` are remembered; NULL if nothing may be
 * remembered. Lack of memory shows in memo->arena, which owns the ways. */
struct practice_ways **memo_ways(struct memo *memo, size_t index, size_t rule_count);

/* Returns the tree of the rule at `index` of `rule_count`. `program` is the one that a portfolio rule is asked about, and
 * NULL for any other rule. Returns NULL if nothing may be remembered. Lack of memory shows in memo->arena. */
struct answer_tree *memo_tree(struct memo *memo, size_t index, size_t rule_count, const struct configuration *program);

#endif
