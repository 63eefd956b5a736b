/* terminal.c - writes messages to standard error, and bytes to standard output. */
#include "cli/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/exit_code.h"
#include "cli/text.h"

/* Messages up to this size are formatted on the stack; longer ones are allocated. */
#define MESSAGE_BYTES 1024

/* Lines take between so many columns. */
#define LEAST_WIDTH 40
#define FULL_WIDTH 100

void terminal_error_list(const char *format, va_list arguments) {
    char room[MESSAGE_BYTES], *memory = NULL;
    va_list again;
    va_copy(again, arguments);
    size_t size = (size_t)vsnprintf(room, sizeof room, format, arguments) + 1;
    if (size > sizeof room && (memory = malloc(size)) != NULL)
        vsnprintf(memory, size, format, again);
    va_end(again);
    fputs("samplint: ", stderr);
    sl_write_escaped(terminal_sink, stderr, as_text(memory ? memory : room));
    fputs("\n", stderr);
    free(memory);
}

void terminal_error(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    terminal_error_list(format, arguments);
    va_end(arguments);
}

int terminal_no_memory(void) {
    fputs("samplint: out of memory\n", stderr);
    return EXIT_USAGE;
}

/* The errno of the first write that failed: later writes may fail for another reason. */
static int first_error;

bool terminal_sink(void *file, const char *bytes, size_t length) {
    errno = 0;
    if (fwrite(bytes, 1, length, file) == length)
        return true;
    first_error = first_error ? first_error : errno;
    return false;
}

int terminal_flush(void) {
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_GOOD;
    int error = first_error ? first_error : errno;
    if (error == EPIPE) /* the reader has enough */
        return EXIT_GOOD;
    terminal_error("the output cannot be written: %s", error ? strerror(error) : "unknown error");
    return EXIT_USAGE;
}

bool terminal_color(const char *when) {
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    return isatty(STDOUT_FILENO) && !(no_color && *no_color) && !(terminal && strcmp(terminal, "dumb") == 0);
}

size_t terminal_width(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_col >= FULL_WIDTH)
        return 0;
    return size.ws_col > LEAST_WIDTH ? size.ws_col : LEAST_WIDTH;
}
