/* dispatch.c - chooses the command that the arguments name, and runs it. */
#include "cli/dispatch.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/session.h"
#include "cli/terminal.h"

static int run_command(const struct command *command, int argc, char **argv) {
    struct command_line line;
    int code = line_read(&line, command, argc, argv);
    if (code == EXIT_GOOD && line.help) {
        command_print_help(command);
        code = terminal_flush();
    } else if (code == EXIT_GOOD) {
        code = line_load_template(&line);
        if (code == EXIT_GOOD)
            code = command->run ? command->run(&line) : sessions_run(&line, command->run_sessions);
        code = exit_code_max(code, line_template_code(&line));
    }
    line_free(&line);
    return code;
}

/* Prints that there is no `expected` (such as "command") with the name `word`, and lists all commands. Returns the exit
 * code. */
static int refuse_word(const char *word, const char *expected) {
    char names[256] = "";
    for (size_t i = 0, length = 0; i < command_count && length < sizeof names; i++)
        length += (size_t)snprintf(names + length, sizeof names - length, " %s", commands[i]->name);
    terminal_error("there is no %s \"%s\"; commands:%s", expected, word, names);
    return EXIT_USAGE;
}

/* Runs `help` for word NULL, or `help COMMAND`. */
static int print_help(const char *word) {
    const struct command *command = word ? command_find(word) : NULL;
    if (word && !command)
        return refuse_word(word, "command");
    if (command)
        command_print_help(command);
    else
        program_print_help();
    return terminal_flush();
}

int dispatch(int argc, char **argv) {
    const char *first = argc > 1 ? argv[1] : "";
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)
        return print_help(NULL);
    if (strcmp(first, "help") == 0)
        return print_help(argc > 2 ? argv[2] : NULL);
    if (strcmp(first, "--version") == 0) {
        printf("samplint %s\n", sl_version());
        return terminal_flush();
    }
    const struct command *command = command_find(first);
    if (command)
        return run_command(command, argc - 1, argv + 1);
    if (*first && *first != '-' && !strpbrk(first, "/.") && access(first, F_OK) != 0) /* most likely misspelled */
        return refuse_word(first, "command and no file");
    return run_command(&check_command, argc, argv);
}
