/* view.c - lets a check read a configuration, ask about and compare the values of its attributes, and read options. */
#include <lauxlib.h>

#include "base/nearest.h"
#include "base/text.h"
#include "lua/environment.h"
#include "lua/object.h"
#include "lua/run.h"
#include "lua/source/scan.h"
#include "lua/trace.h"
#include "model/former.h"
#include "model/vocabulary.h"

/* ---- words: enums and ordinals ----------------------------------------------------------------------------------- */

/* Returns the index of a word in a field's domain. Raises an error for every other text. The message is made in the
 * run's arena, because nothing on the C heap may be held when an error is raised. */
static size_t find_word(lua_State *L, const sl_field *field, sl_text word) {
    size_t found = text_find(field->domain, field->domain_count, word);
    if (found < field->domain_count)
        return found;
    struct arena *arena = run_of(L)->arena;
    size_t now = former_word(field, word);
    sl_text meant = now < field->domain_count
                        ? arena_printf(arena, "; it is now \"%.*s\"", TEXT_ARG(field->domain[now]))
                        : did_you_mean(arena, word, field->domain, field->domain_count);
    sl_text shown = arena_excerpt(arena, word);
    sandbox_error(L, arena_printf(arena, "\"%.*s\" is no word for %.*s%.*s", TEXT_ARG(shown), TEXT_ARG(field->path),
                                  TEXT_ARG(meant)));
    return found;
}

static int word_is(lua_State *L) {
    struct word_value value = object_check_word(L, 1);
    int count = lua_gettop(L);
    luaL_argcheck(L, count >= 2, 2, "a word is missing");
    uint64_t words = 0;
    for (int i = 2; i <= count; i++)
        words |= UINT64_C(1) << find_word(L, value.field, sandbox_text(L, i));
    bool found = words >> value.word & 1;
    run_note_alike(L, value.field, found ? words : ~words);
    lua_pushboolean(L, found);
    return trace_call(L, value.field->path, "is");
}

/* Notes with which words of an ordinal the comparison with a rank has the same result. */
static void note_alike_ranks(lua_State *L, const sl_field *field, size_t rank, bool is_left, bool or_equal,
                             bool result) {
    uint64_t alike = 0;
    for (size_t i = 0; i < field->domain_count; i++) {
        bool less = is_left ? i < rank : rank < i;
        alike |= (uint64_t)((less || (or_equal && i == rank)) == result) << i;
    }
    run_note_alike(L, field, alike);
}

/* Compares the places of both operands in the order of their ordinal. One of them may be a string. */
static int compare_words(lua_State *L, const char *sign, bool or_equal) {
    struct word_value values[2];
    size_t ranks[2];
    bool is_word[2];
    const sl_field *field = NULL;
    for (int i = 0; i < 2; i++) {
        is_word[i] = object_test_word(L, i + 1, &values[i]);
        if (is_word[i])
            field = values[i].field;
    }
    if (!field)
        luaL_typeerror(L, 1, "word of a configuration");
    if (field->type != SL_ORDINAL)
        luaL_error(L, "%s has no order; ask with :is(...)", lua_pushlstring(L, field->path.bytes, field->path.length));
    for (int i = 0; i < 2; i++) {
        if (is_word[i] && values[i].field != field)
            luaL_error(L, "two different ordinals have no common order; compare each with a word");
        ranks[i] = is_word[i] ? values[i].word : find_word(L, field, sandbox_text(L, i + 1));
    }
    bool result = ranks[0] < ranks[1] || (or_equal && ranks[0] == ranks[1]);
    if (is_word[0] != is_word[1])
        note_alike_ranks(L, field, ranks[is_word[0]], is_word[0], or_equal, result);
    lua_pushboolean(L, result);
    return trace_comparison(L, sign);
}

static int word_less(lua_State *L) {
    return compare_words(L, "<", false);
}

static int word_at_most(lua_State *L) {
    return compare_words(L, "<=", true);
}

/* The event __tostring: the word as a program writes it. */
static int word_tostring(lua_State *L) {
    struct word_value value = object_check_word(L, 1);
    run_note_shown(L, value.field);
    return sandbox_push(L, value.field->domain[value.word]);
}

