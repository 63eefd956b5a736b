/* tokens.h - a script as Lua's own words and symbols.
 *
 * This is the only reader of scripts: what Lua compiles is written anew from these tokens (script.h), so that nothing can mean one
 * thing here and another there. */
#ifndef SAMPLINT_LUA_SOURCE_TOKENS_H
#define SAMPLINT_LUA_SOURCE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "samplint/text.h"

enum token_kind { TOKEN_NAME, TOKEN_STRING, TOKEN_NUMBER, TOKEN_SYMBOL };

struct token {
    enum token_kind kind;
    sl_text text; /* a part of the source; of a string, the part between its quotes or brackets, escapes as written */
    size_t line;  /* where it starts and where it ends, from 1, as editors count lines */
    size_t last_line;
};

struct tokens {
    struct token *items; /* those before the fault */
    size_t count;
    size_t capacity;
    size_t line_count;
    const char *fault; /* why the source cannot be split into tokens; NULL when it can */
    size_t fault_line;
    sl_text fault_near; /* the token that is wrong, as far as it was read; empty at the end of the source */
};

/* Splits a script. Lack of memory shows in the arena. */
struct tokens tokens_of(struct arena *arena, sl_text source);

/* The token at a place. Before the first one and behind the last one it is an empty symbol, so that readers may look around freely. */
const struct token *token_at(const struct tokens *tokens, size_t at);

/* The bytes that a string token stands for, its escapes read; in the arena where it has any. */
sl_text token_string(struct arena *arena, const struct token *token);

#endif
