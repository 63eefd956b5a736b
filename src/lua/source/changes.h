/* changes.h - small changes in a rule's check, such as slip in by mistake. */
#ifndef SAMPLINT_LUA_SOURCE_CHANGES_H
#define SAMPLINT_LUA_SOURCE_CHANGES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

/* The bytes from `from` to `to` of the rule's text become others. */
struct change {
    size_t from, to;
    size_t line;
    sl_text after;
};

struct changes {
    struct change *list; /* by place, then what they become */
    size_t count;
    size_t capacity;
};

/* Lists one change each: comparisons, and / or, not, truths, whole numbers, words of the vocabulary that an attribute is asked for,
 * arithmetic, conditions, and answers. Lack of memory shows in the arena. */
void lua_list_changes(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule,
                      struct changes *changes);

/* The whole numbers that a rule's check states, each once, at most so many. Returns how many. */
size_t lua_list_numbers(struct arena *arena, const sl_rule *rule, int64_t *numbers, size_t most);

/* The rule's text with a change in it. */
sl_text lua_change_text(struct arena *arena, const sl_rule *rule, const struct change *change);

#endif
