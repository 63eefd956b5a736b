/* command_line.h - a command line that was read: the command, its options with their values, and its words. */
#ifndef SAMPLINT_CLI_COMMAND_LINE_H
#define SAMPLINT_CLI_COMMAND_LINE_H

#include "cli/command.h"

/* The arrays hold an entry for each option that was given; those of one option are neighbors, in the order of the
 * arguments. The strings and texts are parts of the arguments. */
struct command_line {
    const struct command *command;
    const char *const *words; /* the arguments that are no options */
    size_t word_count;
    bool help; /* --help was given */
    size_t count;
    const struct command_option **options;
    const char **strings;      /* the values; NULL for an option that takes none */
    sl_text *texts;            /* the values as texts; of NAME=VALUE only NAME */
    size_t *numbers;           /* the number in the value; 0 if there is none */
    size_t *places;            /* the place of the entry among all options, in the order in which they were given */
    sl_template *own_template; /* the script of --template; NULL without one */
};

/* The values of one option: parts of the arrays above. */
struct values {
    const char *const *strings;
    const sl_text *texts;
    const size_t *numbers;
    const size_t *places;
    size_t count;
};

/* Reads the arguments of a command, which start with its name. The function may change their order. Returns an exit
 * code, after a message if it is not EXIT_GOOD. Call line_free() in any case. */
int line_read(struct command_line *line, const struct command *command, int argc, char **argv);
void line_free(struct command_line *line);

/* Loads the script of --template. Returns an exit code, after a message if it is not EXIT_GOOD. */
int line_load_template(struct command_line *line);

/* Prints why the script failed, if it did. Returns an exit code. */
int line_template_code(const struct command_line *line);

/* Prints a message about wrong use of the command, and where to find help. Returns the exit code. */
int line_wrong_use(const struct command_line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Returns the values of an option; none for NULL. */
struct values line_values(const struct command_line *line, const struct command_option *option);
bool line_has(const struct command_line *line, const struct command_option *option);

/* Returns the last value that was given for an option, or else its default; NULL if it has none. */
const char *line_string(const struct command_line *line, const struct command_option *option);

/* Return line_string() as a number (0 if there is none), and its index among the words of the option. */
size_t line_number(const struct command_line *line, const struct command_option *option);
size_t line_choice(const struct command_line *line, const struct command_option *option);

/* Returns the format that a word of --format means. */
sl_format line_format(const char *word);

/* line_is_json() returns whether the last --format is json; line_is_text() returns whether every --format is text. */
bool line_is_json(const struct command_line *line);
bool line_is_text(const struct command_line *line);

/* Returns options to write to standard output, with the values of --format, --color and --template. The command must
 * have --format. */
sl_writer_options line_writer(const struct command_line *line);

#endif
