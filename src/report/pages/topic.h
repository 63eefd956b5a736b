/* topic.h - the pages about rules, attributes and elements, and the parts that they share. */
#ifndef SAMPLINT_REPORT_PAGES_TOPIC_H
#define SAMPLINT_REPORT_PAGES_TOPIC_H

#include "report/doc_writer.h"
#include "samplint/explain.h"

struct topic_writer {
    struct doc_writer doc;
    const sl_checker *checker;
    const char *rules;      /* the relative path from this page to the folder with the pages of rules */
    const char *vocabulary; /* the relative path from this page to the page of all elements */
};

/* Append the name of a rule or element, with a link to its page. */
void topic_put_rule(struct topic_writer *writer, const sl_rule *rule);
void topic_put_element(struct topic_writer *writer, const sl_element *element);

/* Appends the values that a field can have. */
void topic_put_domain(struct topic_writer *writer, const sl_field *field);

/* Appends the values to which a rule objects, as in "; objects to x or y", or nothing if there are none. */
void topic_put_objections(struct topic_writer *writer, const sl_reading *reading);

/* Append whole pages. `level`: of the heading of the page. */
void topic_put_rule_page(struct topic_writer *writer, const sl_rule_page *page);
void topic_put_field_page(struct topic_writer *writer, const sl_field_page *page);
void topic_put_element_page(struct topic_writer *writer, const sl_element_page *page, size_t level);

#endif
