/* xml.h - appends the parts of an XML report in the format of JUnit. Values and contents are escaped for a terminal and
 * for XML. */
#ifndef SAMPLINT_REPORT_XML_H
#define SAMPLINT_REPORT_XML_H

#include "report/text_writer.h"

/* Appends bytes that are already escaped for a terminal, with XML's own characters (such as <) escaped. Marks the
 * output as failed if `content` has failed. */
void xml_put_content(const struct text_writer *out, const struct buffer *content);

/* Appends ` name="value"`. */
void xml_put_attribute(const struct text_writer *out, const char *name, sl_text value);

/* Appends the XML declaration, with which a document starts. */
void xml_put_declaration(const struct text_writer *out);

/* Appends ` tests="..." failures="..." errors="..."`. */
void xml_put_counts(const struct text_writer *out, size_t tests, size_t failures, size_t errors);

/* Appends the start tag of a test case, without its closing ">". */
void xml_put_case(const struct text_writer *out, sl_text class_name, sl_text name);

/* Appends the rest of a test case that did not pass: the ">" of its start tag; an element, "failure" or "error", that
 * contains `lines`; and the end tag. */
void xml_put_fault(const struct text_writer *out, const char *element, const char *type, sl_text message,
                   const struct buffer *lines);

/* Appends the rest of a test case that passed and has output: like xml_put_fault(), with the element "system-out". */
void xml_put_output(const struct text_writer *out, const struct buffer *lines);

#endif
