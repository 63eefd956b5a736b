/* check.h - the parts of the command `check`. */
#ifndef SAMPLINT_CLI_COMMANDS_CHECK_H
#define SAMPLINT_CLI_COMMANDS_CHECK_H

#include "cli/session.h"

/* ---- reports.c: the reports of a run ---- */

extern const struct command_option option_output, option_questions, option_report_format;

/* One report for each --format, of which one may go to standard output and the others go to files. */
struct reports {
    struct report *list;
    size_t count;
    const struct command_line *line;
};

/* Reads from a command line which reports it asks for. Returns an exit code, after a message if it is not EXIT_GOOD.
 * Call reports_free() in any case. */
int reports_read(struct reports *reports, const struct command_line *line);
void reports_free(struct reports *reports);

/* Protects the checked files: prints a message and returns EXIT_USAGE if a report would replace one of them. */
int reports_spare(const struct reports *reports, sl_files *files);

/* Opens all reports. `picture` and `compared` are those of sl_writer_options. Returns an exit code, after a message if
 * it is not EXIT_GOOD. Call reports_close() in any case. */
int reports_open(struct reports *reports, bool picture, bool compared, const sl_checker *checker);

/* Each calls the function sl_writer_...() of the same name for each report; reports_end() calls sl_writer_finish().
 * They return false when memory ran out. reports_close() and terminal_flush() report bytes that were not written. */
bool reports_use(struct reports *reports, const sl_checker *checker);
void reports_leave_out(struct reports *reports);
void reports_gone(struct reports *reports, size_t count);
bool reports_program(struct reports *reports, const sl_program *program);
bool reports_end(struct reports *reports);

/* Closes the reports. If the run is `complete`, their files are put in place; otherwise existing files stay as they
 * are. Returns an exit code: EXIT_USAGE, after a message, if a file could not be written. It does not flush standard
 * output. */
int reports_close(struct reports *reports, bool complete);

#endif
