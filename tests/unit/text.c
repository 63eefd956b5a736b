/* Tests of base/text.h: comparing and slicing texts, decoding UTF-8. */
#include "support.h"

static void test_of_string(void **state) {
    (void)state;
    assert_int_equal(text_of("abc").length, 3);
    assert_int_equal(text_of("").length, 0);
    assert_int_equal(text_of(NULL).length, 0);
    assert_null(text_of(NULL).bytes);
}

static void test_precision_fits_an_int(void **state) {
    (void)state;
    assert_int_equal(text_precision(TEXT("abc")), 3);
    assert_int_equal(text_precision((sl_text){"", (size_t)INT32_MAX + 1}), INT32_MAX);
    assert_text(arena_printf(&scratch, "[%.*s]", TEXT_ARG(((sl_text){NULL, 0}))), "[]");
}

static void test_equal(void **state) {
    (void)state;
    assert_true(text_equal(TEXT("ab"), TEXT("ab")));
    assert_false(text_equal(TEXT("ab"), TEXT("ac")));
    assert_false(text_equal(TEXT("ab"), TEXT("abc")));
    assert_true(text_equal(TEXT(""), (sl_text){NULL, 0}));
    assert_false(text_equal(TEXT("a\0b"), TEXT("a\0c")));
}

static void test_compare(void **state) {
    (void)state;
    assert_true(text_compare(TEXT("ab"), TEXT("ac")) < 0);
    assert_true(text_compare(TEXT("b"), TEXT("ab")) > 0);
    assert_true(text_compare(TEXT("a"), TEXT("ab")) < 0);
    assert_true(text_compare(TEXT("ab"), TEXT("a")) > 0);
    assert_int_equal(text_compare(TEXT("ab"), TEXT("ab")), 0);
    assert_int_equal(text_compare((sl_text){NULL, 0}, TEXT("")), 0);
    assert_true(text_compare(TEXT("z"), TEXT("\xC3\xA4")) < 0); /* bytes are unsigned */
}

static void test_starts_with(void **state) {
    (void)state;
    assert_true(text_starts_with(TEXT("x-a"), TEXT("x-")));
    assert_true(text_starts_with(TEXT("x-"), TEXT("x-")));
    assert_true(text_starts_with((sl_text){NULL, 0}, TEXT("")));
    assert_false(text_starts_with(TEXT("x"), TEXT("x-")));
    assert_false(text_starts_with(TEXT("ax-"), TEXT("x-")));
}

static void test_take(void **state) {
    (void)state;
    sl_text left = TEXT("a..b"), part;
    assert_true(text_take(&left, '.', &part));
    assert_text(part, "a");
    assert_true(text_take(&left, '.', &part));
    assert_text(part, "");
    assert_false(text_take(&left, '.', &part));
    assert_text(part, "b");
    assert_text(left, "");
    assert_false(text_take(&left, '.', &part));
    assert_text(part, "");
    left = TEXT("a.");
    assert_true(text_take(&left, '.', &part));
    assert_false(text_take(&left, '.', &part));
    assert_text(part, "");
    left = (sl_text){NULL, 0};
    assert_false(text_take(&left, '.', &part));
}

static void test_ends_with(void **state) {
    (void)state;
    assert_true(text_ends_with(TEXT("a.lua"), TEXT(".lua")));
    assert_true(text_ends_with(TEXT(".lua"), TEXT(".lua")));
    assert_true(text_ends_with(TEXT("a"), TEXT("")));
    assert_false(text_ends_with(TEXT("lua"), TEXT(".lua")));
    assert_false(text_ends_with(TEXT("a.lua~"), TEXT(".lua")));
}

static void test_contains(void **state) {
    (void)state;
    assert_true(text_contains(TEXT("abc"), TEXT("bc")));
    assert_true(text_contains(TEXT("abc"), TEXT("abc")));
    assert_true(text_contains(TEXT("abc"), TEXT("")));
    assert_false(text_contains(TEXT("abc"), TEXT("ac")));
    assert_false(text_contains(TEXT("ab"), TEXT("abc")));
    assert_false(text_contains((sl_text){NULL, 0}, TEXT("a")));
}

static void test_index(void **state) {
    (void)state;
    assert_int_equal(text_index(TEXT("ababc"), TEXT("abc")), 2);
    assert_int_equal(text_index(TEXT("abab"), TEXT("ab")), 0);
    assert_int_equal(text_index(TEXT("abab"), TEXT("abc")), SIZE_MAX);
    assert_int_equal(text_index((sl_text){NULL, 0}, TEXT("a")), SIZE_MAX);
}

static void test_slice(void **state) {
    (void)state;
    assert_text(text_slice(TEXT("abcd"), 1, 3), "bc");
    assert_int_equal(text_slice(TEXT("abcd"), 4, 4).length, 0);
    assert_null(text_slice((sl_text){NULL, 0}, 0, 0).bytes);
}

static void test_file_name(void **state) {
    (void)state;
    assert_text(text_file_name(TEXT("a/b/c.lua")), "c.lua");
    assert_text(text_file_name(TEXT("c.lua")), "c.lua");
    assert_text(text_file_name(TEXT("a/")), "");
    assert_text(text_file_name(TEXT("")), "");
}

static void test_find(void **state) {
    const sl_text words[] = {TEXT("one"), TEXT("two"), TEXT("two")};
    (void)state;
    assert_int_equal(text_find(words, 3, TEXT("one")), 0);
    assert_int_equal(text_find(words, 3, TEXT("two")), 1);
    assert_int_equal(text_find(words, 3, TEXT("three")), 3);
    assert_int_equal(text_find(NULL, 0, TEXT("one")), 0);
}

