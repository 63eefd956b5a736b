/* baseline.h - baselines: lists of findings that existed when the list was made.
 *
 * A baseline has a line for each finding: fingerprint, rule, program and configuration path. A finding that is in the
 * baseline stays in the report but does not count. An entry matches a finding with its fingerprint in the same file, or
 * in any file if the entry's own file no longer exists (it was renamed). Each entry matches one finding: the same
 * finding in a further program, or of a further account, is new. */
#ifndef SAMPLINT_BASELINE_H
#define SAMPLINT_BASELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/report.h"

SL_BEGIN_C

typedef struct sl_baseline sl_baseline;

/* Returns an empty baseline, or NULL when there is no memory. `path` is the path of its file; paths in the file are
 * relative to its folder. */
SL_API sl_baseline *sl_baseline_new(const char *path);

/* Returns an empty baseline for a file that the user did not name, for example the one that settings name. The file is
 * read only if it is an ordinary file and no link leads out of its repository. */
SL_API sl_baseline *sl_baseline_new_found(const char *path);

/* Frees a baseline. NULL is accepted. */
SL_API void sl_baseline_free(sl_baseline *baseline);

/* Reads the file, once. SL_CANNOT_READ: it does not exist; SL_REFUSED: it is damaged. The problems of the checker say
 * why. */
SL_API sl_result sl_baseline_read(sl_baseline *baseline, sl_checker *checker);

/* Suppresses the findings of a report that are in the baseline. Call it once for each file, always in the same order:
 * renamed files are matched in that order. */
SL_API sl_result sl_baseline_apply(sl_baseline *baseline, sl_report *report);

/* The counts for the reports that sl_baseline_apply() has got so far. Entries of files that exist but were not checked
 * are only in the first count. */
typedef struct sl_baseline_counts {
    size_t entries;
    size_t met;   /* entries whose findings are still there */
    size_t gone;  /* entries whose findings are gone, in files that were checked or no longer exist */
    size_t fresh; /* findings that a new baseline would list and this one does not */
} sl_baseline_counts;
SL_API sl_baseline_counts sl_baseline_count(sl_baseline *baseline);

/* Writes the baseline as it is now: without entries that are gone and, if `fresh`, with the new findings. */
SL_API sl_result sl_baseline_write(sl_baseline *baseline, bool fresh, sl_sink *sink, void *context);

/* The path of the baseline that the settings of a checker name, NUL-terminated; empty if they name none. */
SL_API sl_text sl_get_baseline_path(const sl_checker *checker);

SL_END_C

#endif
