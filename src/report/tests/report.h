/* report.h - results of tests in formats that other tools read. */
#ifndef SAMPLINT_REPORT_TESTS_REPORT_H
#define SAMPLINT_REPORT_TESTS_REPORT_H

#include "report/text_writer.h"
#include "samplint/test.h"

/* Appends the results by the Test Anything Protocol, version 13. Version 14 has nothing more that is needed here, and
 * older readers refuse it. */
void test_tap_show(const struct text_writer *out, const sl_checker *checker, const sl_test_run *run);

/* Appends the results as XML in the format of JUnit, with a suite for each rule or file. It contains no times, so that
 * two runs give the same bytes. */
void test_junit_show(const struct text_writer *out, const sl_checker *checker, const sl_test_run *run);

#endif
