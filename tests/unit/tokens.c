/* tokens.c - compares the lexer of this project with Lua's own. The text that is written from the tokens must compile
 * to the same bytes as the source, with the same lines and names; what Lua refuses must be refused. */
#include "unit/lua_support.h"

#include <lauxlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "lua/source/prepare.h"
#include "samplint/limits.h"

struct chunk {
    bool good;
    char *bytes; /* of the compiled function, or a message */
    size_t length;
};

static int append(lua_State *L, const void *bytes, size_t size, void *context) {
    struct chunk *chunk = context;
    (void)L;
    chunk->bytes = realloc(chunk->bytes, chunk->length + size + 1);
    assert_non_null(chunk->bytes);
    memcpy(chunk->bytes + chunk->length, bytes, size);
    chunk->length += size;
    return 0;
}

static struct chunk compile(sl_text source) {
    lua_State *L = luaL_newstate();
    struct chunk chunk = {.good = luaL_loadbufferx(L, source.bytes, source.length, "=rule", "t") == LUA_OK};
    if (chunk.good)
        lua_dump(L, append, &chunk, 0);
    lua_close(L);
    return chunk;
}

/* Compares a source with its copy. Returns false when the guard refuses the source, so that there is no copy. */
static bool compare(sl_text source) {
    struct arena arena = ARENA_EMPTY;
    char *bytes = malloc(source.length + 1); /* so that a step too far is seen */
    assert_non_null(bytes);
    memcpy(bytes, source.bytes, source.length);
    char *end = realloc(bytes, source.length ? source.length : 1);
    source.bytes = bytes = end ? end : bytes;
    /* "\n\r" is one line end for Lua and two for editors, whose lines this project reports. */
    bool lines = !text_contains(source, TEXT("\n\r"));
    struct prepared prepared = prepare_script(&arena, source);
    bool guarded = !prepared.tokens.fault && prepared.fault.message.length > 0;
    struct chunk own = compile(source), anew = {.good = false};
    if (prepared.fault.message.length == 0)
        anew = compile(prepare_copy(&arena, &prepared.tokens));
    if (!guarded && own.good != anew.good)
        fail_msg("Lua %s it, but not its copy: %s\n%s", own.good ? "takes" : "refuses", shown(source),
                 shown(prepared.fault.message.length ? prepared.fault.message : prepared.text));
    if (own.good && !guarded && lines && (own.length != anew.length || memcmp(own.bytes, anew.bytes, own.length) != 0))
        fail_msg("the copy is another script: %s\n%s", shown(source), shown(prepared.text));
    free(own.bytes);
    free(anew.bytes);
    free(bytes);
    arena_free(&arena);
    return !guarded;
}

/* Bytes that are written with their length, for those with zeros in them. */
#define BYTES(literal)                                                                                                 \
    { literal, sizeof(literal) - 1 }

