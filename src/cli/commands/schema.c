/* schema.c - the command `schema`: prints the JSON Schema of programs and accounts. */
#include <stdio.h>

#include "cli/session.h"
#include "cli/terminal.h"

static const struct command_option option_account = {
    .name = "account",
    .help = "print the schema of an account file instead of that of a program",
};

/* Writes the schema, unless there are problems: then it would be incomplete. */
static int write_schema(struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    sl_writer_options options = {.sink = terminal_sink, .context = stdout};
    size_t problems;
    sl_get_problems(checker, &problems);
    if (problems)
        return EXIT_GOOD; /* sessions_run() reports them */
    if (!vocabulary)
        return NO_MEMORY;
    sl_result result = line_has(sessions->line, &option_account) ? sl_write_account_schema(&options, vocabulary)
                                                                 : sl_write_schema(&options, vocabulary);
    return exit_code_of_writing(result);
}

const struct command schema_command = {
    .name = "schema",
    .summary = "print a JSON Schema of programs, for editors",
    .synopsis = (const char *const[]){"schema [OPTION...] [DIR...]", NULL},
    .about = (const char *const[]){"Prints a JSON Schema (draft 7) of what a program may declare. Rules below each DIR "
                                   "are loaded in addition to those that the settings name. Editors use the schema to "
                                   "complete and explain keys and words in files whose first line names it:",
                                   "# yaml-language-server: $schema=samp.schema.json", NULL},
    .options = (const struct command_option *const[]){&option_account, &option_settings, NULL},
    .words = WORDS_RULES,
    .exits = {[EXIT_GOOD] = "the schema is printed",
              [EXIT_USAGE] = "wrong use, or a file cannot be read",
              [EXIT_RULE] = "a rule was refused"},
    .run_sessions = write_schema,
};
