/* zsh.c - writes the completion script for zsh from the descriptions of the commands. */
#include <string.h>

#include "manual/write.h"

/* An sl_sink that writes text inside single quotes, between brackets or before a colon, to a FILE. */
static bool put(void *file, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == '\'')
            fputs("'\\''", file);
        else if (strchr("[]:\\", bytes[i]))
            fprintf(file, "\\%c", bytes[i]);
        else
            putc(bytes[i], file);
    return true;
}

static void put_string(FILE *file, const char *string) {
    put(file, string, strlen(string));
}

static void write_value(FILE *file, const struct command_option *option) {
    putc(':', file);
    put_string(file, option->argument);
    putc(':', file);
    switch (option->value) {
    case VALUE_FILE: fputs("_files", file); return;
    case VALUE_FOLDER: fputs("_files -/", file); return;
    case VALUE_RULE: fputs("compadd -a rules", file); return;
    case VALUE_PATH: fputs("compadd -a paths", file); return;
    default: break;
    }
    if (option->words) {
        putc('(', file);
        write_words(file, option);
        putc(')', file);
    }
}

static void write_option(FILE *file, const struct command_option *option) {
    fprintf(file, " \\\n            '%s--%s%s[", option->repeats ? "*" : "", option->name, option->argument ? "=" : "");
    option_write_help(option, put, file);
    putc(']', file);
    if (option->argument)
        write_value(file, option);
    putc('\'', file);
}

static void write_command_words(FILE *file, const struct command *command) {
    if (command->terms) {
        fputs(" \\\n            '1:kind:((", file);
        for (const struct term *term = command->terms; term->name; term++) {
            fprintf(file, "%s%s\\:\"", term == command->terms ? "" : " ", term->name);
            put_string(file, term->help);
            putc('"', file);
        }
        fputs("))'", file);
    }
    const char *action = command->words == WORDS_TOPICS  ? "compadd -a topics"
                         : command->words == WORDS_RULES ? "_files -/"
                                                         : "_files";
    fprintf(file, " \\\n            '*:word:%s'", action);
}

static void write_command(FILE *file, const struct command *command) {
    fprintf(file, "    %s)\n        _arguments -s", command->name);
    for (size_t i = 0; command->options[i]; i++)
        write_option(file, command->options[i]);
    fprintf(file, " \\\n            '(- *)'{-%c,--%s}'[", option_help.letter, option_help.name);
    option_write_help(&option_help, put, file);
    fputs("]'", file);
    write_command_words(file, command);
    fputs("\n        ;;\n", file);
}

void write_zsh(FILE *file, const struct names *names) {
    fputs("#compdef samplint\n# Completion of samplint in zsh.\n\n_samplint() {\n    local -a commands=(\n", file);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(file, "        '%s:", commands[i]->name);
        put_string(file, commands[i]->summary);
        fputs("'\n", file);
    }
    fputs("    )\n", file);
    write_names(file, names, "    local -a ", "=(", ")\n");
    fputs("    local command=check\n"
          "    if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
          "        _describe -t commands command commands\n"
          "        _files\n"
          "        return\n"
          "    fi\n"
          "    if ((${commands[(I)$words[2]:*]})); then\n"
          "        command=$words[2]\n"
          "        shift words\n"
          "        ((CURRENT--))\n"
          "    fi\n"
          "    case $command in\n",
          file);
    for (size_t i = 0; i < command_count; i++)
        write_command(file, commands[i]);
    fputs("    esac\n}\n\n_samplint \"$@\"\n", file);
}
