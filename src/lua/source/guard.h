/* guard.h - looks for constructs that a script must not have, before Lua sees the script.
 *
 * It refuses sizes that would make Lua's compiler slow or its C stack deep, because no clock runs while Lua compiles.
 * And it refuses constructs that trigger a fault of Lua 5.4.4 or a later version, whichever version is linked;
 * docs/security.md lists these faults. */
#ifndef SAMPLINT_LUA_SOURCE_GUARD_H
#define SAMPLINT_LUA_SOURCE_GUARD_H

#include "lua/source/tokens.h"

/* The function that prepare.h puts in the place of the operator "#". Scripts must not use this name. */
#define LENGTH_NAME "__length"

struct guard_fault {
    sl_text message; /* empty when nothing is wrong */
    size_t line;
};

/* Returns the first fault of a script. Without memory, arena->failed is set. */
struct guard_fault guard_check(struct arena *arena, const struct tokens *tokens);

#endif
