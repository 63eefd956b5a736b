/* check_text.c - for the tests of rules: finds the lines of a check that can run, and replaces a check by another. */
#include <lauxlib.h>

#include "base/text.h"
#include "lua/environment.h"
#include "lua/host.h"
#include "lua/internals.h"
#include "lua/source/outline.h"
#include "lua/source/prepare.h"

/* Clears the stack, compiles and runs a prepared text, and leaves the result as the only value on the stack. */
static void run_text(lua_State *L, sl_text text) {
    lua_settop(L, 0);
    environment_compile(L, text, (sl_text){NULL, 0});
    lua_call(L, 0, 1);
}

/* ---- the lines of a check that can run --------------------------------------------------------------------------- */

/* Lua can list the lines that can run, but only of a function that was created. An inner function is created only when
 * the code around it runs, and that code may never run. So this file compiles each function of the check alone, and
 * asks Lua for the lines. */
struct line_query {
    sl_text text;       /* the text for Lua: "return function (...) ... end" */
    size_t lines_above; /* the lines above the function in its file */
    bool *can_run;      /* one for each line of the file */
    size_t count;
};

static int query_lines(lua_State *L) {
    const struct line_query *query = lua_touserdata(L, 1);
    lua_Debug about;
    run_text(L, query->text);
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_getinfo(L, ">L", &about);
    luaL_checktype(L, 1, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        lua_Integer line = lua_tointeger(L, -2) + (lua_Integer)query->lines_above;
        if (line > 0 && (size_t)line <= query->count)
            query->can_run[line - 1] = true;
    }
    return 0;
}

/* Marks the lines that can run in one function. `at` is the index of its keyword "function", `end` the index behind its
 * "end". Lua compiles the function without its name. */
static void add_function(struct lua_host *host, struct arena *arena, const struct tokens *tokens,
                         struct line_query *query, size_t at, size_t end) {
    struct arena scratch = ARENA_EMPTY;
    struct failure failure;
    size_t open = at;
    while (open < end && !token_is(tokens, open, "("))
        open++;
    if (open == end)
        return;
    const char *from = token_at(tokens, open)->text.bytes;
    sl_text last = token_at(tokens, end - 1)->text, function = {from, (size_t)(last.bytes + last.length - from)};
    struct prepared prepared = prepare_script(&scratch, arena_join(&scratch, TEXT("return function"), "", function));
    query->text = prepared.text;
    query->lines_above = token_at(tokens, open)->line - 1;
    if (prepared.fault.message.length == 0 && !scratch.failed)
        sandbox_call(&host->sandbox, BUDGET_LOAD, query_lines, query, &scratch, &failure);
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
}

/* Does not mark lines that have only "end", "else", closing brackets, "," or ";": Lua lists some of these lines, such
 * as the last line of a function, but they do nothing. */
void lua_check_lines(struct lua_host *host, struct arena *arena, const sl_rule *rule, bool *can_run, size_t count) {
    static const char *const ends[] = {"end", "else", ")", "}", "]", ",", ";", NULL};
    struct tokens tokens = tokens_of(arena, rule->source->bytes);
    struct line_query query = {.can_run = can_run, .count = count};
    bool *does_more = arena_array(arena, count, sizeof *does_more);
    size_t first, end;
    if (!does_more || !outline_check(&tokens, &first, &end))
        return;
    for (size_t at = first; at < end && !arena->failed; at++) {
        size_t line = token_at(&tokens, at)->line;
        if (token_is(&tokens, at, "function"))
            add_function(host, arena, &tokens, &query, at, outline_block_end(&tokens, at + 1));
        if (!token_is_any(&tokens, at, ends) && line <= count)
            does_more[line - 1] = true;
    }
    for (size_t i = 0; i < count; i++)
        can_run[i] = can_run[i] && does_more[i];
}

/* ---- mutants ----------------------------------------------------------------------------------------------------- */

struct replacement {
    sl_text text;  /* the text for Lua */
    int reference; /* the new check in Lua's registry, once it is loaded */
};

static int load_check(lua_State *L) {
    struct replacement *replacement = lua_touserdata(L, 1);
    run_text(L, replacement->text);
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_pushliteral(L, "check");
    if (lua_rawget(L, 1) != LUA_TFUNCTION || sandbox_outer_local(L))
        return luaL_error(L, "there is no check of its own");
    replacement->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

bool lua_replace_check(struct lua_host *host, struct arena *arena, sl_rule *rule, sl_text text, int *own) {
    struct prepared prepared = prepare_script(arena, text);
    struct replacement replacement = {prepared.text, LUA_NOREF};
    struct failure failure;
    bool loaded = prepared.fault.message.length == 0 && !arena->failed &&
                  sandbox_call(&host->sandbox, BUDGET_LOAD, load_check, &replacement, arena, &failure);
    *own = check_of(rule);
    if (loaded)
        set_check(rule, replacement.reference);
    return loaded;
}

void lua_restore_check(struct lua_host *host, sl_rule *rule, int own) {
    luaL_unref(host->sandbox.state, LUA_REGISTRYINDEX, check_of(rule));
    set_check(rule, own);
}
