/* command.h - what the commands share. */
#ifndef SAMPLINT_CLI_COMMAND_H
#define SAMPLINT_CLI_COMMAND_H

#include "samplint/samplint.h"

/* The highest that applies wins. */
enum exit_code {
    EXIT_GOOD = 0,     /* nothing at or above --fail-on */
    EXIT_FINDINGS = 1, /* findings at or above it */
    EXIT_USAGE = 2,    /* wrong use, a file that cannot be opened, no memory, output that cannot be written */
    EXIT_INVALID = 3,  /* a configuration that is not valid YAML, or not a program */
    EXIT_RULE = 4      /* a rule that was refused, failed or ran out of budget */
};

/* The program: what main() calls. */
int command_main(int argc, char **argv);

/* The commands. argv[0] is the command's name. */
int command_audit(int argc, char **argv);
int command_check(int argc, char **argv);
int command_compare(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_impact(int argc, char **argv);
int command_new(int argc, char **argv);
int command_repair(int argc, char **argv);
int command_rules(int argc, char **argv);
int command_test(int argc, char **argv);

/* Says on standard error that there is no memory. Returns the exit code. */
int command_no_memory(void);

/* Says where to find help after wrong use. Returns the exit code. */
int command_wrong_use(const char *command);

/* A new checker with the built-in rules and those of the folders, in order. NULL when there is no memory; what is wrong with
 * rules is among its problems. */
sl_checker *command_load(const char *const *folders, size_t count);

/* Prints what is wrong with rules, settings and files, as text. Returns an exit code: EXIT_GOOD but for lack of memory. */
int command_problems(const sl_checker *checker);

/* The exit code that a checker's problems call for. */
int command_problem_code(const sl_checker *checker);

/* The highest of two exit codes. */
int command_worst(int a, int b);

/* Whether text on standard output is to be colored: "auto", "always" or "never"; NULL is "auto". -1 for another word. */
int command_color(const char *when);

/* The format of pages that a word asks for, `json` if there is that too. Returns false, with a message, for another word. */
bool command_page_format(const char *word, bool json, sl_format *format);

/* A sink to a FILE. */
bool command_sink(void *file, const char *bytes, size_t length);

/* Brings out what standard output still holds. Returns the exit code: EXIT_USAGE, with a message, if it could not. */
int command_flush(void);

#endif
