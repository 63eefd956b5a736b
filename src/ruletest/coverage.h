/* coverage.h - records which lines and answers of rules the tests reach, for the files of this folder only. A run that
 * supposes values does not count: one program with gaps would reach everything. */
#ifndef SAMPLINT_RULETEST_COVERAGE_H
#define SAMPLINT_RULETEST_COVERAGE_H

#include "ruleset/ruleset.h"
#include "ruletest/test_file.h"
#include "samplint/test.h"

/* An answer that a test reached. */
struct reached {
    sl_status status;
    sl_text text; /* the message of a failure; else empty */
};

struct rule_coverage {
    sl_rule *rule;
    size_t line_count;   /* of the rule's file */
    bool *can_run, *ran, *running; /* by line, from 0; `running` is for the run that is going on */
    struct reached *answers;
    size_t answer_count;
    size_t answer_capacity;
};

struct coverage {
    struct arena *arena;
    struct ruleset *rules;
    struct rule_coverage *list;
    size_t count;
    const struct file_test *test; /* the running test of a file, or NULL; only the rules that it names are recorded */
    struct watcher watcher;
};

/* Starts the recording of runs of the rules in the list, which lua_watch() with NULL stops. */
void coverage_begin(struct coverage *coverage);

/* Fills in the coverage of one rule of the list. */
void coverage_report(const struct coverage *coverage, size_t index, sl_coverage *result);

#endif