/* The event "__label", which only this library knows: the word as sentences say it. */
static int word_say(lua_State *L) {
    struct word_value value = object_check_word(L, 1);
    run_note_shown(L, value.field);
    return sandbox_push(L, word_label(value.field, value.word));
}

/* ---- sets -------------------------------------------------------------------------------------------------------- */

/* Returns one bit of the domain of `field` for each word of the argument at `index`: a word, or another set. Sets
 * *foreign when a word of that set is not in the domain. */
static uint64_t members_of(lua_State *L, const sl_field *field, int index, bool *foreign) {
    struct set_value other;
    if (!object_test_set(L, index, &other))
        return (uint64_t)1 << find_word(L, field, sandbox_text(L, index));
    uint64_t members = 0;
    for (size_t i = 0; i < other.field->domain_count; i++) {
        if (!(other.members >> i & 1))
            continue;
        size_t word = text_find(field->domain, field->domain_count, other.field->domain[i]);
        if (word < field->domain_count)
            members |= (uint64_t)1 << word;
        else
            *foreign = true;
    }
    return members;
}

/* Returns the words of a set; the run supposes each word of a supposed set. */
static uint64_t all_members(lua_State *L, const struct set_value *set) {
    uint64_t members = 0;
    if (!run_asks_members(L, set->field))
        return set->members;
    for (size_t word = 0; word < set->field->domain_count; word++)
        members |= (uint64_t)run_has_member(L, set->field, word, set->members) << word;
    return members;
}

/* Asks for one word after the other of those from index 2 on, until one of them is decisive: one that the set has, or
 * one that it does not have. Returns whether it found one. Where only the set is declared, and the other one supposed,
 * the set is asked first: each word asked of a supposed set doubles the completions. */
static bool find_decisive(lua_State *L, const struct set_value *set, bool decisive) {
    for (int i = 2; i <= lua_gettop(L); i++) {
        struct set_value other;
        bool is_set = object_test_set(L, i, &other);
        const sl_text *words = is_set ? other.field->domain : NULL;
        sl_text word = is_set ? (sl_text){NULL, 0} : sandbox_text(L, i);
        bool set_first = is_set && run_knows_better(L, set->field, other.field);
        for (size_t j = 0; j < (is_set ? other.field->domain_count : 1); j++) {
            if (is_set && !set_first && !run_has_member(L, other.field, j, other.members))
                continue;
            size_t at = text_find(set->field->domain, set->field->domain_count, is_set ? words[j] : word);
            bool member = at < set->field->domain_count && run_has_member(L, set->field, at, set->members);
            if (member == decisive && (!set_first || run_has_member(L, other.field, j, other.members)))
                return true;
        }
    }
    return false;
}

/* Answers any(...) and all(...): whether the set has one of the words from index 2 on, or all of them. */
static int ask_words(lua_State *L, const char *method, bool all) {
    struct set_value set = object_check_set(L, 1), other;
    uint64_t members = 0;
    int count = lua_gettop(L);
    bool foreign = false, asks = run_asks_members(L, set.field), result;
    luaL_argcheck(L, count >= 2, 2, "a word is missing");
    for (int i = 2; i <= count; i++) {
        members |= members_of(L, set.field, i, &foreign);
        asks = asks || (object_test_set(L, i, &other) && run_asks_members(L, other.field));
    }
    if (count == 2 && object_test_set(L, 2, &other) && run_supposes_comparison(L, set.field, other.field, all, &result))
        ; /* the result itself is supposed */
    else if (asks)
        result = find_decisive(L, &set, !all) != all;
    else
        result = all ? !foreign && (members & ~set.members) == 0 : (members & set.members) != 0;
    lua_pushboolean(L, result);
    return trace_call(L, set.field->path, method);
}

static int words_any(lua_State *L) {
    return ask_words(L, "any", false);
}

static int words_all(lua_State *L) {
    return ask_words(L, "all", true);
}

