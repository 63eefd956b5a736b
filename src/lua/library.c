/* library.c - the names that scripts may use, and no others.
 *
 * Left out, and why: load, loadstring, dofile, require, string.dump (code from elsewhere, bytecode); io, os, debug, print
 * (the world outside; the clock); pcall, xpcall, coroutine (they could swallow a budget's stop); setmetatable, getmetatable,
 * raw access, next (finalizers, and ways around what is read-only); math.random (two runs must agree); string patterns
 * (they can take exponential time; split, trim and contains are linear); table.move, insert, remove, sort, unpack (work in
 * C that no budget sees; list[#list + 1] = x appends); collectgarbage. */
#include "lua/library.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/sandbox.h"
#include "samplint/limits.h"

/* ---- plain functions ---------------------------------------------------------------------------------------------- */

/* As in Lua, but never an address. */
static int lib_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    int type = lua_type(L, 1);
    if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TLIGHTUSERDATA) {
        lua_pushstring(L, lua_typename(L, type));
        return 1;
    }
    if (type == LUA_TUSERDATA && luaL_getmetafield(L, 1, "__tostring") == LUA_TNIL) {
        lua_pushstring(L, lua_typename(L, type));
        return 1;
    }
    luaL_tolstring(L, 1, NULL);
    return 1;
}

/* Keys as pairs() orders them: integers and other numbers by value, then strings by their bytes, then false, then true. */
struct key {
    int type;
    lua_Integer integer;
    lua_Number number;
    sl_text text;
    lua_Integer at; /* where it stands in the list of keys as the table gives them */
};

static int rank_of(int type) {
    return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2;
}

static int compare_keys(const void *left, const void *right) {
    const struct key *a = left, *b = right;
    if (a->type != b->type)
        return rank_of(a->type) - rank_of(b->type);
    if (a->type == LUA_TSTRING)
        return text_compare(a->text, b->text);
    if (a->number < b->number || a->number > b->number)
        return a->number < b->number ? -1 : 1;
    return (a->integer > b->integer) - (a->integer < b->integer);
}

static void read_key(lua_State *L, int index, struct key *key) {
    key->type = lua_type(L, index);
    if (key->type == LUA_TNUMBER) {
        key->number = lua_tonumber(L, index);
        key->integer = lua_tointeger(L, index);
    } else if (key->type == LUA_TSTRING) {
        key->text.bytes = lua_tolstring(L, index, &key->text.length);
    } else if (key->type == LUA_TBOOLEAN) {
        key->integer = lua_toboolean(L, index);
    } else {
        luaL_error(L,
                   "pairs: a key that is no number, text or truth value has no order"); /* which is first is chance */
    }
}

/* The iterator: upvalues are the table, its keys in order, and how many were given out. What was removed since is left out. */
static int next_pair(lua_State *L) {
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
    do {
        lua_settop(L, 0);
        if (lua_rawgeti(L, lua_upvalueindex(2), ++at) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, 1);
    } while (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL);
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

static int lib_pairs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    size_t count = 0;
    lua_newtable(L); /* 2: the keys as the table gives them */
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, 2, (lua_Integer)++count);
    }
    sandbox_charge(L, count * 256);
    struct key *keys = lua_newuserdatauv(L, (count ? count : 1) * sizeof *keys, 0);
    for (size_t i = 0; i < count; i++) {
        keys[i] = (struct key){.at = (lua_Integer)i + 1};
        lua_rawgeti(L, 2, keys[i].at);
        read_key(L, -1, &keys[i]); /* table 2 keeps the string alive */
        lua_pop(L, 1);
    }
    if (count > 1)
        qsort(keys, count, sizeof *keys, compare_keys);
    lua_pushvalue(L, 1);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, keys[i].at);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

/* ---- strings ------------------------------------------------------------------------------------------------------ */

