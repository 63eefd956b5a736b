/* explainer.h - what the pages of a rulebook are made from, for the files explain*.c. Lack of memory shows in the arena. */
#ifndef SAMPLINT_ANALYZE_EXPLAIN_EXPLAINER_H
#define SAMPLINT_ANALYZE_EXPLAIN_EXPLAINER_H

#include "samplint/explain.h"
#include "trees/build.h"

struct sl_explainer {
    const sl_checker *checker;
    struct ruleset *rules;
    struct arena arena;   /* of all that is explained */
    struct rulebook book; /* all rules, those that are turned off too */
    struct rule_space
        *trees;   /* by a rule's place in the book: a space of that rule alone, whose integers no other rule parts */
    bool **reads; /* by a rule's place in the book: whether it reads a field, by the field's index */
};

/* A rule's place in the book, and its space. */
size_t explain_place(const struct sl_explainer *explainer, const sl_rule *rule);
const struct rule_space *explain_space(const struct sl_explainer *explainer, const sl_rule *rule);

/* One of a rule's tests, run by itself as a program: the finding that it gives is NULL for any answer but a failure, or where the
 * test does not give what it expects. */
struct example_run {
    sl_example example;
    bool holds; /* the rule answers what the test expects */
};
void explain_example(struct sl_explainer *explainer, const sl_rule *rule, const sl_rule_test *test,
                     struct example_run *run);

/* The first test that passes, the first that fails, and what the rule says in all that do. */
void explain_examples(struct sl_explainer *explainer, sl_rule_page *page);

/* The values of an attribute that a rule objects to. */
void explain_objections(struct sl_explainer *explainer, sl_reading *reading);

/* The ways to be content with a rule. */
void explain_ways(struct sl_explainer *explainer, sl_rule_page *page);

/* The rules that go with a rule. */
void explain_related(struct sl_explainer *explainer, sl_rule_page *page);

#endif
