/* format_writer.h - the interface of an output format of check: functions that append the parts of a run to a buffer.
 *
 * Each format is one file that defines a `struct format_writer`; writer.c calls its functions and hands the buffer to
 * the sink after each call. A format may keep fingerprints and descriptors from one call to the next, but no program,
 * so that the memory of a run does not grow with the number of programs. */
#ifndef SAMPLINT_REPORT_FORMATS_FORMAT_WRITER_H
#define SAMPLINT_REPORT_FORMATS_FORMAT_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "report/formats/descriptors.h"
#include "report/formats/fingerprint_counter.h"
#include "report/summary.h"
#include "report/text/finding.h"
#include "report/text_writer.h"
#include "samplint/report.h"

/* The state of a run. Formats change only the members from `entry_count` on. */
struct format_run {
    const sl_writer_options *options;
    struct text_writer out;                  /* for the bytes of the format */
    const sl_checker *checker;               /* of the current program or problem */
    const struct summary *summary;           /* of the programs and problems before the current one */
    bool rule_failed;                        /* a rule failed in some program */
    size_t entry_count;                      /* entries that the current list of the document has so far */
    struct fingerprint_counter fingerprints; /* for formats that number those findings of a file that have the same
                                                fingerprint */
    struct descriptors descriptors;          /* for formats that number rules */
    struct remedy_cache remedy_cache;        /* for formats that write findings as text */
};

/* The functions of a format, in the order in which a run calls them. NULL: there is nothing to write. Each returns
 * false when there is no memory for something other than the buffer; a buffer remembers its own failure. */
struct format_writer {
    bool (*start)(struct format_run *run); /* before the first program or problem */
    bool (*program)(struct format_run *run, const sl_program *program);
    bool (*start_problems)(struct format_run *run); /* after the last program */
    bool (*problem)(struct format_run *run, const sl_finding *problem);
    bool (*end)(struct format_run *run);
};

extern const struct format_writer format_compact, format_github, format_gitlab, format_json, format_junit,
    format_ndjson, format_sarif, format_text;

/* Appends the line with the totals of the run, which the formats text and github write near their end. It contains no
 * text of a user. Appends nothing if no program was checked. */
void format_put_totals(const struct format_run *run);

#endif
