/* prepare.h - from the text of a script to what Lua compiles. For the files of this folder only.
 *
 * Lua never reads a script as its author wrote it: it gets the tokens that this folder has read, written anew, each at its line. So Lua
 * knows nothing of a script that this folder does not know. One operator is replaced: "#" of a table with gaps depends on a number that
 * Lua draws by lot at its start, so it becomes a call of a function that gives the place before the first gap. */
#ifndef SAMPLINT_LUA_SOURCE_PREPARE_H
#define SAMPLINT_LUA_SOURCE_PREPARE_H

#include "lua/source/tokens.h"

struct prepared {
    struct tokens tokens;
    sl_text text;  /* for Lua; empty where there is a fault */
    sl_text fault; /* why Lua is not to see the script; empty where it may */
    size_t fault_line;
};

/* Splits a script into tokens, looks for what it may not hold (guard.h), and writes it anew. The tokens point into `source`. Lack of
 * memory shows in the arena. */
struct prepared prepare_script(struct arena *arena, sl_text source);

/* The function that takes the place of "#". No script may use this name itself. */
#define LENGTH_NAME "__length"

/* Writes tokens anew with nothing replaced. */
sl_text prepare_copy(struct arena *arena, const struct tokens *tokens);

#endif
