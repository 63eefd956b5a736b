/* programs.h - checks the programs of a run, and hands each report to the command in the order of the files. */
#ifndef SAMPLINT_CLI_PROGRAMS_H
#define SAMPLINT_CLI_PROGRAMS_H

#include "cli/session.h"

extern const struct command_option option_jobs;

/* The functions of a command that handle the files of a run. */
struct program_handler {
    void *context;
    /* Is called for each checked file, in their order, with its session and the checker that made the report. Returns
     * an exit code or NO_MEMORY. */
    int (*handle)(void *context, const struct session *session, sl_checker *checker, sl_report *report);
    void (*skip)(void *context); /* is called for each file that the settings leave out; may be NULL */
};

/* Checks each file of the run. Prints a message if nothing was checked. Returns the worst exit code of all, or
 * NO_MEMORY. Files that cannot be read are among the problems of a checker: the session's or, for a command with
 * --jobs, a worker's. */
int programs_check(struct sessions *sessions, const struct program_handler *handler);

/* Returns whether there is just one file to check. */
bool programs_are_one(const struct sessions *sessions);

#endif
