/* coverage.h - what the tests of rules made them do. For the files of this folder only. */
#ifndef SAMPLINT_RULETEST_COVERAGE_H
#define SAMPLINT_RULETEST_COVERAGE_H

#include "ruletest/rule_answers.h"
#include "ruletest/test_file.h"
#include "samplint/test.h"

struct rule_coverage {
    sl_rule *rule;
    size_t line_count; /* of its file */
    bool *can_run, *ran;
    struct reached *answers;
    size_t answer_count;
    size_t answer_capacity;
};

/* Between begin and end, runs of the rules are noted; of a test in a file, those that it names. */
struct coverage {
    struct arena *arena;
    sl_checker *checker;
    struct rule_coverage *rules;
    size_t count;
    const struct file_test *test; /* of a file, while it runs; else NULL */
    struct watcher watcher;
};

void coverage_begin(struct coverage *coverage);
void coverage_end(struct coverage *coverage);

/* What came of it, of one rule. */
void coverage_tell(const struct coverage *coverage, size_t index, sl_coverage *told);

#endif
