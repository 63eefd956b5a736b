/* Tests of base/arena.h: alignment, growth, copies, and failures that stay. */
#include "support.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define MARKED
#endif

static void test_zeroed_and_aligned(void **state) {
    (void)state;
    for (size_t size = 1; size < 200; size += 7) {
        unsigned char *bytes = arena_alloc(&scratch, size);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % _Alignof(void *), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xFF, size);
    }
}

static void test_objects_do_not_overlap(void **state) {
    enum { OBJECTS = 3000 }; /* more than one block */
    char *objects[OBJECTS];
    (void)state;
    for (size_t i = 0; i < OBJECTS; i++) {
        objects[i] = arena_alloc(&scratch, 40);
        memset(objects[i], (int)(i % 100), 40);
    }
    for (size_t i = 0; i < OBJECTS; i++)
        for (size_t j = 0; j < 40; j++)
            assert_int_equal(objects[i][j], (char)(i % 100));
}

/* The address sanitizer reports an access after a piece, however near the next piece is. */
static void test_no_step_beyond_a_piece_is_missed(void **state) {
    (void)state;
#ifdef MARKED
    for (size_t size = 1; size < 100; size++) {
        char *bytes = arena_alloc(&scratch, size);
        sl_text text = arena_printf(&scratch, "%zu", size);
        assert_false(__asan_address_is_poisoned(bytes + size - 1));
        assert_true(__asan_address_is_poisoned(bytes + size));
        assert_true(__asan_address_is_poisoned(text.bytes + text.length + 1));
    }
    char *last = arena_alloc(&scratch, 8);
    arena_clear(&scratch);
    assert_true(__asan_address_is_poisoned(last));
#endif
}

static void test_size_zero(void **state) {
    (void)state;
    char *a = arena_alloc(&scratch, 0), *b = arena_alloc(&scratch, 0);
    assert_non_null(a);
    assert_non_null(b);
    assert_ptr_not_equal(a, b);
    assert_non_null(arena_array(&scratch, 0, 8));
    assert_non_null(arena_array(&scratch, 8, 0));
}

static void test_larger_than_a_block(void **state) {
    const size_t size = 300 * 1024;
    (void)state;
    char *small = arena_alloc(&scratch, 8);
    char *large = arena_alloc(&scratch, size);
    assert_non_null(large);
    memset(large, 1, size);
    assert_int_equal(small[0], 0);
    assert_non_null(arena_alloc(&scratch, 8));
}

static void test_failure_stays(void **state) {
    (void)state;
    assert_null(arena_alloc(&scratch, SIZE_MAX));
    assert_true(scratch.failed);
    arena_clear(&scratch);
    assert_true(scratch.failed);
    assert_null(arena_alloc(&scratch, 1));
    assert_null(arena_copy(&scratch, TEXT("a")).bytes);
    assert_int_equal(arena_copy(&scratch, TEXT("a")).length, 0);
    assert_null(arena_printf(&scratch, "%d", 1).bytes);
    size_t capacity = 0;
    assert_null(arena_grow(&scratch, NULL, 0, &capacity, 8));
    assert_int_equal(capacity, 0);
}

static void test_free_starts_anew(void **state) {
    (void)state;
    assert_null(arena_alloc(&scratch, SIZE_MAX));
    arena_free(&scratch);
    assert_false(scratch.failed);
    assert_non_null(arena_alloc(&scratch, 1));
    arena_free(&scratch);
    arena_free(&scratch);
}

static void test_product_that_overflows(void **state) {
    (void)state;
    assert_null(arena_array(&scratch, SIZE_MAX / 2, 4));
    assert_true(scratch.failed);
}

static void test_grow(void **state) {
    int *items = NULL;
    size_t capacity = 0;
    (void)state;
    for (int i = 0; i < 1000; i++) {
        int *grown = arena_grow(&scratch, items, (size_t)i, &capacity, sizeof *items);
        assert_non_null(grown);
        assert_true(capacity > (size_t)i);
        items = grown;
        items[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    int *same = arena_grow(&scratch, items, 1000, &capacity, sizeof *items);
    assert_ptr_equal(same, items); /* 1024 have room */
}

static void test_copy(void **state) {
    (void)state;
    sl_text copy = arena_copy(&scratch, TEXT("a\0b"));
    assert_int_equal(copy.length, 3);
    assert_memory_equal(copy.bytes, "a\0b", 4); /* with a NUL behind */
    copy = arena_copy(&scratch, (sl_text){NULL, 0});
    assert_int_equal(copy.length, 0);
    assert_string_equal(copy.bytes, "");
}

static void test_printf(void **state) {
    (void)state;
    assert_text(arena_printf(&scratch, "%d %.*s", 7, TEXT_ARG(TEXT("seven"))), "7 seven");
    assert_int_equal(arena_printf(&scratch, "%100000d", 1).length, 100000);
    assert_text(arena_printf(&scratch, "%s", ""), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_zeroed_and_aligned),
        TEST(test_objects_do_not_overlap),
        TEST(test_no_step_beyond_a_piece_is_missed),
        TEST(test_size_zero),
        TEST(test_larger_than_a_block),
        TEST(test_failure_stays),
        TEST(test_free_starts_anew),
        TEST(test_product_that_overflows),
        TEST(test_grow),
        TEST(test_copy),
        TEST(test_printf),
    };
    return RUN(tests);
}
