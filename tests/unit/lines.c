/* Tests of base/lines.h: the lines of a text with any line ends. */
#include "base/lines.h"

#include "support.h"

static const char *around(const char *text, size_t byte) {
    return string_of(line_around(text_of(text), byte));
}

static void test_around(void **state) {
    (void)state;
    assert_string_equal(around("ab\ncd\nef", 0), "ab");
    assert_string_equal(around("ab\ncd\nef", 2), "ab"); /* its end belongs to it */
    assert_string_equal(around("ab\ncd\nef", 3), "cd");
    assert_string_equal(around("ab\ncd\nef", 8), "ef"); /* after the last byte */
    assert_string_equal(around("ab\ncd\nef", 99), "ef");
    assert_string_equal(around("ab\n", 3), "");
    assert_string_equal(around("", 0), "");
}

static void test_around_other_line_ends(void **state) {
    (void)state;
    assert_string_equal(around("ab\rcd", 1), "ab");
    assert_string_equal(around("ab\rcd", 3), "cd");
    assert_string_equal(around("ab\r\ncd", 2), "ab");
    assert_string_equal(around("ab\r\ncd", 4), "cd");
    assert_string_equal(around("ab\n\ncd", 3), "");
}

/* The second byte of "\r\n" ends the same line as the first. */
static void test_around_between_carriage_return_and_line_feed(void **state) {
    (void)state;
    assert_string_equal(around("ab\r\ncd", 3), "ab");
}

static void assert_span(const char *text, size_t line, const char *place, size_t from, size_t to) {
    sl_span span = line_span(text_of(text), line);
    assert_string_equal(place_of(span), place);
    assert_int_equal(span.start.byte, from);
    assert_int_equal(span.end.byte, to);
}

static void test_span(void **state) {
    (void)state;
    assert_span("ab\n  cd\nef", 1, "1:1-1:3", 0, 2);
    assert_span("ab\n  cd\nef", 2, "2:3-2:5", 5, 7);
    assert_span("ab\n  cd\nef", 3, "3:1-3:3", 8, 10);
    assert_span("\t \tab", 1, "1:4-1:6", 3, 5);
    assert_span("ab\n\ncd", 2, "2:1", 3, 3);
    assert_span("ab\n   \ncd", 2, "2:4", 6, 6);
    assert_span("ab\n", 2, "2:1", 3, 3);
    assert_span("", 1, "1:1", 0, 0);
}

static void test_span_other_line_ends(void **state) {
    (void)state;
    assert_span("ab\r\ncd\r\nef", 2, "2:1-2:3", 4, 6);
    assert_span("ab\r\ncd\r\nef", 3, "3:1-3:3", 8, 10);
    assert_span("ab\rcd\ref", 3, "3:1-3:3", 6, 8);
    assert_span("ab\n\rcd", 3, "3:1-3:3", 4, 6); /* two ends in the wrong order are two */
    assert_span("ab\r", 2, "2:1", 3, 3);
}

static void test_span_counts_characters(void **state) {
    (void)state;
    assert_span("x\n  \xC3\xA4\xF0\x9F\x98\x80z", 2, "2:3-2:6", 4, 11);
}

static void test_span_of_no_line(void **state) {
    (void)state;
    assert_span("ab\n", 3, "3:1", 3, 3);
    assert_span("ab\ncd", 5, "5:1", 5, 5);
    assert_span("", 2, "2:1", 0, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_around),
        TEST(test_around_other_line_ends),
        TEST(test_around_between_carriage_return_and_line_feed),
        TEST(test_span),
        TEST(test_span_other_line_ends),
        TEST(test_span_counts_characters),
        TEST(test_span_of_no_line),
    };
    return RUN(tests);
}
