/* table.c - reads the tables that a script returns into plain C, and reports their faults. */
#include "lua/table.h"

#include <lauxlib.h>
#include <stdlib.h>

#include "base/lines.h"
#include "base/nearest.h"
#include "base/text.h"
#include "lua/sandbox.h"
#include "samplint/limits.h"

/* The cost of reading a text, in bytes, in addition to its own bytes. */
#define TEXT_WORK ((size_t)64)

/* ---- faults ------------------------------------------------------------------------------------------------------ */

void table_report_end(struct loader *loader, size_t line, sl_text message) {
    sl_location location = {.source = loader->source, .span = line_span(loader->source->bytes, line ? line : 1)};
    findings_printf(loader->findings, "load", SL_KIND_RULE_ERROR, SL_ERROR, location, "%.*s%s%.*s",
                    TEXT_ARG(loader->where), loader->where.length ? ": " : "", TEXT_ARG(message));
    loader->refused = true;
}

void table_report_line(struct loader *loader, size_t line, sl_text message) {
    if (loader->reported++ == SL_LIMIT_LOAD_FINDINGS)
        luaL_error(loader->L, "there are more than these %d mistakes; the others are not listed",
                   SL_LIMIT_LOAD_FINDINGS);
    table_report_end(loader, line, message);
}

const struct tokens *table_tokens(struct loader *loader) {
    if (!loader->tokens.items)
        loader->tokens = tokens_of(loader->arena, loader->source->bytes);
    return &loader->tokens;
}

/* The error that table_report_line() may raise skips the code behind it, so the list of arguments is ended before. */
void table_report(struct loader *loader, const char *key, const char *format, ...) {
    const struct tokens *tokens = table_tokens(loader);
    va_list arguments;
    va_start(arguments, format);
    sl_text message = arena_vprintf(loader->arena, format, arguments);
    va_end(arguments);
    size_t line = loader->line;
    if (!line && loader->outer.length)
        line = outline_field_line(tokens, loader->outer, loader->item);
    if (!line && loader->outer.length) /* the entry is no table: take the line of the list */
        line = outline_field_line(tokens, loader->outer, 0);
    if (!line && !loader->outer.length && key)
        line = outline_field_line(tokens, text_of(key), 0);
    table_report_line(loader, line, message);
}

/* ---- keys -------------------------------------------------------------------------------------------------------- */

/* Returns names as texts, and stores how many there are. They end with NULL. */
static const sl_text *texts_of(struct arena *arena, const char *const *names, size_t *count) {
    *count = 0;
    while (names[*count])
        ++*count;
    sl_text *texts = arena_array(arena, *count, sizeof *texts);
    for (size_t i = 0; texts && i < *count; i++)
        texts[i] = text_of(names[i]);
    return texts;
}

const sl_text *table_keys(lua_State *L, struct arena *arena, int index, size_t *count, size_t *others) {
    sl_text *keys = NULL;
    size_t capacity = 0;
    *count = 0;
    *others = 0;
    index = lua_absindex(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        sandbox_charge(L, TEXT_WORK);
        if (lua_type(L, -2) == LUA_TSTRING)
            ARENA_APPEND(arena, keys, *count, capacity, sandbox_text(L, -2));
        else
            ++*others;
        if (arena->failed)
            luaL_error(L, "there is no memory");
    }
    if (*count > 1)
        qsort(keys, *count, sizeof *keys, text_order);
    return keys;
}

void table_check_keys(struct loader *loader, int index, const char *const *known) {
    table_check_named(loader, index, known, 0);
}

