/* Tests of base/day.h: dates read and written. */
#include "base/day.h"

#include "unit/support.h"

static int64_t day_of(const char *string) {
    int64_t day = INT64_MIN;
    return day_read(text_of(string), &day) ? day : INT64_MIN;
}

static void test_days(void **state) {
    (void)state;
    assert_int_equal(day_of("1970-01-01"), 0);
    assert_int_equal(day_of("1969-12-31"), -1);
    assert_int_equal(day_of("2000-02-29"), 11016);
    assert_int_equal(day_of("2027-03-31"), 20908);
    assert_int_equal(day_of("0001-01-01"), -719162);
    assert_int_equal(day_of("9999-12-31"), 2932896);
}

static void test_no_days(void **state) {
    (void)state;
    static const char *const wrong[] = {"2027-02-29",  "1900-02-29", "2027-13-01", "2027-00-10", "2027-01-00",
                                        "2027-04-31",  "0000-01-01", "2027-1-01",  "27-01-01",   "2027/01/01",
                                        "2027-01-01 ", "",           "tomorrow",   "2027-01-0x", "+027-01-01"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_true(day_of(wrong[i]) == INT64_MIN);
}

/* Each day comes after the one before, and is read as it is written. */
static void test_every_day(void **state) {
    (void)state;
    sl_text before = {"", 0};
    for (int64_t day = day_of("0001-01-01"); day <= day_of("9999-12-31"); day += day % 400 == 0 ? 1 : 37) {
        int64_t again;
        sl_text written = day_write(&scratch, day);
        assert_true(day_read(written, &again) && again == day);
        assert_true(text_compare(before, written) < 0);
        before = written;
    }
    assert_text(day_write(&scratch, INT64_MAX / 2), "9999-12-31");
    assert_text(day_write(&scratch, INT64_MIN / 2), "0001-01-01");
}

static void test_of_seconds(void **state) {
    (void)state;
    assert_int_equal(day_of_second(0), 0);
    assert_int_equal(day_of_second(86399), 0);
    assert_int_equal(day_of_second(86400), 1);
    assert_int_equal(day_of_second(-1), -1);
    assert_int_equal(day_of_second(-86400), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(test_days), TEST(test_no_days), TEST(test_every_day),
                                       TEST(test_of_seconds)};
    return RUN(tests);
}
