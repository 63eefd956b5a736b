/* explainer.h - an explainer: the analysis of all rules from which pages are made.
 *
 * For the files of this folder only. Lack of memory shows in the arena. */
#ifndef SAMPLINT_ANALYZE_EXPLAIN_EXPLAINER_H
#define SAMPLINT_ANALYZE_EXPLAIN_EXPLAINER_H

#include "samplint/explain.h"
#include "trees/rule_space.h"

struct sl_explainer {
    const sl_checker *checker; /* for sl_explainer_checker() */
    struct ruleset *rules;
    struct arena arena;   /* owns all pages */
    struct rulebook book; /* all rules, also those that are turned off */

    /* By a rule's place in the book: a space of this rule alone, whose integers are split at its own boundaries
     * only. */
    struct rule_space *rule_spaces;
    bool **reads; /* by a rule's place in the book, then by field index: whether the rule reads the field */
};

/* Returns the place of a rule in the book. */
size_t explain_place(const struct sl_explainer *explainer, const sl_rule *rule);

/* Returns the space of a rule. */
const struct rule_space *explain_space(const struct sl_explainer *explainer, const sl_rule *rule);

/* A test of a rule, run as a program that is checked by this rule alone. */
struct example_run {
    sl_example example; /* its finding is NULL unless the test expects a failure and the rule fails */
    bool holds;         /* the rule gives the answer that the test expects */
};
void explain_example(struct sl_explainer *explainer, const sl_rule *rule, const sl_rule_test *test,
                     struct example_run *run);

/* Adds to a page the first test that passes, the first that fails, and the messages of all failures. */
void explain_examples(struct sl_explainer *explainer, sl_rule_page *page);

/* Adds the values of an attribute that a rule objects to. */
void explain_objections(struct sl_explainer *explainer, sl_reading *reading);

/* Adds the combinations of values that satisfy the rule. */
void explain_ways(struct sl_explainer *explainer, sl_rule_page *page);

#endif
