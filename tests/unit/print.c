/* Tests of base/print.h: the output of printf(), and texts with NUL bytes. */
#include "base/print.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>

#include "support.h"

static char ours[200], theirs[200];

static void assert_same(size_t size, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void assert_same(size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int expected = vsnprintf(theirs, sizeof theirs, format, arguments);
    va_end(arguments);
    va_start(arguments, format);
    int length = print_texts(ours, size, format, arguments);
    va_end(arguments);
    assert_int_equal(length, expected);
    if ((size_t)expected < size)
        assert_string_equal(ours, theirs);
}

static void test_as_printf_does(void **state) {
    (void)state;
    for (size_t size = 1; size <= sizeof ours; size = 2 * size + 1) {
        assert_same(size, "%s", "");
        assert_same(size, "plain, and 100%%");
        assert_same(size, "%s, %.*s and %c", "one", 3, "two and more", 'x');
        assert_same(size, "%d %u %02d %5d|", INT_MIN, UINT_MAX, 7, -12);
        assert_same(size, "%zu %5zu %lld %llu %ld", SIZE_MAX, (size_t)3, LLONG_MIN, ULLONG_MAX, LONG_MAX);
        assert_same(size, "%016" PRIx64 " %02X %x", UINT64_C(0xABCDEF), 10u, 255u);
        assert_same(size, "%.14g %5.2f %g", 0.1, 3.14159, 1e300);
        assert_same(size, "%.*s", 0, "");
        assert_same(size, "%s%s%s", "a", "b", "c");
    }
}

static void test_zero_bytes_stay(void **state) {
    (void)state;
    sl_text text = {"a\0b", 3};
    sl_text printed = arena_printf(&scratch, "<%.*s|%.*s> %zu", TEXT_ARG(text), TEXT_ARG(text), (size_t)7);
    assert_int_equal(printed.length, 11);
    assert_memory_equal(printed.bytes, "<a\0b|a\0b> 7", 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_as_printf_does),
        TEST(test_zero_bytes_stay),
    };
    return RUN(tests);
}
