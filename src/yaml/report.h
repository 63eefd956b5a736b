/* report.h - findings about a text that is not YAML. */
#ifndef SAMPLINT_YAML_REPORT_H
#define SAMPLINT_YAML_REPORT_H

#include "base/findings.h"

/* Adds a finding of kind SL_KIND_SYNTAX about a span of a source. The message has the format of arena_printf(). */
#define yaml_report(file, findings, rule, place, ...)                                                                  \
    findings_printf(findings, rule, SL_KIND_SYNTAX, SL_ERROR, (sl_location){.source = (file), .span = place},          \
                    __VA_ARGS__)

#endif
