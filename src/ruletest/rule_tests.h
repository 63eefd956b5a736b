/* rule_tests.h - runs the tests that are written inside a rule. */
#ifndef SAMPLINT_RULETEST_RULE_TESTS_H
#define SAMPLINT_RULETEST_RULE_TESTS_H

#include "model/bind.h"
#include "ruleset/ruleset.h"
#include "samplint/test.h"

struct marks {
    struct arena *arena;
    sl_test_mark *list;
    size_t count;
    size_t capacity;
};
void marks_add(struct marks *marks, sl_span span, bool found, sl_text text);

struct prepared_test {
    const sl_rule_test *test;
    uint64_t fingerprint; /* of the program and the values of all options */
    uint64_t derived;     /* of the answers of the cases derived from the test; 0 before rule_tests_pass() */
    sl_source source;
    struct bound bound;
    sl_text fault; /* why the program cannot be used; empty if it can */
    sl_span fault_span;
};

struct rule_tests {
    struct ruleset *rules;
    sl_rule *rule;
    struct prepared_test *list; /* one for each test of the rule */
};

/* Reads the programs of a rule's tests. Lack of memory shows in the arena. */
void rule_tests_prepare(struct arena *arena, struct ruleset *rules, sl_rule *rule, struct rule_tests *tests);

/* Runs the tests and fills in their results. */
void rule_tests_run(struct arena *arena, const struct rule_tests *tests, sl_test_suite *suite);

/* Runs the tests and the cases derived from them until one fails, and stores whether all passed. The first call takes
 * the answers of the derived cases as expected; later calls, for a changed rule, compare with them. Returns SL_OK, or
 * SL_OUT_OF_MEMORY. */
sl_result rule_tests_pass(const struct rule_tests *tests, bool *pass);

/* Gives each option of a rule the value that a test sets, or else its default; without either, no value. */
void rule_options_set(const sl_rule *rule, const sl_rule_test *test);

/* Save and restore a rule's options. When there is no memory, rule_options_save() returns NULL. */
sl_option *rule_options_save(struct arena *arena, const sl_rule *rule);
void rule_options_restore(const sl_rule *rule, const sl_option *options);

/* Returns the default of an option. Without one, returns the first value that a test of the rule sets, or else the
 * least. */
int64_t rule_option_usual(const sl_rule *rule, const sl_option *option);

#endif
