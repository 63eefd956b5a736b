/* test_file.h - reads and runs tests in files beside rules, for the files of this folder only. */
#ifndef SAMPLINT_RULETEST_TEST_FILE_H
#define SAMPLINT_RULETEST_TEST_FILE_H

#include "base/source_file.h"
#include "checker/checker.h"
#include "ruletest/rule_tests.h"
#include "samplint/test.h"

/* The expected answer of a rule. `at`, `line` and `message` are not compared when they are empty or 0. */
struct expectation {
    const sl_rule *rule;
    sl_status status;
    sl_text at;      /* the path that the finding points at, or whose value the undetermined rule lacks */
    size_t line;     /* of that place in the program */
    sl_text message; /* a part of the message */
    sl_text segment; /* whose answer it is: of this segment or account; both are empty for the program itself */
    sl_text account;
    size_t written; /* the line of the expectation in the test file */
};

/* An option of a rule that a test sets. */
struct file_setting {
    sl_rule *rule;
    sl_text option, value;
};

struct file_test {
    sl_text name;
    size_t line; /* where the test starts */
    sl_text program;
    struct file_setting *settings;
    size_t setting_count;
    struct expectation *expectations;
    size_t expectation_count;
    bool others; /* further failures are allowed */
    bool judged; /* a verdict is expected */
    sl_verdict verdict;
};

struct test_file {
    const sl_source *source;
    struct file_test *tests;
    size_t count;
    size_t refused; /* documents that are no tests or have faults */
};

/* Reads a file of tests. Leaves out tests with faults, which become problems. Lack of memory shows in rules->arena. */
void test_file_read(struct ruleset *rules, struct file_trust trust, sl_text path, struct test_file *file);

/* Runs a test. Returns SL_OK whether the test passes or fails. */
sl_result file_test_run(struct arena *arena, sl_checker *checker, const struct file_test *test, sl_test *result);

/* Whether a test expects something of a rule. */
bool file_test_names(const struct file_test *test, const sl_rule *rule);

#endif
