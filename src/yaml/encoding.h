/* encoding.h - the bytes and characters that YAML allows, and findings about a text that is not YAML. */
#ifndef SAMPLINT_YAML_ENCODING_H
#define SAMPLINT_YAML_ENCODING_H

#include "base/findings.h"

/* Returns whether YAML allows a character, other than a tab or a line end: c-printable of YAML 1.2 without U+0085,
 * U+2028 and U+2029, which end a line for libyaml but not in YAML 1.2. */
bool is_yaml_printable(uint32_t code);

/* Adds a finding of kind SL_KIND_SYNTAX about a span of a source. The message has the format of arena_printf(). */
sl_finding *yaml_report(const sl_source *source, struct findings *findings, const char *rule, sl_span span,
                        const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Reports a source that is too long, and each place with bytes that are not UTF-8 or a character that YAML does not
 * allow, NUL included. Returns whether the source, without a byte order mark, is ASCII. */
bool encoding_check(const sl_source *source, struct findings *findings);

/* Moves a mark over the next character, which must exist. Bytes that are not UTF-8 count as one character each. As in
 * editors, "\n", "\r\n" and "\r" end a line; YAML 1.2 has no other line ends. */
void mark_advance(sl_text bytes, sl_mark *mark);

#endif
