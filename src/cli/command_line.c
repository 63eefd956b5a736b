/* command_line.c - reads the arguments of a command by its description, and answers questions about them. */
#include "cli/command_line.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/terminal.h"
#include "cli/text.h"

/* What getopt_long() returns for the first option, above all letters; each further option has the next number. */
#define FIRST_OPTION 256

static size_t count_options(const struct command *command) {
    size_t count = 0;
    while (command->options[count])
        count++;
    return count;
}

/* Returns an option of the command by its index; the last one is --help. */
static const struct command_option *option_at(const struct command *command, size_t index) {
    return index < count_options(command) ? command->options[index] : &option_help;
}

static void fill_tables(const struct command *command, struct option *table, char *letters) {
    size_t count = count_options(command) + 1;
    *letters++ = ':'; /* makes getopt_long() tell a missing argument from other mistakes */
    for (size_t i = 0; i < count; i++) {
        const struct command_option *option = option_at(command, i);
        int argument = option->argument ? required_argument : no_argument;
        table[i] = (struct option){option->name, argument, NULL, FIRST_OPTION + (int)i};
        if (option->letter)
            *letters++ = option->letter;
        if (option->letter && option->argument)
            *letters++ = ':';
    }
}

/* Returns the option for a return value of getopt_long(); NULL for an unknown letter. */
static const struct command_option *find_option(const struct command *command, int answer) {
    if (answer >= FIRST_OPTION)
        return option_at(command, (size_t)(answer - FIRST_OPTION));
    for (size_t i = 0; i <= count_options(command); i++)
        if (option_at(command, i)->letter == answer)
            return option_at(command, i);
    return NULL;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* Makes room for an entry: after those of the same option, or at the end. Returns its index. */
static size_t insert_entry(struct command_line *line, const struct command_option *option) {
    size_t at = line->count++;
    while (line_has(line, option) && line->options[at - 1] != option) {
        line->options[at] = line->options[at - 1];
        line->strings[at] = line->strings[at - 1];
        line->texts[at] = line->texts[at - 1];
        line->numbers[at] = line->numbers[at - 1];
        line->places[at] = line->places[at - 1];
        at--;
    }
    return at;
}

static bool add_option(struct command_line *line, const struct command_option *option, const char *value) {
    size_t number = 0;
    if (value && !option_read_value(option, value, &number))
        return false;
    sl_text text = as_text(value);
    if (option->value == VALUE_PAIR)
        text.length = strcspn(value, "=");
    size_t at = insert_entry(line, option);
    line->options[at] = option;
    line->strings[at] = value;
    line->texts[at] = text;
    line->numbers[at] = number;
    line->places[at] = line->count - 1;
    line->help |= option == &option_help;
    return true;
}

/* Prints that the option --WORD does not exist, or that several options begin with WORD. */
static void print_unknown_option(const struct option *table, const char *word) {
    size_t word_length = strcspn(word, "="), fitting = 0, length = 0;
    char names[1024] = "";
    for (const struct option *option = table; option->name; option++) {
        if (strncmp(option->name, word, word_length) != 0)
            continue;
        fitting++;
        if (length < sizeof names)
            length += (size_t)snprintf(names + length, sizeof names - length, " '--%s'", option->name);
    }
    if (fitting < 2)
        terminal_error("unrecognized option '--%s'", word);
    else
        terminal_error("option '--%s' is ambiguous; possibilities:%s", word, names);
}

/* Prints what is wrong with an option, in the words of getopt_long(). Its own messages would print arguments as they
 * are, with control characters. `answer` is what getopt_long() returned, ':' for a missing value; `argument` is the
 * argument that it has read last. */
static void print_option_error(const struct command_line *line, const struct option *table, int answer,
                               const char *argument) {
    const struct command_option *option = find_option(line->command, optopt);
    if (option && optopt >= FIRST_OPTION)
        terminal_error("option '--%s' %s", option->name,
                       answer == ':' ? "requires an argument" : "doesn't allow an argument");
    else if (answer == ':')
        terminal_error("option requires an argument -- '%c'", optopt);
    else if (optopt)
        terminal_error("invalid option -- '%c'", optopt);
    else
        print_unknown_option(table, argument + strspn(argument, "-"));
}

static bool read_arguments(struct command_line *line, const struct option *table, const char *letters, int argc,
                           char **argv) {
    optind = 0; /* starts anew; earlier calls do not matter */
    opterr = 0;
    for (int answer; (answer = getopt_long(argc, argv, letters, table, NULL)) != -1;) {
        if (answer == '?' || answer == ':') {
            print_option_error(line, table, answer, optind > 0 && optind <= argc ? argv[optind - 1] : "");
            return false;
        }
        if (!add_option(line, find_option(line->command, answer), optarg))
            return false;
    }
    line->words = (const char *const *)argv + optind;
    line->word_count = (size_t)(argc - optind);
    return true;
}

/* Prints how to write a path that was taken for an option, if there is one among the arguments. */
static void print_path_hint(int argc, char **argv) {
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (argv[i][0] == '-' && argv[i][1] != '\0' && access(argv[i], F_OK) == 0) {
            terminal_error("if you mean the path %s, write it after \"--\", or write ./%s", argv[i], argv[i]);
            return;
        }
    }
}

