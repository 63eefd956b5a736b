/* report.h - results of tests in the formats of others. */
#ifndef SAMPLINT_REPORT_TESTS_REPORT_H
#define SAMPLINT_REPORT_TESTS_REPORT_H

#include "report/text_writer.h"
#include "samplint/test.h"

/* The Test Anything Protocol. Version 14 would add nothing to what is said here, and readers of version 13 refuse it. */
void test_tap_show(const struct text_writer *page, const sl_checker *checker, const sl_test_run *run);

/* XML in the form of JUnit: a suite a rule or file. Without times, so that two runs give the same bytes. */
void test_junit_show(const struct text_writer *page, const sl_checker *checker, const sl_test_run *run);

#endif
