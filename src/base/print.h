/* print.h - printf() for texts that carry their length. */
#ifndef SAMPLINT_BASE_PRINT_H
#define SAMPLINT_BASE_PRINT_H

#include <stdarg.h>
#include <stddef.h>

/* Works like vsnprintf(), with two differences: "%.*s" writes all bytes of its text, NUL bytes included; and if the
 * result does not fit, only the returned length is right, not the content of `room`. Supports the conversions s, c, d,
 * u, x and X, the lengths z, l and ll, and for a double e, f, g, a and their capitals. */
int print_texts(char *room, size_t size, const char *format, va_list arguments) __attribute__((format(printf, 3, 0)));

#endif
