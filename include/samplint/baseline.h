/* baseline.h - the findings that were there already.
 *
 * A baseline lists findings by fingerprint, rule, program and configuration path, a line each, sorted. A finding that is in it stays
 * in the report, and does not count. It is known by its fingerprint in the same file; or in any other file as long as the one that
 * the baseline names is no longer there, which is what renaming looks like. Each entry stands for one finding: the same one in a
 * further program, or of a further account, is new. */
#ifndef SAMPLINT_BASELINE_H
#define SAMPLINT_BASELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/report.h"

typedef struct sl_baseline sl_baseline;

/* An empty baseline. `path` is that of its file, from whose folder the paths in it count. NULL when there is no memory. */
SL_API sl_baseline *sl_baseline_new(const char *path);

/* The same for a file that the user did not name: that of the settings, say. It is read where it is an ordinary file, and no link leads
 * out of its repository. */
SL_API sl_baseline *sl_baseline_new_found(const char *path);

/* Reads the file, once. SL_CANNOT_READ: there is none; SL_REFUSED: it is damaged; sl_problems(checker) says why. */
SL_API sl_result sl_baseline_read(sl_baseline *baseline, sl_checker *checker);

/* Gives the findings of a file's programs that are in the baseline their standing. Once for each file, in the same order each time:
 * files that were renamed are found in the order in which they come. */
SL_API sl_result sl_baseline_apply(sl_baseline *baseline, sl_report *report);

/* What a baseline and the files so far have to do with each other. Entries of files that were not checked, though they are there,
 * are in none of the counts but the first. */
typedef struct sl_baseline_counts {
    size_t entries;
    size_t met;   /* entries whose findings are still there */
    size_t gone;  /* entries whose findings are not, in files that were checked or are no longer there */
    size_t fresh; /* findings that could be in it and are not */
} sl_baseline_counts;
SL_API sl_baseline_counts sl_baseline_count(sl_baseline *baseline);

/* Writes the baseline as of today: without what is gone, and, where `fresh`, with what is new. */
SL_API sl_result sl_baseline_write(sl_baseline *baseline, bool fresh, sl_sink *sink, void *context);

/* NULL is accepted. */
SL_API void sl_baseline_free(sl_baseline *baseline);

/* The file that the settings of a checker name; the empty text where they name none. A NUL stands behind. */
SL_API sl_text sl_get_baseline_path(const sl_checker *checker);

#endif
