/* table.h - reads the tables that a script returns into plain C, strictly.
 *
 * Everything is copied by raw access, inside of the sandbox_call() that also ran the script. Each fault becomes a
 * finding at the line of its field, and reading goes on, so that an author sees all faults at once. `index` is the
 * place of a table on Lua's stack; `key` is the name of a field in it. */
#ifndef SAMPLINT_LUA_TABLE_H
#define SAMPLINT_LUA_TABLE_H

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/findings.h"
#include "lua/source/outline.h"

struct loader {
    lua_State *L;
    struct arena *arena;
    struct findings *findings;
    const sl_source *source;
    /* These four tell the place of findings. */
    sl_text outer; /* the field of the returned table that is being read; empty for the returned table itself */
    size_t item;   /* the table in the list in that field that is being read, from 1 on; 0 for the list itself */
    size_t line;   /* the line that is being read; 0 when `outer` and `item` tell it */
    sl_text where; /* the start of messages, such as the path of an attribute; may be empty */

    bool trusted;         /* the script is built in: only the tests of this project look for its faults */
    bool refused;         /* a fault was reported */
    size_t reported;      /* how many faults were reported */
    size_t text_bytes;    /* bytes of all texts that were copied */
    struct tokens tokens; /* the tokens of the source; of a built-in script, none before they are needed */
};

/* ---- faults ------------------------------------------------------------------------------------------------------ */

/* Returns the tokens of the source. */
const struct tokens *table_tokens(struct loader *loader);

/* Reports a fault of a field; with no `key`, of the table that is being read. Raises an error after too many faults. */
void table_report(struct loader *loader, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Reports a fault at a line of the script; 0 when it is not known. Raises an error after too many faults. */
void table_report_line(struct loader *loader, size_t line, sl_text message);

/* Reports a fault like table_report_line(), but never raises an error. For callers outside of a sandbox_call(). */
void table_report_end(struct loader *loader, size_t line, sl_text message);

/* ---- keys -------------------------------------------------------------------------------------------------------- */

/* Returns the keys of a table that are strings, sorted, because Lua's own order changes from run to run. The strings
 * live as long as the table. Stores how many other keys it has. Raises an error when there is no memory. */
const sl_text *table_keys(lua_State *L, struct arena *arena, int index, size_t *count, size_t *others);

/* Reports every key of a table that is not among the known ones, which end with NULL. */
void table_check_keys(struct loader *loader, int index, const char *const *known);

/* Like table_check_keys(), for a table that may have this many entries without a name in addition. */
void table_check_named(struct loader *loader, int index, const char *const *known, size_t unnamed);

/* Returns whether a table has a field. */
bool table_has(struct loader *loader, int index, const char *key);

/* ---- fields ------------------------------------------------------------------------------------------------------ */

/* Return the value of a field. Return the empty value, or `missing`, when the field is missing or has another type.
 * Another type is always reported; a missing field only if it is required. Texts lose the blanks at their ends. */
sl_text table_text(struct loader *loader, int index, const char *key, bool required);
bool table_bool(struct loader *loader, int index, const char *key, bool missing);
int64_t table_integer(struct loader *loader, int index, const char *key, int64_t missing);
const sl_text *table_texts(struct loader *loader, int index, const char *key, bool required, size_t *count);

/* Returns the index in `words`, which end with NULL, of the text in a field. Returns SIZE_MAX for another text, which
 * is reported, and for a missing field, which is reported if it is required. */
size_t table_choice(struct loader *loader, int index, const char *key, const char *const *words, bool required);

/* Returns a copy of the string at an index of the stack. Reports any other value under this name. */
sl_text table_string(struct loader *loader, int index, const char *name);

/* ---- tables inside of tables ------------------------------------------------------------------------------------- */

/* Pushes the table in a field. If there is none, returns false, pushes nothing and reports as table_text() does. */
bool table_open(struct loader *loader, int index, const char *key, bool required);

/* Pushes the table in a field, and returns its keys, which must be strings, sorted. Pushes nothing if there is none. */
const sl_text *table_open_names(struct loader *loader, int index, const char *key, size_t *count);

/* Pushes the value of a key of the table on top of the stack. Returns a copy of the key; empty when it was reported. */
sl_text table_push_named(struct loader *loader, sl_text name);

/* Returns the length of the list on top of the stack. Raises an error, which names the list, when it is too long. */
size_t table_list_length(lua_State *L, const char *key);

/* Returns the length of a list in the returned table; 0 when there is none. Raises an error when it is too long. */
size_t table_length(lua_State *L, const char *key);

/* Calls `read` for each table in the list in a field of the returned table, with its place on the stack and its index.
 * Reports other entries. Returns the length of the list; SIZE_MAX if it is missing, which is reported if required. */
size_t table_for_each(struct loader *loader, const char *key, bool required,
                      void (*read)(void *context, int table, size_t index), void *context);

#endif
