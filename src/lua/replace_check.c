/* replace_check.c - puts the check of another text in the place of a rule's check, to try a mutant of the rule. */
#include <lauxlib.h>

#include "base/text.h"
#include "lua/environment.h"
#include "lua/host.h"
#include "lua/internals.h"
#include "lua/source/prepare.h"

struct replacement {
    sl_text text;  /* the text for Lua */
    int reference; /* of the new check, once it is loaded */
};

static int load_check(lua_State *L) {
    struct replacement *replacement = lua_touserdata(L, 1);
    lua_settop(L, 0);
    environment_compile(L, replacement->text, (sl_text){NULL, 0});
    lua_call(L, 0, 1);
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
    bool loaded = prepared.fault.length == 0 && !arena->failed &&
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
