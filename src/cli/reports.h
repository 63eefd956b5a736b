/* reports.h - the reports of a run: each in a format of its own, one of them to standard output, the others to files. */
#ifndef SAMPLINT_CLI_REPORTS_H
#define SAMPLINT_CLI_REPORTS_H

#include <stdbool.h>

#include "cli/line.h"
#include "samplint/files.h"

extern const struct command_option option_output, option_report;

struct reports {
    struct report_file *list;
    size_t count;
    const struct line *line;
};

/* Reads which reports a line asks for. Returns an exit code, after a message if it is not EXIT_GOOD; they are to be freed in any
 * case. */
int reports_read(struct reports *reports, const struct line *line);
void reports_free(struct reports *reports);

/* A slip of the hand would put a report in the place of a program. Returns an exit code, after a message if one is to go there. */
int reports_spare(const struct reports *reports, sl_files *files);

/* Opens them all; whether findings are `compared` with a baseline is for SARIF. Returns an exit code; on all but EXIT_GOOD nothing
 * goes on. */
int reports_open(struct reports *reports, bool picture, bool compared, const sl_checker *checker);

/* What a writer is told, for all of them. Each returns whether there was memory; what cannot be written is said at the end. */
bool reports_use(struct reports *reports, const sl_checker *checker);
void reports_leave_out(struct reports *reports);
void reports_gone(struct reports *reports, size_t count);
bool reports_program(struct reports *reports, const sl_program *program);
bool reports_end(struct reports *reports);

/* Puts files in their places, if the run came to its end. Returns an exit code: EXIT_USAGE, after a message, where one cannot be
 * written. Standard output is not flushed. */
int reports_close(struct reports *reports, bool whole);

#endif
