/* answer.c - pass(), fail{} and not_applicable(): the answers of a check. */
#include <lauxlib.h>

#include "base/text.h"
#include "lua/environment.h"
#include "lua/run.h"
#include "lua/table.h"
#include "lua/trace.h"

/* Each answer is the address of one of these variables. */
static char answer_pass, answer_fail, answer_not_applicable;

/* Gives the check one of the three answers, which the check then returns. */
static int give(lua_State *L, char *answer) {
    run_of(L);
    trace_answer(L);
    lua_pushlightuserdata(L, answer);
    return 1;
}

static int give_pass(lua_State *L) {
    return give(L, &answer_pass);
}

static int give_not_applicable(lua_State *L) {
    return give(L, &answer_not_applicable);
}

/* Returns a copy of a text in the table of fail{}. Raises an error with `name` when the text cannot be a message. */
static sl_text copy_message(lua_State *L, struct run *run, int index, const char *name) {
    if (lua_isnil(L, index))
        luaL_error(L, "fail: %s is missing", name);
    if (lua_type(L, index) != LUA_TSTRING)
        luaL_error(L, "fail: %s must be a text, not a %s", name, luaL_typename(L, index));
    sl_text text = sandbox_text(L, index);
    if (text.length == 0)
        luaL_error(L, "fail: %s is empty", name);
    size_t most = host_of(L)->sandbox.limits.message_bytes;
    if (text.length > most)
        luaL_error(L, "fail: %s is longer than %d bytes", name, (int)most);
    if (!text_is_utf8(text))
        luaL_error(L, "fail: %s is not UTF-8", name);
    return arena_copy(run->arena, text);
}

/* Returns the field whose path is the string at `index`. Raises an error when the run has not read the field. */
static const sl_field *check_path(lua_State *L, const struct run *run, int index, const char *name) {
    const sl_field *field = NULL;
    const sl_field *now = NULL;
    if (lua_type(L, index) == LUA_TSTRING)
        field = sl_find_field(run->configuration->vocabulary, sandbox_text(L, index));
    if (!field && lua_type(L, index) == LUA_TSTRING)
        now = sl_find_former_field(run->configuration->vocabulary, sandbox_text(L, index));
    if (now)
        luaL_error(L, "fail: %s names \"%s\", which is now \"%s\"", name, lua_tostring(L, index),
                   lua_pushlstring(L, now->path.bytes, now->path.length));
    if (!field)
        luaL_error(L, "fail: %s must be the path of an attribute, such as \"element.attribute\"", name);
    if (!run_has_read(run, field))
        luaL_error(L, "fail: %s names \"%s\", which check has not read; name a path that it has read", name,
                   lua_tostring(L, index));
    return field;
}

/* Pushes the table in a field. Returns false when there is no such field; raises an error for any other value. */
static bool open_field(lua_State *L, int table, const char *name) {
    int type = lua_getfield(L, table, name);
    if (type != LUA_TNIL && type != LUA_TTABLE)
        luaL_error(L, "fail: %s must be a table, not a %s", name, lua_typename(L, type));
    return type == LUA_TTABLE;
}

static void take_alternatives(lua_State *L, struct run *run, int table) {
    struct answer *answer = run->answer;
    if (!open_field(L, table, "alternatives"))
        return;
    size_t count = sandbox_list(L, -1, "fail: alternatives");
    if (count > SL_LIMIT_ALTERNATIVES)
        luaL_error(L, "fail: alternatives has more than %d entries", SL_LIMIT_ALTERNATIVES);
    answer->alternatives = arena_array(run->arena, count, sizeof *answer->alternatives);
    for (size_t i = 0; answer->alternatives && i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        answer->alternatives[answer->alternative_count++] = copy_message(L, run, lua_gettop(L), "an alternative");
        lua_pop(L, 1);
    }
}

