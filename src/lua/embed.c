/* embed.c - a tool of the build: writes a C file with the scripts of rules/, as text and bytecode, and with programs.
 *
 *     embed OUTPUT FOLDER SCRIPT... -- FOLDER PROGRAM...
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

static void put_script(FILE *output, lua_State *L, const char *folder, const char *script, int number) {
    size_t length;
    put_file(output, L, folder, script, "text", number);
    const char *text = lua_tolstring(L, 1, &length);
    if (luaL_loadbufferx(L, text, length, "=rule", "t") != LUA_OK)
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

static void put_list(FILE *output, const char *type, const char *name, int first, int last) {
    fprintf(output, "const size_t %s_count = %d;\nconst %s %s[] = {\n", name, last - first, type, name);
}

int main(int argc, char **argv) {
    lua_State *L = luaL_newstate();
    FILE *output = argc > 3 ? fopen(argv[1], "wb") : NULL;
    int end = 3;
    while (end < argc && strcmp(argv[end], "--") != 0)
        end++;
    if (!L || !output || end + 1 >= argc)
        die("usage", "embed OUTPUT FOLDER SCRIPT... -- FOLDER PROGRAM...");
    fputs("/* Made by src/lua/embed.c. */\n#include \"lua/builtin.h\"\n\n", output);
    for (int i = 3; i < end; i++)
        put_script(output, L, argv[2], argv[i], i);
    for (int i = end + 2; i < argc; i++)
        put_file(output, L, argv[end + 1], argv[i], "program", i);
    put_list(output, "struct builtin_script", "builtin_scripts", 3, end);
    for (int i = 3; i < end; i++) {
        fputs("    {{", output);
        put_source(output, argv[i], "text", i);
        fprintf(output, "}, {compiled_%d, sizeof compiled_%d}},\n", i, i);
    }
    fputs("};\n", output);
    put_list(output, "sl_source", "builtin_archetypes", end + 2, argc);
    for (int i = end + 2; i < argc; i++) {
        fputs("    {", output);
        put_source(output, argv[i], "program", i);
        fputs("},\n", output);
    }
    fputs("};\n", output);
    lua_close(L);
    return fclose(output) == 0 ? 0 : 1;
}
