/* terminal.h - standard output and standard error: all that the command prints goes through here. */
#ifndef SAMPLINT_CLI_TERMINAL_H
#define SAMPLINT_CLI_TERMINAL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* Prints "samplint: ", a formatted message and the end of the line to standard error. Bytes that a terminal would act
 * upon are shown as numbers, as sl_write_escaped() does. Very long messages are cut when memory is short. */
void terminal_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void terminal_error_list(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));

/* Prints that memory ran out. Returns the exit code. */
int terminal_no_memory(void);

/* Writes bytes to `file`, a FILE. Returns false if the file refuses them. The first error is kept for
 * terminal_flush(). */
bool terminal_sink(void *file, const char *bytes, size_t length);

/* Flushes standard output. Returns an exit code: EXIT_USAGE, after a message, if any output could not be written. */
int terminal_flush(void);

/* Returns the columns of the terminal that standard output is, at least 40; 0 if it is no terminal, or has more than
 * samplint fills. */
size_t terminal_width(void);

/* Returns whether text on standard output is to be colored. `when` is a word of --color. */
bool terminal_color(const char *when);

#endif
