/* xml.h - parts of XML in the form of JUnit, whose texts are of others. */
#ifndef SAMPLINT_REPORT_FORMATS_XML_H
#define SAMPLINT_REPORT_FORMATS_XML_H

#include "report/text_writer.h"

/* Bytes that are good to be shown, with what would be markup escaped. The page fails where they have. */
void xml_put_shown(const struct text_writer *page, const struct buffer *shown);

/* Puts ` name="value"`; what XML cannot hold is shown by its number. */
void xml_put_attribute(const struct text_writer *page, const char *name, sl_text value);

/* Puts the declaration of a document. */
void xml_put_start(const struct text_writer *page);

/* Puts ` tests="..." failures="..." errors="..."`. */
void xml_put_counts(const struct text_writer *page, size_t tests, size_t failures, size_t errors);

/* Puts the start of a case, whose element is not closed. */
void xml_put_case(const struct text_writer *page, sl_text class_name, sl_text name);

/* Closes the start of a case, and puts what is wrong as <failure> or <error> with its lines, and the end of the case. */
void xml_put_fault(const struct text_writer *page, const char *element, const char *type, sl_text message,
                   const struct buffer *lines);

#endif
