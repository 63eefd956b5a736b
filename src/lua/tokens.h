/* tokens.h - a script as Lua's own words and symbols. */
#ifndef SAMPLINT_LUA_TOKENS_H
#define SAMPLINT_LUA_TOKENS_H

#include <stddef.h>

#include "base/arena.h"
#include "samplint/text.h"

enum token_kind { TOKEN_NAME, TOKEN_STRING, TOKEN_NUMBER, TOKEN_SYMBOL };

struct token {
    enum token_kind kind;
    sl_text text; /* a part of the source; of a string, what is between its quotes, escapes as written */
    size_t line;
};

struct tokens {
    struct token *items;
    size_t count;
    size_t capacity;
};

/* Splits a script that Lua has compiled, so that it is known to be well-formed. Lack of memory shows in the arena. */
struct tokens tokens_of(struct arena *arena, sl_text source);

#endif
