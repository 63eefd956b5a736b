/* Tests of base/digest.h: the SHA-256 digest of named texts. */
#include "base/digest.h"
#include "unit/support.h"

static const char *digest(const struct digest_part *parts, size_t count) {
    struct digest_part copy[4];
    for (size_t i = 0; i < count; i++)
        copy[i] = parts[i];
    return string_of(digest_of(&scratch, copy, count));
}

#define PART(name, bytes)                                                                                              \
    { TEXT_INIT(name), TEXT_INIT(bytes) }

static void test_it_is_sha_256(void **state) {
    const struct digest_part one[] = {PART("a", "b")};
    (void)state;
    /* printf '' | sha256sum, and printf '1:a1:b' | sha256sum */
    assert_string_equal(digest(NULL, 0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_string_equal(digest(one, 1), "facdde7abf1eac5b301273ab2e282f79bab0100f058833a7b8bdf9f80741e149");
}

static void test_the_order_is_that_of_names(void **state) {
    const struct digest_part one[] = {PART("a", "1"), PART("b", "2")}, other[] = {PART("b", "2"), PART("a", "1")};
    (void)state;
    assert_string_equal(digest(one, 2), digest(other, 2));
}

static void test_no_two_lists_are_one_text(void **state) {
    const struct digest_part rows[][2] = {
        {PART("a", "1"), PART("b", "2")},   {PART("a", "2"), PART("b", "1")}, {PART("a", "1b2"), PART("", "")},
        {PART("a1", ""), PART("b", "2")},   {PART("a", "1"), PART("b2", "")}, {PART("a", "1:b"), PART("1", "2")},
        {PART("a", "1\n"), PART("b", "2")},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(digest(rows[i], 2), digest(rows[j], 2));
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(test_it_is_sha_256), TEST(test_the_order_is_that_of_names),
                                       TEST(test_no_two_lists_are_one_text)};
    return RUN(tests);
}