static void test_decode_characters(void **state) {
    const struct {
        sl_text text;
        uint32_t code;
    } rows[] = {
        {TEXT("\0"), 0},
        {TEXT("A"), 'A'},
        {TEXT("\x7F"), 0x7F},
        {TEXT("\xC2\x80"), 0x80},
        {TEXT("\xDF\xBF"), 0x7FF},
        {TEXT("\xE0\xA0\x80"), 0x800},
        {TEXT("\xED\x9F\xBF"), 0xD7FF},
        {TEXT("\xEE\x80\x80"), 0xE000},
        {TEXT("\xEF\xBF\xBF"), 0xFFFF},
        {TEXT("\xF0\x90\x80\x80"), 0x10000},
        {TEXT("\xF4\x8F\xBF\xBF"), 0x10FFFF},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint32_t code = 1;
        assert_int_equal(text_decode(rows[i].text, 0, &code), rows[i].text.length);
        assert_int_equal(code, rows[i].code);
        assert_true(text_is_utf8(rows[i].text));
    }
}

static void test_decode_refuses(void **state) {
    const sl_text rows[] = {
        TEXT("\x80"),             /* a continuation alone */
        TEXT("\xC3"),             /* cut off */
        TEXT("\xE2\x82"),         /* cut off */
        TEXT("\xF0\x9F\x98"),     /* cut off */
        TEXT("\xC3("),            /* no continuation behind */
        TEXT("\xE2\x82("),        /* no continuation behind */
        TEXT("\xC0\x80"),         /* NUL, overlong */
        TEXT("\xC1\xBF"),         /* overlong */
        TEXT("\xE0\x9F\xBF"),     /* overlong */
        TEXT("\xF0\x8F\xBF\xBF"), /* overlong */
        TEXT("\xED\xA0\x80"),     /* a surrogate */
        TEXT("\xED\xBF\xBF"),     /* a surrogate */
        TEXT("\xF4\x90\x80\x80"), /* beyond U+10FFFF */
        TEXT("\xF5\x80\x80\x80"),
        TEXT("\xFE"),
        TEXT("\xFF"),
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint32_t code;
        assert_int_equal(text_decode(rows[i], 0, &code), 0);
        assert_false(text_is_utf8(rows[i]));
    }
}

static void test_decode_in_the_middle(void **state) {
    uint32_t code;
    (void)state;
    assert_int_equal(text_decode(TEXT("a\xE2\x82\xAC"), 1, &code), 3);
    assert_int_equal(code, 0x20AC);
    assert_int_equal(text_decode(TEXT("a\xE2\x82\xAC"), 2, &code), 0);
}

static void test_seek(void **state) {
    (void)state;
    assert_int_equal(text_seek(TEXT("one two"), TEXT("TWO")), 4);
    assert_int_equal(text_seek(TEXT("oNE"), TEXT("One")), 0);
    assert_int_equal(text_seek(TEXT("aab"), TEXT("AB")), 1);
    assert_true(text_seek(TEXT("ab"), TEXT("abc")) == SIZE_MAX);
    assert_true(text_seek(TEXT("[{"), TEXT("{[")) == SIZE_MAX);
    assert_true(text_seek(TEXT("\xC3\x84"), TEXT("\xC3\xA4")) == SIZE_MAX);
    assert_true(text_seek((sl_text){NULL, 0}, TEXT("a")) == SIZE_MAX);
}

static void test_is_utf8(void **state) {
    (void)state;
    assert_true(text_is_utf8(TEXT("")));
    assert_true(text_is_utf8(TEXT("a\0\xC3\xA4\xF0\x9F\x98\x80z")));
    assert_false(text_is_utf8(TEXT("abc\xFF")));
    assert_false(text_is_utf8(TEXT("abc\xC3")));
}

static void test_characters(void **state) {
    (void)state;
    sl_text text = TEXT("a\xC3\xA4\xF0\x9F\x98\x80z");
    assert_int_equal(text_characters(text), 4);
    assert_false(text_inside_character(text, 0));
    assert_false(text_inside_character(text, 1));
    assert_true(text_inside_character(text, 2));
    assert_false(text_inside_character(text, text.length));
    assert_text(text_head(text, 1), "a");
    assert_text(text_head(text, 2), "a");
    assert_text(text_head(text, 3), "a\xC3\xA4");
    assert_text(text_head(text, 6), "a\xC3\xA4");
    assert_int_equal(text_head(text, 100).length, text.length);
}

static void test_mark_bytes(void **state) {
    (void)state;
    assert_int_equal(text_mark_bytes(TEXT("\xEF\xBB\xBFx")), 3);
    assert_int_equal(text_mark_bytes(TEXT("\xEF\xBB\xBF")), 3);
    assert_int_equal(text_mark_bytes(TEXT("\xEF\xBB")), 0);
    assert_int_equal(text_mark_bytes(TEXT("x\xEF\xBB\xBF")), 0);
    assert_int_equal(text_mark_bytes((sl_text){NULL, 0}), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_of_string),      TEST(test_precision_fits_an_int),
        TEST(test_equal),          TEST(test_compare),
        TEST(test_starts_with),    TEST(test_take),
        TEST(test_ends_with),      TEST(test_contains),
        TEST(test_index),          TEST(test_seek),
        TEST(test_slice),          TEST(test_file_name),
        TEST(test_find),           TEST(test_decode_characters),
        TEST(test_decode_refuses), TEST(test_decode_in_the_middle),
        TEST(test_is_utf8),        TEST(test_characters),
        TEST(test_mark_bytes),
    };
    return RUN(tests);
}
