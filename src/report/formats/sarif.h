/* sarif.h - the parts of a SARIF log that several objects of it contain: messages, locations and descriptors. */
#ifndef SAMPLINT_REPORT_FORMATS_SARIF_H
#define SAMPLINT_REPORT_FORMATS_SARIF_H

#include "report/formats/descriptors.h"
#include "report/json/value.h"
#include "samplint/finding.h"
#include "samplint/vocabulary.h"

/* Returns SARIF's word for a severity. Static. */
const char *sarif_level(sl_severity severity);

/* Returns a text as SARIF messages write it. A bracket would start a link (3.11.6), and braces a placeholder (3.11.5):
 * each "[" and the backslashes before it are escaped by a backslash, and braces are doubled. */
json_t *sarif_text(sl_text text);

/* Returns Markdown as SARIF messages write it. Only braces are doubled; brackets are escaped already. */
json_t *sarif_markdown(sl_text text);

/* Returns a message object. */
json_t *sarif_message(struct value_writer *writer, sl_text text);

/* Returns a location object, with a message unless it is empty. Returns NULL for a location without a file. */
json_t *sarif_location(struct value_writer *writer, const sl_location *place, sl_text message);

/* Returns a reporting descriptor: the object to which the ruleIndex of a result points. */
json_t *sarif_descriptor(struct value_writer *writer, const sl_vocabulary *vocabulary,
                         const struct descriptor *descriptor);

#endif
