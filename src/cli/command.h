/* command.h - the description of a command, and the list of all commands. */
#ifndef SAMPLINT_CLI_COMMAND_H
#define SAMPLINT_CLI_COMMAND_H

#include "cli/exit_code.h"
#include "cli/option.h"

struct command_line;
struct sessions;

/* The kinds of words that may follow a command's name. */
enum words {
    WORDS_OTHER,    /* the command itself decides what they are */
    WORDS_PROGRAMS, /* files of programs, and folders of them */
    WORDS_RULES,    /* folders of rules to load */
    WORDS_TOPICS    /* rules, attributes and elements */
};

/* A word that a command knows, and its meaning. */
struct term {
    const char *name, *help;
};

/* A command. The parser of its options, --help, its manual page and the completions use this description. Lists end
 * with NULL. */
struct command {
    const char *name;
    const char *summary;                         /* what it does, in one line */
    const char *const *synopsis;                 /* the ways to call it, without the program's name */
    const char *const *about;                    /* what it does, in paragraphs */
    const struct term *terms;                    /* ends with a term that has no name; NULL if there are none */
    const struct command_option *const *options; /* without --help, which every command has */
    enum words words;                            /* what its words are */
    bool lists_waivers;                          /* its output lists the problems of waivers */
    const char *exits[EXIT_CODES]; /* the meaning of each exit code; NULL for those that it never returns */
    int (*run)(const struct command_line *line);    /* runs it; returns an exit code */
    int (*run_sessions)(struct sessions *sessions); /* without `run`: sessions_run() is called with this function */
};

/* The description of the program itself: in one line, in a paragraph, and the ways to call it. */
extern const char program_summary[], program_about[], *const program_synopsis[];

/* All commands, in the order of help. Each is defined in a file of commands/. */
extern const struct command *const commands[];
extern const size_t command_count;

extern const struct command audit_command, baseline_command, check_command, compare_command, explain_command,
    impact_command, new_command, repair_command, rules_command, schema_command, test_command, waivers_command;

/* Return the command and the option of this name, or NULL. */
const struct command *command_find(const char *name);
const struct command_option *command_find_option(const struct command *command, const char *name);

/* Print the help of a command, and the help of the program with the list of all commands. */
void command_print_help(const struct command *command);
void program_print_help(void);

#endif
