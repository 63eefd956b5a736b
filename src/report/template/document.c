/* document.c - makes tables of Lua from JSON values. */
#include "report/template/document.h"

#include <lauxlib.h>

#include "lua/sandbox.h"

/* In the registry of Lua: the metatable of objects, and the set of the keys that are null or left out in some object. */
#define METATABLE "samplint.document"
#define NULL_KEYS "samplint.null_keys"

/* The keys that objects leave out where there are no segments. */
static const char *const optional[] = {"segment", "segments", "more_segments", "by_segments_only"};

/* Reads a key that an object lacks: returns nil if the key is null or left out in some object, else raises an error. */
static int read_null(lua_State *L) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL)
        return luaL_error(L, "the document has no field '%s' here", sandbox_key(L));
    lua_pushnil(L);
    return 1;
}

static void note_null(lua_State *L, const char *key) {
    luaL_getsubtable(L, LUA_REGISTRYINDEX, NULL_KEYS);
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, key);
    lua_pop(L, 1);
}

static void set_metatable(lua_State *L) {
    if (luaL_newmetatable(L, METATABLE)) {
        for (size_t i = 0; i < sizeof optional / sizeof *optional; i++)
            note_null(L, optional[i]);
        luaL_getsubtable(L, LUA_REGISTRYINDEX, NULL_KEYS);
        lua_pushcclosure(L, read_null, 1);
        lua_setfield(L, -2, "__index");
    }
    lua_setmetatable(L, -2);
}

static void push_array(lua_State *L, const json_t *array) {
    size_t count = json_array_size(array);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        document_push(L, json_array_get(array, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_object(lua_State *L, json_t *object) {
    lua_createtable(L, 0, (int)json_object_size(object));
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
        const char *key = json_object_iter_key(at);
        if (json_is_null(json_object_iter_value(at))) {
            note_null(L, key);
            continue;
        }
        lua_pushstring(L, key);
        document_push(L, json_object_iter_value(at));
        lua_rawset(L, -3);
    }
    set_metatable(L);
}

void document_push(lua_State *L, json_t *value) {
    luaL_checkstack(L, 8, "the document is nested too deeply");
    switch (json_typeof(value)) {
    case JSON_OBJECT: push_object(L, value); return;
    case JSON_ARRAY: push_array(L, value); return;
    case JSON_STRING: lua_pushlstring(L, json_string_value(value), json_string_length(value)); return;
    case JSON_INTEGER: lua_pushinteger(L, json_integer_value(value)); return;
    case JSON_REAL: lua_pushnumber(L, json_real_value(value)); return;
    case JSON_TRUE: lua_pushboolean(L, 1); return;
    case JSON_FALSE: lua_pushboolean(L, 0); return;
    case JSON_NULL: lua_pushnil(L); return;
    }
}
