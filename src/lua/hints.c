/* hints.c - hints for errors that authors make who know other languages better, and for misspelled names. */
#include "lua/hints.h"

#include "base/nearest.h"
#include "base/text.h"

/* ---- syntax ------------------------------------------------------------------------------------------------------ */

const char *hint_of_syntax(sl_text message) {
    static const struct {
        const char *part, *hint;
    } rows[] = {
        {"'then' expected near '='", "; == compares, and = sets a value"},
        {"near '!'", "; in Lua, write ~= for != and not for !"},
        {"near '&'", "; in Lua, write and for &&"},
        {"near '|'", "; in Lua, write or for ||"},
        {"near '//'", "; a comment starts with --"},
        {"near '+'", "; in Lua, write x = x + 1"},
        {"near '<\\", "; outside of texts Lua takes plain ASCII: its quotes are \" and '"},
        {"'}' expected", "; is a comma missing before it?"},
        {"unfinished string", "; its closing quote is missing"},
        {"'<eof>' expected near 'end'", "; there is an end too many"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_contains(message, text_of(rows[i].part)))
            return rows[i].hint;
    return "";
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

/* The number of names that are compared; more are ignored. */
#define MOST_NAMES 100

struct names {
    sl_text words[MOST_NAMES];
    size_t count;
};

/* Adds a name, unless it is one of Lua's own, such as "(temporary)" or "_ENV". */
static void add_name(struct names *names, const char *name) {
    if (name && *name != '(' && *name != '_' && names->count < MOST_NAMES)
        names->words[names->count++] = text_of(name);
}

/* Adds the locals of the function at level 1 of Lua's stack, and the outer locals that it uses. */
static void add_locals(lua_State *L, struct names *names) {
    lua_Debug caller;
    if (!lua_getstack(L, 1, &caller))
        return;
    const char *name;
    for (int i = 1; (name = lua_getlocal(L, &caller, i)) != NULL; i++) {
        add_name(names, name);
        lua_pop(L, 1);
    }
    lua_getinfo(L, "f", &caller);
    for (int i = 1; (name = lua_getupvalue(L, -1, i)) != NULL; i++) {
        add_name(names, name);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

const char *hint_of_name(lua_State *L, const char *name) {
    struct names names = {.count = 0};
    sl_text word = text_of(name);
    if (text_equal(word, TEXT("options")) || text_equal(word, TEXT("accounts")))
        return lua_pushfstring(L, "; declare it as a parameter: check = function(c, options%s)",
                               text_equal(word, TEXT("accounts")) ? ", accounts" : "");
    add_locals(L, &names);
    sl_text meant = nearest_word(word, names.words, names.count);
    return meant.length ? lua_pushfstring(L, "; did you mean '%s'?", meant.bytes) : NULL;
}
