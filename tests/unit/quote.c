/* quote.c - tests of texts as literals of JSON, Lua and YAML. */
#include <lauxlib.h>
#include <string.h>

#include "base/text.h"
#include "report/quote.h"
#include "unit/lua_support.h"

static const struct {
    sl_text text;
    const char *json, *lua, *yaml;
} cases[] = {
    {TEXT_INIT(""), "\"\"", "\"\"", "\"\""},
    {TEXT_INIT("plain-word_2"), "\"plain-word_2\"", "\"plain-word_2\"", "plain-word_2"},
    {TEXT_INIT("Null"), "\"Null\"", "\"Null\"", "\"Null\""},
    {TEXT_INIT("y"), "\"y\"", "\"y\"", "\"y\""},
    {TEXT_INIT("yes_no"), "\"yes_no\"", "\"yes_no\"", "yes_no"},
    {TEXT_INIT("12"), "\"12\"", "\"12\"", "\"12\""},
    {TEXT_INIT("-a"), "\"-a\"", "\"-a\"", "\"-a\""},
    {TEXT_INIT("~"), "\"~\"", "\"~\"", "\"~\""},
    {TEXT_INIT("a: b #c"), "\"a: b #c\"", "\"a: b #c\"", "\"a: b #c\""},
    {TEXT_INIT("\"\\"), "\"\\\"\\\\\"", "\"\\\"\\\\\"", "\"\\\"\\\\\""},
    {TEXT_INIT("]] }, x"), "\"]] }, x\"", "\"]] }, x\"", "\"\\u005D\\u005D }, x\""},
    {TEXT_INIT("a\nb\r\t"), "\"a\\nb\\u000D\\u0009\"", "\"a\\nb\\u{000D}\\u{0009}\"", "\"a\\nb\\u000D\\u0009\""},
    {TEXT_INIT("\0001\x7F"), "\"\\u00001\\u007F\"", "\"\\u{0000}1\\u{007F}\"", "\"\\u00001\\u007F\""},
    {TEXT_INIT("gr\303\266\303\237e"), "\"gr\\u00F6\\u00DFe\"", "\"gr\303\266\303\237e\"", "\"gr\303\266\303\237e\""},
    {TEXT_INIT("\342\200\256x"), "\"\\u202Ex\"", "\"\\u{202E}x\"", "\"\\u202Ex\""},
    {TEXT_INIT("\360\237\232\262"), "\"\\uD83D\\uDEB2\"", "\"\360\237\232\262\"", "\"\360\237\232\262\""},
    {TEXT_INIT("\363\240\200\201"), "\"\\uDB40\\uDC01\"", "\"\\u{E0001}\"",
     "\"\\U000E0001\""}, /* a tag: it is not seen */
    {TEXT_INIT("\xFFz"), "\"\\uFFFDz\"", "\"\\u{FFFD}z\"", "\"\\uFFFDz\""},
};

static void assert_quoted(sl_text text, enum quote_language language, const char *expected) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    quote_text(&buffer, text, language);
    buffer_byte(&buffer, '\0');
    assert_string_equal(buffer.bytes, expected);
    buffer_free(&buffer);
}

static void test_texts_stay_texts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_quoted(cases[i].text, QUOTE_JSON, cases[i].json);
        assert_quoted(cases[i].text, QUOTE_LUA, cases[i].lua);
        assert_quoted(cases[i].text, QUOTE_YAML, cases[i].yaml);
    }
}

static void test_lua_reads_what_was_quoted(void **state) {
    (void)state;
    lua_State *L = luaL_newstate();
    for (size_t i = 0; i + 1 < sizeof cases / sizeof *cases; i++) { /* the last one is not UTF-8 */
        size_t length;
        char *source = print("return %s", cases[i].lua);
        assert_int_equal(luaL_dostring(L, source), LUA_OK);
        const char *bytes = lua_tolstring(L, -1, &length);
        assert_int_equal(length, cases[i].text.length);
        assert_memory_equal(bytes, cases[i].text.bytes, length);
        lua_settop(L, 0);
        free(source);
    }
    lua_close(L);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_stay_texts),
        cmocka_unit_test(test_lua_reads_what_was_quoted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
