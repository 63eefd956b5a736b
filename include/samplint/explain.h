/* explain.h - the pages of the rulebook: what rules, attributes and elements are about.
 *
 * An explainer reads all rules of a checker once, those that are off included, with the settings and options at that
 * moment. Everything that it returns lives until sl_explainer_free(), which must come before sl_checker_free(). */
#ifndef SAMPLINT_EXPLAIN_H
#define SAMPLINT_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/analysis.h"
#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

/* ---- lists of rules -----------------------------------------------------------------------------------------------
 */

/* Selects rules: a rule must match one entry of each list that is not empty. */
typedef struct sl_rule_filter {
    const sl_text *kinds; /* such as "fit" */
    size_t kind_count;
    const sl_text *elements; /* by id or code */
    size_t element_count;
    const sl_text *packs;
    size_t pack_count;
} sl_rule_filter;

typedef struct sl_rule_list {
    const sl_rule *const *rules; /* by id, those that are off included */
    size_t count;
} sl_rule_list;

/* Lists the rules that a filter selects; NULL selects all. SL_REFUSED: the filter names something that does not exist.
 * On SL_OK, free *list with sl_rule_list_free() before the checker; else it is NULL. */
SL_API sl_result sl_list_rules(sl_checker *checker, const sl_rule_filter *filter, sl_rule_list **list);

/* Frees a list. NULL is accepted. */
SL_API void sl_rule_list_free(sl_rule_list *list);

/* ---- pages --------------------------------------------------------------------------------------------------------
 */

typedef struct sl_explainer sl_explainer;

typedef enum sl_topic_kind { SL_TOPIC_RULE, SL_TOPIC_FIELD, SL_TOPIC_ELEMENT } sl_topic_kind;

/* The subject of a page. */
typedef struct sl_topic {
    sl_topic_kind kind;
    const sl_rule *rule;       /* of SL_TOPIC_RULE; else NULL */
    const sl_field *field;     /* an attribute or group */
    const sl_element *element; /* of SL_TOPIC_ELEMENT */
} sl_topic;

/* A rule that reads an attribute, and the values that it objects to: with such a value it can fail where another value,
 * all else being equal, would satisfy it. For a set, each text is `with` or `without` and a word of the set.
 * `objects_to` is empty if these values are not known. */
typedef struct sl_reading {
    const sl_rule *rule;
    const sl_field *field;
    const sl_text *objects_to;
    size_t objection_count;
} sl_reading;

/* A test of a rule as an example: the answer of its check about the test's program. */
typedef struct sl_example {
    const sl_rule_test *test;  /* NULL if the rule has no test that fails (or passes) */
    const sl_finding *finding; /* of a failure; NULL when it passes */
    const sl_field *const *reads;
    size_t read_count;
} sl_example;

/* A message that a rule gives when it fails, as one of its tests shows. */
typedef struct sl_failure {
    sl_text message;
    const sl_text *alternatives;
    size_t alternative_count;
    const sl_rule_test *test; /* that gave it; a test without option settings, if there is one */
} sl_failure;

/* Values that satisfy a rule, whatever else a program declares. */
typedef struct sl_way {
    const sl_condition *conditions; /* those of one attribute are next to each other */
    size_t condition_count;
} sl_way;

typedef struct sl_related_rule {
    const sl_rule *rule;
    const sl_field *const *shared; /* attributes that both rules read */
    size_t shared_count;
} sl_related_rule;

typedef struct sl_rule_page {
    const sl_rule *rule;
    const sl_reading *reads; /* in the vocabulary's order */
    size_t read_count;
    const sl_way *ways; /* a program satisfies the rule exactly if it follows one of them; empty if there are too
                           many */
    size_t way_count;
    const sl_failure *failures; /* each message once, in the order of the tests */
    size_t failure_count;
    sl_example fails, passes;
    const sl_related_rule *related; /* those that share the largest number of attributes first */
    size_t related_count;
} sl_rule_page;

typedef struct sl_field_page {
    const sl_field *field;
    bool overridable;          /* accounts may override it */
    bool by_segments_only;     /* segments may override it, and accounts may not */
    const sl_reading *readers; /* by the id of the rule; of a group, of all fields in it, each rule once */
    size_t reader_count;
} sl_field_page;

typedef struct sl_element_page {
    const sl_element *element;
    bool overridable;
    const sl_element *const *framed_by;
    size_t framed_by_count;
    const sl_field_page *fields; /* its attributes, in the vocabulary's order */
    size_t field_count;
    const sl_rule *const *rules; /* about it, by id */
    size_t rule_count;
} sl_element_page;

/* The rules that a statement of a work carries. */
typedef struct sl_statement_page {
    const sl_statement *statement;
    const sl_rule *const *rules; /* those that name it as their source, by id */
    size_t rule_count;
    const sl_field *const *reads; /* what these rules read, in the vocabulary's order */
    size_t read_count;
} sl_statement_page;

/* Reads the rules. On SL_OK, free *explainer with sl_explainer_free(); else it is NULL. SL_REFUSED: there are no rules.
 */
SL_API sl_result sl_explainer_new(sl_checker *checker, sl_explainer **explainer);

/* Frees an explainer. NULL is accepted. */
SL_API void sl_explainer_free(sl_explainer *explainer);

SL_API const sl_checker *sl_explainer_checker(const sl_explainer *explainer);

/* Finds the topic of a word: the id or name of a rule, the path of an attribute or an unambiguous last part of one, or
 * the id or code of an element. SL_REFUSED: it is none of these; the problem names the most similar word. */
SL_API sl_result sl_explainer_find(sl_explainer *explainer, sl_text word, sl_topic *topic);

/* The contents of pages. NULL when there is no memory, or the work was cancelled. */
SL_API const sl_rule_page *sl_explainer_rule(sl_explainer *explainer, const sl_rule *rule);
SL_API const sl_field_page *sl_explainer_field(sl_explainer *explainer, const sl_field *field);
SL_API const sl_element_page *sl_explainer_element(sl_explainer *explainer, const sl_element *element);
SL_API const sl_statement_page *sl_explainer_statement(sl_explainer *explainer, const sl_statement *statement);

SL_END_C

#endif
