/* texts.h - lists the texts in a rule's check that its messages can be made of. */
#ifndef SAMPLINT_LUA_SOURCE_TEXTS_H
#define SAMPLINT_LUA_SOURCE_TEXTS_H

#include <stddef.h>

#include "base/arena.h"
#include "samplint/rule.h"

/* Returns the texts in the arena, each once, the longest first, and stores how many there are. Strings that ".." joins
 * directly are one text. A NUL takes the place of an escape, and of a conversion such as "%s". Strings without a blank
 * are left out: they are words that the check asks for, not messages. */
const sl_text *texts_of_check(struct arena *arena, const sl_rule *rule, size_t *count);

#endif
