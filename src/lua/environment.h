/* environment.h - the global names of scripts: a script can read the names of the library, and cannot set any name. */
#ifndef SAMPLINT_LUA_ENVIRONMENT_H
#define SAMPLINT_LUA_ENVIRONMENT_H

#include <lua.h>

#include "samplint/text.h"

/* The event of a word or a set that gives its labels: its form in sentences. Only this library knows it. */
#define VALUE_LABEL "__label"

/* Pushes the library: a table of the functions that scripts may use, and of math, string and table (library.c). */
void library_open(lua_State *L);

/* Makes the library. Call it through sandbox_call(). */
int environment_open(lua_State *L);

/* Adds a function to the names that scripts may use; with NULL, removes the name. */
void environment_offer(lua_State *L, const char *name, lua_CFunction function);

/* The function in the place of the operator "#" (prepare.h). */
int environment_length(lua_State *L);

/* Compiles a script, and pushes the function. `source` must be a text. If `compiled` is not empty, it is the bytecode
 * that the build of this library made of the script: it is loaded, or the text if Lua refuses it. `chunk` is "=" and the
 * script's name in messages. Raises an error when Lua refuses the text. */
void environment_load(lua_State *L, sl_text source, sl_text compiled, const char *chunk);

/* Does the same for a rule, a vocabulary or a pack, and gives the function a new environment. */
void environment_compile(lua_State *L, sl_text source, sl_text compiled);

#endif
