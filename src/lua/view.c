#include "lua/view.h"

#include <lauxlib.h>
#include <stdlib.h>

#include "base/nearest.h"
#include "base/text.h"
#include "lua/sandbox.h"
#include "lua/trace.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

/* What scripts hold of a configuration: the view of a group, the word of an enum or ordinal, a set. Also the places of their metatables
 * among the host's. */
enum object_kind { VIEW, WORD, SET };

/* Nothing in an object is a pointer that is consequences: should a script ever write to one, or pass off something else as one, what it
 * holds are numbers within bounds. */
struct object {
    const struct object *self; /* only compared: no other memory holds its own address there */
    enum object_kind kind;
    size_t field; /* its place among the vocabulary's; of the view of all, one behind the last */
    size_t word;
    uint64_t members;
};

/* The value of an enum or an ordinal, and of a set. */
struct word_value {
    const sl_field *field;
    size_t word;
};

struct set_value {
    const sl_field *field;
    uint64_t members;
};

/* Its address stands for the end of a rule that waits. */
static char waiting;

bool view_is_waiting(const void *value) {
    return value == &waiting;
}

struct run *view_run(lua_State *L) {
    struct run *run = host_of(L)->run;
    if (!run)
        luaL_error(L, "this only works inside check");
    return run;
}

static bool is_of_type(const sl_field *field, enum object_kind kind) {
    switch (kind) {
    case VIEW: return field->type == SL_GROUP;
    case WORD: return field->type == SL_ENUM || field->type == SL_ORDINAL;
    default: return field->type == SL_SET;
    }
}

/* The object at `index` with its field, or NULL if it is none of this kind. */
static const struct object *test_object(lua_State *L, int index, enum object_kind kind, const sl_field **field) {
    const sl_vocabulary *vocabulary = host_of(L)->vocabulary;
    const struct object *object = lua_touserdata(L, index);
    if (!object || lua_rawlen(L, index) != sizeof *object || object->self != object || object->kind != kind ||
        object->field > vocabulary->field_count)
        return NULL;
    *field = object->field == vocabulary->field_count ? vocabulary->top : vocabulary->fields[object->field];
    return is_of_type(*field, kind) ? object : NULL;
}

static bool test_word(lua_State *L, int index, struct word_value *value) {
    const struct object *object = test_object(L, index, WORD, &value->field);
    value->word = object ? object->word : 0;
    return object && value->word < value->field->domain_count;
}

static bool test_set(lua_State *L, int index, struct set_value *value) {
    const struct object *object = test_object(L, index, SET, &value->field);
    value->members = object ? object->members : 0;
    return object != NULL;
}

static struct word_value check_word(lua_State *L, int index) {
    struct word_value value = {NULL, 0};
    if (!test_word(L, index, &value))
        luaL_typeerror(L, index, "word of a configuration");
    return value;
}

static struct set_value check_set(lua_State *L, int index) {
    struct set_value value = {NULL, 0};
    if (!test_set(L, index, &value))
        luaL_typeerror(L, index, "set of a configuration");
    return value;
}

static const sl_field *check_group(lua_State *L, int index) {
    const sl_field *group = NULL;
    if (!test_object(L, index, VIEW, &group))
        luaL_typeerror(L, index, "configuration");
    return group;
}

const sl_field *view_field_of(lua_State *L, int index) {
    struct word_value word;
    struct set_value set;
    if (test_word(L, index, &word))
        return word.field;
    return test_set(L, index, &set) ? set.field : NULL;
}

/* ---- messages ----------------------------------------------------------------------------------------------------- */

/* Made in the run's arena: nothing is held when the error is raised. */
static int refuse_word(lua_State *L, const sl_field *field, sl_text word) {
    struct arena *arena = view_run(L)->arena;
    sl_text meant = did_you_mean(arena, word, field->domain, field->domain_count);
    return sandbox_error(L, arena_printf(arena, "\"%.*s\" is no word for %.*s%.*s",
                                         TEXT_ARG(arena_excerpt(arena, word)), TEXT_ARG(field->path), TEXT_ARG(meant)));
}

/* ---- words: enums and ordinals ------------------------------------------------------------------------------------ */

static size_t find_word(lua_State *L, const sl_field *field, sl_text word) {
    size_t found = text_find(field->domain, field->domain_count, word);
    if (found == field->domain_count)
        refuse_word(L, field, word);
    return found;
}

