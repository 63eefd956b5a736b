/* template.h - writes a JSON document as text or Markdown, by a script in Lua. */
#ifndef SAMPLINT_REPORT_TEMPLATE_TEMPLATE_H
#define SAMPLINT_REPORT_TEMPLATE_TEMPLATE_H

#include "report/json/value.h"
#include "samplint/report.h"

/* Writes a document by the built-in template `name`, or by the template of the options. Frees the document, and accepts
 * NULL. Returns SL_REFUSED if the template of the options failed; sl_template_fault() has the reason. */
sl_result template_write(const sl_writer_options *options, const char *name, const struct value_writer *writer,
                         json_t *document);

#endif
