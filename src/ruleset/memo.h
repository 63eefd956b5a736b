/* memo.h - the answers that rules have given, as decision trees over the values that the rules have read.
 *
 * A rule is a pure function of its reads: the values that it has read determine which field it reads next. The answers
 * of a rule therefore form a decision tree, which grows here while programs are checked. Lua is entered only for a
 * combination of values that is new. The memo holds no lines and columns: these are taken from the program that is
 * being checked. Answers of rules that failed themselves are not remembered. */
#ifndef SAMPLINT_RULESET_MEMO_H
#define SAMPLINT_RULESET_MEMO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "lua/host.h"
#include "model/configuration.h"

struct memo_node;

struct memo {
    struct arena arena;
    struct memo_node *roots; /* one for each number of accounts up to MEMO_ACCOUNTS and each rule: see root_index() */
    size_t bytes;            /* approximate size; nothing is added any more once it is above SL_LIMIT_MEMO_BYTES */
    bool off;                /* remember nothing */
};

/* Forgets everything, because rules or their options have changed. */
void memo_clear(struct memo *memo);

/* A rule, and what it is asked about. */
struct memo_question {
    size_t rule; /* the rule's index in the rulebook */
    size_t rule_count;
    const struct configuration *configuration;
    size_t accounts; /* for a portfolio rule, the number of accounts of the configuration; 0 for any other rule */
};

/* Answers about more accounts are not remembered: the values of all of them are hardly ever the same again. */
#define MEMO_ACCOUNTS 4

/* Returns whether the answer is known, and fills it in. The arena owns its texts, the memo its reads. */
bool memo_find(const struct memo *memo, const struct memo_question *question, struct arena *arena,
               struct answer *answer);

/* Remembers an answer, if there is room. */
void memo_add(struct memo *memo, const struct memo_question *question, const struct answer *answer);

#endif
