/* report.h - findings about a text that is not YAML, and the marks that say where in the text they are. */
#ifndef SAMPLINT_YAML_REPORT_H
#define SAMPLINT_YAML_REPORT_H

#include "base/findings.h"

/* Adds a finding of kind SL_KIND_SYNTAX about a span of a source. The message has the format of arena_printf(). */
sl_finding *yaml_report(const sl_source *source, struct findings *findings, const char *rule, sl_span span,
                        const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Moves a mark over the next character, which must exist. Bytes that are not UTF-8 count as one character each. As in
 * editors, "\n", "\r\n" and "\r" end a line; YAML 1.2 has no other line ends. */
void mark_advance(sl_text bytes, sl_mark *mark);

#endif