void table_check_named(struct loader *loader, int index, const char *const *known, size_t unnamed) {
    size_t word_count, count, others;
    if (loader->trusted)
        return;
    const sl_text *words = texts_of(loader->arena, known, &word_count);
    const sl_text *keys = table_keys(loader->L, loader->arena, index, &count, &others);
    if (others > unnamed)
        table_report(loader, NULL, "every entry of this table must be written as name = value");
    for (size_t i = 0; words && i < count; i++) {
        if (text_find(words, word_count, keys[i]) < word_count)
            continue;
        sl_text shown = arena_excerpt(loader->arena, keys[i]);
        sl_text meant = did_you_mean(loader->arena, keys[i], words, word_count);
        table_report(loader, keys[i].bytes, "there is no field \"%.*s\"%.*s", TEXT_ARG(shown), TEXT_ARG(meant));
    }
}

bool table_has(struct loader *loader, int index, const char *key) {
    index = lua_absindex(loader->L, index);
    lua_pushstring(loader->L, key);
    bool there = lua_rawget(loader->L, index) != LUA_TNIL;
    lua_pop(loader->L, 1);
    return there;
}

/* ---- fields ------------------------------------------------------------------------------------------------------ */

/* Pushes the value of a field if it has this type. Else pushes nothing and returns false; reports a value of another
 * type, and a missing value if it is required. */
static bool push_field(struct loader *loader, int index, const char *key, int type, bool required) {
    lua_State *L = loader->L;
    index = lua_absindex(L, index);
    lua_pushstring(L, key);
    int found = lua_rawget(L, index);
    if (found == type)
        return true;
    lua_pop(L, 1);
    if (found != LUA_TNIL)
        table_report(loader, key, "%s must be a %s, not a %s", key, lua_typename(L, type), lua_typename(L, found));
    else if (required)
        table_report(loader, NULL, "the field \"%s\" is missing", key);
    return false;
}

sl_text table_string(struct loader *loader, int index, const char *name) {
    lua_State *L = loader->L;
    if (lua_type(L, index) != LUA_TSTRING) {
        table_report(loader, name, "%s must be a string, not a %s", name, luaL_typename(L, index));
        return (sl_text){NULL, 0};
    }
    sl_text text = sandbox_text(L, index);
    sandbox_charge(L, text.length + TEXT_WORK);
    loader->text_bytes += text.length; /* a script may use one long text many times, and each use is copied */
    if (loader->text_bytes > SL_LIMIT_SCRIPT_TEXT_BYTES)
        luaL_error(L, "all texts of the file together have more than %d bytes", (int)SL_LIMIT_SCRIPT_TEXT_BYTES);
    if (!loader->trusted && !text_is_utf8(text)) {
        table_report(loader, name, "%s is not UTF-8", name);
        return (sl_text){NULL, 0};
    }
    return arena_copy(loader->arena, text);
}

sl_text table_text(struct loader *loader, int index, const char *key, bool required) {
    if (!push_field(loader, index, key, LUA_TSTRING, required))
        return (sl_text){NULL, 0};
    sl_text text = text_trim(table_string(loader, -1, key));
    lua_pop(loader->L, 1);
    if (required && text.length == 0)
        table_report(loader, key, "the field \"%s\" is empty", key);
    return text;
}

bool table_bool(struct loader *loader, int index, const char *key, bool missing) {
    if (!push_field(loader, index, key, LUA_TBOOLEAN, false))
        return missing;
    bool truth = lua_toboolean(loader->L, -1);
    lua_pop(loader->L, 1);
    return truth;
}

int64_t table_integer(struct loader *loader, int index, const char *key, int64_t missing) {
    if (!push_field(loader, index, key, LUA_TNUMBER, false))
        return missing;
    int whole;
    int64_t integer = lua_tointegerx(loader->L, -1, &whole);
    lua_pop(loader->L, 1);
    if (!whole)
        table_report(loader, key, "%s must be a whole number", key);
    return whole ? integer : missing;
}

size_t table_list_length(lua_State *L, const char *key) {
    size_t length = sandbox_list(L, -1, key);
    if (length > SL_LIMIT_LIST)
        luaL_error(L, "%s has more than %d entries", key, SL_LIMIT_LIST);
    return length;
}

