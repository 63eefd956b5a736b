/* sarif.h - parts of a SARIF log. */
#ifndef SAMPLINT_REPORT_SARIF_H
#define SAMPLINT_REPORT_SARIF_H

#include "report/descriptors.h"
#include "report/value.h"
#include "samplint/finding.h"
#include "samplint/vocabulary.h"

/* SARIF's word for a severity. Static. */
const char *sarif_level(sl_severity severity);

/* An object with a text in it, as SARIF has messages. */
json_t *sarif_message(struct value_writer *writer, const struct buffer *shown);

/* A location, with a message unless it is empty; NULL for a place without a file. */
json_t *sarif_location(struct value_writer *writer, const sl_location *place, sl_text message);

/* What a result's ruleIndex leads to. */
json_t *sarif_descriptor(struct value_writer *writer, const sl_vocabulary *vocabulary,
                         const struct descriptor *descriptor);

#endif
