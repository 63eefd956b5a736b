/* option.h - options of commands, each described once: what is read from the command line and what --help says come from here. */
#ifndef SAMPLINT_CLI_OPTION_H
#define SAMPLINT_CLI_OPTION_H

#include <stdbool.h>

#include "samplint/samplint.h"

/* What the value of an option is. */
enum value_kind {
    VALUE_NONE,   /* it takes none */
    VALUE_TEXT,   /* whoever reads it judges it */
    VALUE_WORD,   /* one of the words */
    VALUE_NUMBER, /* from least to most */
    VALUE_PAIR,   /* NAME=VALUE; VALUE is a number where there is a most */
    VALUE_FILE,
    VALUE_FOLDER,
    VALUE_RULE, /* the id of a rule */
    VALUE_PATH  /* of an element or an attribute */
};

struct command_option {
    const char *name;     /* without its dashes */
    const char *argument; /* what stands for its value; NULL where it takes none */
    const char *help;     /* % stands for what its value may be */
    enum value_kind value;
    bool repeats;             /* each of its values counts; else the last one holds */
    char letter;              /* as in -h; 0 for most */
    const char *const *words; /* all there are, or of VALUE_TEXT those that are known; ended by NULL */
    const char *usual;        /* the value that holds where none is given; NULL where there is none */
    size_t least, most;       /* of a number */
};

/* Those that several commands take, or the program. */
extern const struct command_option option_budget, option_color, option_format, option_help, option_of_rule,
    option_rules, option_settings, option_version;

/* Writes what an option does, in one line. */
void option_write_help(const struct command_option *option, sl_sink *sink, void *context);

/* Takes the number out of a value: of a pair, what follows its equals sign. Returns false, with a message on standard error that says
 * what is right, when the option does not take this value. */
bool option_accepts(const struct command_option *option, const char *value, size_t *number);

#endif
