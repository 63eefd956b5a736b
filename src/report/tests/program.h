/* program.h - the parts of test results that several formats contain: programs of failed tests, coverage, scores. */
#ifndef SAMPLINT_REPORT_TESTS_PROGRAM_H
#define SAMPLINT_REPORT_TESTS_PROGRAM_H

#include "report/text_writer.h"
#include "samplint/test.h"

/* Appends the program of a failed test, with the expected and found places marked; of a long program, only the lines
 * near marks. Appends nothing for a test that passed. */
void test_program_show(const struct text_writer *out, const sl_test *test);

/* Appends the coverage of a suite: the lines, answers and mutants that its tests reached or missed. */
void test_reach_show(const struct text_writer *out, const sl_test_run *run, const sl_test_suite *suite);

/* Appends the scores of the whole run, one a line. */
void test_scores_show(const struct text_writer *out, const sl_test_run *run);

#endif
