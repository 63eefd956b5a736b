/* programs.h - the programs that a command line names, checked one by one. */
#ifndef SAMPLINT_CLI_PROGRAMS_H
#define SAMPLINT_CLI_PROGRAMS_H

#include "cli/session.h"

extern const struct command_option option_jobs;

/* What is made of each file, with the checker that it was checked with. */
struct program_taker {
    void *context;
    int (*take)(void *context, const struct session *session, sl_checker *checker,
                sl_report *report);   /* an exit code, or NO_MEMORY */
    void (*leave_out)(void *context); /* of a file that settings leave out; may be NULL */
};

/* Checks each file and hands its report over. Says so when nothing was checked. Returns the worst exit code of all, or
 * NO_MEMORY. What cannot be read is among the problems of its checker; for a command that takes --jobs, that may be one of the
 * sessions' further ones. */
int programs_check(struct sessions *sessions, const struct program_taker *taker);

/* Whether no more than one file is to be checked. */
bool programs_are_one(const struct sessions *sessions);

/* The exit code for what could not be judged in a report; EXIT_GOOD where all could. */
int programs_fault(const sl_report *report);

#endif
