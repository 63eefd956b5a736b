/* memo.h - answers that rules have given, as trees over what they read.
 *
 * A rule is a pure function of what it reads: what it reads next follows from what it has read. So its answers are a decision
 * tree, grown here as programs are checked, and Lua is entered only for a combination of values that is new. Places come from
 * the program at hand, never from here. Rules that failed themselves are not remembered. */
#ifndef SAMPLINT_JUDGE_MEMO_H
#define SAMPLINT_JUDGE_MEMO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "lua/host.h"
#include "model/configuration.h"

struct memo_node;

struct memo {
    struct arena arena;
    struct memo_node
        *roots;   /* one a rule of the book, by its place there; all of them again for each number of accounts */
    size_t bytes; /* about what the trees take, up to SL_LIMIT_MEMO_BYTES */
    bool off;     /* remember nothing */
};

/* Forgets everything: rules or their options have changed. */
void memo_clear(struct memo *memo);

/* What a rule is asked, and about what. */
struct memo_question {
    size_t rule; /* its place in the book, of so many: */
    size_t rule_count;
    const struct configuration *configuration;
    size_t accounts; /* those of the configuration that the rule asks about, too; 0 for a rule that asks about none */
};

/* What rules say of more accounts is not worth remembering: they will hardly all be the same again. */
#define MEMO_ACCOUNTS 4

/* Fills in the answer, if it is known. It belongs to the memo. */
bool memo_find(const struct memo *memo, const struct memo_question *question, struct answer *answer);

/* Remembers an answer, if there is room. */
void memo_add(struct memo *memo, const struct memo_question *question, const struct answer *answer);

#endif