static int word_is(lua_State *L) {
    struct word_value value = check_word(L, 1);
    int count = lua_gettop(L);
    luaL_argcheck(L, count >= 2, 2, "a word");
    bool found = false;
    for (int i = 2; i <= count; i++)
        found |= find_word(L, value.field, sandbox_text(L, i)) == value.word;
    lua_pushboolean(L, found);
    return trace_call(L, value.field->path, "is");
}

/* The places in the order of an ordinal of both sides of a comparison; either may be a string. */
static void compare_words(lua_State *L, size_t ranks[2]) {
    struct word_value values[2];
    bool is_word[2];
    const sl_field *field = NULL;
    for (int i = 0; i < 2; i++) {
        is_word[i] = test_word(L, i + 1, &values[i]);
        if (is_word[i])
            field = values[i].field;
    }
    if (!field)
        luaL_typeerror(L, 1, "word of a configuration");
    if (field->type != SL_ORDINAL)
        luaL_error(L, "%s has no order; ask with :is(...)", lua_pushlstring(L, field->path.bytes, field->path.length));
    for (int i = 0; i < 2; i++) {
        if (is_word[i] && values[i].field != field)
            luaL_error(L, "two different ordinals have no common order");
        ranks[i] = is_word[i] ? values[i].word : find_word(L, field, sandbox_text(L, i + 1));
    }
}

static int word_less(lua_State *L) {
    size_t ranks[2];
    compare_words(L, ranks);
    lua_pushboolean(L, ranks[0] < ranks[1]);
    return trace_comparison(L, "<");
}

static int word_at_most(lua_State *L) {
    size_t ranks[2];
    compare_words(L, ranks);
    lua_pushboolean(L, ranks[0] <= ranks[1]);
    return trace_comparison(L, "<=");
}

static int word_tostring(lua_State *L) {
    struct word_value value = check_word(L, 1);
    return sandbox_push(L, value.field->domain[value.word]);
}

/* ---- sets --------------------------------------------------------------------------------------------------------- */

