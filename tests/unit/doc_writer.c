/* Tests of report/doc_writer.h: where lines are broken, and that Markdown reads no text of a user as markup. */
#include "report/doc_writer.h"

#include "support.h"

static struct buffer buffer;

static void open_doc(struct doc_writer *doc, sl_format format) {
    sl_writer_options options = {.format = format, .color = true};
    buffer = BUFFER_EMPTY(100000);
    doc_open(doc, &buffer, &options);
}

/* Closes the document and returns its bytes. */
static const char *close_doc(struct doc_writer *doc) {
    doc_close(doc);
    assert_false(buffer.failed);
    const char *string = string_of(buffer_text(&buffer));
    buffer_free(&buffer);
    return string;
}

static const char *paragraph(sl_format format, sl_text words) {
    struct doc_writer doc;
    open_doc(&doc, format);
    doc_paragraph(&doc);
    doc_text(&doc, words);
    doc_end(&doc);
    return close_doc(&doc);
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
    struct doc_writer doc;
    open_doc(&doc, SL_FORMAT_TEXT);
    doc_item(&doc);
    doc_text(&doc, TEXT("0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 012345 ("));
    doc_code(&doc, TEXT("abc"));
    doc_string(&doc, "), ");
    doc_link(&doc, TEXT("other"), TEXT("other.md"));
    doc_end(&doc);
    assert_string_equal(
        close_doc(&doc),
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
    struct doc_writer doc;
    open_doc(&doc, SL_FORMAT_MARKDOWN);
    doc_paragraph(&doc);
    doc_code(&doc, TEXT("a_*b"));
    doc_string(&doc, " ");
    doc_code(&doc, TEXT("``"));
    doc_end(&doc);
    doc_code_block(&doc, "yaml", TEXT("a: [b]\n```\n\n\n"));
    assert_string_equal(close_doc(&doc), "`a_*b` ``` `` ```\n\n````yaml\na: [b]\n```\n````\n");
}

static void test_blocks_of_text(void **state) {
    (void)state;
    struct doc_writer doc;
    open_doc(&doc, SL_FORMAT_TEXT);
    doc_heading(&doc, 2, TEXT("Head"));
    doc_code_block(&doc, "yaml", TEXT("a\n\n\033b"));
    assert_string_equal(close_doc(&doc), "\033[1mHead\033[0m\n\n    a\n\n    \\u{001B}b\n");
}

static void test_tables(void **state) {
    (void)state;
    struct doc_writer doc;
    open_doc(&doc, SL_FORMAT_MARKDOWN);
    doc_heading(&doc, 1, TEXT("T"));
    doc_start_block(&doc);
    doc_row(&doc);
    doc_cell(&doc);
    doc_cell(&doc);
    doc_text(&doc, TEXT("a | b"));
    doc_row_end(&doc);
    assert_string_equal(close_doc(&doc), "# T\n\n|  | a \\| b |\n");
}

static void test_paragraphs_of_a_text(void **state) {
    (void)state;
    struct doc_writer doc;
    open_doc(&doc, SL_FORMAT_MARKDOWN);
    doc_paragraphs(&doc, TEXT("\none\ntwo\n\n\n\nthree\n"));
    doc_item(&doc);
    doc_string(&doc, "four");
    doc_end(&doc);
    doc_item(&doc);
    doc_string(&doc, "five");
    doc_end(&doc);
    doc_paragraphs(&doc, TEXT("six"));
    assert_string_equal(close_doc(&doc), "one two\n\nthree\n\n- four\n- five\n\nsix\n");
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
