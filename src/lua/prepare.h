/* prepare.h - from the text of a script to what Lua compiles. For the files of this folder only.
 *
 * Lua never reads a script as its author wrote it: it gets the tokens that this folder has read, written anew, each at its line. What
 * looks of a script is known by its tokens is so for Lua as well. */
#ifndef SAMPLINT_LUA_PREPARE_H
#define SAMPLINT_LUA_PREPARE_H

#include "lua/tokens.h"

struct prepared {
    struct tokens tokens;
    sl_text text;  /* for Lua; empty where there is a fault */
    sl_text fault; /* why Lua is not to see the script; empty where it may */
    size_t fault_line;
};

/* Splits a script into tokens, looks for what it may not hold (guard.h), and writes it anew. The tokens point into `source`. Lack of
 * memory shows in the arena. */
struct prepared prepare_script(struct arena *arena, sl_text source);

#endif
