/* embed.c - a tool of the build: puts the scripts of rules/ into a C file, as text and compiled.
 *
 *     embed OUTPUT FOLDER SCRIPT...
 *
 * Compiled scripts make the command start in half the time. Only what this tool compiled is ever loaded so; files and buffers
 * at run time are text or refused. Lua's own header check falls back to the text if the library at run time differs. */
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>

static void die(const char *what, const char *why) {
    fprintf(stderr, "embed: %s: %s\n", what, why);
    exit(1);
}

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

static void put_compiled(FILE *output, lua_State *L, const char *path) {
    size_t length;
    read_file(L, path);
    const char *text = lua_tolstring(L, -1, &length);
    if (luaL_loadbufferx(L, text, length, "=rule", "t") != LUA_OK)
        die(path, lua_tostring(L, -1));
    lua_dump(L, put_byte_row, output, 0);
    lua_settop(L, 0);
}

static void put_script(FILE *output, lua_State *L, const char *folder, const char *script, int number) {
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", folder, script) >= (int)sizeof path)
        die(script, "has too long a path");
    fprintf(output, "static const char text_%d[] = {\n", number);
    put_text(output, path);
    fprintf(output, "};\nstatic const char compiled_%d[] = {\n", number);
    put_compiled(output, L, path);
    fprintf(output, "};\n");
}

int main(int argc, char **argv) {
    lua_State *L = luaL_newstate();
    FILE *output = argc > 3 ? fopen(argv[1], "wb") : NULL;
    if (!L || !output)
        die("usage", "embed OUTPUT FOLDER SCRIPT...");
    fputs("/* Made from rules/ by src/lua/embed.c. */\n#include \"lua/builtin.h\"\n\n", output);
    for (int i = 3; i < argc; i++)
        put_script(output, L, argv[2], argv[i], i);
    fputs("const struct builtin_script builtin_scripts[] = {\n", output);
    for (int i = 3; i < argc; i++)
        fprintf(output,
                "    {{{\"builtin:%s\", sizeof \"builtin:%s\" - 1}, {text_%d, sizeof text_%d}}, {compiled_%d, sizeof "
                "compiled_%d}},\n",
                argv[i], argv[i], i, i, i, i);
    fprintf(output, "};\nconst size_t builtin_count = %d;\n", argc - 3);
    lua_close(L);
    return fclose(output) == 0 ? 0 : 1;
}
