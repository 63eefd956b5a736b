#include "lua/table.h"

#include <lauxlib.h>
#include <stdlib.h>

#include "base/lines.h"
#include "base/nearest.h"
#include "base/text.h"
#include "lua/sandbox.h"
#include "samplint/limits.h"

/* What reading a text costs beside its bytes: loading has a clock. */
#define TEXT_WORK ((size_t)64)

void table_report_line(struct loader *loader, size_t line, sl_text message) {
    if (loader->reported++ == SL_LIMIT_LOAD_FINDINGS)
        luaL_error(loader->L, "more is wrong than these %d", SL_LIMIT_LOAD_FINDINGS);
    table_report_end(loader, line, message);
}

void table_report_end(struct loader *loader, size_t line, sl_text message) {
    sl_location location = {.source = loader->source, .span = line_span(loader->source->bytes, line ? line : 1)};
    sl_text said = loader->where.length
                       ? arena_printf(loader->arena, "%.*s: %.*s", TEXT_ARG(loader->where), TEXT_ARG(message))
                       : message;
    findings_add(loader->findings, "load", SL_KIND_RULE_ERROR, SL_ERROR, location, said);
    loader->refused = true;
}

const struct tokens *table_tokens(struct loader *loader) {
    if (!loader->scan.items)
        loader->scan = tokens_of(loader->arena, loader->source->bytes);
    return &loader->scan;
}

void table_report(struct loader *loader, const char *key, sl_text message) {
    const struct tokens *tokens = table_tokens(loader);
    size_t line = loader->line;
    if (line)
        ;
    else if (loader->outer.length)
        line = outline_field_line(tokens, loader->outer, loader->item);
    else if (key)
        line = outline_field_line(tokens, text_of(key), 0);
    if (line == 0 && loader->outer.length)
        line = outline_field_line(tokens, loader->outer, 0); /* an entry that is no table */
    table_report_line(loader, line, message);
}

static size_t count_names(const char *const *names) {
    size_t count = 0;
    while (names[count])
        count++;
    return count;
}

static const sl_text *texts_of(struct arena *arena, const char *const *names) {
    size_t count = count_names(names);
    sl_text *texts = arena_array(arena, count, sizeof *texts);
    for (size_t i = 0; texts && i < count; i++)
        texts[i] = text_of(names[i]);
    return texts;
}

const sl_text *table_keys(lua_State *L, struct arena *arena, int index, size_t *count, bool *others) {
    sl_text *keys = NULL;
    size_t capacity = 0;
    *count = 0;
    *others = false;
    index = lua_absindex(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        sandbox_charge(L, TEXT_WORK);
        keys = arena_grow(arena, keys, *count, &capacity, sizeof *keys);
        if (!keys)
            luaL_error(L, "there is no memory");
        if (lua_type(L, -2) == LUA_TSTRING)
            keys[*count].bytes = lua_tolstring(L, -2, &keys[*count].length), (*count)++;
        else
            *others = true;
    }
    if (*count > 1)
        qsort(keys, *count, sizeof *keys, text_order);
    return keys;
}

void table_check_keys(struct loader *loader, int index, const char *const *known) {
    size_t word_count = count_names(known), count;
    bool others;
    if (loader->trusted)
        return;
    const sl_text *words = texts_of(loader->arena, known);
    const sl_text *keys = table_keys(loader->L, loader->arena, index, &count, &others);
    if (others)
        table_report(loader, NULL, TEXT("this table has no list part; every entry is name = value"));
    for (size_t i = 0; words && i < count; i++)
        if (text_find(words, word_count, keys[i]) == word_count)
            table_report(loader, keys[i].bytes,
                         arena_printf(loader->arena, "there is no field \"%.*s\"%.*s",
                                      TEXT_ARG(arena_excerpt(loader->arena, keys[i])),
                                      TEXT_ARG(did_you_mean(loader->arena, keys[i], words, word_count))));
}

/* Pushes the field. Returns whether it is there and of the type; reports otherwise. Pushes nothing when it returns false. */
static bool push_field(struct loader *loader, int index, const char *key, int type, bool required) {
    lua_State *L = loader->L;
    index = lua_absindex(L, index);
    lua_pushstring(L, key);
    int found = lua_rawget(L, index);
    if (found == type)
        return true;
    lua_pop(L, 1);
    if (found != LUA_TNIL)
        table_report(loader, key,
                     arena_printf(loader->arena, "%s is a %s, but this is a %s", key, lua_typename(L, type),
                                  lua_typename(L, found)));
    else if (required)
        table_report(loader, NULL, arena_printf(loader->arena, "the field \"%s\" is missing", key));
    return false;
}

