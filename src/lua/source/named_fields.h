/* named_fields.h - which attributes the text of a rule's check names. */
#ifndef SAMPLINT_LUA_SOURCE_NAMED_FIELDS_H
#define SAMPLINT_LUA_SOURCE_NAMED_FIELDS_H

#include "base/arena.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

/* Sets `named[i]` for each field i of the vocabulary whose id occurs in the rule's check, as a name or as a part of a
 * path in a string; leaves the other elements as they are. Two fields with the same id are both named. A check that
 * joins an id from pieces reads fields that it does not name. */
void mark_named_fields(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule, bool *named);

#endif
