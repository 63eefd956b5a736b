/* test_file.h - tests that stand in files beside rules. For the files of this folder only. */
#ifndef SAMPLINT_RULETEST_TEST_FILE_H
#define SAMPLINT_RULETEST_TEST_FILE_H

#include "base/source_file.h"
#include "judge/checker.h"
#include "ruletest/rule_tests.h"
#include "samplint/test.h"

/* What a rule is to say of a program. What is empty, or 0, is not looked at. */
struct expectation {
    const sl_rule *rule;
    sl_status status;
    sl_text at; /* the path of the attribute that a finding points at, or that an undetermined rule waits for */
    size_t line;
    sl_text message; /* a part of it */
    sl_text account; /* of whom it says so; empty for the program itself */
    size_t written;  /* the line of the file where it stands */
};

struct file_setting {
    sl_rule *rule;
    sl_text option, value;
};

struct file_test {
    sl_text name;
    size_t line; /* where it starts */
    sl_text program;
    struct file_setting *settings;
    size_t setting_count;
    struct expectation *expectations;
    size_t expectation_count;
    bool others; /* there may be further failures of rules that decide */
    bool judged; /* the verdict is expected too */
    sl_verdict verdict;
};

struct test_file {
    const sl_source *source;
    struct file_test *tests;
    size_t count;
    size_t refused; /* documents that are no tests */
};

/* Reads a file. What is wrong with it is noted among the checker's problems; tests that are wrong are left out. Lack of memory shows in
 * the checker's arena. */
void test_file_read(sl_checker *checker, struct file_trust way, sl_text path, struct test_file *file);

/* Runs a test. Returns SL_OK however it came out. */
sl_result file_test_run(struct arena *arena, sl_checker *checker, const struct file_test *test, sl_test *result);

/* Whether a test expects something of a rule. */
bool file_test_names(const struct file_test *test, const sl_rule *rule);

#endif
