/* texts.h - the texts that a rule's check holds, out of which it makes its messages. */
#ifndef SAMPLINT_LUA_SOURCE_TEXTS_H
#define SAMPLINT_LUA_SOURCE_TEXTS_H

#include <stddef.h>

#include "base/arena.h"
#include "samplint/rule.h"

/* Each text once, the longest first. What ".." joins is one text; where a format leaves room for a value, or an escape stands, is a NUL.
 * Words of one part alone, without a blank, are left out: those are asked for, not told. */
const sl_text *lua_list_texts(struct arena *arena, const sl_rule *rule, size_t *count);

#endif
