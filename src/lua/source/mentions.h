/* mentions.h - which attributes the text of a check can read. */
#ifndef SAMPLINT_LUA_SOURCE_MENTIONS_H
#define SAMPLINT_LUA_SOURCE_MENTIONS_H

#include "base/arena.h"
#include "lua/source/tokens.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

/* Returns for each field, by its index, whether it is an attribute that the check names: as in c.element.id, or with a
 * string that is its id or path. To read any other attribute, a check would have to put the id together from parts.
 * Returns NULL when there is no memory. */
const bool *mentioned_fields(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule,
                             const struct tokens *tokens);

#endif
