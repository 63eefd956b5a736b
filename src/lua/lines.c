/* lines.c - which lines of a check can run.
 *
 * Lua knows them of a function that exists. An inner function does not exist before it is come by, which may be never: each is
 * compiled by itself, so that Lua says them of it too. */
#include <lauxlib.h>

#include "base/text.h"
#include "lua/sandbox.h"
#include "lua/source/prepare.h"
#include "lua/source/scan.h"

struct asked_lines {
    sl_text text;      /* for Lua: "return function (...) ... end" */
    size_t lines_over; /* how many lines stand above the function in its file */
    bool *can_run;
    size_t count;
};

static int ask_lines(lua_State *L) {
    const struct asked_lines *asked = lua_touserdata(L, 1);
    lua_Debug about;
    lua_settop(L, 0);
    sandbox_compile(L, asked->text, (sl_text){NULL, 0});
    lua_call(L, 0, 1);
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_getinfo(L, ">L", &about);
    luaL_checktype(L, 1, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        lua_Integer line = lua_tointeger(L, -2) + (lua_Integer)asked->lines_over;
        if (line > 0 && (size_t)line <= asked->count)
            asked->can_run[line - 1] = true;
    }
    return 0;
}

/* The function at "function", whatever it is called, up to `end`. */
static void add_function(struct lua_host *host, struct arena *arena, const struct tokens *scan,
                         struct asked_lines *asked, size_t at, size_t end) {
    struct arena scratch = ARENA_EMPTY;
    struct failure failure;
    size_t open = at;
    while (open < end && !scan_is(scan, open, "("))
        open++;
    if (open == end)
        return;
    const char *from = token_at(scan, open)->text.bytes;
    sl_text last = token_at(scan, end - 1)->text, function = {from, (size_t)(last.bytes + last.length - from)};
    struct prepared prepared = prepare_script(&scratch, arena_join(&scratch, TEXT("return function"), "", function));
    asked->text = prepared.text;
    asked->lines_over = token_at(scan, open)->line - 1;
    if (prepared.fault.length == 0 && !scratch.failed)
        sandbox_call(host, BUDGET_LOAD, ask_lines, asked, &scratch, &failure);
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
}

/* Whether a token only ends something: nothing of its own happens there. */
static bool only_ends(const struct tokens *scan, size_t at) {
    static const char *const words[] = {"end", "else", ")", "}", "]", ",", ";"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(scan, at, words[i]))
            return true;
    return false;
}

void lua_check_lines(struct lua_host *host, struct arena *arena, const sl_rule *rule, bool *can_run, size_t count) {
    struct tokens scan = tokens_of(arena, rule->source->bytes);
    struct asked_lines asked = {.can_run = can_run, .count = count};
    bool *does_more = arena_array(arena, count, sizeof *does_more);
    size_t first, end;
    if (!does_more || !scan_check_tokens(&scan, &first, &end))
        return;
    for (size_t at = first; at < end && !arena->failed; at++) {
        size_t line = token_at(&scan, at)->line;
        if (scan_is(&scan, at, "function"))
            add_function(host, arena, &scan, &asked, at, scan_block_end(&scan, at + 1));
        if (!only_ends(&scan, at) && line <= count)
            does_more[line - 1] = true;
    }
    for (size_t i = 0; i < count; i++)
        can_run[i] = can_run[i] && does_more[i];
}
