/* fish.c - writes the completion script for fish from the descriptions of the commands. */
#include <string.h>

#include "manual/write.h"

/* An sl_sink that writes text inside single quotes to a FILE. */
static bool put(void *file, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\'' || bytes[i] == '\\')
            putc('\\', file);
        putc(bytes[i], file);
    }
    return true;
}

/* Starts a line that applies after the name of a command. The line of the first command, which is the default, also
 * applies when no command is named. */
static void begin_line(FILE *file, size_t command) {
    if (command > 0) {
        fprintf(file, "complete -c samplint -n '__fish_seen_subcommand_from %s'", commands[command]->name);
        return;
    }
    fputs("complete -c samplint -n 'not __fish_seen_subcommand_from", file);
    for (size_t i = 1; i < command_count; i++)
        fprintf(file, " %s", commands[i]->name);
    fputs("'", file);
}

static void write_value(FILE *file, const struct command_option *option) {
    switch (option->value) {
    case VALUE_NONE: return;
    case VALUE_FILE: fputs(" -r -F", file); return;
    case VALUE_FOLDER: fputs(" -x -a '(__fish_complete_directories)'", file); return;
    case VALUE_RULE: fputs(" -x -a \"$__samplint_rules\"", file); return;
    case VALUE_PATH: fputs(" -x -a \"$__samplint_paths\"", file); return;
    default: break;
    }
    fputs(" -x", file);
    if (option->words) {
        fputs(" -a '", file);
        write_words(file, option);
        putc('\'', file);
    }
}

static void write_option(FILE *file, size_t command, const struct command_option *option) {
    begin_line(file, command);
    if (option->letter)
        fprintf(file, " -s %c", option->letter);
    fprintf(file, " -l %s", option->name);
    write_value(file, option);
    fputs(" -d '", file);
    option_write_help(option, put, file);
    fputs("'\n", file);
}

static void write_command(FILE *file, size_t index) {
    const struct command *command = commands[index];
    fprintf(file, "\ncomplete -c samplint -n __fish_use_subcommand -a %s -d '", command->name);
    put(file, command->summary, strlen(command->summary));
    fputs("'\n", file);
    for (size_t i = 0; command->options[i]; i++)
        write_option(file, index, command->options[i]);
    write_option(file, index, &option_help);
    for (const struct term *term = command->terms; term && term->name; term++) {
        fprintf(file,
                "complete -c samplint -n '__fish_seen_subcommand_from %s; and test (count (commandline -opc)) -eq 2'",
                command->name);
        fprintf(file, " -a %s -d '", term->name);
        put(file, term->help, strlen(term->help));
        fputs("'\n", file);
    }
    if (command->words == WORDS_TOPICS || command->words == WORDS_RULES) {
        begin_line(file, index);
        fputs(command->words == WORDS_TOPICS ? " -f -a \"$__samplint_topics\"\n"
                                             : " -f -a '(__fish_complete_directories)'\n",
              file);
    }
}

void write_fish(FILE *file, const struct names *names) {
    fputs("# Completion of samplint in fish.\n\n", file);
    write_names(file, names, "set -g __samplint_", " ", "\n");
    for (size_t i = 0; i < command_count; i++)
        write_command(file, i);
}
