/* Tests of base/buffer.h: bytes that grow up to a maximum. */
#include "base/buffer.h"

#include "support.h"

static void test_append(void **state) {
    struct buffer buffer = BUFFER_EMPTY(1000);
    (void)state;
    buffer_append(&buffer, TEXT("a\0b"));
    buffer_append(&buffer, (sl_text){NULL, 0});
    buffer_byte(&buffer, 'c');
    buffer_repeat(&buffer, '-', 3);
    buffer_repeat(&buffer, '+', 0);
    assert_int_equal(buffer.length, 7);
    assert_memory_equal(buffer.bytes, "a\0bc---", 7);
    assert_false(buffer.failed);
    buffer_free(&buffer);
}

static void test_grows(void **state) {
    struct buffer buffer = BUFFER_EMPTY(100000);
    (void)state;
    for (size_t i = 0; i < 100000; i++)
        buffer_byte(&buffer, (char)('a' + i % 26));
    assert_false(buffer.failed);
    assert_int_equal(buffer.length, 100000);
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(buffer.bytes[i], 'a' + i % 26);
    buffer_free(&buffer);
}

static void test_maximum(void **state) {
    struct buffer buffer = BUFFER_EMPTY(4);
    (void)state;
    buffer_append(&buffer, TEXT("abcd"));
    assert_false(buffer.failed);
    buffer_byte(&buffer, 'e');
    assert_true(buffer.failed);
    assert_text(buffer_text(&buffer), "abcd");
    buffer_clear(&buffer);
    buffer_append(&buffer, TEXT("abcde")); /* all or nothing */
    assert_true(buffer.failed);
    assert_int_equal(buffer.length, 0);
    buffer_free(&buffer);
}

static void test_nothing_after_a_failure(void **state) {
    struct buffer buffer = BUFFER_EMPTY(4);
    (void)state;
    buffer_append(&buffer, TEXT("abc"));
    buffer_append(&buffer, TEXT("def"));
    buffer_byte(&buffer, 'g');
    assert_text(buffer_text(&buffer), "abc");
    buffer_repeat(&buffer, '-', SIZE_MAX);
    assert_null(buffer_reserve(&buffer, 1));
    assert_int_equal(buffer.length, 3);
    buffer_free(&buffer);
}

static void test_clear_keeps_the_memory(void **state) {
    struct buffer buffer = BUFFER_EMPTY(1000);
    (void)state;
    buffer_repeat(&buffer, 'a', 1000);
    buffer_byte(&buffer, 'b');
    char *bytes = buffer.bytes;
    buffer_clear(&buffer);
    assert_int_equal(buffer.length, 0);
    assert_false(buffer.failed);
    buffer_append(&buffer, TEXT("again"));
    assert_ptr_equal(buffer.bytes, bytes);
    assert_text(buffer_text(&buffer), "again");
    buffer_free(&buffer);
}

static void test_reserve(void **state) {
    struct buffer buffer = BUFFER_EMPTY(1000);
    (void)state;
    char *room = buffer_reserve(&buffer, 600);
    assert_non_null(room);
    assert_int_equal(buffer.length, 0);
    assert_true(buffer.capacity >= 600);
    memset(room, 'x', 600);
    buffer.length += 600;
    assert_null(buffer_reserve(&buffer, 401));
    buffer_free(&buffer);
}

static void test_freed_and_used_again(void **state) {
    struct buffer buffer = BUFFER_EMPTY(7);
    (void)state;
    buffer_byte(&buffer, 'a');
    buffer_free(&buffer);
    assert_null(buffer.bytes);
    assert_int_equal(buffer.most, 7);
    buffer_append(&buffer, TEXT("abc"));
    assert_text(buffer_text(&buffer), "abc");
    buffer_free(&buffer);
    buffer_free(&buffer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_append),
        TEST(test_grows),
        TEST(test_maximum),
        TEST(test_nothing_after_a_failure),
        TEST(test_reserve),
        TEST(test_clear_keeps_the_memory),
        TEST(test_freed_and_used_again),
    };
    return RUN(tests);
}
