/* problems.h - problems are findings that belong to no program: faults of rules, packs, settings, options and files.
 *
 * Problems have an arena that a caller can clear. Texts that only a problem needs are in this arena. */
#ifndef SAMPLINT_BASE_PROBLEMS_H
#define SAMPLINT_BASE_PROBLEMS_H

#include "base/file.h"
#include "base/findings.h"
#include "samplint/checker.h"

struct problems {
    struct arena arena; /* owns the list, its messages, and the names of files that nothing else keeps */
    struct findings list;
};

/* Initializes a zeroed struct, or removes all problems of a used one and frees their memory. */
void problems_clear(struct problems *problems);

/* Each function or macro problem_...() below, except problem_note() and problem_place(), adds one problem and returns SL_REFUSED or
 * SL_OUT_OF_MEMORY; problem_cannot_read() returns SL_CANNOT_READ instead of SL_REFUSED. `word` names the kind of fault
 * in reports, such as "settings". The message, in the format of arena_printf(), is copied. */

/* Adds a problem at a place. The source of the location must live as long as the problem. */
sl_result problem_of_kind(struct problems *problems, const char *word, sl_kind kind, sl_location location,
                          const char *format, ...) __attribute__((format(printf, 5, 6)));
#define problem_add(problems, word, location, ...) problem_of_kind(problems, word, SL_KIND_USAGE, location, __VA_ARGS__)

/* Adds a problem of a script that is being loaded. */
#define problem_of_script(problems, location, ...)                                                                     \
    problem_of_kind(problems, "load", SL_KIND_RULE_ERROR, location, __VA_ARGS__)

/* Adds a problem without a place. */
#define problem_usage(problems, word, ...) problem_add(problems, word, (sl_location){.source = NULL}, __VA_ARGS__)

/* Adds a problem that is no error: nothing is refused, and the exit code stays. Unless a problem with the same place
 * and message is there already. */
void problem_note(struct problems *problems, const char *word, sl_severity severity, sl_location location,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Returns a location with a configuration path and a source that has only a name. Copies the name and the path. */
sl_location problem_place(struct problems *problems, sl_text name, sl_text config_path);

/* Adds a problem of a file or folder. Copies the path. */
#define problem_of_file(problems, word, path, ...)                                                                     \
    problem_add(problems, word, problem_place(problems, path, (sl_text){NULL, 0}), __VA_ARGS__)

/* Adds a problem at a configuration path in a source. The source may be freed afterwards. */
#define problem_of_value(problems, word, source, config_path, ...)                                                     \
    problem_add(problems, word, problem_place(problems, (source)->name, config_path), __VA_ARGS__)

/* Adds the problem that a file or folder cannot be read. `error` is an errno or a number of base/open.h. */
sl_result problem_cannot_read(struct problems *problems, sl_text path, int error);

/* Adds a problem for each folder that a search could not read. Returns SL_OK when there was no such folder. */
sl_result problems_of_search(struct problems *problems, const struct file_list *files);

/* Moves findings of any kind to the problems and empties the list. Their texts must live as long as the problems. */
void problems_take(struct problems *problems, struct findings *findings);

#endif
