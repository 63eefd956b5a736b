/* object.h - the userdata through which scripts see a configuration: groups, words of enums and ordinals, and sets.
 *
 * `c.element.attribute` leads through read-only objects. There is one for each group and word of the vocabulary, made
 * when it is first needed; each read of a set makes one. An object holds only numbers and its own address, which is
 * never followed. Each use looks the numbers up in the vocabulary, within bounds; no script reaches the vocabulary. */
#ifndef SAMPLINT_LUA_OBJECT_H
#define SAMPLINT_LUA_OBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "lua/internals.h"

/* The value of an enum or an ordinal. */
struct word_value {
    const sl_field *field;
    size_t word; /* index in the field's domain */
};

/* The value of a set. */
struct set_value {
    const sl_field *field;
    uint64_t members; /* one bit for each word of the field's domain */
};

/* Read the object at an index of the stack. Return false when the value there is something else. */
bool object_test_word(lua_State *L, int index, struct word_value *value);
bool object_test_set(lua_State *L, int index, struct set_value *value);

/* Return the object at an index of the stack. Raise an error when the value there is something else. */
struct word_value object_check_word(lua_State *L, int index);
struct set_value object_check_set(lua_State *L, int index);
const sl_field *object_check_group(lua_State *L, int index);

/* Returns the field of the word or set at an index of the stack; NULL for every other value. */
const sl_field *object_field(lua_State *L, int index);

/* Push an object. Raise an error when there is no memory. */
void object_push_configuration(lua_State *L);
void object_push_group(lua_State *L, const sl_field *group);
void object_push_word(lua_State *L, const sl_field *field, size_t word);
void object_push_set(lua_State *L, const sl_field *field, uint64_t members);

#endif
