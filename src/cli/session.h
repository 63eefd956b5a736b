/* session.h - the checkers of a run, with the rules, settings and options that the command line asks for. */
#ifndef SAMPLINT_CLI_SESSION_H
#define SAMPLINT_CLI_SESSION_H

#include "cli/line.h"

/* What a session heeds, beside options of option.h. */
extern const struct command_option option_locked, option_no_memo, option_profile, option_today, option_trace,
    option_undetermined, option_waivers;

/* Files that have the same settings, and the checker that was loaded with these. */
struct session {
    const char *settings; /* a path, NULL without settings */
    sl_checker *checker;
    sl_baseline *baseline; /* that findings are held against, or NULL; see baselines.h */
};

/* The sessions of a run: one, unless files in different folders have different settings. */
struct sessions {
    const struct line *line;
    struct session *list;
    size_t count;
    sl_files *files;         /* the programs that the line names */
    size_t *of_file;         /* the session of each file, by its place among the files */
    bool refused;            /* something that was asked for is wrong: nothing is to be done */
    struct session *further; /* checkers of other threads, by the settings of those above */
    size_t further_count;
    const sl_checker **checkers; /* of all sessions, with room for one more, for documents of JSON */
    size_t documents;            /* of JSON, written so far */
    size_t told;                 /* problems of the first checker, in these */
};

/* Finds the files and loads a checker for each settings that hold for some. Returns an exit code; on all but EXIT_GOOD nothing
 * goes on. The sessions are to be closed in any case. */
int sessions_open(struct sessions *sessions, const struct line *line);
void sessions_close(struct sessions *sessions);

/* The worst exit code that problems of the checkers call for. */
int sessions_problem_code(const struct sessions *sessions);

/* How to write to standard output what is asked for, as the next document; with the problems so far, in JSON, those of another checker
 * than the sessions' among them unless it is NULL. */
sl_writer_options sessions_writer(struct sessions *sessions, const sl_checker *other);

/* Loads a further checker as that of a session with these settings, NULL for none. NULL when there is no memory. */
sl_checker *session_load(const struct line *line, const char *settings);

/* Sets the budgets that the line gives. Whatever is wrong with one is among the checker's problems. */
sl_result session_set_budgets(const struct line *line, sl_checker *checker);

/* Opens the sessions, asks, unless something was refused, prints what is wrong behind what was said, and closes them. What is asked
 * returns an exit code, or NO_MEMORY. Returns the worst exit code of all. */
int sessions_run(const struct line *line, int (*ask)(struct sessions *sessions));

#endif
