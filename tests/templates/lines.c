/* lines.c - the command, but it adds the lines of templates that it has run to a file: "audit.lua 12".
 *
 *     SAMPLINT_TEMPLATE_LINES=FILE template_lines ARGUMENT...
 *
 * The linker's --wrap puts a hook of its own before each hook of the sandbox. */
#include <lua.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/dispatch.h"

void __real_lua_sethook(lua_State *L, lua_Hook hook, int mask, int count);
void __wrap_lua_sethook(lua_State *L, lua_Hook wanted, int mask, int count);

#define MOST_TEMPLATES 64
#define MOST_LINES 1024

static struct {
    char name[64]; /* empty in a free place */
    bool ran[MOST_LINES];
} templates[MOST_TEMPLATES];

/* The hook of the sandbox that runs in this thread, and the events that it wants. */
static _Thread_local lua_Hook sandbox_hook;
static _Thread_local int sandbox_mask;

/* Marks a line of a template. Templates have the names of their files, and all other scripts have names without ".lua". */
static void mark(const char *name, int line) {
    size_t at = 0;
    if (!strstr(name, ".lua") || line < 1 || line >= MOST_LINES)
        return;
    while (at < MOST_TEMPLATES - 1 && templates[at].name[0] && strcmp(templates[at].name, name) != 0)
        at++;
    snprintf(templates[at].name, sizeof templates[at].name, "%s", name);
    templates[at].ran[line] = true;
}

static void hook(lua_State *L, lua_Debug *about) {
    if (about->event == LUA_HOOKLINE && lua_getinfo(L, "S", about) && about->source[0] == '=')
        mark(about->source + 1, about->currentline);
    if (about->event != LUA_HOOKLINE || sandbox_mask & LUA_MASKLINE)
        sandbox_hook(L, about);
}

void __wrap_lua_sethook(lua_State *L, lua_Hook wanted, int mask, int count) {
    sandbox_hook = wanted;
    sandbox_mask = mask;
    __real_lua_sethook(L, wanted ? hook : NULL, wanted ? mask | LUA_MASKLINE : 0, count);
}

static void write_lines(void) {
    const char *path = getenv("SAMPLINT_TEMPLATE_LINES");
    FILE *file = path ? fopen(path, "a") : NULL;
    for (size_t i = 0; file && i < MOST_TEMPLATES; i++)
        for (int line = 1; line < MOST_LINES; line++)
            if (templates[i].ran[line])
                fprintf(file, "%s %d\n", templates[i].name, line);
    if (file)
        fclose(file);
}

int main(int argc, char **argv) {
    atexit(write_lines);
    return dispatch(argc, argv);
}
