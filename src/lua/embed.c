/* embed.c - a tool of the build: writes a C file with the scripts of rules/ and templates/, each as text and as
 * bytecode, and with the texts of some programs.
 *
 *     embed OUTPUT FOLDER SCRIPT... -- FOLDER TEMPLATE... -- FOLDER PROGRAM...
 *
 * With bytecode, the command starts in half the time. Only the bytecode that this tool makes is ever loaded; files and
 * buffers at run time must be text. Lua itself refuses bytecode of another version; then the library loads the text. */
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *what, const char *why) {
    fprintf(stderr, "embed: %s: %s\n", what, why);
    exit(1);
}

/* The lua_Writer function of this tool: writes bytes as numbers. */
static int put_byte_row(lua_State *L, const void *bytes, size_t size, void *context) {
    FILE *output = context;
    (void)L;
    for (size_t i = 0; i < size; i++)
        fprintf(output, "%d,%s", ((const signed char *)bytes)[i], i % 24 == 23 ? "\n" : "");
    return 0;
}

static void read_file(lua_State *L, const char *path) {
    luaL_Buffer buffer;
    FILE *script = fopen(path, "rb");
    if (!script)
        die(path, "cannot be read");
    luaL_buffinit(L, &buffer);
    for (size_t got = 1; got > 0;) {
        got = fread(luaL_prepbuffer(&buffer), 1, LUAL_BUFFERSIZE, script);
        luaL_addsize(&buffer, got);
    }
    luaL_pushresult(&buffer);
    fclose(script);
}

/* Writes a file below a folder as an array of this name and number. Leaves its content and its path on the stack. */
static void put_file(FILE *output, lua_State *L, const char *folder, const char *file, const char *name, int number) {
    size_t length;
    lua_settop(L, 0);
    const char *path = lua_pushfstring(L, "%s/%s", folder, file);
    read_file(L, path);
    lua_insert(L, 1);
    const char *text = lua_tolstring(L, 1, &length);
    fprintf(output, "static const char %s_%d[] = {\n", name, number);
    put_byte_row(L, text, length, output);
    fprintf(output, "};\n");
}

/* Writes the arrays of a script: its text and its bytecode. In messages, the script has the name `chunk`; NULL stands
 * for the name of its file. */
static void put_script(FILE *output, lua_State *L, const char *folder, const char *script, const char *chunk,
                       int number) {
    size_t length;
    put_file(output, L, folder, script, "text", number);
    const char *text = lua_tolstring(L, 1, &length), *own = lua_pushfstring(L, "=%s", script);
    if (luaL_loadbufferx(L, text, length, chunk ? chunk : own, "t") != LUA_OK)
        die(lua_tostring(L, 2), lua_tostring(L, -1));
    fprintf(output, "static const char compiled_%d[] = {\n", number);
    lua_dump(L, put_byte_row, output, 0);
    fprintf(output, "};\n");
}

/* Writes the members of a sl_source. The name of a built-in file is its path below the folder. */
static void put_source(FILE *output, const char *file, const char *name, int number) {
    fprintf(output, "{\"builtin:%s\", sizeof \"builtin:%s\" - 1}, {%s_%d, sizeof %s_%d}", file, file, name, number,
            name, number);
}

/* The files of a folder, as the command line has them. */
struct group {
    int folder; /* the index of the folder; the files follow it */
    int end;
};

static void put_list_start(FILE *output, const char *type, const char *name, struct group group) {
    fprintf(output, "const size_t %s_count = %d;\nconst %s %s[] = {\n", name, group.end - group.folder - 1, type, name);
}

static void put_scripts(FILE *output, lua_State *L, char **argv, struct group group, const char *chunk,
                        const char *name) {
    for (int i = group.folder + 1; i < group.end; i++)
        put_script(output, L, argv[group.folder], argv[i], chunk, i);
    put_list_start(output, "struct builtin_script", name, group);
    for (int i = group.folder + 1; i < group.end; i++) {
        fputs("    {{", output);
        put_source(output, argv[i], "text", i);
        fprintf(output, "}, {compiled_%d, sizeof compiled_%d}},\n", i, i);
    }
    fputs("};\n", output);
}

static void put_programs(FILE *output, lua_State *L, char **argv, struct group group, const char *name) {
    for (int i = group.folder + 1; i < group.end; i++)
        put_file(output, L, argv[group.folder], argv[i], "program", i);
    put_list_start(output, "sl_source", name, group);
    for (int i = group.folder + 1; i < group.end; i++) {
        fputs("    {", output);
        put_source(output, argv[i], "program", i);
        fputs("},\n", output);
    }
    fputs("};\n", output);
}

/* Returns the group that starts at an index: up to "--", or the last argument. */
static struct group group_at(int argc, char **argv, int folder) {
    struct group group = {folder, folder};
    while (group.end < argc && strcmp(argv[group.end], "--") != 0)
        group.end++;
    return group;
}

int main(int argc, char **argv) {
    lua_State *L = luaL_newstate();
    struct group scripts = group_at(argc, argv, 2), templates = group_at(argc, argv, scripts.end + 1),
                 programs = group_at(argc, argv, templates.end + 1);
    FILE *output = programs.end == argc && programs.folder < argc ? fopen(argv[1], "wb") : NULL;
    if (!L || !output)
        die("usage", "embed OUTPUT FOLDER SCRIPT... -- FOLDER TEMPLATE... -- FOLDER PROGRAM...");
    fputs("/* Made by src/lua/embed.c. */\n#include \"lua/builtin.h\"\n\n", output);
    put_scripts(output, L, argv, scripts, "=rule", "builtin_scripts");
    put_scripts(output, L, argv, templates, NULL, "builtin_templates");
    put_programs(output, L, argv, programs, "builtin_archetypes");
    lua_close(L);
    return fclose(output) == 0 ? 0 : 1;
}
