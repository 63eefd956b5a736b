/* option.h - an option of a command: its description serves for reading the command line, for --help and for
 * completions. */
#ifndef SAMPLINT_CLI_OPTION_H
#define SAMPLINT_CLI_OPTION_H

#include <stdbool.h>

#include "samplint/samplint.h"

/* The kinds of values that an option may take. */
enum value_kind {
    VALUE_NONE,   /* the option takes no value */
    VALUE_TEXT,   /* any text; the command checks it */
    VALUE_WORD,   /* one of `words` */
    VALUE_NUMBER, /* a number from `least` to `most` */
    VALUE_PAIR,   /* NAME=VALUE; if `most` is not 0, VALUE is a number from `least` to `most` */
    VALUE_FILE,   /* a path, not empty */
    VALUE_FOLDER, /* a path, not empty */
    VALUE_RULE,   /* the id of a rule; the command checks it */
    VALUE_PATH    /* the path of an element or attribute; the command checks it */
};

struct command_option {
    const char *name;     /* without its dashes */
    const char *argument; /* the name of its value in help, such as FILE; NULL if the option takes none */
    const char *help;     /* what it does; % is replaced by the values that it may take */
    enum value_kind value;
    bool repeats;             /* each of its values counts; otherwise only the last one does */
    char letter;              /* its short name, as in -h; 0 if it has none */
    const char *const *words; /* the words that it takes (with VALUE_TEXT: only suggestions for completion); ends
                                 with NULL */
    const char *usual;        /* the default value; NULL if there is none */
    size_t least, most;       /* the range of a number, both ends included */
};

/* The option --format of a command: a word, of which text is the default. */
#define FORMAT_OPTION(text, ...)                                                                                       \
    .name = "format", .argument = "FORMAT", .value = VALUE_WORD, .usual = "text", .help = (text),                      \
    .words = (const char *const[]) {                                                                                   \
        __VA_ARGS__, NULL                                                                                              \
    }

/* The options of the program and those that several commands have. */
extern const struct command_option option_budget, option_color, option_format, option_help, option_rule_option,
    option_rules, option_settings, option_template, option_version;

/* Writes what an option does, in one line. */
void option_write_help(const struct command_option *option, sl_sink *sink, void *context);

/* Checks a value of an option. Stores its number in `*number` (of NAME=NUMBER, the number after the equals sign), or 0
 * if it has none. Returns false, after a message that describes the right values, if the option does not take the
 * value. */
bool option_read_value(const struct command_option *option, const char *value, size_t *number);

#endif
