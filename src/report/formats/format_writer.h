/* format_writer.h - what a format makes of a run, piece by piece: one file a format.
 *
 * What a form puts into the buffer goes to the sink behind each call, so that a run holds no more for many programs than for
 * one, but where a format asks for more. Each function returns whether there was memory; the buffer remembers for itself. */
#ifndef SAMPLINT_REPORT_FORMATS_FORMAT_WRITER_H
#define SAMPLINT_REPORT_FORMATS_FORMAT_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "report/formats/descriptors.h"
#include "report/formats/fingerprint_counter.h"
#include "report/summary.h"
#include "report/text/finding.h"
#include "samplint/report.h"

/* A run as its format sees it. */
struct run {
    const sl_writer_options *options;
    struct buffer *buffer;
    const sl_checker *checker;         /* of the program or problem at hand */
    const struct summary *summary;     /* of all before it */
    size_t listed;                     /* entries of the list that is being written */
    struct fingerprint_counter prints; /* of the findings of a file, where they are told apart */
    struct descriptors descriptors;    /* of what findings are about, where they are numbered */
    struct remedy_cache remedy_cache;  /* of the rules of its findings, where they are told in words */
    bool failed;                       /* a rule failed in some program */
};

struct format_writer {
    bool (*start)(struct run *run); /* before the first program, or problem */
    bool (*program)(struct run *run, const sl_program *program);
    bool (*problems)(struct run *run); /* behind the last program */
    bool (*problem)(struct run *run, const sl_finding *problem);
    bool (*end)(struct run *run);
};

extern const struct format_writer format_compact, format_github, format_gitlab, format_json, format_junit,
    format_ndjson, format_sarif, format_text;

/* For a place of the table where there is nothing to write. */
bool format_nothing(struct run *run);

/* Puts our own words. */
void format_put(const struct run *run, const char *string);

/* Puts `joint` before every entry of a list but its first one. */
void format_next(struct run *run, const char *joint);

#endif
