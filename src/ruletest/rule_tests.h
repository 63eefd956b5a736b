/* rule_tests.h - the tests that stand inside a rule. For the files of this folder only. */
#ifndef SAMPLINT_RULETEST_RULE_TESTS_H
#define SAMPLINT_RULETEST_RULE_TESTS_H

#include "judge/checker.h"
#include "model/bind.h"
#include "samplint/test.h"

/* Marks as they are collected. */
struct marks {
    struct arena *arena;
    sl_test_mark *list;
    size_t count;
    size_t capacity;
};
void marks_add(struct marks *marks, sl_span span, bool found, sl_text text);

/* A test whose program was read. */
struct prepared_test {
    const sl_rule_test *test;
    uint64_t print; /* of its program and of the values that it gives to all options */
    sl_source source;
    struct bound bound;
    sl_text fault; /* what is wrong with its program; empty */
    sl_span fault_span;
};

struct rule_tests {
    sl_checker *checker;
    sl_rule *rule;
    struct prepared_test *list; /* one a test of the rule */
};

/* Reads the programs of a rule's tests. Lack of memory shows in the arena. */
void rule_tests_prepare(struct arena *arena, sl_checker *checker, sl_rule *rule, struct rule_tests *tests);

/* Runs them, and fills in what came out. */
void rule_tests_run(struct arena *arena, const struct rule_tests *tests, sl_test_suite *suite);

/* Gives the options of a rule the values that a test sets, and the rule's own for the others. */
void rule_tests_set(const sl_rule *rule, const sl_rule_test *test);

/* The values of a rule's options, which tests change. NULL when there is no memory. */
int64_t *rule_options_keep(struct arena *arena, const sl_rule *rule);
void rule_options_restore(const sl_rule *rule, const int64_t *values);

/* Whether all of them pass; the first one that does not ends it. Returns SL_OK, or SL_OUT_OF_MEMORY. */
sl_result rule_tests_pass(const struct rule_tests *tests, bool *pass);

#endif
