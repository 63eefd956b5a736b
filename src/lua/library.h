/* library.h - the functions that scripts may use. */
#ifndef SAMPLINT_LUA_LIBRARY_H
#define SAMPLINT_LUA_LIBRARY_H

#include <lua.h>

/* Pushes a table of these functions and of the libraries math, string and table. Inside of a sandbox_call(). */
void library_open(lua_State *L);

#endif
