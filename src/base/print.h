/* print.h - printf() for texts that carry their length. */
#ifndef SAMPLINT_BASE_PRINT_H
#define SAMPLINT_BASE_PRINT_H

#include <stdarg.h>
#include <stddef.h>

/* Does the same as vsnprintf(), except that "%.*s" writes all bytes of its text, NUL bytes included. Supports the
 * conversions s, c, d, u, x and X, with z, l and ll, and those of a double. */
int print_texts(char *room, size_t size, const char *format, va_list arguments) __attribute__((format(printf, 3, 0)));

#endif
