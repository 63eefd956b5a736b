/* tokens.c - any bytes as a script: the project's tokens (src/lua/source/tokens.h) are those of Lua's own lexer, one by
 * one, with their lines, texts and values; and where Lua's lexer raises an error, and only there, the project's reader
 * has a fault. */
#include <llex.h>
#include <llimits.h>
#include <lobject.h>
#include <lstate.h>
#include <lstring.h>
#include <ltable.h>
#include <lzio.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "base/text.h"
#include "fuzz/report.h"
#include "lua/source/prepare.h"
#include "lua/source/tokens.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The two readers side by side. */
struct comparison {
    sl_text source;
    struct arena *arena;
    struct tokens ours;
    size_t at;       /* of the token that is compared */
    size_t end;      /* in the source, of the one before */
    size_t line;     /* there */
    bool odd_lines;  /* there is "\n\r", which is one line end for Lua and two for editors */
    LexState *lexer; /* Lua's */
    Mbuffer buffer;
};

/* Says what differs, and ends. */
static void differ(const struct comparison *both, const char *what) {
    fprintf(stderr, "token %zu, at Lua's line %d, byte %zu: %s\n", both->at + 1, both->lexer->linenumber, both->end,
            what);
    abort();
}

static void expect(const struct comparison *both, bool good, const char *what) {
    if (!good)
        differ(both, what);
}

/* The text of a symbol of more than one byte; NULL for another token. */
static const char *symbol_text(int token) {
    static const char *const symbols[] = {"//", "..", "...", "==", ">=", "<=", "~=", "<<", ">>", "::"};
    return token >= TK_IDIV && token <= TK_DBCOLON ? symbols[token - TK_IDIV] : NULL;
}

/* Lines as editors count them, in which places are given: the two bytes of "\r\n" end one line. */
static size_t count_lines(sl_text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool pair = text.bytes[i] == '\r' && i + 1 < text.length && text.bytes[i + 1] == '\n';
        count += text.bytes[i] == '\n' || (text.bytes[i] == '\r' && !pair);
    }
    return count;
}

static sl_text text_of_string(const TString *string) {
    return (sl_text){getstr(string), tsslen(string)};
}

static void compare_number(const struct comparison *both, const struct token *token, const Token *theirs) {
    char digits[4096];
    lua_State *L = both->lexer->L;
    expect(both, token->kind == TOKEN_NUMBER, "Lua has a number here");
    if (token->text.length >= sizeof digits)
        return;
    memcpy(digits, token->text.bytes, token->text.length);
    digits[token->text.length] = '\0';
    expect(both, lua_stringtonumber(L, digits) == token->text.length + 1, "the text of the number is none");
    bool integer = theirs->token == TK_INT;
    expect(both, (lua_isinteger(L, -1) != 0) == integer, "one number is an integer and the other is not");
    lua_Number value = lua_tonumber(L, -1);
    expect(both,
           integer ? lua_tointeger(L, -1) == theirs->seminfo.i : memcmp(&value, &theirs->seminfo.r, sizeof value) == 0,
           "the numbers differ");
    lua_pop(L, 1);
}

static void compare_string(const struct comparison *both, const struct token *token, const Token *theirs) {
    expect(both, token->kind == TOKEN_STRING, "Lua has a string here");
    sl_text value = token_string(both->arena, token);
    expect(both, text_equal(value, text_of_string(theirs->seminfo.ts)), "the strings differ");
}

static void compare_word(const struct comparison *both, const struct token *token, sl_text word, enum token_kind kind) {
    expect(both, token->kind == kind, kind == TOKEN_NAME ? "Lua has a name here" : "Lua has a symbol here");
    expect(both, text_equal(token->text, word), "the texts differ");
}

/* Where the token stands, counted from the end of the one before. */
static void compare_place(struct comparison *both, const struct token *token) {
    expect(both, token->text.bytes >= both->source.bytes, "the text is no part of the source");
    size_t start = (size_t)(token->text.bytes - both->source.bytes), end = start + token->text.length;
    expect(both, start >= both->end && end <= both->source.length, "the text stands elsewhere");
    both->line += count_lines(text_slice(both->source, both->end, start));
    expect(both, token->line == both->line, "the line where it starts is another");
    both->line += count_lines(token->text);
    expect(both, token->last_line == both->line, "the line where it ends is another");
    expect(both, both->odd_lines || token->last_line == (size_t)both->lexer->linenumber, "Lua's line is another");
    both->end = end;
}

