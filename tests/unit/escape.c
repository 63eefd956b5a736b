/* Tests of report/escape.h: no text of a user reaches a terminal unescaped, and carets are below the right columns. */
#include "report/escape.h"

#include "samplint/report.h"

#include "support.h"

/* Returns a text, escaped. Sets *columns to what escape_text() returns. */
static const char *shown(sl_text text, size_t *columns) {
    struct buffer buffer = BUFFER_EMPTY(100000);
    *columns = escape_text(&buffer, text);
    assert_false(buffer.failed);
    const char *string = string_of(buffer_text(&buffer));
    buffer_free(&buffer);
    return string;
}

static void assert_shown(sl_text text, const char *expected, size_t columns) {
    size_t taken;
    assert_string_equal(shown(text, &taken), expected);
    assert_int_equal(taken, columns);
}

/* Returns the source line of the span from byte `from` to byte `to`, with carets below the columns of the span. */
static const char *line_of(sl_text bytes, size_t from, size_t to) {
    struct buffer buffer = BUFFER_EMPTY(100000);
    size_t before, width;
    sl_span span = {{1, 1, from}, {1, 1, to}};
    escape_source_line(&buffer, bytes, span, &before, &width);
    assert_true(width >= 1);
    buffer_byte(&buffer, '\n');
    buffer_repeat(&buffer, ' ', before);
    buffer_repeat(&buffer, '^', width);
    assert_false(buffer.failed);
    const char *string = string_of(buffer_text(&buffer));
    buffer_free(&buffer);
    return string;
}

#define assert_line(bytes, from, to, expected) assert_string_equal(line_of(TEXT(bytes), from, to), expected)

/* ---- texts ------------------------------------------------------------------------------------------------------- */

static void test_plain(void **state) {
    (void)state;
    assert_shown(TEXT(""), "", 0);
    assert_shown((sl_text){NULL, 0}, "", 0);
    assert_shown(TEXT("plain ~ text"), "plain ~ text", 12);
    assert_shown(TEXT("na\xC3\xAFve \xE2\x82\xAC"), "na\xC3\xAFve \xE2\x82\xAC", 7);
    assert_shown(TEXT("back\\slash"), "back\\slash", 10);
}

static void test_control_characters(void **state) {
    (void)state;
    assert_shown(TEXT("a\x1B[31mb"), "a\\u{001B}[31mb", 14);
    assert_shown(TEXT("a\nb\r\tc"), "a\\u{000A}b\\u{000D}\\u{0009}c", 27);
    assert_shown(TEXT("a\0b"), "a\\u{0000}b", 10);
    assert_shown(TEXT("\x7F\b\a"), "\\u{007F}\\u{0008}\\u{0007}", 24);
    assert_shown(TEXT("\xC2\x9B"
                      "2J"),
                 "\\u{009B}2J", 10); /* the control sequence introducer of eight bits */
    assert_shown(TEXT("\xC2\x85"), "\\u{0085}", 8);
    assert_shown(TEXT("\xE2\x80\xA8\xE2\x80\xA9"), "\\u{2028}\\u{2029}", 16);
}

/* All that Trojan Source is made of: embeddings, overrides, isolates and marks of direction. */
static void test_bidirectional_controls(void **state) {
    static const uint32_t codes[] = {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
                                     0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        uint32_t code = codes[i];
        char bytes[3] = {(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)), (char)(0x80 | (code & 0x3F))};
        sl_text text = {bytes, 3};
        if (code < 0x800) {
            bytes[0] = (char)(0xC0 | code >> 6);
            bytes[1] = (char)(0x80 | (code & 0x3F));
            text.length = 2;
        }
        assert_shown(text, arena_printf(&scratch, "\\u{%04X}", (unsigned)code).bytes, 8);
    }
}

