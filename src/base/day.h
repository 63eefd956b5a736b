/* day.h - days of the calendar, counted from 1970-01-01. */
#ifndef SAMPLINT_BASE_DAY_H
#define SAMPLINT_BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Reads "2027-03-31", which must be a day of the calendar, of the years 1 to 9999. */
bool day_read(sl_text text, int64_t *day);

/* Writes it so. Days of other years are those at the ends. */
sl_text day_write(struct arena *arena, int64_t day);

/* The day that holds a second, counted from the start of 1970-01-01, both in UTC. */
int64_t day_of_second(int64_t second);

#endif
