/* constants.h - which integers and texts a rule's check has.
 *
 * If a check does not calculate, it gives the same answer for all integers that lie between two neighboring integers
 * with which it compares an attribute. So a decision tree tries only one integer of each range. If the check
 * calculates, the tree may be wrong for the other integers, and the rule is marked as sampled (trees/rule_space.h). */
#ifndef SAMPLINT_LUA_SOURCE_CONSTANTS_H
#define SAMPLINT_LUA_SOURCE_CONSTANTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lua/source/tokens.h"
#include "samplint/rule.h"

struct check_integers {
    const int64_t *written; /* the numbers in the check, in the arena, with repeats; a fraction is cut off */
    size_t count;
    bool calculates; /* may compare an attribute with integers that are not written in the check (constants.c) */
    bool reads_texts; /* may read the texts again that it makes, or does something else that is not on the lists there */
};

/* Reads the text of a rule's check. When there is no memory, arena->failed is set. */
struct check_integers integers_of_check(struct arena *arena, const sl_rule *rule);
struct check_integers integers_of_tokens(struct arena *arena, const struct tokens *tokens);

/* Stores the decimal integers of a rule's check in `numbers`, each once and at most `most` of them. Returns how many it
 * stored. */
size_t numbers_of_check(struct arena *arena, const sl_rule *rule, int64_t *numbers, size_t most);

/* Returns the texts that a check's messages can be made of, in the arena: each once, the longest first. Stores their
 * number. Strings that ".." joins directly are one text. A NUL takes the place of an escape, and of a conversion such
 * as "%s". Strings without a blank are left out: they are words that the check asks for, not messages. */
const sl_text *texts_of_check(struct arena *arena, const sl_rule *rule, size_t *count);

#endif
