/* mutation.h - tries small changes of a rule and counts those that its tests notice, for the files of this folder
 * only. */
#ifndef SAMPLINT_RULETEST_MUTATION_H
#define SAMPLINT_RULETEST_MUTATION_H

#include "ruletest/rule_tests.h"
#include "ruletest/test_file.h"

struct mutation_task {
    struct arena *arena; /* owns the result */
    sl_checker *checker; /* runs the tests of files */
    const struct rule_tests *tests;
    const struct test_file *files;
    size_t file_count;
};

/* Tries the changes of one rule one at a time. Returns SL_OK, or SL_OUT_OF_MEMORY. */
sl_result mutate_rule(const struct mutation_task *task, sl_mutation *result);

#endif
