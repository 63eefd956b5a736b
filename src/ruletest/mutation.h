/* mutation.h - tries small changes of a rule and counts those that its tests notice, for this folder only. */
#ifndef SAMPLINT_RULETEST_MUTATION_H
#define SAMPLINT_RULETEST_MUTATION_H

#include "ruletest/rule_tests.h"
#include "ruletest/test_file.h"

/* Tries the changes of one rule one at a time. The checker runs the tests of files; the arena owns what is listed. */
sl_result mutate_rule(struct arena *arena, sl_checker *checker, const struct rule_tests *tests,
                      const struct test_file *files, size_t file_count, sl_mutation *result);

#endif
