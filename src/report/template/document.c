/* document.c - makes tables of Lua from JSON values. */
#include "report/template/document.h"

#include <lauxlib.h>
#include <stdbool.h>

#include "lua/sandbox.h"

/* Reads a key that an object has no value for: an __index. The upvalue has the keys whose value is null. */
static int read_null(lua_State *L) {
    lua_pushvalue(L, 2);
    if (lua_istable(L, lua_upvalueindex(1)) && lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        lua_pushnil(L);
    else
        return luaL_error(L, "the document has no field '%s' here", sandbox_key(L));
    return 1;
}

/* Pushes a table of the keys of an object whose value is null; nil without any. */
static void push_null_keys(lua_State *L, json_t *object) {
    lua_pushnil(L);
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
        if (!json_is_null(json_object_iter_value(at)))
            continue;
        if (lua_isnil(L, -1)) {
            lua_newtable(L);
            lua_replace(L, -2);
        }
        lua_pushboolean(L, 1);
        lua_setfield(L, -2, json_object_iter_key(at));
    }
}

/* Replaces the value on top of the stack, the null keys of an object, by the metatable of the object. */
static void make_metatable(lua_State *L) {
    lua_pushcclosure(L, read_null, 1);
    lua_createtable(L, 0, 1);
    lua_insert(L, -2);
    lua_setfield(L, -2, "__index");
}

/* The metatable of objects without null. */
#define SHARED_METATABLE "samplint.document"

static void set_metatable(lua_State *L, json_t *object) {
    push_null_keys(L, object);
    if (!lua_isnil(L, -1)) {
        make_metatable(L);
    } else if (lua_getfield(L, LUA_REGISTRYINDEX, SHARED_METATABLE) == LUA_TNIL) {
        lua_pop(L, 1);
        make_metatable(L);
        lua_pushvalue(L, -1);
        lua_setfield(L, LUA_REGISTRYINDEX, SHARED_METATABLE);
    } else {
        lua_remove(L, -2);
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
        lua_pushstring(L, json_object_iter_key(at));
        document_push(L, json_object_iter_value(at));
        lua_rawset(L, -3);
    }
    set_metatable(L, object);
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
