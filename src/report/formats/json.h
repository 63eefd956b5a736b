/* json.h - programs as JSON, by share/report.schema.json. */
#ifndef SAMPLINT_REPORT_FORMATS_JSON_H
#define SAMPLINT_REPORT_FORMATS_JSON_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/json/value.h"
#include "report/summary.h"
#include "samplint/audit.h"
#include "samplint/compare.h"
#include "samplint/impact.h"
#include "samplint/program.h"
#include "samplint/repair.h"
#include "samplint/report.h"
#include "samplint/waiver.h"

/* The parts of a report, as values; `type` is a member of that name at the start, if it is not NULL. */
json_t *json_program_value(struct value_writer *writer, const char *type, const sl_checker *checker,
                           const sl_program *program);
json_t *json_finding_value(struct value_writer *writer, const char *type, const sl_finding *finding);
json_t *json_summary_value(struct value_writer *writer, const char *type, const struct summary *summary);
json_t *json_tool_value(struct value_writer *writer);

/* Each appends one value on one line, with the problems that the options lead to. Returns false when there is no memory. */
bool json_repair(struct buffer *buffer, const sl_writer_options *options, const sl_program *program,
                 const sl_repair *repair);
bool json_comparison(struct buffer *buffer, const sl_writer_options *options, const sl_comparison *comparison);
bool json_impact(struct buffer *buffer, const sl_writer_options *options, const sl_impact *impact);
bool json_audit(struct buffer *buffer, const sl_writer_options *options, const sl_audit *audit);
bool json_waivers(struct buffer *buffer, const sl_writer_options *options, const sl_waiver_list *list);

/* Adds the problems to a document, if there are any. */
void json_put_problems(struct value_writer *writer, json_t *object, const sl_writer_options *options);

#endif
