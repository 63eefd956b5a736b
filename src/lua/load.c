#include "lua/load.h"

#include <lauxlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/hints.h"
#include "samplint/limits.h"

/* What `rule { ... }`, `vocabulary { ... }` and `pack { ... }` do in a script: they say what the table is. */
static int give_back(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    return 1;
}

/* Puts a name among those that scripts may use, or takes it away. */
static void offer(lua_State *L, const char *name, lua_CFunction function) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, host_of(L)->base);
    if (function)
        lua_pushcfunction(L, function);
    else
        lua_pushnil(L);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}

static int run_script(lua_State *L) {
    struct load *load = lua_touserdata(L, 1);
    struct loader *loader = &load->loader;
    lua_settop(L, 0);
    offer(L, load->kind, give_back);
    sandbox_compile(L, loader->source->bytes, load->compiled);
    lua_call(L, 0, 1);
    if (strcmp(load->kind, "rule") != 0) /* what other scripts return is no name for rules */
        offer(L, load->kind, NULL);
    if (!lua_istable(L, 1))
        return luaL_error(L, "the file does not return %s { ... }", load->kind);
    loader->L = L;
    loader->trusted = load->compiled.length > 0;
    load->read(load);
    return 0;
}

bool load_script(struct lua_host *host, struct load *load) {
    struct loader *loader = &load->loader;
    struct failure failure;
    if (loader->source->bytes.length > SL_LIMIT_RULE_BYTES) {
        table_report_end(loader, 0,
                         arena_printf(loader->arena, "the file is larger than %zu bytes", SL_LIMIT_RULE_BYTES));
    } else if (!sandbox_call(host, BUDGET_LOAD, run_script, load, loader->arena, &failure)) {
        loader->where = (sl_text){NULL, 0};
        table_report_end(
            loader, failure.line,
            arena_printf(loader->arena, "%.*s%s", TEXT_ARG(failure.message), hint_of_syntax(failure.message)));
    }
    return !loader->refused && !loader->arena->failed;
}
