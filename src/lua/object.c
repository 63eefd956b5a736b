/* object.c - makes and reads the userdata through which scripts see a configuration. */
#include "lua/object.h"

#include <lauxlib.h>
#include <stdlib.h>

#include "lua/host.h"

/* No member of an object is a pointer that is followed. So even if a script could write into an object, or make this
 * file take another userdata for an object, it could only change numbers, which are checked against their bounds. */
struct object {
    const struct object *self; /* the address of this object: only compared, to tell objects from other userdata */
    enum object_kind kind;
    size_t field; /* index of a field in the vocabulary; for the whole configuration, the number of fields */
    size_t word;
    uint64_t members;
};

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static bool is_of_type(const sl_field *field, enum object_kind kind) {
    switch (kind) {
    case OBJECT_GROUP: return field->type == SL_GROUP;
    case OBJECT_WORD: return field->type == SL_ENUM || field->type == SL_ORDINAL;
    default: return field->type == SL_SET;
    }
}

/* Returns the object at `index` and stores its field; NULL when the value there is no object of this kind. */
static const struct object *test_object(lua_State *L, int index, enum object_kind kind, const sl_field **field) {
    const sl_vocabulary *vocabulary = host_of(L)->vocabulary;
    const struct object *object = lua_touserdata(L, index);
    if (!object || lua_rawlen(L, index) != sizeof *object || object->self != object || object->kind != kind ||
        object->field > vocabulary->field_count)
        return NULL;
    *field = object->field == vocabulary->field_count ? vocabulary->top : vocabulary->fields[object->field];
    return is_of_type(*field, kind) ? object : NULL;
}

bool object_test_word(lua_State *L, int index, struct word_value *value) {
    const struct object *object = test_object(L, index, OBJECT_WORD, &value->field);
    value->word = object ? object->word : 0;
    return object && value->word < value->field->domain_count;
}

bool object_test_set(lua_State *L, int index, struct set_value *value) {
    const struct object *object = test_object(L, index, OBJECT_SET, &value->field);
    value->members = object ? object->members : 0;
    return object != NULL;
}

struct word_value object_check_word(lua_State *L, int index) {
    struct word_value value = {NULL, 0};
    if (!object_test_word(L, index, &value))
        luaL_typeerror(L, index, "word of a configuration");
    return value;
}

struct set_value object_check_set(lua_State *L, int index) {
    struct set_value value = {NULL, 0};
    if (!object_test_set(L, index, &value))
        luaL_typeerror(L, index, "set of a configuration");
    return value;
}

const sl_field *object_check_group(lua_State *L, int index) {
    const sl_field *group = NULL;
    if (!test_object(L, index, OBJECT_GROUP, &group))
        luaL_typeerror(L, index, "configuration");
    return group;
}

const sl_field *object_field(lua_State *L, int index) {
    struct word_value word;
    struct set_value set;
    if (object_test_word(L, index, &word))
        return word.field;
    return object_test_set(L, index, &set) ? set.field : NULL;
}

/* ---- making ------------------------------------------------------------------------------------------------------ */

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

/* Pushes an object that is made once: a group, or a word of a field. */
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

void object_push_configuration(lua_State *L) {
    push_shared(L, OBJECT_GROUP, host_of(L)->vocabulary->field_count, 0);
}

void object_push_group(lua_State *L, const sl_field *group) {
    push_shared(L, OBJECT_GROUP, group->index, 0);
}

void object_push_word(lua_State *L, const sl_field *field, size_t word) {
    push_shared(L, OBJECT_WORD, field->index, word);
}

void object_push_set(lua_State *L, const sl_field *field, uint64_t members) {
    push_object(L, OBJECT_SET, (struct object){.field = field->index, .members = members});
}

/* ---- vocabularies ------------------------------------------------------------------------------------------------ */

/* Returns how many objects are made once for a field. */
static size_t count_shared(const sl_field *field) {
    return is_of_type(field, OBJECT_GROUP) ? 1 : is_of_type(field, OBJECT_WORD) ? field->domain_count : 0;
}

/* The objects of an earlier vocabulary stay in the registry: vocabularies are few. */
bool lua_use_vocabulary(struct lua_host *host, const sl_vocabulary *vocabulary) {
    size_t count = 0, fields = vocabulary->field_count;
    for (size_t i = 0; i < fields; i++)
        count += count_shared(vocabulary->fields[i]);
    size_t *first = malloc((fields + 1) * sizeof *first);
    int *objects = malloc((count + 1) * sizeof *objects); /* the last one is the whole configuration */
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
