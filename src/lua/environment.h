/* environment.h - the global names of scripts: they see the names of the library, and can set none. */
#ifndef SAMPLINT_LUA_ENVIRONMENT_H
#define SAMPLINT_LUA_ENVIRONMENT_H

#include <lua.h>

#include "samplint/text.h"

/* Pushes the library: a table of the functions that scripts may use, and of math, string and table (library.c). */
void library_open(lua_State *L);

/* Makes the library: the body of a sandbox_call(). */
int environment_open(lua_State *L);

/* Adds a function to the names that scripts may use; with NULL, removes the name. */
void environment_offer(lua_State *L, const char *name, lua_CFunction function);

/* Compiles a text, never bytecode, with an environment of its own, and pushes the function. A `compiled` that is not
 * empty comes from the build of this library; it is loaded in place of the text if Lua accepts it. Raises an error. */
void environment_compile(lua_State *L, sl_text source, sl_text compiled);

#endif
