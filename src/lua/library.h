/* library.h - the names that scripts may use. For the files of this folder only. */
#ifndef SAMPLINT_LUA_LIBRARY_H
#define SAMPLINT_LUA_LIBRARY_H

#include <lua.h>

/* Pushes the table of those names. Inside a protected call. */
void library_open(lua_State *L);

#endif
