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

/* sessions_run() and programs_check() call functions that return this, instead of an exit code, if memory ran out.
 * These functions print no message; the caller does. */
#define NO_MEMORY (-1)

/* Returns the more severe of two exit codes. NO_MEMORY is the most severe. */
int exit_code_max(int a, int b);

/* The code for a call of the library: EXIT_GOOD, NO_MEMORY, or EXIT_USAGE if something is refused or cannot be read. */
int exit_code_of_result(sl_result result);

/* For writing a document: NO_MEMORY or EXIT_GOOD. terminal_flush() has the code for bytes that were refused. */
int exit_code_of_writing(sl_result result);

/* For a call that failed on a program: like exit_code_of_result(), but EXIT_INVALID if it is not a program. */
int exit_code_of_refusal(sl_result result, const sl_program *program);

/* For the problems of a checker: of rules, settings, waivers, files and wrong use. */
int exit_code_of_problems(const sl_checker *checker);

/* For a checked program. Findings below the severity `fail_on` do not count, and neither do suppressed ones. Unreadable
 * files and failed rules count whatever their severity. */
int exit_code_of_program(const sl_program *program, sl_severity fail_on);

/* For the parts of a program, or of all programs of a report, that could not be judged; EXIT_GOOD if there are none. */
int exit_code_of_faults(const sl_program *program);
int exit_code_of_report_faults(const sl_report *report);

/* For the result of sl_compare() and the comparison that it made. */
int exit_code_of_comparison(sl_result result, const sl_comparison *comparison);

/* For the repairs that were found for a program, for a program that was repaired and checked again, and for a change
 * that was only tried. */
int exit_code_of_repair(const sl_repair *repair);
int exit_code_of_repaired(const sl_program *program);
int exit_code_of_impact(const sl_impact *impact);

int exit_code_of_audit(const sl_audit *audit);

/* For a list of waivers. If they were listed because they are `expiring`, any waiver gives EXIT_FINDINGS. */
int exit_code_of_waivers(const sl_waiver_list *list, bool expiring);

/* For a run of the tests of rules. Each score that was measured must reach the threshold, in percent. */
int exit_code_of_tests(const sl_test_run *run, unsigned threshold);

#endif
