/* template.c - runs templates, each in a new Lua state that has the library of rules and the functions of writer.h. */
#include "report/template/template.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "lua/builtin.h"
#include "lua/environment.h"
#include "lua/sandbox.h"
#include "lua/source/prepare.h"
#include "report/template/document.h"
#include "report/template/writer.h"
#include "report/text/finding.h"
#include "report/xml.h"
#include "samplint/limits.h"
#include "samplint/template.h"

struct sl_template {
    struct arena arena;
    sl_text name;
    sl_text script;
    struct buffer fault;
};

/* One run of a template. */
struct run {
    struct sandbox sandbox; /* the first member, so that sandbox_of() also gives the run of a Lua state */
    struct doc_writer doc;
    const sl_writer_options *options;
    const char *name; /* of the built-in template */
    sl_text own;      /* the text of the options' template, prepared for Lua; empty for the built-in one */
    json_t *document;
};

/* Built-in templates have no limits but the memory of the machine, since a document may be of any size. */
static const struct run_limits no_limits = {INT64_MAX / 2, INT64_MAX / 2, SIZE_MAX / 4, SL_LIMIT_MESSAGE_BYTES, 0};
static const struct run_limits own_limits = {SL_LIMIT_TEMPLATE_FUEL, (uint64_t)(SL_LIMIT_TEMPLATE_SECONDS * 1000),
                                             SL_LIMIT_TEMPLATE_BYTES, SL_LIMIT_MESSAGE_BYTES, 0};

/* ---- templates of users ------------------------------------------------------------------------------------------ */

sl_template *sl_template_new(sl_text name, sl_text script) {
    sl_template *own = calloc(1, sizeof *own);
    if (!own)
        return NULL;
    own->fault = BUFFER_EMPTY(BUFFER_MOST);
    own->name = arena_copy(&own->arena, name);
    own->script = arena_copy(&own->arena, script);
    if (!own->arena.failed)
        return own;
    sl_template_free(own);
    return NULL;
}

void sl_template_free(sl_template *own) {
    if (!own)
        return;
    buffer_free(&own->fault);
    arena_free(&own->arena);
    free(own);
}

sl_text sl_template_fault(const sl_template *own) {
    return buffer_text(&own->fault);
}

/* Stores why a template failed, unless an earlier run has stored a reason. Returns SL_REFUSED, or SL_OUT_OF_MEMORY. */
static sl_result refuse(sl_template *own, size_t line, sl_text message) {
    if (own->fault.length)
        return SL_REFUSED;
    buffer_append(&own->fault, own->name);
    buffer_append(&own->fault, TEXT(":"));
    if (line) {
        buffer_number(&own->fault, line);
        buffer_append(&own->fault, TEXT(":"));
    }
    buffer_append(&own->fault, TEXT(" "));
    buffer_append(&own->fault, message);
    return own->fault.failed ? SL_OUT_OF_MEMORY : SL_REFUSED;
}

/* ---- the names that templates can use ---------------------------------------------------------------------------- */

#define NAMES "samplint.names"       /* the table of all names: the global variables of every template */
#define INCLUDED "samplint.included" /* the value that each included template has returned, by its name */

static int read_name(lua_State *L) {
    return luaL_error(L, "templates have no name '%s'; docs/templates.md lists the names that they have",
                      sandbox_key(L));
}

static int write_name(lua_State *L) {
    return luaL_error(L, "the global '%s' cannot be set; declare it local", sandbox_key(L));
}

/* Compiles a script as environment_load() does, and pushes its function. */
static void compile(lua_State *L, sl_text source, sl_text compiled, const char *chunk) {
    environment_load(L, source, compiled, chunk);
    lua_getfield(L, LUA_REGISTRYINDEX, NAMES);
    lua_setupvalue(L, -2, 1); /* _ENV, the table of its global variables */
}

/* Compiles a built-in template and pushes its function. */
static void compile_builtin(lua_State *L, sl_text name) {
    for (size_t i = 0; i < builtin_templates_count; i++) {
        const struct builtin_script *script = &builtin_templates[i];
        sl_text file = text_slice(script->source.name, sizeof "builtin:" - 1, script->source.name.length);
        if (text_equal(text_slice(file, 0, file.length - (sizeof ".lua" - 1)), name)) {
            compile(L, script->source.bytes, script->compiled, lua_pushfstring(L, "=%s", file.bytes));
            lua_remove(L, -2); /* the name */
            return;
        }
    }
    luaL_error(L, "there is no built-in template '%s'", name.bytes);
}

/* Returns the value that a built-in template, chosen by name, returns. Runs each template once. */
static int include(lua_State *L) {
    sl_text name = sandbox_text(L, 1);
    lua_settop(L, 1);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, INCLUDED);
    if (lua_getfield(L, 2, name.bytes) != LUA_TNIL)
        return 1;
    compile_builtin(L, name);
    lua_call(L, 0, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, name.bytes);
    return 1;
}

