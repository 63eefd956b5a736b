/* explain.h - what rules, attributes and elements are about: the pages of a rulebook.
 *
 * An explainer looks once at all rules of a checker, those that are turned off too, with the settings and options of that moment,
 * and then explains one thing after the other. What it gives lives until it is closed, which is to be before its checker is freed. */
#ifndef SAMPLINT_EXPLAIN_H
#define SAMPLINT_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/audit.h"
#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

typedef struct sl_explainer sl_explainer;

/* ---- lists of rules ----------------------------------------------------------------------------------------------- */

/* What rules are to be of: of any that is named, of each sort that is. None named: all. */
typedef struct sl_rule_filter {
    const sl_text *kinds; /* "fit" */
    size_t kind_count;
    const sl_text *elements; /* by id or code */
    size_t element_count;
    const sl_text *packs;
    size_t pack_count;
} sl_rule_filter;

typedef struct sl_rule_list {
    const sl_rule *const *rules; /* by id, those that are turned off too */
    size_t count;
    void *memory; /* the library's own */
} sl_rule_list;

/* The rules that a filter leaves; NULL leaves all. SL_REFUSED: it names what there is not; sl_problems() says what is nearest.
 * On SL_OK the list is to be freed with sl_rule_list_free(), before the checker is. */
SL_API sl_result sl_list_rules(sl_checker *checker, const sl_rule_filter *filter, sl_rule_list *list);
SL_API void sl_rule_list_free(sl_rule_list *list);

/* ---- pages -------------------------------------------------------------------------------------------------------- */

/* What a page is about. */
typedef enum sl_topic_kind { SL_TOPIC_RULE, SL_TOPIC_FIELD, SL_TOPIC_ELEMENT } sl_topic_kind;

typedef struct sl_topic {
    sl_topic_kind kind;
    const sl_rule *rule;       /* of SL_TOPIC_RULE; else NULL */
    const sl_field *field;     /* an attribute, or a group of them */
    const sl_element *element; /* of SL_TOPIC_ELEMENT */
} sl_topic;

/* A rule that reads an attribute, and the values it objects to: with one of them it can fail where, all else being the same,
 * another value would do. Of sets, each is a word with "with" or "without". None where that is not known. */
typedef struct sl_reading {
    const sl_rule *rule;
    const sl_field *field;
    const sl_text *objects_to;
    size_t objection_count;
} sl_reading;

/* A test of a rule as an example: what check says of its program. */
typedef struct sl_example {
    const sl_rule_test *test;  /* NULL where the rule has none of the sort */
    const sl_finding *finding; /* of a failure; NULL when it passes */
    const sl_field *const *reads;
    size_t read_count;
} sl_example;

/* Something that a rule says when it fails, by its tests. */
typedef struct sl_failure {
    sl_text message;
    const sl_text *alternatives;
    size_t alternative_count;
    const sl_rule_test *test; /* the one that gave it; one that sets no option, if there is any */
} sl_failure;

/* Values with which a rule is content, whatever else a program says. */
typedef struct sl_way {
    const sl_condition *conditions; /* those of one attribute next to each other */
    size_t condition_count;
} sl_way;

typedef struct sl_related_rule {
    const sl_rule *rule;
    const sl_field *const *shared; /* attributes that both read */
    size_t shared_count;
} sl_related_rule;

typedef struct sl_rule_page {
    const sl_rule *rule;
    const sl_reading *reads; /* in the vocabulary's order */
    size_t read_count;
    const sl_way
        *ways; /* to be content; they overlap, and together they are all. None where there are too many to tell. */
    size_t way_count;
    const sl_failure *failures; /* each message once, in the order of the tests */
    size_t failure_count;
    sl_example fails, passes;
    const sl_related_rule *related; /* those that read most of the same first */
    size_t related_count;
} sl_rule_page;

typedef struct sl_field_page {
    const sl_field *field;
    bool overridable;          /* accounts may have values of their own */
    const sl_reading *readers; /* by the id of the rule; of a group, of all that is in it, each rule once */
    size_t reader_count;
} sl_field_page;

typedef struct sl_element_page {
    const sl_element *element;
    bool overridable;
    const sl_element *const *framed_by;
    size_t framed_by_count;
    const sl_field_page *fields; /* its attributes, in the vocabulary's order */
    size_t field_count;
    const sl_rule *const *rules; /* that are about it, by id */
    size_t rule_count;
} sl_element_page;

/* SL_REFUSED: there are no rules. */
SL_API sl_result sl_explain_open(sl_checker *checker, sl_explainer **explainer);
SL_API void sl_explain_close(sl_explainer *explainer); /* NULL is accepted */

SL_API const sl_checker *sl_explained_checker(const sl_explainer *explainer);

/* What a word is: the id or name of a rule, the path of an attribute or the end of just one such path, the id or code of an
 * element. SL_REFUSED: none of these; sl_problems() says what is nearest. */
SL_API sl_result sl_explain_find(sl_explainer *explainer, sl_text word, sl_topic *topic);

/* Pages. NULL when there is no memory. */
SL_API const sl_rule_page *sl_explain_rule(sl_explainer *explainer, const sl_rule *rule);
SL_API const sl_field_page *sl_explain_field(sl_explainer *explainer, const sl_field *field);
SL_API const sl_element_page *sl_explain_element(sl_explainer *explainer, const sl_element *element);

#endif