static void test_invisible_characters(void **state) {
    (void)state;
    assert_shown(TEXT("a\xC2\xAD"
                      "b"),
                 "a\\u{00AD}b", 10); /* soft hyphen */
    assert_shown(TEXT("a\xE2\x80\x8B"
                      "b"),
                 "a\\u{200B}b", 10); /* zero width space */
    assert_shown(TEXT("\xEF\xBB\xBF"), "\\u{FEFF}", 8);
    assert_shown(TEXT("\xF3\xA0\x81\x81"), "\\u{E0041}", 9); /* a tag */
}

/* Letters of some scripts, and some pictures, need joiners. */
static void test_joiners_stay(void **state) {
    (void)state;
    assert_shown(TEXT("a\xE2\x80\x8D"
                      "b"),
                 "a\xE2\x80\x8D"
                 "b",
                 2);
    assert_shown(TEXT("a\xE2\x80\x8C"
                      "b"),
                 "a\xE2\x80\x8C"
                 "b",
                 2);
}

static void test_bytes_that_are_not_utf8(void **state) {
    (void)state;
    assert_shown(TEXT("a\xFF"
                      "b"),
                 "a\\xFFb", 6);
    assert_shown(TEXT("\xC3"), "\\xC3", 4);
    assert_shown(TEXT("\xED\xA0\x80"), "\\xED\\xA0\\x80", 12);
    assert_shown(TEXT("\xE2\x82"), "\\xE2\\x82", 8);
}

