/* hints.h - what to write instead of Lua that is not understood. For the files of this folder only. */
#ifndef SAMPLINT_LUA_HINTS_H
#define SAMPLINT_LUA_HINTS_H

#include "lua/sandbox.h"

/* What to add to a message of Lua's parser, such as "; == compares, and = sets a value"; the empty text where nothing helps. */
const char *hint_of_syntax(sl_text message);

/* What to add to a name that the function at level 1 of the stack asked for in vain, such as "; did you mean 'size'?". Pushes and
 * returns a string, or returns NULL where nothing helps. */
const char *hint_of_name(lua_State *L, const char *name);

#endif
