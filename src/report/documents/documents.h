/* documents.h - makes the JSON document of each command other than check, by its schema in share/, and writes it: as
 * JSON, or by a template as text or Markdown. The documents of some options of check are only for templates.
 *
 * The caller owns each value that a function returns, which is NULL if memory ran out. */
#ifndef SAMPLINT_REPORT_DOCUMENTS_DOCUMENTS_H
#define SAMPLINT_REPORT_DOCUMENTS_DOCUMENTS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/json/value.h"
#include "samplint/audit.h"
#include "samplint/compare.h"
#include "samplint/explain.h"
#include "samplint/impact.h"
#include "samplint/repair.h"
#include "samplint/report.h"
#include "samplint/vocabulary.h"
#include "samplint/waiver.h"

/* Writes a document, and frees it: as one line of JSON, with the problems of the checkers in the options, or as text or
 * Markdown by the template of this name. */
sl_result document_write(const sl_writer_options *options, const char *name, struct value_writer *writer,
                         json_t *document);

/* Writes a document by a template whose output is source code, without color, whatever the options say. Frees the
 * document. */
sl_result document_write_source(const sl_writer_options *options, const char *name, struct value_writer *writer,
                                json_t *document);

/* Writes a document as text by its template, whatever the format of the options is, and frees the document. */
sl_result document_write_text(const sl_writer_options *options, const char *name, struct value_writer *writer,
                              json_t *document);

/* Return the whole document of a comparison or a repair, which other documents contain, too. `skipped`: for each
 * conflict, whether to leave it out of lists; NULL leaves out none. */
json_t *json_comparison_value(struct value_writer *writer, const sl_comparison *comparison);
json_t *json_repair_value(struct value_writer *writer, const sl_program *program, const sl_repair *repair,
                          const bool *skipped);

/* Return the whole document of the vocabulary, which other documents contain, too, and one of its attributes or groups.
 */
json_t *json_vocabulary_value(struct value_writer *writer, const sl_vocabulary *vocabulary);
json_t *json_field_value(struct value_writer *writer, const sl_field *field);

/* Return a rule, the names of an element, and a value of an option, as defined in share/rules.schema.json. The value
 * that an option has now is null as long as it has none. */
json_t *json_rule_value(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_rule *rule);
json_t *json_element_name(struct value_writer *writer, const sl_element *element);
json_t *json_option_setting(const sl_option *option, int64_t value);
json_t *json_option_value(const sl_option *option);

/* Returns the change of one attribute, as defined in share/repair.schema.json. */
json_t *json_change_value(struct value_writer *writer, const sl_change *change);

/* Puts the names of a part of a program into an object; none for the program's standard. */
void json_put_part(struct value_writer *writer, json_t *object, const sl_part *part);

bool is_same_part(const sl_part *a, const sl_part *b);

#endif
