/* option.c - the options that several commands have, the help of options, and the check of their values. */
#include "cli/option.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/terminal.h"

const struct command_option option_budget = {
    .name = "budget",
    .argument = "NAME=NUMBER",
    .value = VALUE_PAIR,
    .repeats = true,
    .help =
        "set a limit. NAME is one of: instructions, milliseconds or memory (in bytes), which limit each run of a "
        "rule; completions, which limits how often a rule is run for a program that leaves values out; "
        "message_bytes, which limits each message; findings, which limits the list of findings of a program; "
        "work, which limits a whole command other than check",
};

const struct command_option option_color = {
    .name = "color",
    .argument = "WHEN",
    .value = VALUE_WORD,
    .words = (const char *const[]){"auto", "always", "never", NULL},
    .usual = "auto",
    .help = "%; auto colors output to a terminal, unless NO_COLOR is set",
};

const struct command_option option_format = {FORMAT_OPTION("%", "text", "json")};

const struct command_option option_help = {.name = "help", .letter = 'h', .help = "print this help"};

const struct command_option option_rule_option = {
    .name = "option",
    .argument = "RULE.NAME=VALUE",
    .value = VALUE_PAIR,
    .repeats = true,
    .help = "set an option of a rule, for example APD-2.longest_cycle_months=18",
};

const struct command_option option_rules = {
    .name = "rules",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .repeats = true,
    .help = "also load the rules below DIR; if it has a pack.lua, they are loaded as a pack",
};

const struct command_option option_template = {
    .name = "template",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "let the Lua script FILE write the result, instead of the built-in template; docs/templates.md explains "
            "templates",
};

const struct command_option option_settings = {
    .name = "settings",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "read the settings from FILE instead of the nearest .samplint.yaml",
};

const struct command_option option_version = {.name = "version", .help = "print the version"};

static void write_string(const char *string, sl_sink *sink, void *context) {
    sink(context, string, strlen(string));
}

/* Returns what separates a word of an option from the word before it. */
static const char *separator(const struct command_option *option, size_t at) {
    return at == 0 ? "" : option->words[at + 1] ? ", " : " or ";
}

/* Writes the words that an option takes, with a mark after the default, or else its range. */
static void write_values(const struct command_option *option, sl_sink *sink, void *context) {
    for (size_t i = 0; option->words && option->words[i]; i++) {
        write_string(separator(option, i), sink, context);
        write_string(option->words[i], sink, context);
        if (option->usual && strcmp(option->usual, option->words[i]) == 0)
            write_string(" (the default)", sink, context);
    }
    if (option->words)
        return;
    char range[64];
    snprintf(range, sizeof range, "%zu to %zu", option->least, option->most);
    write_string(range, sink, context);
    if (option->usual) {
        write_string("; the default is ", sink, context);
        write_string(option->usual, sink, context);
    }
}

void option_write_help(const struct command_option *option, sl_sink *sink, void *context) {
    size_t before = strcspn(option->help, "%");
    sink(context, option->help, before);
    if (option->help[before] == '%') {
        write_values(option, sink, context);
        write_string(option->help + before + 1, sink, context);
    }
    if (option->repeats)
        write_string("; may be repeated", sink, context);
}

static bool refuse(const struct command_option *option, const char *wanted, const char *value) {
    terminal_error("--%s takes %s, not \"%s\"", option->name, wanted, value);
    return false;
}

static bool check_word(const struct command_option *option, const char *value) {
    char words[256] = "";
    for (size_t i = 0; option->words[i]; i++)
        if (strcmp(option->words[i], value) == 0)
            return true;
    for (size_t i = 0, length = 0; option->words[i] && length < sizeof words; i++)
        length +=
            (size_t)snprintf(words + length, sizeof words - length, "%s%s", separator(option, i), option->words[i]);
    return refuse(option, words, value);
}

static bool check_number(const struct command_option *option, const char *value, size_t *number) {
    char *end;
    errno = 0;
    unsigned long long found = strtoull(value, &end, 10);
    *number = (size_t)found;
    if (*value >= '0' && *value <= '9' && *end == '\0' && errno == 0 && found >= option->least && found <= option->most)
        return true;
    terminal_error("--%s takes a number from %zu to %zu, not \"%s\"", option->name, option->least, option->most, value);
    return false;
}

bool option_read_value(const struct command_option *option, const char *value, size_t *number) {
    const char *equals = strchr(value, '=');
    *number = 0;
    switch (option->value) {
    case VALUE_WORD: return check_word(option, value);
    case VALUE_NUMBER: return check_number(option, value, number);
    case VALUE_PAIR:
        if (!equals)
            return refuse(option, option->argument, value);
        return option->most == 0 || check_number(option, equals + 1, number);
    case VALUE_FILE:
    case VALUE_FOLDER: return *value || refuse(option, option->argument, value);
    default: return true;
    }
}
