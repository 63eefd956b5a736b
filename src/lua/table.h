/* table.h - reading the tables of a script into plain C, strictly. For the files of this folder only.
 *
 * Everything is copied by raw access, in the protected call that also ran the script. What is wrong becomes a finding at the
 * line of the field, and reading goes on, so that an author sees all of it at once. */
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
    sl_text outer; /* the field of the script's table that is being read; empty at the top */
    size_t item;   /* which table of a list in it, from 1; 0 for none */
    size_t line;   /* of what is being read, where it is known without these two; else 0 */
    sl_text where; /* said before messages; may be empty */
    bool trusted;  /* it is built in: the tests have looked for what no table should have */
    bool refused;  /* something was reported */
    size_t reported;
    size_t text_bytes;  /* copied so far */
    struct tokens scan; /* of the source; of a script that is built in, once they were needed */
};

/* The tokens of the source. */
const struct tokens *table_tokens(struct loader *loader);

/* Reports what is wrong with a field, or with the whole table when `key` is NULL. */
void table_report(struct loader *loader, const char *key, sl_text message);

/* Reports at a line of the script; 0 when it is not known. Like the others, raises an error when too much was reported. */
void table_report_line(struct loader *loader, size_t line, sl_text message);

/* The same for what ended the script. Raises no error: for callers outside the protected call. */
void table_report_end(struct loader *loader, size_t line, sl_text message);

/* The keys of the table at `index` that are strings, by their bytes: the order that a table gives them in changes from run to
 * run. They live as long as the table. *others says whether it has other keys. Raises an error when there is no memory. */
const sl_text *table_keys(lua_State *L, struct arena *arena, int index, size_t *count, bool *others);

/* Reports every key of the table at `index` that is not among the NULL-terminated names. */
void table_check_keys(struct loader *loader, int index, const char *const *known);

/* Each returns what the field holds, or the empty value when it is missing (a finding if `required`) or of another type (a
 * finding). Texts lose the blanks at their ends. */
sl_text table_text(struct loader *loader, int index, const char *key, bool required);
bool table_bool(struct loader *loader, int index, const char *key, bool missing);
int64_t table_integer(struct loader *loader, int index, const char *key, int64_t missing);
const sl_text *table_texts(struct loader *loader, int index, const char *key, bool required, size_t *count);

/* Pushes the table in a field and returns true, or pushes nothing. */
bool table_open(struct loader *loader, int index, const char *key, bool required);

/* The same for a table of named things: lists its names by their bytes, and reports what has no name. Returns NULL, and pushes nothing,
 * where there is no table. */
const sl_text *table_open_names(struct loader *loader, int index, const char *key, size_t *count);

/* Pushes the value behind a name in the table on top of the stack. Returns a copy of the name, empty where it was reported. */
sl_text table_push_named(struct loader *loader, sl_text name);

/* How long the list in a field of the script's table is; 0 when there is none. Raises an error when it is too long. */
size_t table_length(lua_State *L, const char *key);

/* Where a required word is among the NULL-terminated ones; SIZE_MAX with a finding when it is missing or another. */
size_t table_choice(struct loader *loader, int index, const char *key, const char *const *words);

/* Copies the string at `index`, or reports that `what` is none. */
sl_text table_string(struct loader *loader, int index, const char *what);

#endif