/* The bits of the argument's words in the domain of `field`: a word, or another set, whose words need not all be in it. */
static uint64_t members_of(lua_State *L, const sl_field *field, int index, bool *foreign) {
    struct set_value other;
    if (!test_set(L, index, &other))
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

void view_ask(lua_State *L, const sl_field *field, size_t word) {
    struct questions *questions = view_run(L)->questions;
    if (!questions)
        return;
    for (size_t i = 0; i < questions->count; i++)
        if (questions->list[i].field == field && questions->list[i].word == word)
            return;
    struct question *list =
        arena_grow(questions->arena, questions->list, questions->count, &questions->capacity, sizeof *list);
    if (!list)
        return;
    questions->list = list;
    list[questions->count++] = (struct question){field, word};
}

static bool ask_member(lua_State *L, const struct set_value *set, size_t word) {
    view_ask(L, set->field, word);
    return set->members >> word & 1;
}

static void ask_all(lua_State *L, const struct set_value *set) {
    for (size_t word = 0; word < set->field->domain_count; word++)
        view_ask(L, set->field, word);
}

/* Asks for the words of any(...) and all(...) one by one, until one of them settles it: one that is there, or one that is not. */
static void ask_until(lua_State *L, const struct set_value *set, bool settled) {
    bool done = !view_run(L)->questions;
    for (int i = 2; !done && i <= lua_gettop(L); i++) {
        struct set_value other;
        bool is_set = test_set(L, i, &other);
        const sl_text *words = is_set ? other.field->domain : NULL;
        sl_text word = is_set ? (sl_text){NULL, 0} : sandbox_text(L, i);
        for (size_t j = 0; !done && j < (is_set ? other.field->domain_count : 1); j++) {
            if (is_set && !ask_member(L, &other, j))
                continue;
            size_t at = text_find(set->field->domain, set->field->domain_count, is_set ? words[j] : word);
            bool there = at < set->field->domain_count && ask_member(L, set, at);
            done = there == settled;
        }
    }
}

static uint64_t asked_for(lua_State *L, const struct set_value *set, bool *foreign) {
    uint64_t members = 0;
    int count = lua_gettop(L);
    luaL_argcheck(L, count >= 2, 2, "a word");
    *foreign = false;
    for (int i = 2; i <= count; i++)
        members |= members_of(L, set->field, i, foreign);
    return members;
}

static int any_of(lua_State *L, const char *method) {
    struct set_value set = check_set(L, 1);
    bool foreign;
    uint64_t members = asked_for(L, &set, &foreign);
    ask_until(L, &set, true);
    lua_pushboolean(L, (members & set.members) != 0);
    return trace_call(L, set.field->path, method);
}

static int set_any(lua_State *L) {
    return any_of(L, "any");
}

static int set_all(lua_State *L) {
    struct set_value set = check_set(L, 1);
    bool foreign;
    uint64_t members = asked_for(L, &set, &foreign);
    ask_until(L, &set, false);
    lua_pushboolean(L, !foreign && (members & ~set.members) == 0);
    return trace_call(L, set.field->path, "all");
}

static int set_has(lua_State *L) {
    luaL_argcheck(L, lua_gettop(L) == 2, 3, "one word; any(...) and all(...) take several");
    return any_of(L, "has");
}

static int set_count(lua_State *L) {
    struct set_value set = check_set(L, 1);
    lua_Integer count = 0;
    ask_all(L, &set);
    for (uint64_t left = set.members; left; left &= left - 1)
        count++;
    lua_pushinteger(L, count);
    return trace_call(L, set.field->path, "count");
}

static int set_empty(lua_State *L) {
    struct set_value set = check_set(L, 1);
    for (size_t word = 0; word < set.field->domain_count && !ask_member(L, &set, word);)
        word++;
    lua_pushboolean(L, set.members == 0);
    return trace_call(L, set.field->path, "empty");
}

static int set_tostring(lua_State *L) {
    struct set_value set = check_set(L, 1);
    luaL_Buffer buffer;
    ask_all(L, &set);
    luaL_buffinit(L, &buffer);
    const char *joint = "";
    for (size_t i = 0; i < set.field->domain_count; i++) {
        if (!(set.members >> i & 1))
            continue;
        luaL_addstring(&buffer, joint);
        luaL_addlstring(&buffer, set.field->domain[i].bytes, set.field->domain[i].length);
        joint = ", ";
    }
    luaL_pushresult(&buffer);
    return 1;
}

/* ---- both --------------------------------------------------------------------------------------------------------- */

/* Only what has a text of its own: luaL_tolstring would give the address of anything else. */
static int value_concat(lua_State *L) {
    for (int i = 1; i <= 2; i++)
        if (lua_type(L, i) != LUA_TSTRING && lua_type(L, i) != LUA_TNUMBER && !view_field_of(L, i))
            return luaL_error(L, "attempt to concatenate a %s value", lua_typename(L, lua_type(L, i)));
    luaL_tolstring(L, 1, NULL);
    luaL_tolstring(L, 2, NULL);
    lua_concat(L, 2);
    return 1;
}

static int value_method(lua_State *L) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    return luaL_error(L, "there is no '%s' for this value; %s",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?", lua_tostring(L, lua_upvalueindex(2)));
}

static int value_write(lua_State *L) {
    return luaL_error(L, "a configuration is read-only");
}

static void open_metatable(lua_State *L, enum object_kind kind, const luaL_Reg *methods, const luaL_Reg *events,
                           const char *offered) {
    lua_newtable(L);
    luaL_setfuncs(L, events, 0);
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_pushstring(L, offered);
    lua_pushcclosure(L, value_method, 2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, value_write);
    lua_setfield(L, -2, "__newindex");
    host_of(L)->metatables[kind] = luaL_ref(L, LUA_REGISTRYINDEX);
}

static void open_values(lua_State *L) {
    static const luaL_Reg word_methods[] = {{"is", word_is}, {NULL, NULL}};
    static const luaL_Reg word_events[] = {{"__lt", word_less},
                                           {"__le", word_at_most},
                                           {"__tostring", word_tostring},
                                           {"__concat", value_concat},
                                           {NULL, NULL}};
    static const luaL_Reg set_methods[] = {{"has", set_has},     {"any", set_any},     {"all", set_all},
                                           {"count", set_count}, {"empty", set_empty}, {NULL, NULL}};
    static const luaL_Reg set_events[] = {{"__tostring", set_tostring}, {"__concat", value_concat}, {NULL, NULL}};
    open_metatable(L, WORD, word_methods, word_events, "ask :is(\"word\", ...), or compare an ordinal with < <= > >=");
    open_metatable(L, SET, set_methods, set_events, "ask :has(\"word\"), :any(...), :all(...), :empty() or :count()");
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

bool view_was_read(const struct run *run, const sl_field *field) {
    for (size_t i = 0; i < run->read_count; i++)
        if (run->reads[i] == field)
            return true;
    return false;
}

static void note_read(lua_State *L, struct run *run, const sl_field *field) {
    run->answer->at = field;
    if (view_was_read(run, field))
        return;
    if (run->read_count == SL_LIMIT_READS)
        luaL_error(L, "a rule reads at most %d attributes", SL_LIMIT_READS);
    run->reads[run->read_count++] = field;
}

void view_wait(lua_State *L, const struct configuration *lacking, const sl_field *field) {
    struct answer *answer = view_run(L)->answer;
    answer->missing = field;
    answer->lacking = lacking;
    lua_pushlightuserdata(L, &waiting);
    lua_error(L);
}

static void check_element(lua_State *L, const struct run *run, const sl_field *field) {
    for (size_t i = 0; i < run->rule->element_count; i++)
        if (run->rule->elements[i] == field->element)
            return;
    const sl_field *element = field;
    while (element->parent->parent)
        element = element->parent;
    luaL_error(L, "the rule reads %s; add it to its elements",
               lua_pushlstring(L, element->id.bytes, element->id.length));
}

void view_read(lua_State *L, const sl_field *field) {
    struct run *run = view_run(L);
    if (field->element != SL_NO_ELEMENT)
        check_element(L, run, field);
    note_read(L, run, field);
}

/* Pushes a new object. Its metatable is on the stack for a moment only. */
static void push_object(lua_State *L, enum object_kind kind, struct object content) {
    struct object *object = lua_newuserdatauv(L, sizeof *object, 0);
    *object = content;
    object->self = object;
    object->kind = kind;
    lua_rawgeti(L, LUA_REGISTRYINDEX, host_of(L)->metatables[kind]);
    lua_setmetatable(L, -2);
    sandbox_wipe(L);
}

/* Pushes an object that is made once: the view of a group, or one of the words of a field. */
static void push_shared(lua_State *L, enum object_kind kind, size_t field, size_t word) {
    struct lua_host *host = host_of(L);
    int *reference = &host->objects[host->first_object[field] + word];
    if (*reference == LUA_NOREF) {
        push_object(L, kind, (struct object){.field = field, .word = word});
        lua_pushvalue(L, -1);
        *reference = luaL_ref(L, LUA_REGISTRYINDEX);
        sandbox_wipe(L);
    } else {
        lua_rawgeti(L, LUA_REGISTRYINDEX, *reference);
    }
}

static int read_attribute(lua_State *L, const sl_field *field) {
    struct run *run = view_run(L);
    const struct value *value = configuration_value(run->configuration, field);
    view_read(L, field);
    view_ask(L, field, QUESTION_ALL);
    trace_read(L, field, value);
    if (value->state != VALUE_DECLARED)
        view_wait(L, run->configuration, field);
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: push_shared(L, WORD, field->index, value->word); break;
    case SL_SET: push_object(L, SET, (struct object){.field = field->index, .members = value->members}); break;
    case SL_BOOL: lua_pushboolean(L, value->truth); break;
    case SL_INTEGER: lua_pushinteger(L, value->integer); break;
    default: sandbox_push(L, value->text); break;
    }
    return 1;
}

static int unknown_key(lua_State *L, const sl_field *group) {
    struct arena *arena = view_run(L)->arena;
    sl_text key = lua_type(L, 2) == LUA_TSTRING ? sandbox_text(L, 2) : TEXT("?");
    sl_text path = group->path.length ? group->path : TEXT("the configuration");
    sl_text meant = did_you_mean(arena, key, field_ids(arena, group), group->field_count);
    return sandbox_error(L, arena_printf(arena, "%.*s has no \"%.*s\"%.*s", TEXT_ARG(path),
                                         TEXT_ARG(arena_excerpt(arena, key)), TEXT_ARG(meant)));
}

static int view_declares(lua_State *L);

/* What a view has under a name: elements only at the top, and `declares`. */
static int view_index(lua_State *L) {
    const sl_field *group = check_group(L, 1);
    bool top = group == host_of(L)->vocabulary->top;
    sl_text key = lua_type(L, 2) == LUA_TSTRING ? sandbox_text(L, 2) : (sl_text){NULL, 0};
    const sl_field *field = field_child(group, key);
    lua_settop(L, 2);
    if (top && text_equal(key, TEXT("declares"))) {
        lua_pushcfunction(L, view_declares);
        return 1;
    }
    if (!field || field->element == SL_NO_ELEMENT)
        return unknown_key(L, group);
    if (field->type != SL_GROUP)
        return read_attribute(L, field);
    push_shared(L, VIEW, field->index, 0);
    return 1;
}

/* c:declares("element.group.attribute") */
static int view_declares(lua_State *L) {
    const sl_field *field = field_at(check_group(L, 1), sandbox_text(L, 2));
    if (!field)
        return luaL_error(L, "the vocabulary has no \"%s\"", lua_tostring(L, 2));
    struct run *run = view_run(L);
    const struct value *value = configuration_value(run->configuration, field);
    view_read(L, field);
    view_ask(L, field, QUESTION_ALL);
    if (value->state == VALUE_UNREADABLE) {
        trace_read(L, field, value);
        view_wait(L, run->configuration, field);
    }
    lua_pushboolean(L, value->state == VALUE_DECLARED);
    return trace_call(L, (sl_text){NULL, 0}, "declares");
}

/* options.name */
static int options_index(lua_State *L) {
    const sl_rule *rule = view_run(L)->rule;
    sl_text id = sandbox_text(L, 2);
    for (size_t i = 0; i < rule->option_count; i++) {
        const sl_option *option = &rule->options[i];
        if (!text_equal(option->id, id))
            continue;
        if (option->type == SL_OPTION_INTEGER)
            lua_pushinteger(L, option->value);
        else if (option->type == SL_OPTION_BOOLEAN)
            lua_pushboolean(L, option->value != 0);
        else
            sandbox_push(L, option->domain[option->value]);
        return trace_option(L, option->id);
    }
    return luaL_error(L, "the rule has no option \"%s\"", lua_tostring(L, 2));
}

static int read_only_options(lua_State *L) {
    return luaL_error(L, "options are read-only");
}

void view_open(lua_State *L) {
    static const luaL_Reg view_events[] = {{"__index", view_index}, {"__newindex", value_write}, {NULL, NULL}};
    static const luaL_Reg option_events[] = {
        {"__index", options_index}, {"__newindex", read_only_options}, {NULL, NULL}};
    struct lua_host *host = host_of(L);
    open_values(L);
    lua_newtable(L);
    luaL_setfuncs(L, view_events, 0);
    host->metatables[VIEW] = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newuserdatauv(L, 0, 0);
    lua_newtable(L);
    luaL_setfuncs(L, option_events, 0);
    lua_setmetatable(L, -2);
    host->options = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* How many objects are made once for a field. */
static size_t count_shared(const sl_field *field) {
    return is_of_type(field, VIEW) ? 1 : is_of_type(field, WORD) ? field->domain_count : 0;
}

/* What was made for the vocabulary before stays in the registry: vocabularies are few. */
bool view_use(struct lua_host *host, const sl_vocabulary *vocabulary) {
    size_t count = 0, fields = vocabulary->field_count;
    for (size_t i = 0; i < fields; i++)
        count += count_shared(vocabulary->fields[i]);
    size_t *first = malloc((fields + 1) * sizeof *first);
    int *objects = malloc((count + 1) * sizeof *objects); /* and the view of all */
    if (!first || !objects) {
        free(first);
        free(objects);
        return false;
    }
    for (size_t i = 0, at = 0; i <= fields; i++) {
        first[i] = at;
        at += i < fields ? count_shared(vocabulary->fields[i]) : 0;
    }
    for (size_t i = 0; i <= count; i++)
        objects[i] = LUA_NOREF;
    free(host->first_object);
    free(host->objects);
    host->vocabulary = vocabulary;
    host->first_object = first;
    host->objects = objects;
    return true;
}

void view_push_root(lua_State *L) {
    push_shared(L, VIEW, host_of(L)->vocabulary->field_count, 0);
}
