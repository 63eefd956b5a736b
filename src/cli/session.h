/* session.h - the checkers of a run, loaded with the rules, settings and options that the command line asks for. */
#ifndef SAMPLINT_CLI_SESSION_H
#define SAMPLINT_CLI_SESSION_H

#include "cli/command_line.h"

/* The options that change how a checker is loaded, in addition to those in option.h. */
extern const struct command_option option_locked, option_no_memo, option_profile, option_today, option_trace,
    option_undetermined, option_waivers;

/* A checker and the settings that it was loaded with. It checks the files to which these settings apply. */
struct session {
    const char *settings; /* the path of the settings; NULL for none */
    sl_checker *checker;
    sl_baseline *baseline; /* suppresses findings of the session's files; NULL for none */
    size_t reported;       /* problems of the checker that the JSON documents so far contain */
    bool shares_baseline;  /* an earlier session owns the baseline */
};

/* The sessions of a run: several if files in different folders have different settings, else one. */
struct sessions {
    const struct command_line *line;
    struct session *list;
    size_t count;
    sl_files *files;             /* the programs that the command line names */
    size_t *of_file;             /* for each file, the index of its session */
    bool refused;                /* rules, settings or options are wrong, so nothing may be checked */
    struct session *worker_list; /* the checkers of other threads (pool.h), with the settings of the sessions above */
    size_t worker_count;
    const sl_checker **checkers; /* room for the checkers of all sessions and one more; see sessions_writer() */
    size_t *told;                /* for each checker, how many problems the documents before the latest one contain */
    size_t documents;            /* JSON documents written so far */
};

/* Loads a new checker with the built-in rules and those of the folders, in order. Returns NULL when memory ran out.
 * Mistakes in the rules are among its problems. */
sl_checker *session_load_rules(const char *const *folders, size_t count);

/* Loads another checker like that of the session with these settings (NULL for none). Returns NULL when memory ran
 * out. */
sl_checker *session_load(const struct command_line *line, const char *settings);

/* Sets the budgets of the command line. Wrong budgets are among the checker's problems. */
sl_result session_set_budgets(const struct command_line *line, sl_checker *checker);

/* Finds the files, and loads one session for each settings file that applies to at least one of them. If there are no
 * files, loads one session all the same, so that its problems are reported. Returns an exit code; go on only with
 * EXIT_GOOD. Call sessions_close() in any case. */
int sessions_open(struct sessions *sessions, const struct command_line *line);
void sessions_close(struct sessions *sessions);

/* Returns the worst exit code for the problems of all checkers. */
int sessions_problem_code(const struct sessions *sessions);

/* Returns options to write the next document to standard output. If the document is JSON, it contains the problems so
 * far of all sessions and of `other` (a checker or NULL), without those problems of the sessions that an earlier
 * document contains. */
sl_writer_options sessions_writer(struct sessions *sessions, const sl_checker *other);

/* Writes a JSON document that contains only problems, those of sessions_writer(). Returns an exit code. */
int sessions_write_problems(struct sessions *sessions, const sl_checker *other);

/* Returns whether a checker has problems that the command does not list itself (`lists_waivers` of struct command). */
bool session_has_problems(const struct command_line *line, const sl_checker *checker);

/* Prints the problems of a checker to standard output, as text. Returns EXIT_GOOD, or EXIT_USAGE if memory ran out. */
int problems_print(const sl_checker *checker);

/* Prints a message if a budget of the whole command was used up. Returns an exit code. */
int problems_print_budget(const sl_checker *checker);

/* Opens the sessions, calls `run` unless something was refused, prints the problems that are not yet reported, and
 * closes the sessions. `run` returns an exit code or NO_MEMORY. Returns the worst exit code of all. */
int sessions_run(const struct command_line *line, int (*run)(struct sessions *sessions));

#endif
