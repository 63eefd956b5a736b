/* mutation.h - which changes in a rule its tests notice. For the files of this folder only. */
#ifndef SAMPLINT_RULETEST_MUTATION_H
#define SAMPLINT_RULETEST_MUTATION_H

#include "ruletest/rule_tests.h"
#include "ruletest/test_file.h"

struct mutating {
    struct arena *arena; /* of what is told */
    const struct rule_tests *tests;
    const struct test_file *files;
    size_t file_count;
};

/* Tries the changes of one rule, one at a time. Returns SL_OK, or SL_OUT_OF_MEMORY. */
sl_result mutate_rule(const struct mutating *mutating, sl_mutation *told);

#endif
