/* unified_diff.h - the difference between two contents of a file, as `diff -u` writes it. */
#ifndef SAMPLINT_REPORT_DOCUMENTS_UNIFIED_DIFF_H
#define SAMPLINT_REPORT_DOCUMENTS_UNIFIED_DIFF_H

#include "report/json/value.h"
#include "samplint/repair.h"

/* Returns the difference that a written file makes; an empty string if there is none. */
json_t *unified_diff_value(struct value_writer *writer, const sl_written_file *file);

#endif
