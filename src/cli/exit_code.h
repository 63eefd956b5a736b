/* exit_code.h - the rules that decide which exit code each result of a command gives. */
#ifndef SAMPLINT_CLI_EXIT_CODE_H
#define SAMPLINT_CLI_EXIT_CODE_H

#include "samplint/samplint.h"

/* Where several codes apply, the highest wins. */
enum exit_code {
    EXIT_GOOD = 0,     /* nothing is wrong */
    EXIT_FINDINGS = 1, /* there are findings that count, or another negative answer of the command */
    EXIT_USAGE = 2,    /* wrong use, a file that cannot be opened, no memory, or output that cannot be written */
    EXIT_INVALID = 3,  /* a program's file is not valid YAML, or not a program */
    EXIT_RULE = 4,     /* a rule was refused, failed, or used up a budget */
    EXIT_CODES
};

/* Is returned instead of an exit code when memory ran out and no message has been printed yet. */
#define NO_MEMORY (-1)

/* Returns the more severe of two exit codes. NO_MEMORY is the most severe. */
int exit_code_max(int a, int b);

/* Returns the code for a call of the library: EXIT_GOOD, NO_MEMORY, or EXIT_USAGE if something was refused or cannot be
 * read. */
int exit_code_of_result(sl_result result);

/* Returns the code for writing a document: NO_MEMORY or EXIT_GOOD. terminal_flush() has the code for bytes that were
 * refused. */
int exit_code_of_writing(sl_result result);

/* Returns the code for a call that failed on a program: like exit_code_of_result(), but EXIT_INVALID if it is not a
 * program. */
int exit_code_of_refusal(sl_result result, const sl_program *program);

/* Returns the code for the problems of a checker: of rules, settings, waivers, files and wrong use. */
int exit_code_of_problems(const sl_checker *checker);

/* Returns the code for a checked program. Findings below the severity `fail_on` do not count, and neither do suppressed
 * ones. Unreadable files and failed rules count whatever their severity. */
int exit_code_of_program(const sl_program *program, sl_severity fail_on);

/* Returns the code for the parts of a program that could not be judged; EXIT_GOOD if there are none. */
int exit_code_of_faults(const sl_program *program);

/* Returns the worst exit_code_of_faults() of a report's programs. */
int exit_code_of_report_faults(const sl_report *report);

/* Returns the code for the result of sl_compare() and the comparison that it made. */
int exit_code_of_comparison(sl_result result, const sl_comparison *comparison);

/* Returns the code for the repairs that were found for a program. */
int exit_code_of_repair(const sl_repair *repair);

/* Returns the code for a program that was repaired and checked again. */
int exit_code_of_repaired(const sl_program *program);

/* Returns the code for a change that was only tried. */
int exit_code_of_impact(const sl_impact *impact);

/* Returns the code for an audit of rules. */
int exit_code_of_audit(const sl_audit *audit);

/* Returns the code for a list of waivers. If they were listed because they are `expiring`, any waiver gives
 * EXIT_FINDINGS. */
int exit_code_of_waivers(const sl_waiver_list *list, bool expiring);

/* Returns the code for a run of the tests of rules. Each score that was measured must reach the threshold, in
 * percent. */
int exit_code_of_tests(const sl_test_run *run, unsigned threshold);

#endif
