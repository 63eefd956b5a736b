/* trace.h - notes what a rule reads, for its author. For the files of this folder only.
 *
 * Each does nothing unless somebody wants to know. Nothing here raises an error, and texts are made in the trace's arena: a rule
 * runs into its budgets just where it does without. */
#ifndef SAMPLINT_LUA_TRACE_H
#define SAMPLINT_LUA_TRACE_H

#include <lua.h>

#include "lua/view.h"

/* An attribute was read. */
void trace_read(lua_State *L, const sl_field *field, const struct value *value);

/* A method of `object` (the configuration, where that is empty) was called: its arguments are from index 2 on, its result, which
 * is returned as the only one, is on top. */
int trace_call(lua_State *L, sl_text object, const char *method);

/* The same of accounts:tally(...): on top is a table of counts by the values of a field. */
int trace_tally(lua_State *L, const sl_field *field);

/* The two values at the start of the stack were compared; the result is on top. */
int trace_comparison(lua_State *L, const char *sign);

/* The value of an option is on top. */
int trace_option(lua_State *L, sl_text id);

/* The rule made its answer, with a table or a reason at index 1. */
void trace_answer(lua_State *L);

#endif
