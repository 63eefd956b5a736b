/* Tests of base/set.h: sets of small numbers. */
#include "base/set.h"

#include "support.h"

static const size_t some[] = {0, 31, 32, 63, 64, 129};

static void fill(uint64_t *set) {
    for (size_t i = 0; i < COUNT_OF(some); i++)
        set_add(set, some[i]);
}

static void test_words_for_a_count(void **state) {
    static const size_t counts[] = {0, 1, 64, 65, 128, 129}, words[] = {0, 1, 1, 2, 2, 3};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        assert_int_equal(set_words(counts[i]), words[i]);
}

static void test_has_what_was_added(void **state) {
    uint64_t set[3] = {0, 0, 0};
    (void)state;
    fill(set);
    set_add(set, 31); /* again */
    for (size_t i = 0, met = 0; i < 192; i++) {
        bool added = met < COUNT_OF(some) && some[met] == i;
        met += added;
        assert_int_equal(set_has(set, i), added);
    }
    set_remove(set, 64);
    assert_false(set_has(set, 64));
    assert_true(set_has(set, 63));
}

static void test_next(void **state) {
    uint64_t set[3] = {0, 0, 0};
    size_t met = 0;
    (void)state;
    fill(set);
    for (size_t i = set_next(set, 0, 192); i < 192; i = set_next(set, i + 1, 192))
        assert_int_equal(i, some[met++]);
    assert_int_equal(met, COUNT_OF(some));
    assert_int_equal(set_next(set, 130, 192), 192);
    assert_int_equal(set_next(set, 0, 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_words_for_a_count),
        TEST(test_has_what_was_added),
        TEST(test_next),
    };
    return RUN(tests);
}
