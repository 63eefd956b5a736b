/* report.h - the parts of a report of check as JSON values, by share/report.schema.json.
 *
 * The formats json and ndjson are made of these parts. A value that is returned belongs to the caller. It is NULL
 * when there was no memory. `type` becomes a member "type" at the start of the object; NULL leaves it out. */
#ifndef SAMPLINT_REPORT_JSON_REPORT_H
#define SAMPLINT_REPORT_JSON_REPORT_H

#include "report/json/value.h"
#include "report/summary.h"
#include "samplint/checker.h"
#include "samplint/finding.h"
#include "samplint/program.h"
#include "samplint/questions.h"
#include "samplint/report.h"

json_t *json_program_value(struct value_writer *writer, const char *type, const sl_checker *checker,
                           const sl_program *program);
json_t *json_settlements_value(struct value_writer *writer, const sl_settlement *settlements, size_t count);

/* Returns the ids of the practices of a program, in an object with a list for each state. */
json_t *json_practices_value(struct value_writer *writer, const sl_program *program);

/* Returns an array of the questions of a program. */
json_t *json_questions_value(struct value_writer *writer, const sl_questions *questions);

/* Adds the member "questions" to a program. */
void json_put_questions(struct value_writer *writer, json_t *object, const sl_program *program);

json_t *json_finding_value(struct value_writer *writer, const char *type, const sl_finding *finding);
json_t *json_summary_value(struct value_writer *writer, const char *type, const struct summary *summary);

/* Adds the member "problems" to a document, if the checkers in the options have problems that were not reported yet. */
void json_put_problems(struct value_writer *writer, json_t *object, const sl_writer_options *options);

/* Returns the name and version of samplint. */
json_t *json_tool_value(struct value_writer *writer);

#endif