static int refer_to_help(const struct command *command) {
    terminal_error("see samplint %s --help", command->name);
    return EXIT_USAGE;
}

int line_read(struct command_line *line, const struct command *command, int argc, char **argv) {
    size_t room = (size_t)argc + 1, options = count_options(command) + 1;
    *line = (struct command_line){.command = command,
                                  .options = calloc(room, sizeof *line->options),
                                  .strings = calloc(room, sizeof *line->strings),
                                  .texts = calloc(room, sizeof *line->texts),
                                  .numbers = calloc(room, sizeof *line->numbers),
                                  .places = calloc(room, sizeof *line->places)};
    struct option *table = calloc(options + 1, sizeof *table);
    char *letters = calloc(options + 2, 2);
    int code = EXIT_GOOD;
    if (!line->options || !line->strings || !line->texts || !line->numbers || !line->places || !table || !letters) {
        code = terminal_no_memory();
    } else {
        fill_tables(command, table, letters);
        if (!read_arguments(line, table, letters, argc, argv)) {
            print_path_hint(argc, argv);
            code = refer_to_help(command);
        }
    }
    free(table);
    free(letters);
    return code;
}

void line_free(struct command_line *line) {
    free(line->options);
    free(line->strings);
    free(line->texts);
    free(line->numbers);
    free(line->places);
    sl_template_free(line->own_template);
}

int line_wrong_use(const struct command_line *line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    terminal_error_list(format, arguments);
    va_end(arguments);
    return refer_to_help(line->command);
}

/* ---- questions --------------------------------------------------------------------------------------------------- */

struct values line_values(const struct command_line *line, const struct command_option *option) {
    size_t first = 0, count = 0;
    while (first < line->count && line->options[first] != option)
        first++;
    while (first + count < line->count && line->options[first + count] == option)
        count++;
    return (struct values){line->strings + first, line->texts + first, line->numbers + first, line->places + first,
                           count};
}

bool line_has(const struct command_line *line, const struct command_option *option) {
    return line_values(line, option).count > 0;
}

const char *line_string(const struct command_line *line, const struct command_option *option) {
    struct values values = line_values(line, option);
    return values.count ? values.strings[values.count - 1] : option->usual;
}

size_t line_number(const struct command_line *line, const struct command_option *option) {
    struct values values = line_values(line, option);
    if (values.count)
        return values.numbers[values.count - 1];
    return option->usual ? strtoul(option->usual, NULL, 10) : 0;
}

size_t line_choice(const struct command_line *line, const struct command_option *option) {
    const char *word = line_string(line, option);
    size_t choice = 0;
    while (option->words[choice] && strcmp(option->words[choice], word) != 0)
        choice++;
    return choice;
}

sl_format line_format(const char *word) {
    sl_format format = SL_FORMAT_TEXT;
    sl_format_from_name(word, &format);
    return format;
}

/* Returns the last word of --format, or else its default; NULL if the command has no such option. */
static const char *format_word(const struct command_line *line) {
    const struct command_option *format = command_find_option(line->command, "format");
    return format ? line_string(line, format) : NULL;
}

bool line_is_json(const struct command_line *line) {
    const char *word = format_word(line);
    return word && strcmp(word, "json") == 0;
}

bool line_is_text(const struct command_line *line) {
    struct values values = line_values(line, command_find_option(line->command, "format"));
    bool text = true;
    for (size_t i = 0; i < values.count; i++)
        text = text && strcmp(values.strings[i], "text") == 0;
    return text;
}

sl_writer_options line_writer(const struct command_line *line) {
    return (sl_writer_options){.format = line_format(format_word(line)),
                               .color = terminal_color(line_string(line, &option_color)),
                               .width = terminal_width(),
                               .sink = terminal_sink,
                               .context = stdout,
                               .own_template = line->own_template};
}

int line_load_template(struct command_line *line) {
    const char *path = line_string(line, &option_template), *word = format_word(line);
    char *bytes = NULL;
    size_t length = 0;
    if (!path)
        return EXIT_GOOD;
    if (word && strcmp(word, "text") != 0 && strcmp(word, "markdown") != 0)
        return line_wrong_use(line, "--template writes text or Markdown, so it does not go with --format %s", word);
    int error = sl_read_named(path, SL_LIMIT_RULE_BYTES, &bytes, &length);
    if (error) {
        terminal_error("%s cannot be read: %s", path, sl_file_error(error));
        return EXIT_USAGE;
    }
    line->own_template = sl_template_new(as_text(path), (sl_text){bytes, length});
    sl_free(bytes);
    return line->own_template ? EXIT_GOOD : terminal_no_memory();
}

int line_template_code(const struct command_line *line) {
    sl_text fault = line->own_template ? sl_template_fault(line->own_template) : as_text(NULL);
    if (fault.length == 0)
        return EXIT_GOOD;
    terminal_error("%.*s", (int)fault.length, fault.bytes);
    return EXIT_USAGE;
}
