/* lines.c - which lines of a check can run.
 *
 * Lua knows them of a function that exists. An inner function does not exist before it is come by, which may be never: each is
 * compiled by itself, in the lines where it stands, so that Lua says them of it too. */
#include <lauxlib.h>

#include "base/buffer.h"
#include "lua/sandbox.h"
#include "lua/scan.h"

struct asked_lines {
    sl_text function; /* "return function (...) ... end", behind as many line ends as it takes */
    bool *can_run;
    size_t count;
};

static int ask_lines(lua_State *L) {
    const struct asked_lines *asked = lua_touserdata(L, 1);
    lua_Debug about;
    lua_settop(L, 0);
    sandbox_compile(L, asked->function, (sl_text){NULL, 0});
    lua_call(L, 0, 1);
    lua_getinfo(L, ">L", &about);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        lua_Integer line = lua_tointeger(L, -2);
        if (line > 0 && (size_t)line <= asked->count)
            asked->can_run[line - 1] = true;
    }
    return 0;
}

/* The function at "function", whatever it is called, up to `end`. */
static void add_function(struct lua_host *host, struct arena *arena, const struct tokens *scan, sl_text source,
                         struct asked_lines *asked, size_t at, size_t end) {
    struct buffer text = BUFFER_EMPTY(BUFFER_MOST);
    struct failure failure;
    size_t open = at;
    while (open < end && !scan_is(scan, open, "("))
        open++;
    if (open == end)
        return;
    const char *from = scan->items[open].text.bytes, *to = source.bytes + source.length;
    if (end < scan->count)
        to = scan->items[end - 1].text.bytes + scan->items[end - 1].text.length;
    buffer_repeat(&text, '\n', scan->items[open].line - 1);
    buffer_append(&text, (sl_text){"return function", sizeof "return function" - 1});
    buffer_append(&text, (sl_text){from, (size_t)(to - from)});
    asked->function = buffer_text(&text);
    if (text.failed)
        arena->failed = true;
    else
        sandbox_call(host, BUDGET_LOAD, ask_lines, asked, arena, &failure);
    buffer_free(&text);
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
        if (scan_is(&scan, at, "function"))
            add_function(host, arena, &scan, rule->source->bytes, &asked, at, scan_block_end(&scan, at + 1));
        if (!only_ends(&scan, at) && scan.items[at].line <= count)
            does_more[scan.items[at].line - 1] = true;
    }
    for (size_t i = 0; i < count; i++)
        can_run[i] = can_run[i] && does_more[i];
}
