/* embed.c - a tool of the build: writes a C file with the scripts of rules/ and templates/, as text and bytecode, and with
 * programs.
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

/* Writes bytes as numbers: a lua_Writer. */
static int put_byte_row(lua_State *L, const void *bytes, size_t size, void *context) {
    FILE *output = context;
    (void)L;
    for (size_t i = 0; i < size; i++)
        fprintf(output, "%d,%s", ((const signed char *)bytes)[i], i % 24 == 23 ? "\n" : "");
    return 0;
}

static void put_text(FILE *output, const char *path) {
    FILE *script = fopen(path, "rb");
    if (!script)
        die(path, "cannot be read");
    char row[4096];
    for (size_t got; (got = fread(row, 1, sizeof row, script)) > 0;)
        put_byte_row(NULL, row, got, output);
    fclose(script);
}

/* Pushes the content of a file as a string. */
static int read_file(lua_State *L, const char *path) {
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
    return 1;
}

static void put_compiled(FILE *output, lua_State *L, const char *path, const char *chunk) {
    size_t length;
    read_file(L, path);
    const char *text = lua_tolstring(L, -1, &length);
    if (luaL_loadbufferx(L, text, length, chunk, "t") != LUA_OK)
        die(path, lua_tostring(L, -1));
    lua_dump(L, put_byte_row, output, 0);
    lua_settop(L, 0);
}

/* Writes the content of a file below a folder as an array of this name and number. Returns the path of the file. */
static const char *put_file(FILE *output, const char *folder, const char *file, const char *name, int number) {
    static char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", folder, file) >= (int)sizeof path)
        die(file, "has too long a path");
    fprintf(output, "static const char %s_%d[] = {\n", name, number);
    put_text(output, path);
    fprintf(output, "};\n");
    return path;
}

/* Writes the arrays of a script: its text, and its bytecode, in whose messages the script has the name of `chunk`, or its
 * own without one. */
static void put_script(FILE *output, lua_State *L, const char *folder, const char *script, const char *chunk,
                       int number) {
    char own[256];
    const char *path = put_file(output, folder, script, "text", number);
    snprintf(own, sizeof own, "=%s", script);
    fprintf(output, "static const char compiled_%d[] = {\n", number);
    put_compiled(output, L, path, chunk ? chunk : own);
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

static void put_programs(FILE *output, char **argv, struct group group, const char *name) {
    for (int i = group.folder + 1; i < group.end; i++)
        put_file(output, argv[group.folder], argv[i], "program", i);
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
    put_programs(output, argv, programs, "builtin_archetypes");
    lua_close(L);
    return fclose(output) == 0 ? 0 : 1;
}
