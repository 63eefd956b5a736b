/* problems.h - findings that belong to no program: faults of rules, packs, settings, options and files.
 *
 * Problems have an arena of their own, so that a caller can clear them. */
#ifndef SAMPLINT_JUDGE_PROBLEMS_H
#define SAMPLINT_JUDGE_PROBLEMS_H

#include "base/file.h"
#include "base/findings.h"
#include "samplint/checker.h"

struct problems {
    struct arena arena; /* of the list, its messages and the names of files that nothing else keeps */
    struct findings list;
};

void problems_start(struct problems *problems);

/* Forgets all problems and frees their memory. */
void problems_clear(struct problems *problems);

/* Each of the next functions adds a problem of kind SL_KIND_USAGE. They return SL_REFUSED (problem_cannot_read(): SL_CANNOT_READ), or
 * SL_OUT_OF_MEMORY. `word` names the kind of fault in reports: "settings", "option". The message is copied; the source of a location
 * must live as long as the checker. */
sl_result problem_add(struct problems *problems, const char *word, sl_location location, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same for a fault without a place. */
sl_result problem_usage(struct problems *problems, const char *word, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a file or folder. The path is copied. */
sl_result problem_of_file(struct problems *problems, const char *word, sl_text path, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same for a path of the configuration within a source. Only the source's name is kept, and copied. */
sl_result problem_of_value(struct problems *problems, const char *word, const sl_source *source, sl_text config_path,
                           const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The file or folder cannot be read. `error` is an errno or a number of base/open.h. */
sl_result problem_cannot_read(struct problems *problems, sl_text path, int error);

/* Adds a problem for each folder that a search could not read. Returns SL_OK when there was none. */
sl_result problems_of_search(struct problems *problems, const struct file_list *files);

/* Moves findings of any kind to the problems; the list is empty afterwards. Their texts must live as long as the checker. */
void problems_take(struct problems *problems, struct findings *findings);

#endif
