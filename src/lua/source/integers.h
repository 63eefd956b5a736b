/* integers.h - which integers the text of a rule's check compares values with.
 *
 * Between two neighbouring integers that a check compares an attribute with, the check gives one answer. So the
 * decision tree of a rule tries only a few values of an integer, if the text shows that the check does not
 * calculate. */
#ifndef SAMPLINT_LUA_SOURCE_INTEGERS_H
#define SAMPLINT_LUA_SOURCE_INTEGERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "samplint/rule.h"

struct check_integers {
    const int64_t *written; /* the numbers in the check, in the arena, with repeats; a fraction is cut off */
    size_t count;
    bool calculates; /* the check may compare an attribute with other integers than these */
};

/* Reads the text of a rule's check. `calculates` is false only if all of the text is of known forms. Without memory,
 * arena->failed is set. */
struct check_integers integers_of_check(struct arena *arena, const sl_rule *rule);

/* Stores the decimal integers in the text of a rule's check, each once, at most `most` of them. Returns how many it
 * stored. */
size_t numbers_of_check(struct arena *arena, const sl_rule *rule, int64_t *numbers, size_t most);

#endif