static void compare_token(struct comparison *both, const Token *theirs) {
    expect(both, both->at < both->ours.count, "Lua has a token more");
    const struct token *token = &both->ours.items[both->at];
    const char *symbol = symbol_text(theirs->token);
    char letter = (char)theirs->token;
    if (theirs->token == TK_FLT || theirs->token == TK_INT)
        compare_number(both, token, theirs);
    else if (theirs->token == TK_STRING)
        compare_string(both, token, theirs);
    else if (theirs->token == TK_NAME)
        compare_word(both, token, text_of_string(theirs->seminfo.ts), TOKEN_NAME);
    else if (symbol)
        compare_word(both, token, text_of(symbol), TOKEN_SYMBOL);
    else if (theirs->token >= FIRST_RESERVED)
        compare_word(both, token, text_of_string(theirs->seminfo.ts), TOKEN_NAME);
    else
        compare_word(both, token, (sl_text){&letter, 1}, TOKEN_SYMBOL);
    compare_place(both, token);
    both->at++;
}

static const char *read_all(lua_State *L, void *data, size_t *size) {
    sl_text *left = data;
    const char *bytes = left->bytes;
    (void)L;
    *size = left->length;
    *left = (sl_text){NULL, 0};
    return *size ? bytes : NULL;
}

/* Goes through Lua's tokens; raises an error where they have one. */
static int compare_all(lua_State *L) {
    struct comparison *both = lua_touserdata(L, 1);
    sl_text left = both->source;
    LexState lexer = {.buff = &both->buffer};
    ZIO input;
    both->lexer = &lexer;
    lexer.h = luaH_new(L); /* keeps the lexer's strings */
    sethvalue2s(L, L->top, lexer.h);
    L->top++;
    lua_pushliteral(L, "=?"); /* the name of the source, which must stay as well */
    TString *name = tsvalue(s2v(L->top - 1));
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    luaZ_init(L, &input, read_all, &left);
    luaX_setinput(L, &lexer, &input, name, zgetc(&input));
    for (luaX_next(&lexer); lexer.t.token != TK_EOS; luaX_next(&lexer))
        compare_token(both, &lexer.t);
    expect(both, both->at == both->ours.count, "Lua has no more tokens");
    expect(both, !both->ours.fault, "Lua has no fault");
    return 0;
}

/* What holds where Lua's lexer has raised an error. */
static void compare_fault(const struct comparison *both, const char *message) {
    size_t count = both->ours.count;
    if (both->ours.fault && both->at == count && both->ours.fault_line >= 1)
        return;
    fprintf(stderr, "Lua: %s; ours: %s, in line %zu, %zu tokens, %zu of them Lua's\n", message,
            both->ours.fault ? both->ours.fault : "no fault", both->ours.fault_line, count, both->at);
    abort();
}

/* ---- what is compiled -------------------------------------------------------------------------------------------- */

static int append(lua_State *L, const void *bytes, size_t size, void *context) {
    (void)L;
    return keep(context, bytes, size) ? 0 : 1;
}

/* Compiles a text to Lua's own form, which stays empty when Lua refuses it. */
static struct kept compile(lua_State *L, sl_text text) {
    struct kept form = {NULL, 0};
    if (luaL_loadbufferx(L, text.bytes, text.length, "=rule", "t") == LUA_OK && lua_dump(L, append, &form, 0) != 0)
        abort();
    lua_settop(L, 0);
    return form;
}

/* The copy that the library compiles in place of the source means the same. */
static void compare_copy(lua_State *L, struct arena *arena, sl_text source, bool odd_lines) {
    struct prepared prepared = prepare_script(arena, source);
    if (prepared.fault.message.length ||
        text_starts_with(source, TEXT("\xef\xbb\xbf"))) /* which only files may start with for Lua */
        return;
    struct kept own = compile(L, source), copy = compile(L, prepare_copy(arena, &prepared.tokens));
    bool both = own.length && copy.length;
    if (!is_same(&own, &copy) && !(odd_lines && both)) {
        fprintf(stderr, "the copy is another script: %.*s\n", (int)prepared.text.length, prepared.text.bytes);
        abort();
    }
    free(own.bytes);
    free(copy.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena arena = ARENA_EMPTY;
    struct comparison both = {.source = {(const char *)bytes, size}, .arena = &arena, .line = 1};
    lua_State *L = luaL_newstate();
    if (!L)
        abort();
    both.odd_lines = text_contains(both.source, TEXT("\n\r"));
    both.ours = tokens_of(&arena, both.source);
    lua_pushcfunction(L, compare_all);
    lua_pushlightuserdata(L, &both);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK)
        compare_fault(&both, lua_tostring(L, -1));
    lua_settop(L, 0);
    compare_copy(L, &arena, both.source, both.odd_lines);
    luaZ_freebuffer(L, &both.buffer);
    lua_close(L);
    arena_free(&arena);
    return 0;
}