static int words_has(lua_State *L) {
    luaL_argcheck(L, lua_gettop(L) == 2, 3, "has takes one word; any(...) and all(...) take several");
    return ask_words(L, "has", false);
}

static int words_count(lua_State *L) {
    struct set_value set = object_check_set(L, 1);
    lua_Integer count = 0;
    for (uint64_t left = all_members(L, &set); left; left &= left - 1)
        count++;
    lua_pushinteger(L, count);
    return trace_call(L, set.field->path, "count");
}

static int words_empty(lua_State *L) {
    struct set_value set = object_check_set(L, 1);
    size_t word = 0;
    while (word < set.field->domain_count && !run_has_member(L, set.field, word, set.members))
        word++;
    lua_pushboolean(L, word == set.field->domain_count);
    return trace_call(L, set.field->path, "empty");
}

/* Returns the words of a set, or their labels, with commas. */
static int join_members(lua_State *L, bool labels) {
    struct set_value set = object_check_set(L, 1);
    luaL_Buffer buffer;
    uint64_t members;
    if (!run_names_vaguely(L, set.field, &members))
        members = all_members(L, &set);
    run_note_shown(L, set.field);
    luaL_buffinit(L, &buffer);
    const char *joint = "";
    for (size_t i = 0; i < set.field->domain_count; i++) {
        if (!(members >> i & 1))
            continue;
        luaL_addstring(&buffer, joint);
        sl_text word = labels ? word_label(set.field, i) : set.field->domain[i];
        luaL_addlstring(&buffer, word.bytes, word.length);
        joint = ", ";
    }
    luaL_pushresult(&buffer);
    return 1;
}

static int set_tostring(lua_State *L) {
    return join_members(L, false);
}

static int set_say(lua_State *L) {
    return join_members(L, true);
}

/* ---- words and sets ---------------------------------------------------------------------------------------------- */

/* Pushes an operand of "..": the labels of a word or set, and every other value as it is. */
static void push_operand(lua_State *L, int index) {
    if (object_field(L, index) && luaL_callmeta(L, index, VALUE_LABEL))
        return;
    lua_pushvalue(L, index);
}

/* Joins a word or set and another value. Refuses a value without a text, whose address would show. */
static int value_concat(lua_State *L) {
    for (int i = 1; i <= 2; i++)
        if (lua_type(L, i) != LUA_TSTRING && lua_type(L, i) != LUA_TNUMBER && !object_field(L, i))
            return luaL_error(L, "attempt to concatenate a %s value", lua_typename(L, lua_type(L, i)));
    push_operand(L, 1);
    push_operand(L, 2);
    lua_concat(L, 2);
    return 1;
}

static int value_write(lua_State *L) {
    return luaL_error(L, "a configuration is read-only; use a local");
}

static void open_metatable(lua_State *L, enum object_kind kind, const luaL_Reg *methods, const luaL_Reg *events,
                           const char *missing) {
    lua_newtable(L);
    luaL_setfuncs(L, events, 0);
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    sandbox_reader(L, missing);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, value_write);
    lua_setfield(L, -2, "__newindex");
    host_of(L)->metatables[kind] = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* ---- groups ------------------------------------------------------------------------------------------------------ */

static int read_attribute(lua_State *L, const sl_field *field) {
    struct value supposed;
    run_note_read(L, field);
    if (run_lacks(L, field))
        trace_read(L, field, configuration_value(run_of(L)->configuration, field));
    const struct value *value = run_value(L, field, &supposed);
    trace_read(L, field, value);
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: object_push_word(L, field, value->word); break;
    case SL_SET: object_push_set(L, field, value->members); break;
    case SL_BOOL: lua_pushboolean(L, value->truth); break;
    case SL_INTEGER: lua_pushinteger(L, value->integer); break;
    default: sandbox_push(L, value->text); break;
    }
    return 1;
}

