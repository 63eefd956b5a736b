/* binding.c - compares the lists of names that rules can use with the names that a rule really sees. */
#include "lua_support.h"

#include <lauxlib.h>

#include "lua/environment.h"
#include "lua/host.h"
#include "lua/internals.h"
#include "lua/object.h"
#include "samplint/binding.h"

static bool is_bound(sl_binding_owner owner, const char *name) {
    size_t count;
    const sl_binding *bindings = sl_get_bindings(&count);
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == owner && strcmp(bindings[i].name, name) == 0)
            return true;
    return false;
}

static size_t count_bound(sl_binding_owner owner) {
    size_t count, found = 0;
    const sl_binding *bindings = sl_get_bindings(&count);
    for (size_t i = 0; i < count; i++)
        found += bindings[i].owner == owner;
    return found;
}

/* Asserts that the functions in the table on top of the stack are those in the list, and `others` other values. */
static void compare_names(lua_State *L, sl_binding_owner owner, size_t others) {
    size_t seen = 0;
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        if (lua_type(L, -1) == LUA_TFUNCTION) {
            if (!is_bound(owner, lua_tostring(L, -2)))
                fail_msg("%s is seen and not told", lua_tostring(L, -2));
            seen++;
        } else if (others-- == 0) {
            fail_msg("%s is seen and not told", lua_tostring(L, -2));
        }
        lua_pop(L, 1);
    }
    assert_int_equal(others, 0);
    assert_int_equal(seen, count_bound(owner));
}

/* Replaces the value on top of the stack by the table behind its __index: itself, or the first upvalue of a
 * function. */
static void open_index(lua_State *L) {
    assert_int_not_equal(luaL_getmetafield(L, -1, "__index"), LUA_TNIL);
    if (lua_type(L, -1) == LUA_TFUNCTION) {
        assert_non_null(lua_getupvalue(L, -1, 1));
        lua_remove(L, -2);
    }
    lua_remove(L, -2);
    assert_int_equal(lua_type(L, -1), LUA_TTABLE);
}

static lua_State *state_of(struct lua_host *host) {
    assert_non_null(host);
    return host->sandbox.state;
}

/* Loads a vocabulary, which makes the objects that checks see. */
static const sl_vocabulary *load(struct lua_host *host, struct arena *arena) {
    struct findings findings = {.arena = arena};
    static const sl_source source = {{"bicycles.lua", 12}, {bicycles, sizeof bicycles - 1}};
    struct script script = {.source = &source};
    const sl_vocabulary *vocabulary = lua_load_vocabulary(host, arena, &script, &findings);
    assert_non_null(vocabulary);
    return vocabulary;
}

static void test_the_names_are_those_that_a_rule_sees(void **state) {
    (void)state;
    struct lua_host *host = lua_host_new();
    struct arena arena = ARENA_EMPTY;
    lua_State *L = state_of(host);
    const sl_vocabulary *vocabulary = load(host, &arena);
    struct findings findings = {.arena = &arena};
    static const sl_source source = {{"A.lua", 5}, {"return rule {}", 14}};
    assert_null(lua_load_rule(host, &arena, vocabulary, &(struct script){.source = &source}, &findings));
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->library);
    assert_int_equal(lua_getfield(L, -1, "rule"), LUA_TFUNCTION); /* a name for scripts, but not for checks */
    lua_pop(L, 1);
    lua_pushnil(L);
    lua_setfield(L, -2, "rule");
    compare_names(L, SL_OWNER_GLOBAL, 3);
    for (int owner = SL_OWNER_MATH; owner <= SL_OWNER_TABLE; owner++) {
        lua_getfield(L, -1, sl_binding_owner_library((sl_binding_owner)owner));
        open_index(L);
        compare_names(L, (sl_binding_owner)owner, 0);
        lua_pop(L, 1);
    }
    arena_free(&arena);
    lua_host_free(host);
}

static void test_the_methods_are_those_of_values(void **state) {
    (void)state;
    static const sl_binding_owner account_owners[] = {SL_OWNER_WORD, SL_OWNER_SET};
    struct lua_host *host = lua_host_new();
    struct arena arena = ARENA_EMPTY;
    lua_State *L = state_of(host);
    load(host, &arena);
    size_t count, methods = 0;
    const sl_binding *bindings = sl_get_bindings(&count);
    object_push_configuration(L);
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == SL_OWNER_PROGRAM) {
            assert_int_equal(lua_getfield(L, 1, bindings[i].name), LUA_TFUNCTION);
            methods++;
        }
    assert_int_equal(methods, 1); /* view.c looks it up in C, and has no other method */
    lua_settop(L, 0);
    for (size_t i = 0; i < 2; i++) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, host->metatables[1 + i]); /* behind the metatable of groups */
        lua_getfield(L, -1, "__index");
        assert_non_null(lua_getupvalue(L, -1, 1));
        compare_names(L, account_owners[i], 0);
        lua_settop(L, 0);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->accounts);
    open_index(L);
    compare_names(L, SL_OWNER_ACCOUNTS, 0);
    arena_free(&arena);
    lua_host_free(host);
}

static void test_libraries_have_names(void **state) {
    (void)state;
    assert_string_equal(sl_binding_owner_library(SL_OWNER_STRING), "string");
    assert_string_equal(sl_binding_owner_library(SL_OWNER_SET), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_names_are_those_that_a_rule_sees),
        cmocka_unit_test(test_the_methods_are_those_of_values),
        cmocka_unit_test(test_libraries_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
