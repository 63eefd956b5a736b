/* scan.c - splitting a script into tokens, and finding the lines of its fields. */
#include "unit/lua_support.h"

#include "base/arena.h"
#include "lua/source/outline.h"

/* The tokens as "kind:text@line" with blanks between; N name, S string, 1 number, + symbol. */
static void assert_tokens(const char *source, const char *expected) {
    static const char letters[] = {'N', 'S', '1', '+'};
    struct arena arena = ARENA_EMPTY;
    struct tokens scan = tokens_of(&arena, text(source));
    char *found = print("%s", "");
    for (size_t i = 0; i < scan.count; i++) {
        const struct token *token = &scan.items[i];
        char *longer =
            print("%s%s%c:%s@%zu", found, *found ? " " : "", letters[token->kind], shown(token->text), token->line);
        free(found);
        found = longer;
    }
    assert_string_equal(found, expected);
    free(found);
    arena_free(&arena);
}

static void test_tokens(void **state) {
    (void)state;
    assert_tokens("", "");
    assert_tokens(" \t\r\n\f\v", "");
    assert_tokens("local a_1 = b", "N:local@1 N:a_1@1 +:=@1 N:b@1");
    assert_tokens("a.b:c[1]", "N:a@1 +:.@1 N:b@1 +::@1 N:c@1 +:[@1 1:1@1 +:]@1");
    assert_tokens("a<=b\n>=c == d ~= e .. f ... // :: << >>",
                  "N:a@1 +:<=@1 N:b@1 +:>=@2 N:c@2 +:==@2 N:d@2 +:~=@2 N:e@2 +:..@2 N:f@2 +:...@2 +://@2 +:::@2 "
                  "+:<<@2 +:>>@2");
    assert_tokens("0x1F 3.5e2 12", "1:0x1F@1 1:3.5e2@1 1:12@1");
}

static void test_strings(void **state) {
    (void)state;
    assert_tokens("\"a b\" 'c'", "S:a b@1 S:c@1");
    assert_tokens("\"a\\\"b\" '\\\\' x", "S:a\\\"b@1 S:\\\\@1 N:x@1");
    assert_tokens("\"'\" '\"' x", "S:'@1 S:\"@1 N:x@1");
    assert_tokens("\"a\\\nb\" x", "S:a\\\nb@1 N:x@2");
    assert_tokens("[[a\n]b]] x", "S:a\n]b@1 N:x@2");
    assert_tokens("[==[a]]b]=]c]==] x", "S:a]]b]=]c@1 N:x@1");
    assert_tokens("a[b]", "N:a@1 +:[@1 N:b@1 +:]@1");
    assert_tokens("[[]] x", "S:@1 N:x@1");
}

static void test_comments(void **state) {
    (void)state;
    assert_tokens("a -- b 'c\nd", "N:a@1 N:d@2");
    assert_tokens("a --[[ b\n]] c", "N:a@1 N:c@2");
    assert_tokens("a --[==[ b ]]\n ]=] ]==] c", "N:a@1 N:c@2");
    assert_tokens("a - - b", "N:a@1 +:-@1 +:-@1 N:b@1");
    assert_tokens("-- to the end", "");
    assert_tokens("--[ no long one\na", "N:a@2");
}

/* Scripts are compiled before they are split, but reading must end in any case. */
static void test_unfinished_texts_end(void **state) {
    (void)state;
    static const char *const sources[] = {"\"a", "'a\\", "[[a", "[==[a]=]", "--[[a", "--[==[", "[", "[=", "a.", "\\"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct arena arena = ARENA_EMPTY;
        size_t length = strlen(sources[i]);
        char *bytes = malloc(length); /* so that a step too far is seen */
        assert_non_null(bytes);
        memcpy(bytes, sources[i], length);
        struct tokens scan = tokens_of(&arena, (sl_text){bytes, length});
        assert_true(scan.count <= length);
        free(bytes);
        arena_free(&arena);
    }
}

static void assert_line(const char *source, const char *name, size_t item, size_t line) {
    struct arena arena = ARENA_EMPTY;
    struct tokens scan = tokens_of(&arena, text(source));
    assert_int_equal(outline_field_line(&scan, text(name), item), line);
    arena_free(&arena);
}

static void test_lines_of_fields(void **state) {
    (void)state;
    static const char source[] = "local x = {\n"
                                 "  id = 1 }\n"
                                 "return rule {\n"
                                 "  options = {\n"
                                 "    id = 2, title = 3 },\n"
                                 "  check = function(c)\n"
                                 "    local id = f(id)\n"
                                 "  end,\n"
                                 "  id = 4,\n"
                                 "  tests = { { name = 1 },\n"
                                 "    { name = { {} } },\n"
                                 "    {\n"
                                 "  } },\n"
                                 "} title = 5\n";
    assert_line(source, "id", 0, 9);
    assert_line(source, "options", 0, 4);
    assert_line(source, "title", 0, 0);
    assert_line(source, "nothing", 0, 0);
    assert_line(source, "tests", 0, 10);
    assert_line(source, "tests", 1, 10);
    assert_line(source, "tests", 2, 11);
    assert_line(source, "tests", 3, 12);
    assert_line(source, "tests", 4, 0);
    assert_line("return vocabulary {\n\ntitle = 1 }", "title", 0, 3);
    assert_line("return {\ntitle = 1 }", "title", 0, 0);
    assert_line("", "title", 0, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),          cmocka_unit_test(test_strings),
        cmocka_unit_test(test_comments),        cmocka_unit_test(test_unfinished_texts_end),
        cmocka_unit_test(test_lines_of_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
