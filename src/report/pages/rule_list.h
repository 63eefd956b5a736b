/* rule_list.h - lists of rules, each in another form. Returned is whether there was memory. */
#ifndef SAMPLINT_REPORT_PAGES_RULE_LIST_H
#define SAMPLINT_REPORT_PAGES_RULE_LIST_H

#include "base/buffer.h"
#include "samplint/explain.h"
#include "samplint/report.h"

/* As one line of JSON, by share/rules.schema.json. */
bool json_rules(struct buffer *buffer, const sl_writer_options *options, const sl_checker *checker,
                const sl_rule_list *list);

#endif
