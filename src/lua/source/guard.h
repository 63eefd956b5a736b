/* guard.h - what a script may not hold, looked for before Lua sees it. For the files of this folder only.
 *
 * Two things are kept away. Sizes that would make Lua's compiler slow or its stack deep: no clock runs while it compiles. And words
 * that set off a fault of Lua 5.4.4 or later, whatever version is linked; docs/security.md lists all of these faults. */
#ifndef SAMPLINT_LUA_SOURCE_GUARD_H
#define SAMPLINT_LUA_SOURCE_GUARD_H

#include "lua/source/tokens.h"

struct guard_fault {
    sl_text message; /* empty where nothing is wrong */
    size_t line;
};

/* Looks for the first thing that is wrong. Lack of memory shows in the arena. */
struct guard_fault guard_look(struct arena *arena, const struct tokens *tokens);

#endif
