/* load.c - prepares a script, runs it in the sandbox, and reports what goes wrong with that. */
#include "lua/load.h"

#include <lauxlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/environment.h"
#include "lua/internals.h"
#include "lua/source/prepare.h"
#include "samplint/limits.h"

/* The functions rule{}, vocabulary{} and pack{} of scripts: returns the argument, a table. */
static int give_back(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    return 1;
}

static int run_script(lua_State *L) {
    struct load *load = lua_touserdata(L, 1);
    struct loader *loader = &load->loader;
    lua_settop(L, 0);
    environment_offer(L, load->kind, give_back);
    environment_compile(L, load->text, load->compiled);
    lua_call(L, 0, 1);
    if (strcmp(load->kind, "rule") != 0)
        environment_offer(L, load->kind, NULL); /* rules must not see the names `vocabulary` and `pack` */
    if (!lua_istable(L, 1))
        return luaL_error(L, "the file does not return %s { ... }", load->kind);
    loader->L = L;
    loader->trusted = load->compiled.length > 0;
    load->read(load);
    return 0;
}

/* Returns a hint for a message of Lua's compiler, for authors who are used to other languages; "" for no hint. */
static const char *hint_of_syntax(sl_text message) {
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

static void report_failure(struct loader *loader, size_t line, sl_text message) {
    loader->where = (sl_text){NULL, 0};
    table_report_end(loader, line, arena_join(loader->arena, message, "", text_of(hint_of_syntax(message))));
}

/* Checks a script and makes the text for Lua. A built-in script is left as it is: the tests of this project check it.
 * Returns false when there is a fault, which is then reported, or no memory. */
static bool prepare(struct load *load, struct arena *scratch) {
    struct loader *loader = &load->loader;
    load->text = loader->source->bytes;
    if (load->compiled.length)
        return true;
    struct prepared prepared = prepare_script(scratch, loader->source->bytes);
    loader->arena->failed = loader->arena->failed || scratch->failed;
    loader->tokens = prepared.tokens;
    load->text = prepared.text;
    if (prepared.fault.message.length)
        report_failure(loader, prepared.fault.line, prepared.fault.message);
    return prepared.fault.message.length == 0 && !scratch->failed;
}

bool load_script(struct lua_host *host, struct load *load) {
    struct loader *loader = &load->loader;
    struct arena scratch = ARENA_EMPTY;
    struct failure failure;
    bool counted = load->compiled.length == 0;
    double start = counted ? sandbox_now() : 0;
    if (host->loading_seconds > SL_LIMIT_LOAD_TOTAL_SECONDS)
        table_report_end(loader, 0,
                         arena_printf(loader->arena,
                                      "this file was not loaded, because the files before it took all of the %.0f "
                                      "seconds for loading",
                                      SL_LIMIT_LOAD_TOTAL_SECONDS));
    else if (loader->source->bytes.length > SL_LIMIT_RULE_BYTES)
        table_report_end(
            loader, 0, arena_printf(loader->arena, "the file is larger than %zu bytes; split it", SL_LIMIT_RULE_BYTES));
    else if (prepare(load, &scratch) &&
             !sandbox_call(&host->sandbox, BUDGET_LOAD, run_script, load, loader->arena, &failure))
        report_failure(loader, failure.line, failure.message);
    host->loading_seconds += counted ? sandbox_now() - start : 0;
    loader->tokens = (struct tokens){.count = 0};
    arena_free(&scratch);
    return !loader->refused && !loader->arena->failed;
}
