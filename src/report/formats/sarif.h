/* sarif.h - parts of a SARIF log. */
#ifndef SAMPLINT_REPORT_FORMATS_SARIF_H
#define SAMPLINT_REPORT_FORMATS_SARIF_H

#include "report/formats/descriptors.h"
#include "report/json/value.h"
#include "samplint/finding.h"
#include "samplint/vocabulary.h"

/* SARIF's word for a severity. Static. */
const char *sarif_level(sl_severity severity);

/* A text as SARIF has them in messages: a bracket would start a link (3.11.6), and braces a placeholder (3.11.5). A backslash before a
 * bracket is one. */
json_t *sarif_text(sl_text text);

/* The same of Markdown, where brackets are escaped already. */
json_t *sarif_markdown(sl_text text);

/* An object with a text in it, as SARIF has messages. */
json_t *sarif_message(struct value_writer *writer, sl_text text);

/* A location, with a message unless it is empty; NULL for a place without a file. */
json_t *sarif_location(struct value_writer *writer, const sl_location *place, sl_text message);

/* What a result's ruleIndex leads to. */
json_t *sarif_descriptor(struct value_writer *writer, const sl_vocabulary *vocabulary,
                         const struct descriptor *descriptor);

#endif
