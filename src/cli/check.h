/* check.h - what the command line asks of a check, and how the files it names are checked. */
#ifndef SAMPLINT_CLI_CHECK_H
#define SAMPLINT_CLI_CHECK_H

#include "samplint/samplint.h"

/* In the order of the words it is asked for with. */
enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

/* What the command line asks for. */
struct request {
    sl_format format;
    int color;
    enum when picture;
    sl_severity fail_on;
    const char *undetermined; /* NULL where nothing is said */
    const char *settings;     /* the file that holds for all; NULL: the nearest one for each */
    const char **rules;       /* folders */
    size_t rule_count;
    const char **options; /* RULE.NAME=VALUE */
    size_t option_count;
    const char **budgets; /* NAME=NUMBER */
    size_t budget_count;
    char **paths;
    int path_count;
    const char *trace; /* the id of a rule, or NULL */
    bool profile;
    bool no_memo;
    bool show_config;
    bool help;
};

/* Takes an option that check has, by its letter. Returns false, with a message, when it is none or its value is wrong. */
bool check_option(struct request *request, int option, const char *value);

/* The exit code that a finding of a kind calls for, whatever its severity; EXIT_GOOD where that decides. */
int check_kind_code(sl_kind kind);

/* Files that have the same settings, and the checker that was loaded with these. */
struct session {
    const char *settings; /* a path, NULL without settings */
    sl_checker *checker;
};

/* The sessions of a run: one, unless files in different folders have different settings. */
struct sessions {
    const struct request *request;
    struct session *list;
    size_t count;
    sl_files *files;
    size_t *of_file; /* the session of each file, by its place among the files */
    bool refused;    /* something that was asked for is wrong: nothing is to be checked */
};

/* Finds the files and loads a checker for each settings that hold for some. Returns an exit code; on all but EXIT_GOOD nothing
 * goes on. The sessions are to be closed in any case. */
int sessions_open(struct sessions *sessions, const struct request *request);
void sessions_close(struct sessions *sessions);

/* Prints to standard error what each rule has cost, all sessions together. Returns an exit code. */
int print_profile(const struct sessions *sessions);

/* Prints what holds in a session, and where each value came from. */
void print_config(const struct session *session);

#endif
