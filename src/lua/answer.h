/* answer.h - pass(), fail{} and not_applicable(): what a rule's check answers with. For the files of this folder only. */
#ifndef SAMPLINT_LUA_ANSWER_H
#define SAMPLINT_LUA_ANSWER_H

#include <lua.h>

#include "lua/view.h"

/* Adds the three functions to the names that scripts may use. Inside a protected call. */
void answer_open(lua_State *L);

/* Turns what check returned, on top of the stack, into the run's status. Returns NULL, or what is wrong with it. */
const char *answer_take(lua_State *L, struct run *run);

#endif
