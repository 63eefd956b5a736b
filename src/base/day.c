/* day.c - converts days between their number and the written date. */
#include "base/day.h"

#define SECONDS_A_DAY 86400

static int64_t days_of_month(int64_t year, int64_t month) {
    static const int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Returns the number of days from 1970-01-01 to the first day of a year. */
static int64_t days_to_year(int64_t year) {
    int64_t before = year - 1;
    int64_t leap = before / 4 - before / 100 + before / 400, leap_to_1970 = 477;
    return (year - 1970) * 365 + leap - leap_to_1970;
}

/* Reads a number of `count` digits that starts at `at`. Returns false when one of them is not a digit. */
static bool read_digits(sl_text text, size_t at, size_t count, int64_t *number) {
    *number = 0;
    for (size_t i = at; i < at + count; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        *number = *number * 10 + (text.bytes[i] - '0');
    }
    return true;
}

bool day_read(sl_text text, int64_t *day) {
    int64_t year, month, of_month;
    if (text.length != 10 || text.bytes[4] != '-' || text.bytes[7] != '-' || !read_digits(text, 0, 4, &year) ||
        !read_digits(text, 5, 2, &month) || !read_digits(text, 8, 2, &of_month))
        return false;
    if (year < 1 || month < 1 || month > 12 || of_month < 1 || of_month > days_of_month(year, month))
        return false;
    *day = days_to_year(year) + of_month - 1;
    for (int64_t i = 1; i < month; i++)
        *day += days_of_month(year, i);
    return true;
}

sl_text day_write(struct arena *arena, int64_t day) {
    const int64_t first = days_to_year(1), last = days_to_year(10000) - 1;
    day = day < first ? first : day > last ? last : day;
    int64_t year = 1970 + day / 366 - (day < 0); /* an estimate, corrected below */
    year = year < 1 ? 1 : year;
    while (days_to_year(year) > day)
        year--;
    while (days_to_year(year + 1) <= day)
        year++;
    int64_t left = day - days_to_year(year), month = 1;
    for (; left >= days_of_month(year, month); month++)
        left -= days_of_month(year, month);
    return arena_printf(arena, "%04d-%02d-%02d", (int)year, (int)month, (int)left + 1);
}

int64_t day_of_second(int64_t second) {
    return second / SECONDS_A_DAY - (second % SECONDS_A_DAY < 0);
}
