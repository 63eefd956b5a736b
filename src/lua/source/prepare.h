/* prepare.h - writes the text that Lua compiles from the tokens of a script.
 *
 * Lua never reads a script as its author wrote it, unless the script is built in. It gets the tokens that this folder
 * has read, each in its line. So Lua finds nothing in a script that the checks of this folder have not seen. One
 * operator is replaced: the result of "#" for a table with gaps depends on a random number that Lua draws at its start,
 * so "#" becomes a call of a function that returns the length up to the first gap. */
#ifndef SAMPLINT_LUA_SOURCE_PREPARE_H
#define SAMPLINT_LUA_SOURCE_PREPARE_H

#include "lua/source/tokens.h"

/* The function that takes the place of the operator "#". Scripts must not use this name. */
#define LENGTH_NAME "__length"

struct guard_fault {
    sl_text message; /* in the arena; empty when nothing is wrong */
    size_t line;
};

/* Returns the first fault of a script (guard.c). When there is no memory, arena->failed is set. */
struct guard_fault guard_check(struct arena *arena, const struct tokens *tokens);

struct prepared {
    struct tokens tokens;
    sl_text text;             /* the text for Lua, in the arena; empty with a fault */
    struct guard_fault fault; /* why Lua must not get the script; without a message when it may */
};

/* Splits a script into tokens, which point into it, checks them, and writes the text for Lua. When there is no memory,
 * arena->failed is set. */
struct prepared prepare_script(struct arena *arena, sl_text source);

/* Writes the text of tokens with nothing replaced. The tests compare it with the original. */
sl_text prepare_copy(struct arena *arena, const struct tokens *tokens);

#endif