/* Writes the problems of the checkers in the options, with source lines, as samplint check writes findings. */
static int write_problems(lua_State *L) {
    struct run *run = (struct run *)sandbox_of(L);
    if (run->doc.markdown || run->doc.xml)
        return luaL_error(L, "problems are written as text only");
    for (size_t i = 0, count; i < run->options->checker_count; i++) {
        const sl_finding *problems = sl_get_problems(run->options->checkers[i], &count);
        for (size_t j = 0; j < count; j++)
            finding_put(&run->doc.out, NULL, run->options->checkers[i], &problems[j]);
    }
    return 0;
}

/* Makes the table of names: the library of rules, the functions of writer.h, and those of templates/library.lua. */
static void open_names(lua_State *L, struct run *run) {
    library_open(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, NAMES);
    writer_offer(L, &run->doc);
    lua_pushcfunction(L, include);
    lua_setfield(L, -2, "include");
    lua_pushcfunction(L, write_problems);
    lua_setfield(L, -2, "problems");
    lua_pushcfunction(L, environment_length);
    lua_setfield(L, -2, LENGTH_NAME);
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, read_name);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, write_name);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    compile_builtin(L, TEXT("library"));
    lua_call(L, 0, 1);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, 1);
    }
    lua_settop(L, 0);
}

/* ---- runs -------------------------------------------------------------------------------------------------------- */

static void push_options(lua_State *L, const sl_writer_options *options) {
    lua_createtable(L, 0, 2);
    lua_pushstring(L, sl_format_name(options->format));
    lua_setfield(L, -2, "format");
    lua_pushboolean(L, options->shares);
    lua_setfield(L, -2, "shares");
}

/* Runs a template. sandbox_call() calls this function, which has the run as its argument. */
static int run_template(lua_State *L) {
    struct run *run = lua_touserdata(L, 1);
    lua_settop(L, 0);
    open_names(L, run);
    if (run->own.length)
        compile(L, run->own, TEXT(""), "=" SANDBOX_CHUNK);
    else
        compile_builtin(L, text_of(run->name));
    lua_call(L, 0, 1);
    if (!lua_isfunction(L, -1))
        return luaL_error(L, "the file does not return a function of the document");
    document_push(L, run->document);
    push_options(L, run->options);
    lua_call(L, 2, 0);
    return 0;
}

/* Prepares the text of the template in the options, if there is one, for Lua. */
static sl_result prepare_own(struct run *run, struct arena *arena) {
    sl_template *own = run->options->own_template;
    if (!own)
        return SL_OK;
    if (own->script.length > SL_LIMIT_RULE_BYTES)
        return refuse(own, 0, TEXT("the file is larger than 256 KB; split it"));
    struct prepared prepared = prepare_script(arena, own->script);
    run->own = prepared.text;
    if (arena->failed)
        return SL_OUT_OF_MEMORY;
    return prepared.fault.message.length ? refuse(own, prepared.fault.line, prepared.fault.message) : SL_OK;
}

/* Returns the result of a failed run. A built-in template fails only if memory ran out or samplint has a mistake. */
static sl_result result_of(const struct run *run, const struct arena *arena, const struct failure *failure) {
    if (arena->failed)
        return SL_OUT_OF_MEMORY;
    if (run->options->own_template)
        return refuse(run->options->own_template, failure->line, failure->message);
#ifndef NDEBUG
    fprintf(stderr, "%.*s\n", TEXT_ARG(failure->message));
    abort();
#endif
    return SL_REFUSED;
}

static sl_result run_to_buffer(struct run *run, struct buffer *buffer) {
    struct arena arena = ARENA_EMPTY;
    struct failure failure;
    doc_open(&run->doc, buffer, run->options);
    if (run->doc.xml)
        xml_put_declaration(&run->doc.out);
    sl_result result = prepare_own(run, &arena);
    if (result == SL_OK && !sandbox_open(&run->sandbox))
        result = SL_OUT_OF_MEMORY;
    if (result == SL_OK && !sandbox_call(&run->sandbox, BUDGET_TEMPLATE, run_template, run, &arena, &failure))
        result = result_of(run, &arena, &failure);
    sandbox_close(&run->sandbox);
    doc_close(&run->doc);
    arena_free(&arena);
    return result;
}

sl_result template_write(const sl_writer_options *options, const char *name, const struct value_writer *writer,
                         json_t *document) {
    struct run run = {.options = options,
                      .name = name,
                      .document = document,
                      .sandbox = {.limits = options->own_template ? own_limits : no_limits}};
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    sl_result result = writer->good && document ? run_to_buffer(&run, &buffer) : SL_OUT_OF_MEMORY;
    json_decref(document);
    if (result == SL_OK)
        return write_to_sink(options, &buffer, true);
    buffer_free(&buffer);
    return result;
}