static void test_wide_and_combining(void **state) {
    (void)state;
    assert_shown(TEXT("\xE4\xBD\xA0\xE5\xA5\xBD"), "\xE4\xBD\xA0\xE5\xA5\xBD", 4);
    assert_shown(TEXT("\xEF\xBC\xA1"), "\xEF\xBC\xA1", 2);         /* full width A */
    assert_shown(TEXT("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80", 2); /* a face */
    assert_shown(TEXT("e\xCC\x81x"), "e\xCC\x81x", 2);             /* a combining acute */
}

/* ---- texts that are cut ------------------------------------------------------------------------------------------ */

static void assert_cut(sl_text text, size_t most, const char *expected, size_t columns) {
    struct buffer buffer = BUFFER_EMPTY(100000);
    assert_int_equal(escape_cut(&buffer, text, most), columns);
    assert_string_equal(string_of(buffer_text(&buffer)), expected);
    buffer_free(&buffer);
}

static void test_cut_to_columns(void **state) {
    (void)state;
    assert_cut(TEXT(""), 3, "", 0);
    assert_cut(TEXT("abcdef"), 6, "abcdef", 6);
    assert_cut(TEXT("abcdefg"), 6, "abc...", 6);
    assert_cut(TEXT("abcd"), 3, "...", 3);
    assert_cut(TEXT("\xE4\xBD\xA0\xE5\xA5\xBD"), 4, "\xE4\xBD\xA0\xE5\xA5\xBD", 4);
    assert_cut(TEXT("\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0"), 5, "\xE4\xBD\xA0...", 5);
    assert_cut(TEXT("\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0"), 4, "...", 3); /* a wide character is not cut */
    assert_cut(TEXT("abe\xCC\x81xyz"), 6, "abe\xCC\x81xyz", 6);
    assert_cut(TEXT("abe\xCC\x81xyzw"), 6, "abe\xCC\x81...", 6); /* the accent stays with its letter */
    assert_cut(TEXT("ab\x1B[31m"), 14, "ab\\u{001B}[31m", 14);
    assert_cut(TEXT("ab\x1B[31m"), 12, "ab...", 5);
}

static void test_cut_behind_what_is_there(void **state) {
    (void)state;
    struct buffer buffer = BUFFER_EMPTY(100);
    buffer_append(&buffer, TEXT("before "));
    escape_cut(&buffer, TEXT("abcdefg"), 5);
    assert_text(buffer_text(&buffer), "before ab...");
    buffer_free(&buffer);
}

/* A line of `most` columns ends before a blank. */
static void test_lines_end_before_blanks(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t most;
        const char *line;
    } cases[] = {
        {"", 5, ""},
        {"abc", 5, "abc"},
        {"abc de", 6, "abc de"},
        {"abc def", 6, "abc"},
        {"abc def", 3, "abc"},
        {"abc def", 2, "abc"}, /* a word is not cut */
        {"abcdef", 2, "abcdef"},
        {"a b c d", 4, "a b"},
        {"\u00e4\u00f6 \u00fc b", 4, "\u00e4\u00f6 \u00fc"},
        {"\u00e4\u00f6 abc def", 6, "\u00e4\u00f6 abc"},
        {"\u6f22\u5b57 x", 5, "\u6f22\u5b57"}, /* each takes two columns */
        {"\u6f22\u5b57 x", 6, "\u6f22\u5b57 x"},
        {"a\x01 b", 11, "a\x01 b"}, /* a number in braces takes eight */
        {"a\x01 b", 10, "a\x01"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_text text = text_of(cases[i].text);
        assert_text(text_slice(text, 0, escape_fitting_bytes(text, cases[i].most)), cases[i].line);
    }
}

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static void test_a_line(void **state) {
    (void)state;
    assert_line("a: 1\nbcd: ef\ng: 2\n", 10, 12, "bcd: ef\n     ^^");
    assert_line("a: 1\nbcd: ef\ng: 2\n", 5, 8, "bcd: ef\n^^^");
    assert_line("a: 1", 0, 4, "a: 1\n^^^^");
}

static void test_line_ends(void **state) {
    (void)state;
    assert_line("a: 1\r\nb: 2\r\nc: 3", 9, 10, "b: 2\n   ^");
    assert_line("a: 1\rb: 2\rc: 3", 8, 9, "b: 2\n   ^");
    assert_line("a: 1\r\nb: 2\r\n", 0, 1, "a: 1\n^");
}

static void test_a_span_of_nothing(void **state) {
    (void)state;
    assert_line("ab: cd\n", 4, 4, "ab: cd\n    ^");
    assert_line("ab:\ncd:\n", 3, 3, "ab:\n   ^"); /* at the end of a line */
    assert_line("ab:\r\ncd:\r\n", 3, 3, "ab:\n   ^");
    assert_line("ab\n\ncd\n", 3, 3, "\n^");
}

static void test_the_end_of_the_file(void **state) {
    (void)state;
    assert_line("ab:", 3, 3, "ab:\n   ^");
    assert_line("ab:\n", 4, 4, "\n^");
    assert_line("ab:\n", 99, 99, "\n^");
    assert_line("", 0, 0, "\n^");
}

/* A span that goes on in the next line is marked to the end of its first line. */
static void test_a_span_of_several_lines(void **state) {
    (void)state;
    assert_line("a: \"b\n  c\"\n", 3, 10, "a: \"b\n   ^^");
    assert_line("a: |\r\n  b\r\n", 3, 11, "a: |\n   ^");
}

static void test_tabs(void **state) {
    (void)state;
    assert_line("\tb: 1", 1, 2, "    b: 1\n    ^");
    assert_line("a:\tb", 3, 4, "a:  b\n    ^");
    assert_line("abcd\te", 5, 6, "abcd    e\n        ^");
    assert_line("\ta", 0, 1, "    a\n^^^^"); /* the tab itself */
    assert_line("\xE4\xBD\xA0\xE5\xA5\xBD\tx", 7, 8, "\xE4\xBD\xA0\xE5\xA5\xBD    x\n        ^");
}

static void test_carets_below_wide_characters(void **state) {
    (void)state;
    assert_line("\xE4\xBD\xA0: \xE5\xA5\xBD", 5, 8, "\xE4\xBD\xA0: \xE5\xA5\xBD\n    ^^");
    assert_line("\xF0\x9F\x98\x80: x", 6, 7, "\xF0\x9F\x98\x80: x\n    ^");
    assert_line("e\xCC\x81: x", 5, 6, "e\xCC\x81: x\n   ^");
    assert_line("\xC3\xA4: \xC3\xB6", 4, 6, "\xC3\xA4: \xC3\xB6\n   ^");
    assert_line("x\xCC\x81", 1, 3, "x\xCC\x81\n ^"); /* a combining mark has no width, but gets a caret */
}

static void test_carets_below_what_is_hidden(void **state) {
    (void)state;
    assert_line("a: \x1B[31m", 3, 4, "a: \\u{001B}[31m\n   ^^^^^^^^");
    assert_line("\xFF: x", 3, 4, "\\xFF: x\n      ^");
    assert_line("\xE2\x80\xAE"
                "a: b",
                6, 7, "\\u{202E}a: b\n           ^");
}

static void test_the_mark_is_not_shown(void **state) {
    (void)state;
    assert_line("\xEF\xBB\xBF"
                "a: b",
                6, 7, "a: b\n   ^");
    assert_line("\xEF\xBB\xBF"
                "a: b",
                3, 4, "a: b\n^");
    assert_line("\xEF\xBB\xBF", 0, 0, "\n^");
    assert_line("\xEF\xBB\xBF", 3, 3, "\n^");
    assert_line("\xEF\xBB\xBF"
                "a",
                0, 0, "a\n^");
}

/* A line of 1000 digits: the byte at i is the last digit of i / 10. */
static sl_text long_line(void) {
    char *bytes = arena_alloc(&scratch, 1000);
    for (size_t i = 0; i < 1000; i++)
        bytes[i] = (char)('0' + i / 10 % 10);
    return (sl_text){bytes, 1000};
}

static void test_long_lines_are_cut(void **state) {
    sl_text line = long_line();
    (void)state;
    /* 100 bytes before the start of the span are shown, and 160 after it. */
    const char *expected =
        arena_printf(&scratch, "...%.*s...\n%103s^^^^^", TEXT_ARG(text_slice(line, 400, 660)), "").bytes;
    assert_string_equal(line_of(line, 500, 505), expected);
    expected = arena_printf(&scratch, "%.*s...\n^", TEXT_ARG(text_slice(line, 0, 160))).bytes;
    assert_string_equal(line_of(line, 0, 1), expected);
    expected = arena_printf(&scratch, "%.*s...\n%100s^", TEXT_ARG(text_slice(line, 0, 260)), "").bytes;
    assert_string_equal(line_of(line, 100, 101), expected);
    expected = arena_printf(&scratch, "...%.*s\n%103s^", TEXT_ARG(text_slice(line, 900, 1000)), "").bytes;
    assert_string_equal(line_of(line, 1000, 1000), expected);
}

static void test_long_spans_are_cut(void **state) {
    sl_text line = long_line();
    (void)state;
    struct buffer buffer = BUFFER_EMPTY(1000);
    size_t before, width;
    escape_source_line(&buffer, line, (sl_span){{1, 1, 10}, {1, 1, 900}}, &before, &width);
    assert_int_equal(before, 10);
    assert_int_equal(width, 160);
    assert_int_equal(buffer.length, 173);
    buffer_free(&buffer);
}

/* Characters of four bytes and two columns each, after some letters that shift them. */
static void test_cut_between_characters(void **state) {
    static const char *const letters[] = {"", "x", "xx", "xxx"};
    (void)state;
    for (size_t shift = 0; shift < COUNT_OF(letters); shift++) {
        sl_text line = text_of(letters[shift]);
        for (size_t i = 0; i < 150; i++)
            line = arena_printf(&scratch, "%.*s\xF0\x9F\x98\x80", TEXT_ARG(line));
        line = arena_printf(&scratch, "%.*s%s", TEXT_ARG(line), "abc");
        struct buffer buffer = BUFFER_EMPTY(1000);
        size_t before, width, start = shift + 200;
        escape_source_line(&buffer, line, (sl_span){{1, 1, start}, {1, 1, start + 4}}, &before, &width);
        assert_true(text_is_utf8(buffer_text(&buffer)));
        assert_int_equal(before, 3 + 2 * 25);
        assert_int_equal(width, 2);
        buffer_clear(&buffer);
        size_t end = line.length - 2; /* "b", with "a" and 24 whole characters in the 100 bytes before */
        escape_source_line(&buffer, line, (sl_span){{1, 1, end}, {1, 1, end + 1}}, &before, &width);
        assert_true(text_is_utf8(buffer_text(&buffer)));
        assert_int_equal(before, 3 + 2 * 24 + 1);
        assert_int_equal(width, 1);
        buffer_free(&buffer);
    }
}

/* The same at the end of the shown part. */
static void test_cut_before_a_character(void **state) {
    sl_text line = TEXT("x");
    (void)state;
    for (size_t i = 0; i < 50; i++)
        line = arena_printf(&scratch, "%.*s\xF0\x9F\x98\x80", TEXT_ARG(line));
    const char *expected = arena_printf(&scratch, "%.*s...\n^", TEXT_ARG(text_slice(line, 0, 1 + 4 * 39))).bytes;
    assert_string_equal(line_of(line, 0, 1), expected);
}

static void test_where_a_line_starts(void **state) {
    sl_text line = long_line();
    (void)state;
    assert_int_equal(escape_source_line_start(line, (sl_span){{1, 1, 500}, {1, 1, 505}}), 400);
    assert_int_equal(escape_source_line_start(line, (sl_span){{1, 1, 99}, {1, 1, 505}}), 0);
    assert_int_equal(escape_source_line_start(TEXT("ab\ncd"), (sl_span){{2, 2, 4}, {2, 3, 5}}), 3);
    assert_int_equal(escape_source_line_start(TEXT("ab\n"), (sl_span){{9, 9, 99}, {9, 9, 99}}), 3);
    assert_int_equal(escape_source_line_start(TEXT(""), (sl_span){{1, 1, 0}, {1, 1, 0}}), 0);
}

/* A sink that keeps `left` pieces and then refuses. */
struct taker {
    char taken[64];
    size_t left;
};

static bool take(void *context, const char *bytes, size_t length) {
    struct taker *taker = context;
    if (taker->left == 0)
        return false;
    taker->left--;
    strncat(taker->taken, bytes, length);
    return true;
}

/* sl_write_escaped() writes what escape_text() appends. */
static void test_written_piece_by_piece(void **state) {
    sl_text text = TEXT("a\x1B[b\xC3\xBC\xFF");
    struct taker all = {.left = 64}, some = {.left = 2}, none = {.left = 0};
    (void)state;
    assert_int_equal(sl_write_escaped(take, &all, text), SL_OK);
    assert_string_equal(all.taken, "a\\u{001B}[b\xC3\xBC\\xFF");
    assert_int_equal(sl_write_escaped(take, &some, text), SL_CANNOT_WRITE);
    assert_string_equal(some.taken, "a\\u{001B}");
    assert_int_equal(sl_write_escaped(take, &none, TEXT("")), SL_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_plain),
        TEST(test_control_characters),
        TEST(test_bidirectional_controls),
        TEST(test_invisible_characters),
        TEST(test_joiners_stay),
        TEST(test_bytes_that_are_not_utf8),
        TEST(test_wide_and_combining),
        TEST(test_cut_to_columns),
        TEST(test_cut_behind_what_is_there),
        TEST(test_lines_end_before_blanks),
        TEST(test_a_line),
        TEST(test_line_ends),
        TEST(test_a_span_of_nothing),
        TEST(test_the_end_of_the_file),
        TEST(test_a_span_of_several_lines),
        TEST(test_tabs),
        TEST(test_carets_below_wide_characters),
        TEST(test_carets_below_what_is_hidden),
        TEST(test_the_mark_is_not_shown),
        TEST(test_long_lines_are_cut),
        TEST(test_long_spans_are_cut),
        TEST(test_cut_between_characters),
        TEST(test_cut_before_a_character),
        TEST(test_where_a_line_starts),
        TEST(test_written_piece_by_piece),
    };
    return RUN(tests);
}
