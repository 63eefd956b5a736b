/* trace.h - notes what a check reads, step by step, for the author of the rule.
 *
 * Each function does nothing unless the run has a trace. None raises an error, and all texts are made in the trace's
 * arena: so a rule runs into its budgets at the same place with and without a trace. */
#ifndef SAMPLINT_LUA_TRACE_H
#define SAMPLINT_LUA_TRACE_H

#include <lua.h>

#include "model/configuration.h"

/* Notes that an attribute was read, and its value, which may be a supposed one. */
void trace_read(lua_State *L, const sl_field *field, const struct value *value);

/* Notes the call of a method. `object` is what it was called on; empty for the configuration. The arguments are on the
 * stack from index 2 on, the result is on top. Returns 1, the number of results. */
int trace_call(lua_State *L, sl_text object, const char *method);

/* Notes a call of accounts:tally(...). Its result is on top: a table of counts by the values of `field`. Returns 1. */
int trace_tally(lua_State *L, const sl_field *field);

/* Notes a comparison of the values at index 1 and 2. The result is on top of the stack. Returns 1. */
int trace_comparison(lua_State *L, const char *sign);

/* Notes that an option was read. Its value is on top of the stack. Returns 1. */
int trace_option(lua_State *L, sl_text id);

/* Notes the line in which the check makes its answer, and the text at index 1: why the rule does not apply. */
void trace_answer(lua_State *L);

#endif
