/* library.c - makes the functions that scripts may use. Scripts have no others.
 *
 * These functions of Lua are left out:
 *   load, loadstring, dofile, require, string.dump      run code from elsewhere, and make bytecode
 *   io, os, debug, print                                reach files, the terminal and the clock
 *   pcall, xpcall, coroutine                            could catch the error that ends a run with a spent budget
 *   setmetatable, getmetatable, rawset                  make finalizers, and write to read-only tables
 *   rawget, next                                        go around metatables and the order of pairs()
 *   math.random                                         gives another answer with each run
 *   string.find, match, gmatch, gsub                    can take exponential time; split, trim and contains cannot
 *   table.move, insert, remove, sort, unpack            work in C, where no budget counts; write list[#list + 1] = x
 *   collectgarbage                                      changes what the budget of memory counts */
#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/environment.h"
#include "lua/sandbox.h"
#include "samplint/limits.h"

/* ---- plain functions --------------------------------------------------------------------------------------------- */

/* Converts a value to a string as Lua's tostring does, but never shows an address. */
static int lib_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    int type = lua_type(L, 1);
    bool object = type == LUA_TUSERDATA && luaL_getmetafield(L, 1, "__tostring") == LUA_TNIL;
    if (object || type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TLIGHTUSERDATA)
        lua_pushstring(L, lua_typename(L, type));
    else
        luaL_tolstring(L, 1, NULL);
    return 1;
}

/* A key of a table. pairs() orders keys: numbers by value, then strings by their bytes, then false, then true. */
struct key {
    int type;
    lua_Integer integer;
    lua_Number number;
    sl_text text;
    lua_Integer at; /* its place in the list of keys in the order of the table, from 1 on */
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
        /* Lua orders other keys by their addresses, which change from run to run. */
        luaL_error(L, "pairs: every key must be a number, a text or a truth value, because other keys have no order");
    }
}

/* Returns the next key that is still there, and its value. Upvalues: the table, its sorted keys, how many were used. */
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
    lua_newtable(L); /* at index 2: the keys in the order of the table */
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
        read_key(L, -1, &keys[i]); /* the table at index 2 keeps the string alive */
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

/* ---- strings ----------------------------------------------------------------------------------------------------- */

/* Calls the standard function in the first upvalue directly: lua_call() would add a level to Lua's stack, and error
 * messages would no longer name the line of the script. */
static int call_through(lua_State *L) {
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Replaces the value at an index by its text in a sentence: the labels of a word or set, or else what lib_tostring()
 * returns. */
static void say_argument(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !luaL_callmeta(L, index, VALUE_LABEL)) {
        lua_pushcfunction(L, lib_tostring);
        lua_pushvalue(L, index);
        lua_call(L, 1, 1);
    }
    lua_replace(L, index);
}

/* The function string.format without addresses: it refuses "%p", and writes words and sets as ".." does. */
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
            return luaL_error(L, "string.format: rules cannot use %%p, which shows an address");
    }
    for (int i = 2; i <= lua_gettop(L); i++) {
        int type = lua_type(L, i);
        if (type == LUA_TNUMBER || type == LUA_TSTRING)
            continue;
        say_argument(L, i);
    }
    return call_through(L);
}

static int lib_rep(lua_State *L) {
    sl_text text = sandbox_text(L, 1);
    lua_Integer count = luaL_checkinteger(L, 2);
    size_t separator = 0;
    luaL_optlstring(L, 3, "", &separator);
    size_t each = text.length + separator;
    if (count <= 0 || each == 0) { /* the standard function would loop `count` times */
        lua_pushliteral(L, "");
        return 1;
    }
    if ((size_t)count > SL_LIMIT_LUA_BYTES / each)
        return luaL_error(L, "string.rep: the result would be too long; repeat it less often");
    sandbox_charge(L, each * (size_t)count);
    return call_through(L);
}

/* The function table.concat. If it gets no end, it joins the entries up to the first gap. */
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
    /* The charge is for the worst case, in which `part` is compared whole at each byte of `text`. */
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
    luaL_argcheck(L, separator.length == 1, 2, "the separator must be one character");
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

/* ---- the tables of the library ----------------------------------------------------------------------------------- */

/* Replaces the table on top of the stack by an object that reads from it, and cannot be written. */
static void make_read_only(lua_State *L) {
    sandbox_reader(L, "the library has no '%s' for rules; docs/writing-rules.md lists what it has");
    sandbox_read_only(L, "the library is read-only; use a local");
}

/* Pushes a table of these functions of a standard library. If a function has a wrapper in the list, the wrapper is in
 * the table, with the function as its first upvalue. */
static void open_part(lua_State *L, lua_CFunction standard, const luaL_Reg *functions) {
    lua_pushcfunction(L, standard);
    lua_call(L, 0, 1);
    lua_newtable(L);
    for (; functions->name; functions++) {
        lua_getfield(L, -2, functions->name);
        if (functions->func)
            lua_pushcclosure(L, functions->func, 1);
        lua_setfield(L, -2, functions->name);
    }
    lua_remove(L, -2);
}

void library_open(lua_State *L) {
    static const luaL_Reg base[] = {{"ipairs", NULL}, {"tonumber", NULL}, {"type", NULL}, {"select", NULL},
                                    {"error", NULL},  {"assert", NULL},   {NULL, NULL}};
    static const luaL_Reg own[] = {{"tostring", lib_tostring}, {"pairs", lib_pairs}, {NULL, NULL}};
    static const luaL_Reg math[] = {{"floor", NULL}, {"ceil", NULL}, {"min", NULL},
                                    {"max", NULL},   {"abs", NULL},  {NULL, NULL}};
    static const luaL_Reg table[] = {{"concat", lib_concat}, {NULL, NULL}};
    static const luaL_Reg string[] = {{"sub", NULL},          {"lower", NULL},  {"upper", NULL}, {"len", NULL},
                                      {"format", lib_format}, {"rep", lib_rep}, {NULL, NULL}};
    static const luaL_Reg own_string[] = {
        {"contains", lib_contains}, {"trim", lib_trim}, {"split", lib_split}, {NULL, NULL}};
    open_part(L, luaopen_base, base);
    luaL_setfuncs(L, own, 0);
    open_part(L, luaopen_math, math);
    make_read_only(L);
    lua_setfield(L, -2, "math");
    open_part(L, luaopen_table, table);
    make_read_only(L);
    lua_setfield(L, -2, "table");
    open_part(L, luaopen_string, string);
    luaL_setfuncs(L, own_string, 0);
    make_read_only(L);
    /* Methods of strings, as in ("x"):upper(), come from the same object, through the metatable of strings. */
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 2);
    lua_setfield(L, -2, "string");
}
