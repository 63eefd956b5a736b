#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *does;
} commands[] = {
    {"check", command_check, "judge programs by framing, practices and fit (the default)"},
    {"audit", command_audit, "say what rules make possible and impossible"},
    {"compare", command_compare, "show two programs, or two states of one, side by side"},
    {"explain", command_explain, "print the page of a rule, an attribute or an element"},
    {"impact", command_impact, "say what a change would do before it is made"},
    {"new", command_new, "write a program, a rule or a folder of rules to start from"},
    {"repair", command_repair, "find every cheapest way to congruence"},
    {"rules", command_rules, "list the rules"},
    {"test", command_test, "run the tests inside rules"},
};

static int print_help(void) {
    puts("samplint checks strategic account management programs declared in YAML: which framing\n"
         "elements are missing, which practices are not shown, which elements do not fit each other,\n"
         "and what would fit as well.\n"
         "\n"
         "usage: samplint [check] [OPTION...] [PATH...]\n"
         "       samplint COMMAND --help\n"
         "\n"
         "commands:");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        printf("  %-8s %s\n", commands[i].name, commands[i].does);
    puts("\n"
         "  --help     this text\n"
         "  --version  the version");
    return command_flush();
}

/* getopt_long() starts its messages with the first argument: it is to be the command's name, whatever way it was called. */
static int run_command(int (*run)(int argc, char **argv), int argc, char **argv) {
    static char name[] = "samplint";
    if (argc > 0)
        argv[0] = name;
    return run(argc, argv);
}

/* A first argument that is neither a command nor an option nor a file is most likely a misspelled command. */
static bool is_no_command(const char *word) {
    return word[0] != '\0' && word[0] != '-' && !strpbrk(word, "/.") && access(word, F_OK) != 0;
}

static int no_such_command(const char *word) {
    fputs("samplint: there is no command and no file \"", stderr);
    sl_write_shown(command_sink, stderr, (sl_text){word, strlen(word)});
    fputs("\"; commands:", stderr);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(stderr, " %s", commands[i].name);
    fputs("\n", stderr);
    return EXIT_USAGE;
}

int command_main(int argc, char **argv) {
    const char *first = argc > 1 ? argv[1] : "";
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0)
        return print_help();
    if (strcmp(first, "--version") == 0) {
        printf("samplint %s\n", sl_version());
        return command_flush();
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(first, commands[i].name) == 0)
            return run_command(commands[i].run, argc - 1, argv + 1);
    if (is_no_command(first))
        return no_such_command(first);
    return run_command(command_check, argc, argv);
}

int command_no_memory(void) {
    fputs("samplint: there is no memory\n", stderr);
    return EXIT_USAGE;
}

int command_wrong_use(const char *command) {
    fprintf(stderr, "samplint: see samplint %s --help\n", command);
    return EXIT_USAGE;
}

int command_worst(int a, int b) {
    return a > b ? a : b;
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

int command_problem_code(const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_problems(checker, &count);
    int code = EXIT_GOOD;
    for (size_t i = 0; i < count; i++)
        code = command_worst(code, problems[i].kind == SL_KIND_RULE_ERROR ? EXIT_RULE : EXIT_USAGE);
    return code;
}

int command_problems(const sl_checker *checker) {
    sl_writer_options options = {.color = command_color(NULL) == 1, .sink = command_sink, .context = stdout};
    size_t count;
    sl_problems(checker, &count);
    if (count == 0)
        return EXIT_GOOD;
    sl_writer *writer = sl_writer_open(&options, checker);
    int code = writer && sl_writer_close(writer) != SL_OUT_OF_MEMORY ? EXIT_GOOD : command_no_memory();
    sl_writer_free(writer);
    return code;
}

bool command_page_format(const char *word, bool json, sl_format *format) {
    static const struct {
        const char *word;
        sl_format format;
    } formats[] = {{"text", SL_FORMAT_TEXT}, {"markdown", SL_FORMAT_MARKDOWN}, {"json", SL_FORMAT_JSON}};
    for (size_t i = 0; i < (json ? 3 : 2); i++) {
        *format = formats[i].format;
        if (strcmp(word, formats[i].word) == 0)
            return true;
    }
    fprintf(stderr, "samplint: --format takes %s, not \"%s\"\n", json ? "text, markdown or json" : "text or markdown",
            word);
    return false;
}

static bool wants_no_color(void) {
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return (no_color && *no_color) || (terminal && strcmp(terminal, "dumb") == 0);
}

int command_color(const char *when) {
    if (!when || strcmp(when, "auto") == 0)
        return isatty(STDOUT_FILENO) && !wants_no_color();
    if (strcmp(when, "always") == 0)
        return 1;
    return strcmp(when, "never") == 0 ? 0 : -1;
}

bool command_sink(void *file, const char *bytes, size_t length) {
    return fwrite(bytes, 1, length, file) == length;
}

int command_flush(void) {
    errno = 0;
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (written)
        return EXIT_GOOD;
    fprintf(stderr, "samplint: the output cannot be written: %s\n", errno ? strerror(errno) : "it was refused");
    return EXIT_USAGE;
}