const sl_text *table_texts(struct loader *loader, int index, const char *key, bool required, size_t *count) {
    lua_State *L = loader->L;
    *count = 0;
    if (!table_open(loader, index, key, required))
        return NULL;
    size_t length = table_list_length(L, key);
    sl_text *texts = arena_array(loader->arena, length, sizeof *texts);
    for (size_t i = 0; texts && i < length; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        texts[i] = table_string(loader, -1, key);
        sandbox_charge(L, i * sizeof *texts);
        if (texts[i].length == 0 && lua_type(L, -1) == LUA_TSTRING)
            table_report(loader, key, "an entry of %s is empty", key);
        else if (texts[i].length && text_find(texts, i, texts[i]) < i)
            table_report(loader, key, "%s lists \"%.*s\" twice", key, TEXT_ARG(texts[i]));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    *count = texts ? length : 0;
    return texts;
}

size_t table_choice(struct loader *loader, int index, const char *key, const char *const *words, bool required) {
    if (!required && !table_has(loader, index, key))
        return SIZE_MAX;
    sl_text word = table_text(loader, index, key, true);
    size_t count;
    const sl_text *texts = texts_of(loader->arena, words, &count);
    if (word.length == 0 || !texts)
        return SIZE_MAX;
    size_t found = text_find(texts, count, word);
    if (found < count)
        return found;
    sl_text meant = did_you_mean(loader->arena, word, texts, count), all = list_words(loader->arena, texts, count);
    table_report(loader, key, "\"%.*s\" is no %s%.*s%s%.*s", TEXT_ARG(word), key, TEXT_ARG(meant),
                 meant.length ? " It must be " : "; it must be ", TEXT_ARG(all));
    return SIZE_MAX;
}

/* ---- tables inside of tables ------------------------------------------------------------------------------------- */

bool table_open(struct loader *loader, int index, const char *key, bool required) {
    return push_field(loader, index, key, LUA_TTABLE, required);
}

const sl_text *table_open_names(struct loader *loader, int index, const char *key, size_t *count) {
    size_t others;
    *count = 0;
    if (!table_open(loader, index, key, false))
        return NULL;
    const sl_text *names = table_keys(loader->L, loader->arena, -1, count, &others);
    if (others)
        table_report(loader, key, "%s must be a table with names, such as { [\"NAME\"] = ... }", key);
    if (*count > SL_LIMIT_LIST)
        luaL_error(loader->L, "%s has more than %d entries", key, SL_LIMIT_LIST);
    return names;
}

sl_text table_push_named(struct loader *loader, sl_text name) {
    sandbox_push(loader->L, name);
    sl_text copy = table_string(loader, -1, "a name");
    if (name.length == 0)
        table_report(loader, NULL, "a name must not be empty");
    lua_rawget(loader->L, -2);
    return copy;
}

size_t table_length(lua_State *L, const char *key) {
    lua_pushstring(L, key);
    size_t length = lua_rawget(L, 1) == LUA_TTABLE ? table_list_length(L, key) : 0;
    lua_pop(L, 1);
    return length;
}

size_t table_for_each(struct loader *loader, const char *key, bool required,
                      void (*read)(void *context, int table, size_t index), void *context) {
    lua_State *L = loader->L;
    size_t count = SIZE_MAX;
    loader->outer = text_of(key);
    if (table_open(loader, 1, key, required)) {
        int list = lua_gettop(L);
        count = table_list_length(L, key);
        for (size_t i = 0; i < count; i++) {
            loader->item = i + 1;
            if (lua_rawgeti(L, list, (lua_Integer)i + 1) == LUA_TTABLE)
                read(context, lua_gettop(L), i);
            else
                table_report(loader, NULL, "an entry of %s must be a table", key);
            loader->where = (sl_text){NULL, 0};
            lua_settop(L, list);
        }
        loader->item = 0;
        lua_pop(L, 1);
    }
    loader->outer = (sl_text){NULL, 0};
    return count;
}
