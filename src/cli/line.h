/* line.h - what a command line says. */
#ifndef SAMPLINT_CLI_LINE_H
#define SAMPLINT_CLI_LINE_H

#include "cli/option.h"

struct command;

/* Options as they were given; those of one option stand together, in their order. */
struct line {
    const struct command *command;
    const char *const *words; /* what is no option */
    size_t word_count;
    bool help; /* is asked for */
    size_t count;
    const struct command_option **options;
    const char **strings; /* their values; NULL where an option takes none */
    sl_text *texts;       /* the same; of a pair, what stands before its equals sign */
    size_t *numbers;      /* of a number, and of a pair with one; else 0 */
    size_t *places;       /* where each was given, among all options */
};

/* The values of one option, each as in the lines above. */
struct values {
    const char *const *strings;
    const sl_text *texts;
    const size_t *numbers;
    const size_t *places;
    size_t count;
};

/* Reads a command's arguments, of which the first is its name. Returns an exit code, after a message if it is not EXIT_GOOD. The line is
 * to be freed in any case; it refers to the arguments, which may change their order. */
int line_read(struct line *line, const struct command *command, int argc, char **argv);
void line_free(struct line *line);

struct values line_values(const struct line *line, const struct command_option *option);
bool line_has(const struct line *line, const struct command_option *option);

/* The value that holds: the last one, or the usual one; NULL where there is none. */
const char *line_string(const struct line *line, const struct command_option *option);

/* The same as a number; 0 where there is none. */
size_t line_number(const struct line *line, const struct command_option *option);

/* The same as its place among the words of the option. */
size_t line_choice(const struct line *line, const struct command_option *option);

/* The format that a word means. */
sl_format line_format(const char *word);

/* Whether JSON is asked for, and whether all that is asked for is text. */
bool line_is_json(const struct line *line);
bool line_is_text(const struct line *line);

/* How to write to standard output what is asked for. */
sl_writer_options line_writer(const struct line *line, const struct command_option *format);

/* A text, empty for NULL. */
sl_text line_text(const char *string);

bool ends_with(const char *string, const char *end);

#endif
