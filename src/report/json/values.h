/* values.h - parts of reports as JSON, for reports that hold others. */
#ifndef SAMPLINT_REPORT_JSON_VALUES_H
#define SAMPLINT_REPORT_JSON_VALUES_H

#include "report/json/value.h"
#include "samplint/compare.h"
#include "samplint/repair.h"

/* What becomes of an attribute, as in share/repair.schema.json. */
json_t *json_change(struct value_writer *writer, const sl_change *change);

/* A whole line by share/repair.schema.json, and one by share/compare.schema.json. */
json_t *json_repair_value(struct value_writer *writer, const sl_program *program, const sl_repair *repair);
json_t *json_comparison_value(struct value_writer *writer, const sl_comparison *comparison);

#endif
