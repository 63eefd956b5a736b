/* environment.c - compiles scripts so that every global name that the library does not have is an error. */
#include "lua/environment.h"

#include <lauxlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "lua/internals.h"
#include "lua/source/prepare.h"

int environment_open(lua_State *L) {
    library_open(L);
    host_of(L)->library = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

void environment_offer(lua_State *L, const char *name, lua_CFunction function) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, host_of(L)->library);
    if (function)
        lua_pushcfunction(L, function);
    else
        lua_pushnil(L);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}

int environment_length(lua_State *L) {
    int type = lua_type(L, 1);
    if (type != LUA_TSTRING && type != LUA_TTABLE)
        return luaL_error(L, "attempt to get length of a %s value", lua_typename(L, type));
    lua_pushinteger(L, (lua_Integer)(type == LUA_TTABLE ? sandbox_length(L, 1) : lua_rawlen(L, 1)));
    return 1;
}

/* The number of locals among which hint_of_name() looks for a similar name. Further locals are ignored. */
#define MOST_NAMES 100

struct names {
    sl_text words[MOST_NAMES];
    size_t count;
};

/* Adds a name, unless it is one of Lua's own, such as "(temporary)" or "_ENV". */
static void add_name(struct names *names, const char *name) {
    if (name && *name != '(' && *name != '_' && names->count < MOST_NAMES)
        names->words[names->count++] = text_of(name);
}

/* Adds the locals of the function at level 1 of Lua's stack, and the outer locals that it uses. */
static void add_locals(lua_State *L, struct names *names) {
    lua_Debug caller;
    if (!lua_getstack(L, 1, &caller))
        return;
    const char *name;
    for (int i = 1; (name = lua_getlocal(L, &caller, i)) != NULL; i++) {
        add_name(names, name);
        lua_pop(L, 1);
    }
    lua_getinfo(L, "f", &caller);
    for (int i = 1; (name = lua_getupvalue(L, -1, i)) != NULL; i++) {
        add_name(names, name);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* Returns a hint for a global name that does not exist, and pushes the hint as well. Returns NULL for no hint. */
static const char *hint_of_name(lua_State *L, const char *name) {
    struct names names = {.count = 0};
    sl_text word = text_of(name);
    if (text_equal(word, TEXT("options")) || text_equal(word, TEXT("accounts")))
        return lua_pushfstring(L, "; declare it as a parameter: check = function(c, options%s)",
                               text_equal(word, TEXT("accounts")) ? ", accounts" : "");
    add_locals(L, &names);
    sl_text meant = nearest_word(word, names.words, names.count);
    return meant.length ? lua_pushfstring(L, "; did you mean '%s'?", meant.bytes) : NULL;
}

/* The metamethod __index of the global names: returns the library's value of a name, or raises an error. */
static int read_global(lua_State *L) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    const char *name = sandbox_key(L);
    if (strcmp(name, LENGTH_NAME) == 0) {
        lua_pushcfunction(L, environment_length);
        return 1;
    }
    const char *hint = hint_of_name(L, name);
    if (hint)
        return luaL_error(L, "scripts have no name '%s'%s", name, hint);
    return luaL_error(
        L,
        "scripts have no name '%s'; they can use their locals, pairs, ipairs, tostring, tonumber, type, select, error, "
        "assert, math, string and table; check can also use c, options, pass, fail and not_applicable",
        name);
}

static int write_global(lua_State *L) {
    return luaL_error(L, "all runs of the rule would share the global '%s'; declare it local", sandbox_key(L));
}

void environment_load(lua_State *L, sl_text source, sl_text compiled, const char *chunk) {
    bool loaded = compiled.length && luaL_loadbufferx(L, compiled.bytes, compiled.length, chunk, "b") == LUA_OK;
    if (compiled.length && !loaded)
        lua_pop(L, 1);
    if (!loaded && luaL_loadbufferx(L, source.bytes ? source.bytes : "", source.length, chunk, "t") != LUA_OK)
        lua_error(L);
}

void environment_compile(lua_State *L, sl_text source, sl_text compiled) {
    environment_load(L, source, compiled, "=" SANDBOX_CHUNK);
    lua_newuserdatauv(L, 0, 0);
    if (luaL_newmetatable(L, "samplint.environment")) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, host_of(L)->library);
        lua_pushcclosure(L, read_global, 1);
        lua_setfield(L, -2, "__index");
        lua_pushcfunction(L, write_global);
        lua_setfield(L, -2, "__newindex");
    }
    lua_setmetatable(L, -2);
    lua_setupvalue(L, -2, 1); /* the first upvalue of a chunk is its _ENV */
    sandbox_wipe(L);
}