/* The method c:declares("element.group.attribute"). */
static int view_declares(lua_State *L) {
    const sl_field *field = field_at(object_check_group(L, 1), sandbox_text(L, 2));
    if (run_of(L)->rule->kind != SL_RULE_FRAMING)
        return luaL_error(L, NO_DECLARES);
    if (!field)
        return luaL_error(L, "the vocabulary has no \"%s\"", lua_tostring(L, 2));
    run_note_read(L, field);
    lua_pushboolean(L, run_declares(L, field));
    return trace_call(L, (sl_text){NULL, 0}, "declares");
}

/* The __index function of groups: reads a name. The whole configuration has its elements and the method `declares`. */
static int view_index(lua_State *L) {
    const sl_field *group = object_check_group(L, 1);
    bool top = group == host_of(L)->vocabulary->top;
    sl_text key = lua_type(L, 2) == LUA_TSTRING ? sandbox_text(L, 2) : (sl_text){NULL, 0};
    const sl_field *field = field_child(group, key);
    lua_settop(L, 2);
    if (top && text_equal(key, TEXT("declares"))) {
        lua_pushcfunction(L, view_declares);
        return 1;
    }
    if (!field || !field->readable) {
        struct arena *arena = run_of(L)->arena;
        key = lua_type(L, 2) == LUA_TSTRING ? key : TEXT("?");
        sl_text shown = arena_excerpt(arena, key);
        sl_text path = group->path.length ? group->path : TEXT("the configuration");
        sl_text former = former_path_hint(arena, host_of(L)->vocabulary, arena_join(arena, group->path, ".", shown));
        sl_text meant = former.length ? former : did_you_mean(arena, key, field_ids(arena, group), group->field_count);
        return sandbox_error(
            L, arena_printf(arena, "%.*s has no \"%.*s\"%.*s", TEXT_ARG(path), TEXT_ARG(shown), TEXT_ARG(meant)));
    }
    if (field->type != SL_GROUP)
        return read_attribute(L, field);
    object_push_group(L, field);
    return 1;
}

/* ---- options ----------------------------------------------------------------------------------------------------- */

/* The __index function of options: reads options.NAME. */
static int options_index(lua_State *L) {
    const sl_option *option = rule_option(run_of(L)->rule, sandbox_text(L, 2));
    if (!option)
        return luaL_error(L, "the rule has no option \"%s\"", lua_tostring(L, 2));
    if (option->type == SL_OPTION_INTEGER)
        lua_pushinteger(L, option->value);
    else if (option->type == SL_OPTION_BOOLEAN)
        lua_pushboolean(L, option->value != 0);
    else
        sandbox_push(L, option->domain[option->value]);
    return trace_option(L, option->id);
}

void view_open(lua_State *L) {
    static const luaL_Reg word_methods[] = {{"is", word_is}, {NULL, NULL}};
    static const luaL_Reg word_events[] = {{"__lt", word_less},           {"__le", word_at_most},
                                           {"__tostring", word_tostring}, {VALUE_LABEL, word_say},
                                           {"__concat", value_concat},    {NULL, NULL}};
    static const luaL_Reg set_methods[] = {{"has", words_has},     {"any", words_any},     {"all", words_all},
                                           {"count", words_count}, {"empty", words_empty}, {NULL, NULL}};
    static const luaL_Reg set_events[] = {
        {"__tostring", set_tostring}, {VALUE_LABEL, set_say}, {"__concat", value_concat}, {NULL, NULL}};
    static const luaL_Reg group_events[] = {{"__index", view_index}, {"__newindex", value_write}, {NULL, NULL}};
    struct lua_host *host = host_of(L);
    open_metatable(L, OBJECT_WORD, word_methods, word_events,
                   "this value has no '%s'; ask :is(\"word\", ...), or compare an ordinal with < <= > >=");
    open_metatable(L, OBJECT_SET, set_methods, set_events,
                   "this value has no '%s'; ask :has(\"word\"), :any(...), :all(...), :empty() or :count()");
    lua_newtable(L);
    luaL_setfuncs(L, group_events, 0);
    host->metatables[OBJECT_GROUP] = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushcfunction(L, options_index);
    sandbox_read_only(L, "options are read-only; use a local");
    host->options = luaL_ref(L, LUA_REGISTRYINDEX);
}
