/* json.h - programs as JSON, by share/report.schema.json. */
#ifndef SAMPLINT_REPORT_JSON_H
#define SAMPLINT_REPORT_JSON_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/summary.h"
#include "samplint/audit.h"
#include "samplint/compare.h"
#include "samplint/impact.h"
#include "samplint/program.h"
#include "samplint/repair.h"
#include "samplint/waiver.h"

/* Each appends one value on one line. Returns false when there is no memory. */
bool json_program(struct buffer *buffer, const sl_checker *checker, const sl_program *program);
bool json_tool(struct buffer *buffer);
bool json_repair(struct buffer *buffer, const sl_program *program, const sl_repair *repair);
bool json_comparison(struct buffer *buffer, const sl_comparison *comparison);
bool json_impact(struct buffer *buffer, const sl_impact *impact);
bool json_audit(struct buffer *buffer, const sl_audit *audit);
bool json_waivers(struct buffer *buffer, const sl_waiver_list *list);
bool json_problem(struct buffer *buffer, const sl_finding *problem);
bool json_summary(struct buffer *buffer, const struct summary *summary);

#endif
