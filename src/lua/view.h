/* view.h - the configuration as a rule sees it. For the files of this folder only.
 *
 * `c.element.attribute` leads through read-only views, one a group of the vocabulary, made once; reading an attribute asks the
 * configuration of the run and is noted there. A view holds the number of its group and nothing else: what it leads to is looked up in
 * the vocabulary, which no script can reach. */
#ifndef SAMPLINT_LUA_VIEW_H
#define SAMPLINT_LUA_VIEW_H

#include <lua.h>
#include <stdbool.h>

#include "lua/host.h"
#include "samplint/limits.h"

/* One run of one rule. */
struct run {
    const sl_rule *rule;
    const struct configuration *configuration;
    struct arena *arena;
    struct answer *answer;
    const sl_field *reads[SL_LIMIT_READS]; /* in the order of first reading */
    size_t read_count;
    bool failing;                /* fail{} was called */
    struct questions *questions; /* to be listed; NULL when nobody asks for them */
    struct trace *trace;         /* the same */
};

/* Makes the metatables of views and values. Inside a protected call. */
void view_open(lua_State *L);

/* Shows this vocabulary from now on. Returns false, and changes nothing, when there is no memory. */
bool view_use(struct lua_host *host, const sl_vocabulary *vocabulary);

/* Pushes the view of the whole configuration. */
void view_push_root(lua_State *L);

/* Whether this error object is the one that ends a rule at something undeclared. */
bool view_is_waiting(const void *value);

/* The run that is going on. Raises an error where there is none: while a script is loaded. */
struct run *view_run(lua_State *L);

/* Notes that the run reads a field, of an element of its own. Raises an error. */
void view_read(lua_State *L, const sl_field *field);

/* Ends the run as undetermined: it waits for a field of the program or of an account. Never returns. */
void view_wait(lua_State *L, const struct configuration *lacking, const sl_field *field);

/* The field of a value of a configuration; NULL for any other value. */
const sl_field *view_field_of(lua_State *L, int index);

/* Lists a question about the standard, if anybody wants to know them: with QUESTION_ALL, whether a field is declared and what it is,
 * but for a set's words. */
void view_ask(lua_State *L, const sl_field *field, size_t word);

/* Whether the run has read a field. */
bool view_was_read(const struct run *run, const sl_field *field);

#endif
