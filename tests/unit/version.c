/* Tests of base/version.h: versions, and ranges that contain them. */
#include "base/version.h"
#include "unit/support.h"

static bool reads(const char *text) {
    struct version version;
    return version_read(text_of(text), &version);
}

static bool is_in(const char *text, const char *range) {
    struct version version;
    assert_true(version_read(text_of(text), &version));
    return version_is_in(version, text_of(range));
}

static void test_versions(void **state) {
    static const char *const good[] = {"0.0.0", "1.2.3", "10.0.999999999"};
    static const char *const bad[] = {"",       "1",      "1.2",   "1.2.3.4",        "1.2.",
                                      ".1.2",   "01.2.3", "1.2.x", "1..2",           "v1.2.3",
                                      "1.2.3 ", "-1.2.3", "1,2,3", "1.2.1000000000", "1.2.3-a"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_true(reads(good[i]));
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        if (reads(bad[i]))
            fail_msg("\"%s\" was read", bad[i]);
}

static void test_what_is_a_range(void **state) {
    static const char *const good[] = {"1", "1.2", "1.2.3", ">=1.2 <2", "  >1\t<=2 ", "=1", "<3"};
    static const char *const bad[] = {"",    " ", ">=",  "> 1", ">=1.2,<2", "^1.2", "~1.2",
                                      "1.x", "*", "==1", "=>1", "<>1",      "1-2",  "1 || 2"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_true(version_is_range(text_of(good[i])));
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        if (version_is_range(text_of(bad[i])))
            fail_msg("\"%s\" is a range", bad[i]);
}

static void test_what_is_in_a_range(void **state) {
    static const struct {
        const char *version, *range;
        bool in;
    } rows[] = {
        {"1.2.0", ">=1.2 <2", true},  {"1.1.9", ">=1.2 <2", false}, {"2.0.0", ">=1.2 <2", false},
        {"1.99.0", ">=1.2 <2", true}, {"1.2.7", "1.2", true},       {"1.3.0", "1.2", false},
        {"1.2.7", "=1.2", true},      {"1.2.7", "=1.2.7", true},    {"1.2.8", "=1.2.7", false},
        {"1.2.9", "<=1.2", true},     {"1.3.0", "<=1.2", false},    {"1.2.9", ">1.2", false},
        {"1.3.0", ">1.2", true},      {"1.9.9", "<2", true},        {"2.0.1", "<=2", true},
        {"10.0.0", ">9", true},       {"0.9.0", ">=1", false},      {"1.2.3", ">1.2.3", false},
        {"1.2.3", ">=1.2.3", true},   {"1.2.3", "<1.2.3", false},   {"1.5.0", ">1 <2", false},
        {"1.5.0", ">=1 <1.5", false}, {"1.5.0", ">=1 <=1.5", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (is_in(rows[i].version, rows[i].range) != rows[i].in)
            fail_msg("%s in \"%s\"", rows[i].version, rows[i].range);
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(test_versions), TEST(test_what_is_a_range), TEST(test_what_is_in_a_range)};
    return RUN(tests);
}
