/* portfolio.h - all accounts of a program together, as a rule of scope "portfolio" sees them. For the files of this folder only.
 *
 * accounts:count()                how many there are
 * accounts:declaring("path")      how many of them declare it, the program's standard counting for each
 * accounts:tally("path")          a table: how many have each word, truth value, number or text; of a set, each of its words.
 *                                 The rule waits for an account that does not declare it
 * accounts:tally("path", "path")  a table of such tables: for each value of the first, how many have each of the second
 * accounts:kinds("path", ...)     how many different ones there are by these attributes; a group stands for all in it, and
 *                                 what is not declared is a value like another
 *
 * A path is one that accounts can have values of their own for: "element.attribute", or "accounts.attribute". */
#ifndef SAMPLINT_LUA_PORTFOLIO_H
#define SAMPLINT_LUA_PORTFOLIO_H

#include <lua.h>

/* Makes the object that check gets for its third argument. Inside a protected call. */
void portfolio_open(lua_State *L);

#endif
