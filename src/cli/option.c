#include "cli/option.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"

const struct command_option option_budget = {
    .name = "budget",
    .argument = "NAME=NUMBER",
    .value = VALUE_PAIR,
    .repeats = true,
    .help =
        "set what rules may use: instructions, milliseconds or memory of each run, message_bytes, the findings of a "
        "program that are listed, or the work of a whole command other than check",
};

const struct command_option option_color = {
    .name = "color",
    .argument = "WHEN",
    .value = VALUE_WORD,
    .words = (const char *const[]){"auto", "always", "never", NULL},
    .usual = "auto",
    .help = "%; NO_COLOR is heeded",
};

const struct command_option option_format = {
    .name = "format",
    .argument = "FORMAT",
    .value = VALUE_WORD,
    .words = (const char *const[]){"text", "json", NULL},
    .usual = "text",
    .help = "%",
};

const struct command_option option_help = {.name = "help", .letter = 'h', .help = "this text"};

const struct command_option option_of_rule = {
    .name = "option",
    .argument = "RULE.NAME=VALUE",
    .value = VALUE_PAIR,
    .repeats = true,
    .help = "set an option of a rule, as in APD-2.longest_cycle_months=18",
};

const struct command_option option_rules = {
    .name = "rules",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .repeats = true,
    .help = "also load the rules below DIR, as a pack if it has a pack.lua",
};

const struct command_option option_settings = {
    .name = "settings",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "settings, in place of the nearest .samplint.yaml",
};

const struct command_option option_version = {.name = "version", .help = "the version"};

/* ---- what it does ------------------------------------------------------------------------------------------------- */

static void write_string(const char *string, sl_sink *sink, void *context) {
    sink(context, string, strlen(string));
}

/* As in "a, b or c"; the usual one may be marked. */
static void write_words(const struct command_option *option, bool marked, sl_sink *sink, void *context) {
    for (size_t i = 0; option->words[i]; i++) {
        const char *word = option->words[i];
        write_string(i == 0 ? "" : option->words[i + 1] ? ", " : " or ", sink, context);
        write_string(word, sink, context);
        if (marked && option->usual && strcmp(option->usual, word) == 0)
            write_string(" (the default)", sink, context);
    }
}

static void write_numbers(const struct command_option *option, sl_sink *sink, void *context) {
    char numbers[64];
    snprintf(numbers, sizeof numbers, "%zu to %zu", option->least, option->most);
    write_string(numbers, sink, context);
}

/* What its value may be. */
static void write_domain(const struct command_option *option, sl_sink *sink, void *context) {
    if (option->words) {
        write_words(option, true, sink, context);
        return;
    }
    write_numbers(option, sink, context);
    if (option->usual) {
        write_string("; ", sink, context);
        write_string(option->usual, sink, context);
        write_string(" is usual", sink, context);
    }
}

void option_write_help(const struct command_option *option, sl_sink *sink, void *context) {
    size_t before = strcspn(option->help, "%");
    sink(context, option->help, before);
    if (option->help[before] == '%') {
        write_domain(option, sink, context);
        write_string(option->help + before + 1, sink, context);
    }
    if (option->repeats)
        write_string("; may be repeated", sink, context);
}

/* ---- its values --------------------------------------------------------------------------------------------------- */

static bool is_number(const struct command_option *option, const char *text, size_t *number) {
    char *end;
    errno = 0;
    unsigned long long found = strtoull(text, &end, 10);
    *number = (size_t)found;
    return *text >= '0' && *text <= '9' && *end == '\0' && errno == 0 && found >= option->least &&
           found <= option->most;
}

static bool is_word(const struct command_option *option, const char *value) {
    for (size_t i = 0; option->words[i]; i++)
        if (strcmp(option->words[i], value) == 0)
            return true;
    return false;
}

static bool is_path(const struct command_option *option) {
    return option->value == VALUE_FILE || option->value == VALUE_FOLDER;
}

/* What is to be asked of a value: all of it, or what follows the equals sign of a pair. NULL if there is none. */
static const char *number_of(const struct command_option *option, const char *value) {
    const char *equals = option->value == VALUE_PAIR ? strchr(value, '=') : NULL;
    return option->value == VALUE_PAIR ? (equals ? equals + 1 : NULL) : value;
}

static void refuse(const struct command_option *option, bool is_pair, const char *value) {
    fprintf(stderr, "samplint: --%s takes ", option->name);
    if (option->value == VALUE_WORD) {
        write_words(option, false, command_sink, stderr);
    } else if (is_path(option) || (option->value == VALUE_PAIR && !is_pair)) {
        fputs(option->argument, stderr);
    } else {
        fputs("a number from ", stderr);
        write_numbers(option, command_sink, stderr);
    }
    fputs(", not \"", stderr);
    sl_write_escaped(command_sink, stderr, line_text(value));
    fputs("\"\n", stderr);
}

bool option_accepts(const struct command_option *option, const char *value, size_t *number) {
    const char *asked = number_of(option, value);
    bool good = true;
    *number = 0;
    if (option->value == VALUE_WORD)
        good = is_word(option, value);
    else if (option->value == VALUE_NUMBER || option->value == VALUE_PAIR)
        good = asked && (option->most == 0 || is_number(option, asked, number));
    else if (is_path(option))
        good = *value != '\0';
    if (!good)
        refuse(option, asked != NULL, asked ? asked : value);
    return good;
}
