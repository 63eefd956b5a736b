/* Tests of report/sheet.h: lines are broken where they have to be, and in Markdown nothing of others is markup. */
#include "report/sheet.h"

#include "support.h"

static struct buffer buffer;

static void open_sheet(struct sheet *sheet, sl_format format) {
    sl_writer_options options = {.format = format, .color = true};
    buffer = BUFFER_EMPTY(100000);
    sheet_open(sheet, &buffer, &options);
}

/* What is on the sheet, which is closed. */
static const char *close_sheet(struct sheet *sheet) {
    sheet_close(sheet);
    assert_false(buffer.failed);
    const char *string = string_of(buffer_text(&buffer));
    buffer_free(&buffer);
    return string;
}

static const char *paragraph(sl_format format, sl_text words) {
    struct sheet sheet;
    open_sheet(&sheet, format);
    sheet_paragraph(&sheet);
    sheet_words(&sheet, words);
    sheet_end(&sheet);
    return close_sheet(&sheet);
}

#define assert_markdown(words, expected) assert_string_equal(paragraph(SL_FORMAT_MARKDOWN, TEXT(words)), expected "\n")

static void test_lines_are_broken_between_words(void **state) {
    (void)state;
    assert_string_equal(paragraph(SL_FORMAT_TEXT, TEXT(" one\n  two\tthree ")), "  one two three\n");
    const char *shown =
        paragraph(SL_FORMAT_TEXT, TEXT("0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 "
                                       "0123456789 a b"));
    assert_string_equal(shown,
                        "  0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 a\n  b\n");
    assert_string_equal(paragraph(SL_FORMAT_TEXT, TEXT("")), "  \n");
}

static void test_what_has_no_blank_between_stays_together(void **state) {
    (void)state;
    struct sheet sheet;
    open_sheet(&sheet, SL_FORMAT_TEXT);
    sheet_item(&sheet);
    sheet_words(&sheet, TEXT("0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 012345 ("));
    sheet_code(&sheet, TEXT("abc"));
    sheet_say(&sheet, "), ");
    sheet_link(&sheet, TEXT("other"), TEXT("other.md"));
    sheet_end(&sheet);
    assert_string_equal(
        close_sheet(&sheet),
        "  - 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 012345\n    (abc), other\n");
}

static void test_markup_is_escaped(void **state) {
    (void)state;
    assert_markdown("snake_case _so_ a*b `c` [d](e) <b> f|g \\ &amp; ~~h~~ $i$",
                    "snake_case \\_so\\_ a\\*b \\`c\\` \\[d\\](e) \\<b> f\\|g \\\\ \\&amp; \\~\\~h\\~\\~ \\$i\\$");
    assert_markdown("# not a heading", "\\# not a heading");
    assert_markdown("- no item - at all", "\\- no item - at all");
    assert_markdown("12. no list 13. either", "12\\. no list 13. either");
    assert_markdown("12) nor this", "12\\) nor this");
    assert_markdown("> no quote", "\\> no quote");
    assert_markdown("a\033[0m\xe2\x80\xae", "a\\u{001B}\\[0m\\u{202E}");
    assert_string_equal(paragraph(SL_FORMAT_MARKDOWN, (sl_text){"a\0b", 3}), "a\\u{0000}b\n");
}

static void test_code_is_as_it_is(void **state) {
    (void)state;
    struct sheet sheet;
    open_sheet(&sheet, SL_FORMAT_MARKDOWN);
    sheet_paragraph(&sheet);
    sheet_code(&sheet, TEXT("a_*b"));
    sheet_say(&sheet, " ");
    sheet_code(&sheet, TEXT("``"));
    sheet_say(&sheet, " ");
    sheet_list(&sheet, (sl_text[]){TEXT("x"), TEXT("y"), TEXT("z")}, 3, " or ");
    sheet_end(&sheet);
    sheet_block(&sheet, "yaml", TEXT("a: [b]\n```\n\n\n"), false);
    assert_string_equal(close_sheet(&sheet), "`a_*b` ``` `` ``` `x`, `y` or `z`\n\n````yaml\na: [b]\n```\n````\n");
}

static void test_blocks_of_text(void **state) {
    (void)state;
    struct sheet sheet;
    open_sheet(&sheet, SL_FORMAT_TEXT);
    sheet_heading(&sheet, 2, TEXT("Head"));
    sheet_block(&sheet, "yaml", TEXT("a\n\n\033b"), false);
    sheet_block(&sheet, "text", TEXT("\033[1mc"), true);
    assert_string_equal(close_sheet(&sheet), "\033[1mHead\033[0m\n\n    a\n\n    \\u{001B}b\n\n    \033[1mc\n");
}

static void test_tables(void **state) {
    (void)state;
    static const char *const heads[] = {"One", "Two"};
    struct sheet sheet;
    open_sheet(&sheet, SL_FORMAT_MARKDOWN);
    sheet_heading(&sheet, 1, TEXT("T"));
    sheet_table(&sheet, heads, 2);
    sheet_row(&sheet);
    sheet_cell(&sheet);
    sheet_cell(&sheet);
    sheet_words(&sheet, TEXT("a | b"));
    sheet_row_end(&sheet);
    assert_string_equal(close_sheet(&sheet), "# T\n\n| One | Two |\n| --- | --- |\n|  | a \\| b |\n");
}

static void test_paragraphs_of_a_text(void **state) {
    (void)state;
    struct sheet sheet;
    open_sheet(&sheet, SL_FORMAT_MARKDOWN);
    sheet_text(&sheet, TEXT("\none\ntwo\n\n\n\nthree\n"));
    sheet_item(&sheet);
    sheet_say(&sheet, "four");
    sheet_end(&sheet);
    sheet_item(&sheet);
    sheet_say(&sheet, "five");
    sheet_end(&sheet);
    sheet_text(&sheet, TEXT("six"));
    assert_string_equal(close_sheet(&sheet), "one two\n\nthree\n\n- four\n- five\n\nsix\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_lines_are_broken_between_words),
        TEST(test_what_has_no_blank_between_stays_together),
        TEST(test_markup_is_escaped),
        TEST(test_code_is_as_it_is),
        TEST(test_blocks_of_text),
        TEST(test_tables),
        TEST(test_paragraphs_of_a_text),
    };
    return RUN(tests);
}
