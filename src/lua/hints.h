/* hints.h - hints for errors of Lua: what an author may have meant. */
#ifndef SAMPLINT_LUA_HINTS_H
#define SAMPLINT_LUA_HINTS_H

#include <lua.h>

#include "samplint/text.h"

/* Returns a hint for a message of Lua's compiler, such as "; == compares, and = sets a value"; else "". Static. */
const char *hint_of_syntax(sl_text message);

/* Returns a hint for a global name that does not exist, such as "; did you mean 'size'?". Compares it with the locals
 * of the function at level 1 of Lua's stack. Pushes the hint as well. Without one, returns NULL. */
const char *hint_of_name(lua_State *L, const char *name);

#endif