/* Goes on as the standard function in the first upvalue, in this very call, so that its errors know the script's line. */
static int call_through(lua_State *L) {
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* string.format without addresses: no "%p", and nothing whose text would be one. */
static int lib_format(lua_State *L) {
    sl_text format = sandbox_text(L, 1);
    sandbox_charge(L, format.length);
    for (size_t i = 0; i + 1 < format.length; i++) {
        if (format.bytes[i] != '%')
            continue;
        i++;
        while (i < format.length && strchr("-+ #0123456789.", format.bytes[i]) && format.bytes[i] != '\0')
            i++;
        if (i < format.length && format.bytes[i] == 'p')
            return luaL_error(L, "string.format: %%p is not for rules");
    }
    for (int i = 2; i <= lua_gettop(L); i++) {
        lua_pushcfunction(L, lib_tostring);
        lua_pushvalue(L, i);
        int type = lua_type(L, i);
        if (type == LUA_TNUMBER || type == LUA_TSTRING) {
            lua_pop(L, 2);
            continue;
        }
        lua_call(L, 1, 1);
        lua_replace(L, i);
    }
    return call_through(L);
}

static int lib_rep(lua_State *L) {
    sl_text text = sandbox_text(L, 1);
    lua_Integer count = luaL_checkinteger(L, 2);
    size_t separator = 0;
    luaL_optlstring(L, 3, "", &separator);
    size_t each = text.length + separator;
    if (count <= 0 || each == 0) { /* the standard function would count to the end */
        lua_pushliteral(L, "");
        return 1;
    }
    if ((size_t)count > SL_LIMIT_LUA_BYTES / each)
        return luaL_error(L, "string.rep: the result would be too long");
    sandbox_charge(L, each * (size_t)count);
    return call_through(L);
}

/* Up to the first gap, where no end is given. */
static int lib_concat(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    if (lua_isnoneornil(L, 4)) {
        lua_settop(L, 3);
        lua_pushinteger(L, (lua_Integer)sandbox_length(L, 1));
    }
    return call_through(L);
}

static int lib_contains(lua_State *L) {
    sl_text text = sandbox_text(L, 1), part = sandbox_text(L, 2);
    /* Charged for the worst: every start is compared to its end. */
    sandbox_charge(L, text.length > SIZE_MAX / (part.length + 1) ? SIZE_MAX : text.length * (part.length + 1));
    lua_pushboolean(L, text_contains(text, part));
    return 1;
}

static int lib_trim(lua_State *L) {
    sl_text text = sandbox_text(L, 1);
    sandbox_charge(L, text.length);
    return sandbox_push(L, text_trim(text));
}

static int lib_split(lua_State *L) {
    sl_text text = sandbox_text(L, 1), separator = sandbox_text(L, 2);
    luaL_argcheck(L, separator.length == 1, 2, "one character");
    sandbox_charge(L, text.length * 16);
    lua_newtable(L);
    lua_Integer count = 0;
    for (bool more = true; more;) {
        sl_text part;
        more = text_take(&text, separator.bytes[0], &part);
        sandbox_push(L, part);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

/* ---- the library's parts ------------------------------------------------------------------------------------------ */

static int write_library(lua_State *L) {
    return luaL_error(L, "the library is read-only");
}

static int read_library(lua_State *L) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    return luaL_error(L, "the library has no '%s' for rules; docs/writing-rules.md lists what it has",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

/* Replaces the table on top by a view of it that cannot be written. */
static void make_read_only(lua_State *L) {
    lua_newuserdatauv(L, 0, 0);
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, read_library, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, write_library);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

/* Copies the named functions of the table at `from` into the table at `to`. */
static void pick(lua_State *L, int from, int to, const char *const *names) {
    for (; *names; names++) {
        lua_getfield(L, from, *names);
        lua_setfield(L, to, *names);
    }
}

/* Sets table[name] to a function that may call through to the standard one of that name. */
static void wrap(lua_State *L, int from, int to, const char *name, lua_CFunction function) {
    lua_getfield(L, from, name);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, to, name);
}

static void open_part(lua_State *L, lua_CFunction standard) {
    lua_pushcfunction(L, standard);
    lua_call(L, 0, 1);
}

static void open_base(lua_State *L, int base) {
    static const char *const names[] = {"ipairs", "tonumber", "type", "select", "error", "assert", NULL};
    open_part(L, luaopen_base);
    pick(L, lua_gettop(L), base, names);
    lua_pop(L, 1);
    lua_pushcfunction(L, lib_tostring);
    lua_setfield(L, base, "tostring");
    lua_pushcfunction(L, lib_pairs);
    lua_setfield(L, base, "pairs");
}

static void open_math(lua_State *L, int base) {
    static const char *const names[] = {"floor", "ceil", "min", "max", "abs", NULL};
    open_part(L, luaopen_math);
    lua_newtable(L);
    pick(L, lua_gettop(L) - 1, lua_gettop(L), names);
    make_read_only(L);
    lua_setfield(L, base, "math");
    lua_pop(L, 1);
}

static void open_table(lua_State *L, int base) {
    open_part(L, luaopen_table);
    lua_newtable(L);
    wrap(L, lua_gettop(L) - 1, lua_gettop(L), "concat", lib_concat);
    make_read_only(L);
    lua_setfield(L, base, "table");
    lua_pop(L, 1);
}

static void open_string(lua_State *L, int base) {
    static const char *const names[] = {"sub", "lower", "upper", "len", NULL};
    static const luaL_Reg own[] = {{"contains", lib_contains}, {"trim", lib_trim}, {"split", lib_split}, {NULL, NULL}};
    open_part(L, luaopen_string);
    lua_newtable(L);
    int from = lua_gettop(L) - 1, to = lua_gettop(L);
    pick(L, from, to, names);
    wrap(L, from, to, "format", lib_format);
    wrap(L, from, to, "rep", lib_rep);
    luaL_setfuncs(L, own, 0);
    make_read_only(L);
    /* The metatable of strings, which luaopen_string has made, leads to the same view: ("x"):upper(). */
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 2);
    lua_setfield(L, base, "string");
    lua_pop(L, 1);
}

void library_open(lua_State *L) {
    lua_newtable(L);
    int base = lua_gettop(L);
    open_base(L, base);
    open_math(L, base);
    open_table(L, base);
    open_string(L, base);
}
