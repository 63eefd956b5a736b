/* program.h - the program of a test that failed, with what was expected and found beside its lines. */
#ifndef SAMPLINT_REPORT_TESTS_PROGRAM_H
#define SAMPLINT_REPORT_TESTS_PROGRAM_H

#include "report/text_writer.h"
#include "samplint/test.h"

/* Appends the lines of a short program, and those that matter of a long one. Nothing for a test that passed. */
void test_program_show(const struct text_writer *page, const sl_test *test);

/* The closing part of a suite: lines, answers and changes that tests reached or not. */
void test_reach_show(const struct text_writer *page, const sl_test_run *run, const sl_test_suite *suite);

/* One line each for the scores of the whole run. */
void test_scores_show(const struct text_writer *page, const sl_test_run *run);

#endif
