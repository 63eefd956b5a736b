/* mutants.h - lists small changes of a rule's check, like the mistakes of authors. Good tests notice each change. */
#ifndef SAMPLINT_LUA_SOURCE_MUTANTS_H
#define SAMPLINT_LUA_SOURCE_MUTANTS_H

#include <stddef.h>

#include "base/arena.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

/* One change: `after` replaces the bytes from `from` to before `to` of the rule's text. */
struct mutant {
    size_t from, to;
    size_t line;
    sl_text after;
};

struct mutants {
    struct mutant *list; /* in the arena, sorted by place, then by the new text */
    size_t count;
    size_t capacity;
};

/* Lists the mutants of a rule. Each changes one comparison, "and", "or", "not", truth value, integer, word of an
 * attribute's domain, arithmetic operator, condition or answer. When there is no memory, arena->failed is set. */
void list_mutants(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule, struct mutants *mutants);

/* Returns the rule's text with a change in it, in the arena; the empty text when there is no memory. */
sl_text mutant_text(struct arena *arena, const sl_rule *rule, const struct mutant *mutant);

#endif
