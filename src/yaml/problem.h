/* problem.h - reports where a text is not YAML. */
#ifndef SAMPLINT_YAML_PROBLEM_H
#define SAMPLINT_YAML_PROBLEM_H

#include "base/findings.h"

/* Adds a finding of kind SL_KIND_SYNTAX about a span of a source. The message has the format of arena_printf(). */
sl_finding *yaml_report(const sl_source *source, struct findings *problems, const char *rule, sl_span span,
                        const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
