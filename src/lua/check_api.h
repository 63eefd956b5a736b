/* check_api.h - what the code of a check can use beside the library: the configuration, options, accounts and answers.
 *
 * Each function that opens something does so for the whole life of the host, inside of a sandbox_call(). binding.c
 * lists all names. */
#ifndef SAMPLINT_LUA_CHECK_API_H
#define SAMPLINT_LUA_CHECK_API_H

#include <lua.h>

struct run;

/* Makes the metatables of groups, words and sets, and the object of options (view.c). */
void view_open(lua_State *L);

/* Makes the object of all accounts (portfolio.c). */
void portfolio_open(lua_State *L);

/* Adds pass, fail and not_applicable to the names that scripts may use (answer.c). */
void answer_open(lua_State *L);

/* Sets the status of a run from the result of check on top of the stack. Returns what is wrong with it, or NULL. */
const char *answer_take(lua_State *L, struct run *run);

#endif
