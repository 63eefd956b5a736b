/* command.h - what a command is, and what the commands share. */
#ifndef SAMPLINT_CLI_COMMAND_H
#define SAMPLINT_CLI_COMMAND_H

#include "cli/line.h"
#include "samplint/samplint.h"

/* The highest that applies wins. */
enum exit_code {
    EXIT_GOOD = 0,     /* nothing at or above --fail-on */
    EXIT_FINDINGS = 1, /* findings at or above it */
    EXIT_USAGE = 2,    /* wrong use, a file that cannot be opened, no memory, output that cannot be written */
    EXIT_INVALID = 3,  /* a configuration that is not valid YAML, or not a program */
    EXIT_RULE = 4,     /* a rule that was refused, failed or ran out of budget */
    EXIT_CODES
};

/* In the place of an exit code: there is no memory, and nobody has said so. */
#define NO_MEMORY (-1)

/* What the words behind a command's name are. */
enum words {
    WORDS_OTHER,    /* whatever the command makes of them */
    WORDS_PROGRAMS, /* files of programs, and folders of them */
    WORDS_RULES,    /* folders of rules, which are loaded */
    WORDS_TOPICS    /* rules, attributes and elements */
};

/* A word that a command knows, and what it means. */
struct term {
    const char *name, *help;
};

/* A command, described once. Lists end with NULL, terms with one that has no name. */
struct command {
    const char *name;
    const char *summary;         /* what it does, in one line */
    const char *const *synopsis; /* ways to call it, behind the program's name */
    const char *const *about;    /* paragraphs */
    const struct term *terms;    /* NULL where there are none */
    const struct command_option *const *options;
    enum words words;
    const char *exits[EXIT_CODES];       /* what an exit code means; NULL for one that it does not have */
    int (*run)(const struct line *line); /* returns an exit code */
};

/* What the program says of itself: in a line, in a paragraph, and how it is called. */
extern const char program_summary[], program_about[], *const program_synopsis[];

/* All of them, in the order of help. */
extern const struct command *const commands[];
extern const size_t command_count;

extern const struct command audit_command, baseline_command, check_command, compare_command, explain_command,
    impact_command, new_command, repair_command, rules_command, schema_command, test_command, waivers_command;

/* The program: what main() calls. */
int command_main(int argc, char **argv);

/* Prints what --help of a command says. */
void command_help(const struct command *command);

/* Prints what --help of the program says. */
void command_overview(void);

/* Says on standard error that there is no memory. Returns the exit code. */
int command_no_memory(void);

/* Says something on standard error about a path or a word, which stands between the two parts. */
void command_complain(const char *before, sl_text shown, const char *behind);

/* Says where to find help after wrong use. Returns the exit code. */
int command_wrong_use(const char *command);

/* A new checker with the built-in rules and those of the folders, in order. NULL when there is no memory; what is wrong with
 * rules is among its problems. */
sl_checker *command_load(const char *const *folders, size_t count);

/* Prints what is wrong with rules, settings and files, as text. Returns an exit code: EXIT_GOOD but for lack of memory. */
int command_problems(const sl_checker *checker);

/* The exit code that a checker's problems call for. */
int command_problem_code(const sl_checker *checker);

/* Says that a budget of the whole command was used up, if one was. Returns an exit code. */
int command_budget_code(const sl_checker *checker);

/* The higher of two exit codes; NO_MEMORY is above all. */
int command_worst(int a, int b);

/* Whether text on standard output is to be colored, by the word that --color takes. */
bool command_color(const char *when);

/* A sink to a FILE. */
bool command_sink(void *file, const char *bytes, size_t length);

/* Brings out what standard output still holds. Returns the exit code: EXIT_USAGE, with a message, if it could not. */
int command_flush(void);

#endif