sl_text table_string(struct loader *loader, int index, const char *what) {
    lua_State *L = loader->L;
    sl_text text = {NULL, 0};
    if (lua_type(L, index) != LUA_TSTRING) {
        table_report(loader, what,
                     arena_printf(loader->arena, "%s is a string, but this is a %s", what, luaL_typename(L, index)));
        return text;
    }
    text.bytes = lua_tolstring(L, index, &text.length);
    sandbox_charge(L, text.length + TEXT_WORK);
    loader->text_bytes += text.length; /* a script may name one long text many times; each is a copy */
    if (loader->text_bytes > SL_LIMIT_SCRIPT_TEXT_BYTES)
        luaL_error(L, "its texts are more than %d bytes together", SL_LIMIT_SCRIPT_TEXT_BYTES);
    if (!text_is_utf8(text)) {
        table_report(loader, what, arena_printf(loader->arena, "%s is not UTF-8", what));
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
        table_report(loader, key, arena_printf(loader->arena, "the field \"%s\" is empty", key));
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
        table_report(loader, key, arena_printf(loader->arena, "%s is a whole number", key));
    return whole ? integer : missing;
}

bool table_open(struct loader *loader, int index, const char *key, bool required) {
    return push_field(loader, index, key, LUA_TTABLE, required);
}

const sl_text *table_texts(struct loader *loader, int index, const char *key, bool required, size_t *count) {
    lua_State *L = loader->L;
    *count = 0;
    if (!table_open(loader, index, key, required))
        return NULL;
    size_t length = sandbox_list(L, -1, key);
    if (length > SL_LIMIT_LIST)
        luaL_error(L, "%s has more than %d entries", key, SL_LIMIT_LIST);
    sl_text *texts = arena_array(loader->arena, length, sizeof *texts);
    for (size_t i = 0; texts && i < length; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        texts[i] = table_string(loader, -1, key);
        sandbox_charge(L, i * sizeof *texts);
        if (texts[i].length == 0 && lua_type(L, -1) == LUA_TSTRING)
            table_report(loader, key, arena_printf(loader->arena, "an entry of %s is empty", key));
        else if (texts[i].length && text_find(texts, i, texts[i]) < i)
            table_report(loader, key,
                         arena_printf(loader->arena, "\"%.*s\" stands twice in %s", TEXT_ARG(texts[i]), key));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    *count = texts ? length : 0;
    return texts;
}

size_t table_choice(struct loader *loader, int index, const char *key, const char *const *words) {
    sl_text word = table_text(loader, index, key, true);
    size_t count = count_names(words);
    const sl_text *texts = texts_of(loader->arena, words);
    if (word.length == 0 || !texts)
        return SIZE_MAX;
    size_t found = text_find(texts, count, word);
    if (found < count)
        return found;
    sl_text meant = did_you_mean(loader->arena, word, texts, count);
    table_report(loader, key,
                 arena_printf(loader->arena, "\"%.*s\" is no %s%.*s%s%.*s", TEXT_ARG(word), key, TEXT_ARG(meant),
                              meant.length ? " It is " : "; it is ",
                              TEXT_ARG(list_words(loader->arena, texts, count))));
    return SIZE_MAX;
}

const sl_text *table_open_names(struct loader *loader, int index, const char *key, size_t *count) {
    bool others;
    *count = 0;
    if (!table_open(loader, index, key, false))
        return NULL;
    const sl_text *names = table_keys(loader->L, loader->arena, -1, count, &others);
    if (others)
        table_report(loader, key, arena_printf(loader->arena, "%s is a table with names, as in [\"NAME\"] = ...", key));
    if (*count > SL_LIMIT_LIST)
        luaL_error(loader->L, "%s has more than %d entries", key, SL_LIMIT_LIST);
    return names;
}

sl_text table_push_named(struct loader *loader, sl_text name) {
    sandbox_push(loader->L, name);
    sl_text copy = table_string(loader, -1, "a name");
    if (name.length == 0)
        table_report(loader, NULL, TEXT("a name is a text that is not empty"));
    lua_rawget(loader->L, -2);
    return copy;
}

size_t table_length(lua_State *L, const char *key) {
    lua_pushstring(L, key);
    size_t length = lua_rawget(L, 1) == LUA_TTABLE ? sandbox_list(L, -1, key) : 0;
    lua_pop(L, 1);
    if (length > SL_LIMIT_LIST)
        luaL_error(L, "%s has more than %d entries", key, SL_LIMIT_LIST);
    return length;
}
