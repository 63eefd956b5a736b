#include "cli/line.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

/* What getopt_long() answers for the first option; each has the next number. Letters are below. */
#define FIRST_OPTION 256

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static size_t count_options(const struct command *command) {
    size_t count = 0;
    while (command->options[count])
        count++;
    return count;
}

/* Every command has --help, behind its own options. */
static const struct command_option *option_at(const struct command *command, size_t index) {
    return index < count_options(command) ? command->options[index] : &option_help;
}

/* Tables for getopt_long(). */
static void describe(const struct command *command, struct option *table, char *letters) {
    size_t count = count_options(command) + 1;
    *letters++ = ':'; /* says that an argument is missing, and not only that something is wrong */
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

static const struct command_option *find_option(const struct command *command, int answer) {
    if (answer >= FIRST_OPTION)
        return option_at(command, (size_t)(answer - FIRST_OPTION));
    for (size_t i = 0; i <= count_options(command); i++)
        if (option_at(command, i)->letter == answer)
            return option_at(command, i);
    return NULL;
}

/* Makes room behind the values of an option, or behind all. Returns its place. */
static size_t make_room(struct line *line, const struct command_option *option) {
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

static bool take(struct line *line, const struct command_option *option, const char *value) {
    size_t number = 0;
    if (value && !option_accepts(option, value, &number))
        return false;
    sl_text text = line_text(value);
    if (option->value == VALUE_PAIR)
        text.length = strcspn(value, "=");
    size_t at = make_room(line, option);
    line->options[at] = option;
    line->strings[at] = value;
    line->texts[at] = text;
    line->numbers[at] = number;
    line->places[at] = line->count - 1;
    line->help |= option == &option_help;
    return true;
}

static bool is_start_of(const char *name, const char *word, size_t length) {
    return strncmp(name, word, length) == 0;
}

/* A word behind "--" that is no option, or the start of several. */
static void complain_of_word(const struct option *table, const char *word) {
    size_t length = strcspn(word, "="), fitting = 0;
    for (const struct option *option = table; option->name; option++)
        fitting += is_start_of(option->name, word, length);
    if (fitting < 2) {
        command_complain("unrecognized option '--", line_text(word), "'");
        return;
    }
    fputs("samplint: option '--", stderr);
    sl_write_escaped(command_sink, stderr, line_text(word));
    fputs("' is ambiguous; possibilities:", stderr);
    for (const struct option *option = table; option->name; option++)
        if (is_start_of(option->name, word, length))
            fprintf(stderr, " '--%s'", option->name);
    fputs("\n", stderr);
}

/* In the words of getopt_long(), which would not make safe for a terminal what it repeats. It answers ':' where an argument is missing.
 * `argument` is what it has read last. */
static void complain(const struct line *line, const struct option *table, int answer, const char *argument) {
    const struct command_option *option = find_option(line->command, optopt);
    const char letter = (char)optopt;
    if (option && optopt >= FIRST_OPTION)
        fprintf(stderr, "samplint: option '--%s' %s\n", option->name,
                answer == ':' ? "requires an argument" : "doesn't allow an argument");
    else if (answer == ':')
        command_complain("option requires an argument -- '", (sl_text){&letter, 1}, "'");
    else if (optopt)
        command_complain("invalid option -- '", (sl_text){&letter, 1}, "'");
    else
        complain_of_word(table, argument + strspn(argument, "-"));
}

static bool read_arguments(struct line *line, const struct option *table, const char *letters, int argc, char **argv) {
    optind = 0; /* it is to forget whatever it read before */
    opterr = 0;
    for (int answer; (answer = getopt_long(argc, argv, letters, table, NULL)) != -1;) {
        const struct command_option *option =
            answer == '?' || answer == ':' ? NULL : find_option(line->command, answer);
        if (!option)
            complain(line, table, answer, optind > 0 && optind <= argc ? argv[optind - 1] : "");
        if (!option || !take(line, option, optarg))
            return false;
    }
    line->words = (const char *const *)argv + optind;
    line->word_count = (size_t)(argc - optind);
    return true;
}

/* A path that was taken for options. */
static void hint_at_path(int argc, char **argv) {
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (argv[i][0] != '-' || argv[i][1] == '\0' || access(argv[i], F_OK) != 0)
            continue;
        fputs("samplint: a path that starts with a dash goes behind --, or is written ./", stderr);
        sl_write_escaped(command_sink, stderr, line_text(argv[i]));
        fputs("\n", stderr);
        return;
    }
}

static int refuse_arguments(const struct command *command, int argc, char **argv) {
    hint_at_path(argc, argv);
    return command_wrong_use(command->name);
}

int line_read(struct line *line, const struct command *command, int argc, char **argv) {
    size_t room = (size_t)argc + 1, options = count_options(command) + 1;
    *line = (struct line){.command = command,
                          .options = calloc(room, sizeof *line->options),
                          .strings = calloc(room, sizeof *line->strings),
                          .texts = calloc(room, sizeof *line->texts),
                          .numbers = calloc(room, sizeof *line->numbers),
                          .places = calloc(room, sizeof *line->places)};
    struct option *table = calloc(options + 1, sizeof *table);
    char *letters = calloc(options + 2, 2);
    int code = EXIT_GOOD;
    if (!line->options || !line->strings || !line->texts || !line->numbers || !line->places || !table || !letters) {
        code = command_no_memory();
    } else {
        describe(command, table, letters);
        code = read_arguments(line, table, letters, argc, argv) ? EXIT_GOOD : refuse_arguments(command, argc, argv);
    }
    free(table);
    free(letters);
    return code;
}

void line_free(struct line *line) {
    free(line->options);
    free(line->strings);
    free(line->texts);
    free(line->numbers);
    free(line->places);
}

/* ---- asking ------------------------------------------------------------------------------------------------------- */

struct values line_values(const struct line *line, const struct command_option *option) {
    size_t first = 0, count = 0;
    while (first < line->count && line->options[first] != option)
        first++;
    while (first + count < line->count && line->options[first + count] == option)
        count++;
    return (struct values){line->strings + first, line->texts + first, line->numbers + first, line->places + first,
                           count};
}

bool line_has(const struct line *line, const struct command_option *option) {
    return line_values(line, option).count > 0;
}

const char *line_string(const struct line *line, const struct command_option *option) {
    struct values values = line_values(line, option);
    return values.count ? values.strings[values.count - 1] : option->usual;
}

size_t line_number(const struct line *line, const struct command_option *option) {
    struct values values = line_values(line, option);
    if (values.count)
        return values.numbers[values.count - 1];
    return option->usual ? strtoul(option->usual, NULL, 10) : 0;
}

size_t line_choice(const struct line *line, const struct command_option *option) {
    const char *word = line_string(line, option);
    size_t choice = 0;
    while (option->words[choice] && strcmp(option->words[choice], word) != 0)
        choice++;
    return choice;
}

sl_format line_format(const char *word) {
    static const struct {
        const char *word;
        sl_format format;
    } formats[] = {{"json", SL_FORMAT_JSON},     {"markdown", SL_FORMAT_MARKDOWN}, {"ndjson", SL_FORMAT_NDJSON},
                   {"sarif", SL_FORMAT_SARIF},   {"junit", SL_FORMAT_JUNIT},       {"github", SL_FORMAT_GITHUB},
                   {"gitlab", SL_FORMAT_GITLAB}, {"compact", SL_FORMAT_COMPACT}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].word, word) == 0)
            return formats[i].format;
    return SL_FORMAT_TEXT;
}

/* The option of the command that says in which format; NULL where it has none. */
static const struct command_option *format_of(const struct line *line) {
    const struct command_option *const *option = line->command->options;
    while (*option && strcmp((*option)->name, "format") != 0)
        option++;
    return *option;
}

bool line_is_json(const struct line *line) {
    const struct command_option *format = format_of(line);
    return format && strcmp(line_string(line, format), "json") == 0;
}

bool line_is_text(const struct line *line) {
    const struct command_option *format = format_of(line);
    struct values values = format ? line_values(line, format) : (struct values){.count = 0};
    bool text = true;
    for (size_t i = 0; i < values.count; i++)
        text = text && strcmp(values.strings[i], "text") == 0;
    return text;
}

sl_writer_options line_writer(const struct line *line, const struct command_option *format) {
    return (sl_writer_options){.format = line_format(line_string(line, format)),
                               .color = command_color(line_string(line, &option_color)),
                               .sink = command_sink,
                               .context = stdout};
}

bool ends_with(const char *string, const char *end) {
    size_t length = strlen(string), size = strlen(end);
    return length >= size && strcmp(string + length - size, end) == 0;
}

sl_text line_text(const char *string) {
    return (sl_text){string, string ? strlen(string) : 0};
}
