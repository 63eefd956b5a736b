/* documents.h - JSON documents of commands other than check, and the values that several of them contain.
 *
 * A value that is returned belongs to the caller. It is NULL when there was no memory. */
#ifndef SAMPLINT_REPORT_JSON_DOCUMENTS_H
#define SAMPLINT_REPORT_JSON_DOCUMENTS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/json/value.h"
#include "samplint/audit.h"
#include "samplint/compare.h"
#include "samplint/explain.h"
#include "samplint/impact.h"
#include "samplint/repair.h"
#include "samplint/report.h"
#include "samplint/waiver.h"

/* Each appends one document on one line, by the schema of its command in share/, with the problems of the checkers in
 * the options. Returns false when there is no memory. */
bool json_audit(struct buffer *buffer, const sl_writer_options *options, const sl_audit *audit);
bool json_comparison(struct buffer *buffer, const sl_writer_options *options, const sl_comparison *comparison);
bool json_impact(struct buffer *buffer, const sl_writer_options *options, const sl_impact *impact);
bool json_repair(struct buffer *buffer, const sl_writer_options *options, const sl_program *program,
                 const sl_repair *repair);
bool json_rules(struct buffer *buffer, const sl_writer_options *options, const sl_checker *checker,
                const sl_rule_list *list);
bool json_waivers(struct buffer *buffer, const sl_writer_options *options, const sl_waiver_list *list);

/* Returns a comparison or a repair as an object. It is the whole document of its command, and a part of the document of
 * impact. */
json_t *json_comparison_value(struct value_writer *writer, const sl_comparison *comparison);
json_t *json_repair_value(struct value_writer *writer, const sl_program *program, const sl_repair *repair);

/* Returns the change of one attribute, as defined in share/repair.schema.json. */
json_t *json_change_value(struct value_writer *writer, const sl_change *change);

/* Adds the member "problems" to a document, if the checkers in the options have problems that were not reported yet. */
void json_put_problems(struct value_writer *writer, json_t *object, const sl_writer_options *options);

#endif
