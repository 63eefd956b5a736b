/* tokens.h - splits a Lua script into tokens, and answers simple questions about them.
 *
 * The checks of this folder read these tokens, and Lua compiles a text that prepare.h writes from the same tokens. So a
 * script cannot mean one thing to these checks and another thing to Lua. */
#ifndef SAMPLINT_LUA_SOURCE_TOKENS_H
#define SAMPLINT_LUA_SOURCE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "samplint/text.h"

enum token_kind {
    TOKEN_NAME, /* a name or a keyword */
    TOKEN_STRING,
    TOKEN_NUMBER,
    TOKEN_SYMBOL
};

struct token {
    enum token_kind kind;
    sl_text text; /* a part of the source; of a string, the part between its quotes or brackets, escapes as written */
    size_t line;  /* the line where the token starts, from 1, as editors count lines */
    size_t last_line; /* the line where it ends */
};

struct tokens {
    struct token *items; /* in the arena; with a fault, the tokens before it */
    size_t count;
    size_t capacity;
    size_t line_count; /* lines of the source */
    const char *fault; /* why the source cannot be split to its end; NULL when it can */
    size_t fault_line;
    sl_text fault_near; /* the faulty token, as far as it was read; empty at the end of the source */
};

/* Splits a script. The tokens point into `source`. When there is no memory, arena->failed is set. */
struct tokens tokens_of(struct arena *arena, sl_text source);

/* Returns the token at an index; an empty symbol for an index out of bounds, so that callers need not check it. */
const struct token *token_at(const struct tokens *tokens, size_t at);

/* Returns whether the token is this name, keyword or symbol. */
bool token_is(const struct tokens *tokens, size_t at, const char *word);

/* Returns whether the token is one of these words, which end with NULL. */
bool token_is_any(const struct tokens *tokens, size_t at, const char *const *words);

/* Returns whether there is a token of this kind at the index. */
bool token_is_kind(const struct tokens *tokens, size_t at, enum token_kind kind);

/* Returns whether the token is this name or keyword. */
bool token_is_name(const struct tokens *tokens, size_t at, sl_text name);

/* Returns whether the token is behind "." or ":". Then it is the name of a field or method, not of a variable. */
bool token_is_part(const struct tokens *tokens, size_t at);

/* Returns whether the token compares two values. */
bool token_is_comparison(const struct tokens *tokens, size_t at);

/* Returns whether the token is the "<" or ">" of the "<const>" behind the name of a local, and no comparison. */
bool token_is_attribute(const struct tokens *tokens, size_t at);

/* Returns 1 for "{" and "(", -1 for "}" and ")", and 0 for every other token. */
int token_nesting(const struct tokens *tokens, size_t at);

/* Returns the bytes that a string token stands for. If it has escapes, the result is a copy in the arena. */
sl_text token_string(struct arena *arena, const struct token *token);

/* Reads a decimal numeral without a fraction, of at most 15 digits. Returns false for every other token. */
bool token_integer(const struct token *token, int64_t *integer);

#endif
