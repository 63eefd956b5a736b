/* topic.h - the pages of rules, attributes and elements, and what they share. */
#ifndef SAMPLINT_REPORT_PAGES_TOPIC_H
#define SAMPLINT_REPORT_PAGES_TOPIC_H

#include "report/pages/doc_writer.h"
#include "samplint/explain.h"

struct topic_writer {
    struct doc_writer doc;
    const sl_checker *checker;
    const char *rules;      /* where pages of rules lie, as seen from this page */
    const char *vocabulary; /* and the one of elements */
};

/* The name of another page, with a link to it. */
void topic_put_rule(struct topic_writer *writer, const sl_rule *rule);
void topic_put_element(struct topic_writer *writer, const sl_element *element);

/* What can be declared for an attribute. */
void topic_put_domain(struct topic_writer *writer, const sl_field *field);

/* "; objects to x or y", if there is any such value. */
void topic_put_objections(struct topic_writer *writer, const sl_reading *reading);

void topic_put_rule_page(struct topic_writer *writer, const sl_rule_page *page);
void topic_put_field_page(struct topic_writer *writer, const sl_field_page *page);

/* `level` is that of the page's heading. */
void topic_put_element_page(struct topic_writer *writer, const sl_element_page *page, size_t level);

#endif