static void take_notes(lua_State *L, struct run *run, int table) {
    struct answer *answer = run->answer;
    if (!open_field(L, table, "notes"))
        return;
    size_t count;
    size_t others;
    const sl_text *keys = table_keys(L, run->arena, lua_gettop(L), &count, &others);
    answer->notes = arena_array(run->arena, count, sizeof *answer->notes);
    if (others)
        luaL_error(L, "fail: a key of notes must be the path of an attribute, such as \"element.attribute\"");
    for (size_t i = 0; answer->notes && i < count; i++) {
        sandbox_push(L, keys[i]);
        const sl_field *field = check_path(L, run, lua_gettop(L), "a key of notes");
        lua_rawget(L, -2);
        answer->notes[answer->note_count++] =
            (struct answer_note){field, copy_message(L, run, lua_gettop(L), "a note")};
        lua_pop(L, 1);
    }
}

static void refuse_unknown_fields(lua_State *L, const struct run *run, int table) {
    static const sl_text known[] = {TEXT_INIT("message"), TEXT_INIT("alternatives"), TEXT_INIT("notes"),
                                    TEXT_INIT("at"), TEXT_INIT("among")};
    size_t word_count = sizeof known / sizeof *known, count;
    size_t others;
    const sl_text *keys = table_keys(L, run->arena, table, &count, &others);
    const char *unknown = others ? "?" : NULL;
    for (size_t i = 0; i < count && !unknown; i++)
        if (text_find(known, word_count, keys[i]) == word_count)
            unknown = keys[i].bytes;
    if (unknown)
        luaL_error(L, "fail: there is no field '%s'; it takes message, alternatives, notes, at and among", unknown);
}

static void take_among(lua_State *L, struct run *run, int table) {
    if (!open_field(L, table, "among"))
        return;
    if (run->rule->scope != SL_SCOPE_PORTFOLIO)
        luaL_error(L, "fail: only a rule with scope = \"portfolio\" can have among; leave it out");
    size_t keys = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        keys++;
    if (keys > 1)
        luaL_error(L, "fail: among must have one path only");
    lua_pushnil(L);
    if (!lua_next(L, -2))
        luaL_error(L, "fail: among is empty");
    run->answer->among = check_path(L, run, lua_gettop(L) - 1, "a key of among");
    run->answer->among_value = copy_message(L, run, lua_gettop(L), "the value in among");
    lua_pop(L, 1);
}

static int give_fail(lua_State *L) {
    struct run *run = run_of(L);
    if (!lua_istable(L, 1))
        return luaL_error(L, "fail takes a table: return fail { message = \"...\" }");
    lua_settop(L, 1);
    if (run->failing)
        return luaL_error(L, "fail was called twice; write return fail { ... }");
    run->failing = true;
    trace_answer(L);
    refuse_unknown_fields(L, run, 1);
    lua_getfield(L, 1, "message");
    run->answer->message = copy_message(L, run, lua_gettop(L), "message");
    take_alternatives(L, run, 1);
    take_notes(L, run, 1);
    take_among(L, run, 1);
    if (lua_getfield(L, 1, "at") != LUA_TNIL)
        run->answer->at = check_path(L, run, lua_gettop(L), "at");
    if (sl_is_about_fit(run->rule) && run->answer->alternative_count < 2)
        return luaL_error(L, "fail: a %s rule must name at least two alternatives", sl_rule_kind_name(run->rule->kind));
    lua_pushlightuserdata(L, &answer_fail);
    return 1;
}

const char *answer_take(lua_State *L, struct run *run) {
    const void *answer = lua_type(L, -1) == LUA_TLIGHTUSERDATA ? lua_touserdata(L, -1) : NULL;
    if (run->failing && answer != &answer_fail)
        return "fail was called, but check did not return it; write return fail { ... }";
    if (answer == &answer_pass)
        run->answer->status = SL_PASS;
    else if (answer == &answer_not_applicable)
        run->answer->status = SL_NOT_APPLICABLE;
    else if (answer == &answer_fail)
        run->answer->status = SL_FAIL;
    else
        return "check gave no answer; return pass(), fail { ... } or not_applicable(\"why\")";
    return NULL;
}

void answer_open(lua_State *L) {
    environment_offer(L, "pass", give_pass);
    environment_offer(L, "fail", give_fail);
    environment_offer(L, "not_applicable", give_not_applicable);
}
