#include "cli/command.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char program_summary[] = "check strategic account management programs declared in YAML";
const char program_about[] =
    "samplint checks strategic account management programs declared in YAML: which framing elements are missing, which "
    "practices are not shown, which elements do not fit each other, and what would fit as well.";
const char *const program_synopsis[] = {"[check] [OPTION...] [PATH...]", "COMMAND --help", NULL};

const struct command *const commands[] = {&check_command,   &audit_command,  &baseline_command, &compare_command,
                                          &explain_command, &impact_command, &new_command,      &repair_command,
                                          &rules_command,   &schema_command, &test_command,     &waivers_command};
const size_t command_count = sizeof commands / sizeof *commands;

static int run_command(const struct command *command, int argc, char **argv) {
    struct line line;
    int code = line_read(&line, command, argc, argv);
    if (code == EXIT_GOOD && line.help) {
        command_help(command);
        code = command_flush();
    } else if (code == EXIT_GOOD) {
        code = command->run(&line);
    }
    line_free(&line);
    return code;
}

/* A first argument that is neither a command nor an option nor a file is most likely a misspelled command. */
static bool is_no_command(const char *word) {
    return word[0] != '\0' && word[0] != '-' && !strpbrk(word, "/.") && access(word, F_OK) != 0;
}

static int no_such_command(const char *word, const char *what) {
    fprintf(stderr, "samplint: there is no %s \"", what);
    sl_write_escaped(command_sink, stderr, line_text(word));
    fputs("\"; commands:", stderr);
    for (size_t i = 0; i < command_count; i++)
        fprintf(stderr, " %s", commands[i]->name);
    fputs("\n", stderr);
    return EXIT_USAGE;
}

static const struct command *command_named(const char *word) {
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(word, commands[i]->name) == 0)
            return commands[i];
    return NULL;
}

/* `help` and `help COMMAND`. */
static int help_on(const char *word) {
    const struct command *command = word ? command_named(word) : NULL;
    if (word && !command)
        return no_such_command(word, "command");
    if (command)
        command_help(command);
    else
        command_overview();
    return command_flush();
}

int command_main(int argc, char **argv) {
    const char *first = argc > 1 ? argv[1] : "";
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0)
        return help_on(strcmp(first, "help") == 0 && argc > 2 ? argv[2] : NULL);
    if (strcmp(first, "--version") == 0) {
        printf("samplint %s\n", sl_version());
        return command_flush();
    }
    const struct command *command = command_named(first);
    if (command)
        return run_command(command, argc - 1, argv + 1);
    if (is_no_command(first))
        return no_such_command(first, "command and no file");
    return run_command(&check_command, argc, argv);
}

int command_no_memory(void) {
    fputs("samplint: there is no memory\n", stderr);
    return EXIT_USAGE;
}

void command_complain(const char *before, sl_text shown, const char *behind) {
    fprintf(stderr, "samplint: %s", before);
    sl_write_escaped(command_sink, stderr, shown);
    fprintf(stderr, "%s\n", behind);
}

int command_wrong_use(const char *command) {
    fprintf(stderr, "samplint: see samplint %s --help\n", command);
    return EXIT_USAGE;
}

int command_worst(int a, int b) {
    return a == NO_MEMORY || b == NO_MEMORY ? NO_MEMORY : a > b ? a : b;
}

sl_checker *command_load(const char *const *folders, size_t count) {
    sl_checker *checker = sl_checker_new();
    sl_result result = checker ? sl_load_builtin(checker) : SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < count && result != SL_OUT_OF_MEMORY; i++)
        result = sl_load_rules(checker, folders[i]);
    if (result != SL_OUT_OF_MEMORY)
        return checker;
    sl_checker_free(checker);
    return NULL;
}

static int problem_code(sl_kind kind) {
    switch (kind) {
    case SL_KIND_RULE_ERROR: return EXIT_RULE;
    case SL_KIND_WAIVER: return EXIT_FINDINGS;
    default: return EXIT_USAGE;
    }
}

int command_problem_code(const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    int code = EXIT_GOOD;
    for (size_t i = 0; i < count; i++)
        code = command_worst(code, problem_code(problems[i].kind));
    return code;
}

int command_budget_code(const sl_checker *checker) {
    const sl_budget *met = sl_get_budget_met(checker);
    if (!met)
        return EXIT_GOOD;
    fprintf(stderr,
            "samplint: the budget %s of the whole command, %" PRIu64
            ", was used up, so not all is known; raise it with "
            "--budget %s=NUMBER\n",
            met->name, met->value, met->name);
    return EXIT_RULE;
}

int command_problems(const sl_checker *checker) {
    sl_writer_options options = {.color = command_color(option_color.usual), .sink = command_sink, .context = stdout};
    size_t count;
    sl_get_problems(checker, &count);
    if (count == 0)
        return EXIT_GOOD;
    sl_writer *writer = sl_writer_new(&options, checker);
    int code = writer && sl_writer_finish(writer) != SL_OUT_OF_MEMORY ? EXIT_GOOD : command_no_memory();
    sl_writer_free(writer);
    return code;
}

static bool wants_no_color(void) {
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return (no_color && *no_color) || (terminal && strcmp(terminal, "dumb") == 0);
}

bool command_color(const char *when) {
    if (strcmp(when, "auto") == 0)
        return isatty(STDOUT_FILENO) && !wants_no_color();
    return strcmp(when, "always") == 0;
}

/* Why bytes were refused first; what comes behind it may have another reason. */
static int refused;

bool command_sink(void *file, const char *bytes, size_t length) {
    errno = 0;
    if (fwrite(bytes, 1, length, file) == length)
        return true;
    refused = refused ? refused : errno;
    return false;
}

int command_flush(void) {
    errno = 0;
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (written)
        return EXIT_GOOD;
    int error = refused ? refused : errno;
    fprintf(stderr, "samplint: the output cannot be written: %s\n", error ? strerror(error) : "it was refused");
    return EXIT_USAGE;
}
