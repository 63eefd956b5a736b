/* day.h - days of the calendar, counted from 1970-01-01. */
#ifndef SAMPLINT_BASE_DAY_H
#define SAMPLINT_BASE_DAY_H

#include <stdint.h>

#include "base/arena.h"

/* Reads a date like "2027-03-31". Returns false unless it is a day of the calendar in the years 1 to 9999. */
bool day_read(sl_text text, int64_t *day);

/* Writes a day like "2027-03-31". A day outside the years 1 to 9999 becomes the first or the last day of that range. */
sl_text day_write(struct arena *arena, int64_t day);

/* Returns the day that contains a second. Both are counted in UTC from the start of 1970-01-01. */
int64_t day_of_second(int64_t second);

#endif