static void test_every_corner_is_read_as_lua_reads_it(void **state) {
    (void)state;
    static const sl_text sources[] = {
        BYTES(""),
        BYTES("\n"),
        BYTES(" \t\v\f\r\n"),
        BYTES("return 1"),
        /* comments and what ends them */
        BYTES("return 1 --\r + 1"),
        BYTES("return 1 --\n + 1"),
        BYTES("return 1 --\f + 1"),
        BYTES("return 1 --\v + 1"),
        BYTES("return 1 --\r\n + 1"),
        BYTES("return 1 --\n\r + 1"),
        BYTES("return 1 --[[\r]] + 1"),
        BYTES("return 1 --[=[ ]] ]=] + 1"),
        BYTES("return 1 --[=[ ]] ]=]] + 1"),
        BYTES("return 1 --[==\n + 1"),
        BYTES("return 1 --[ [\n + 1"),
        BYTES("return 1 --[[ never ended"),
        BYTES("return 1 --[=[ ]]"),
        BYTES("return 1 --"),
        BYTES("-- \0 zero\nreturn 1"),
        /* line ends */
        BYTES("\r\n\r\nreturn 1"),
        BYTES("\n\r\n\rreturn 1"),
        BYTES("\r\rreturn\r1\n"),
        BYTES("\n\n\r\rreturn 1"),
        /* long strings */
        BYTES("return [[]]"),
        BYTES("return [[\n]]"),
        BYTES("return [[\r\na\n\rb\rc\nd]]"),
        BYTES("return [[\n\na]]"),
        BYTES("return [==[]]]=]]==]"),
        BYTES("return [==[ ]=] ]==]"),
        BYTES("return [=[]==]]=]"),
        BYTES("return [["),
        BYTES("return [=[]]"),
        BYTES("return [="),
        BYTES("return [=x"),
        BYTES("return [==]"),
        BYTES("return [[a\\n\\z ]]"),
        BYTES("return [[\0\x1b\"\\]]"),
        BYTES("local t = {} return t[ [[a]] ], t[ [=[a]=] ]"),
        BYTES("local t = {} return t[[[a]]]"),
        BYTES("return f[[a]], f[==[b]==]"),
        /* quoted strings */
        BYTES("return \"\", ''"),
        BYTES("return \"a'b\", 'a\"b', 'a\\'b', \"a\\\"b\""),
        BYTES("return \"\\a\\b\\f\\n\\r\\t\\v\\\\\""),
        BYTES("return \"\\\n\", \"\\\r\", \"\\\r\n\", \"\\\n\r\""),
        BYTES("return \"a\\z \n\t\r\n\v\f b\" .. c"),
        BYTES("return \"a\\z"),
        BYTES("return \"a\\z\""),
        BYTES("return \"\\z\n\n\" .. nil + 1"),
        BYTES("return \"\\0\\00\\000\\0000\\255\\65B\\065B\""),
        BYTES("return \"\\256\""),
        BYTES("return \"\\999\""),
        BYTES("return \"\\x41\\xfF\\x00\""),
        BYTES("return \"\\x4\""),
        BYTES("return \"\\xg1\""),
        BYTES("return \"\\u{0}\\u{7f}\\u{80}\\u{7ff}\\u{800}\\u{ffff}\\u{10000}\\u{1FFFFF}\\u{200000}\\u{3FFFFFF}\""),
        BYTES("return \"\\u{4000000}\\u{7FFFFFFF}\\u{00000000041}\""),
        BYTES("return \"\\u{80000000}\""),
        BYTES("return \"\\u{}\""),
        BYTES("return \"\\u41\""),
        BYTES("return \"\\u{41\""),
        BYTES("return \"\\u{4g}\""),
        BYTES("return \"\\q\""),
        BYTES("return \"\\\0\""),
        BYTES("return \"\0\x01\x7f\x80\xff\""),
        BYTES("return \"a\nb\""),
        BYTES("return \"a\rb\""),
        BYTES("return \"a"),
        BYTES("return 'a\\"),
        BYTES("return 'a\\'"),
        BYTES("return \"--\" .. '--[['"),
        /* numbers */
        BYTES("return 0, 00, 1, 9223372036854775807, 9223372036854775808, 1e308, 1e309"),
        BYTES("return .5, 5., 0.5e1, 5e+1, 5E-1, 3.e2, .1e1"),
        BYTES("return 0x1, 0XfF, 0x.8, 0x8., 0x1p4, 0x1P+4, 0xA.8p-1, 0xffffffffffffffffff"),
        BYTES("return 0x"),
        BYTES("return 0x."),
        BYTES("return 0xp1"),
        BYTES("return 0x1p"),
        BYTES("return 1e"),
        BYTES("return 1e+"),
        BYTES("return 1..2"),
        BYTES("return 1...2"),
        BYTES("return 1. .. 2"),
        BYTES("return 1 ..2"),
        BYTES("return 08, 1_000"),
        BYTES("return 1a"),
        BYTES("return 0b1"),
        BYTES("return 1e5e5"),
        BYTES("return 1.2.3"),
        BYTES("return 0x1e+1"),
        BYTES("return 0x1e+1p+2"),
        BYTES("return 1ee+2"),
        BYTES("return 3-2, 3--2\n, 3- -2"),
        BYTES("return a.b, a.5"),
        BYTES("return a .5"),
        /* symbols */
        BYTES("return a<b, a<=b, a>b, a>=b, a==b, a~=b, ~a, a~b, a//b, a/b, a<<b, a>>b, a..b, #a, a%b, a^b, a&b, a|b"),
        BYTES("return a< <b"),
        BYTES("return a= =b"),
        BYTES("return a. .b"),
        BYTES("return a.. .b"),
        BYTES("return ...,{...}"),
        BYTES("return ...."),
        BYTES("goto a ::a:: ; ; do :: b :: end"),
        BYTES("goto a : :a::"),
        BYTES("a:b() a.b:c'd' a:b{} a.b[[c]]()"),
        BYTES("a = b\n(c)()"),
        BYTES("return a!b"),
        BYTES("return @"),
        BYTES("return \x80"),
        BYTES("return a\0b"),
        BYTES("return \x7f"),
        BYTES("return $a ? b"),
        /* what only files may start with */
        BYTES("#!/usr/bin/lua\nreturn 1"),
        BYTES("# return 1"),
        BYTES("\x1bLua"),
        /* names */
        BYTES("local _, a1, A_b = 1 return _, a1, A_b, ends, nott, _end"),
        BYTES("local \xc3\xa4 = 1"),
        BYTES("local a <const>, b <const> = 1, 2 return a + b"),
        /* lines in what Lua remembers of functions */
        BYTES("local function\nf\n(\na\n)\nreturn\na\nend\nreturn\nf\n{\n}\n"),
        BYTES("return function() local a = [[\n\n]] error(a\n)\nend"),
        BYTES("return function() local a = \"\\\n\\\n\" error(a) end\n\n\n"),
        BYTES("if a then\r\nb()\r\nelseif c then\rd()\nend return function()\n\n\rend"),
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        compare(sources[i]);
}

/* Pieces that make sense behind each other often enough. */
static const sl_text pieces[] = {
    BYTES("return "), BYTES("local "),    BYTES("a"),        BYTES("b1"),       BYTES("function "),  BYTES("() "),
    BYTES("end "),    BYTES("if "),       BYTES("then "),    BYTES("else "),    BYTES("do "),        BYTES("while "),
    BYTES("= "),      BYTES("{"),         BYTES("}"),        BYTES("("),        BYTES(")"),          BYTES("["),
    BYTES("]"),       BYTES("[["),        BYTES("]]"),       BYTES("[=["),      BYTES("]=]"),        BYTES("\""),
    BYTES("'"),       BYTES("\\"),        BYTES("\\z"),      BYTES("\\x4"),     BYTES("\\65"),       BYTES("\\u{4a}"),
    BYTES("--"),      BYTES("--[["),      BYTES("\n"),       BYTES("\r"),       BYTES("\r\n"),       BYTES("\n\r"),
    BYTES("\f"),      BYTES("\v"),        BYTES(" "),        BYTES("\0"),       BYTES("1"),          BYTES("0x"),
    BYTES("."),       BYTES("e"),         BYTES("+"),        BYTES("-"),        BYTES(".."),         BYTES("..."),
    BYTES("~"),       BYTES("<"),         BYTES(">"),        BYTES("/"),        BYTES(":"),          BYTES("::"),
    BYTES(","),       BYTES(";"),         BYTES("and "),     BYTES("not "),     BYTES("nil "),       BYTES("#"),
    BYTES("0x.8p1"),  BYTES("goto a "),   BYTES("::a::"),    BYTES("break "),   BYTES("for a=1,2 "), BYTES("repeat "),
    BYTES("until "),  BYTES("a.b"),       BYTES("a:b'c'"),   BYTES("\"x\" "),   BYTES("[[x]] "),     BYTES("x=1 "),
    BYTES("a(1) "),   BYTES("return 1 "), BYTES("local a "), BYTES("x=\"\\z "), BYTES("x=[==[\r"),   BYTES("\xef"),
};

/* The same scripts in each run of the test. */
static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void test_random_scripts_are_read_as_lua_reads_them(void **state) {
    (void)state;
    enum { SCRIPTS = 60000, PIECES = 12 };
    uint32_t seed = 1;
    size_t compared = 0;
    for (int i = 0; i < SCRIPTS; i++) {
        char bytes[PIECES * 16];
        size_t length = 0;
        for (uint32_t count = next_random(&seed) % PIECES + 1; count > 0; count--) {
            sl_text piece = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
            memcpy(bytes + length, piece.bytes, piece.length);
            length += piece.length;
        }
        compared += compare((sl_text){bytes, length});
    }
    assert_true(compared > SCRIPTS / 2);
}

/* Leaves out or adds one byte at many places of a real rule: most scripts that people write are close to such texts. */
static void test_slips_in_a_real_rule_are_read_as_lua_reads_them(void **state) {
    (void)state;
    static const char slips[] = "\r\n\f\\\"'[]-=.0x\0";
    char *rule = read_file(RULES_FOLDER "/fit/FIT-12.lua");
    size_t length = strlen(rule);
    char *slipped = malloc(length + 1);
    assert_non_null(slipped);
    for (size_t at = 0; at < length; at += 7) {
        memcpy(slipped, rule, at);
        memcpy(slipped + at, rule + at + 1, length - at - 1);
        compare((sl_text){slipped, length - 1});
        slipped[at] = slips[at % (sizeof slips - 1)];
        memcpy(slipped + at + 1, rule + at, length - at);
        compare((sl_text){slipped, length + 1});
    }
    free(slipped);
    free(rule);
}

static void test_around_the_tokens_there_is_nothing(void **state) {
    (void)state;
    struct arena arena = ARENA_EMPTY;
    struct tokens tokens = tokens_of(&arena, text("a"));
    assert_text(token_at(&tokens, 0)->text, "a");
    assert_int_equal(token_at(&tokens, 1)->kind, TOKEN_SYMBOL);
    assert_int_equal(token_at(&tokens, 1)->text.length, 0);
    assert_int_equal(token_at(&tokens, SIZE_MAX)->text.length, 0);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_corner_is_read_as_lua_reads_it),
        cmocka_unit_test(test_random_scripts_are_read_as_lua_reads_them),
        cmocka_unit_test(test_slips_in_a_real_rule_are_read_as_lua_reads_them),
        cmocka_unit_test(test_around_the_tokens_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
