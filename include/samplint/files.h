/* files.h - finds the files that are programs, and the settings of each.
 *
 * Threads: a list is for one thread while paths are added. After sl_files_count() was called, several threads may check
 * its files, each with a checker of its own, through sl_run_check_listed(). */
#ifndef SAMPLINT_FILES_H
#define SAMPLINT_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"

SL_BEGIN_C

typedef struct sl_files sl_files;

/* Returns an empty list, or NULL when there is no memory. */
SL_API sl_files *sl_files_new(void);

/* Frees a list. NULL is accepted. */
SL_API void sl_files_free(sl_files *files);

/* Adds the programs that a path leads to:
 * - a program's file, or "-" (standard input): itself;
 * - an account file: the program that names it, found by walking up to the root of the repository;
 * - a file of settings, or a file that settings name, such as a rule: every program of the repository that those
 *   settings apply to;
 * - any other file: itself, and checking it will report the fault;
 * - a folder: every file below it with the name of a program (with the format key "samp": "samp.yaml" and
 *   "*.samp.yaml"). Names that begin with a dot are left out, and links to folders are not followed.
 * SL_CANNOT_READ: some folder cannot be read, and everything else is added. SL_REFUSED: a folder has no program. */
SL_API sl_result sl_files_add(sl_files *files, sl_checker *checker, const char *path);

/* Adds the programs that a change of the file affects. A file that affects no program is passed over. For a file that
 * is gone, the programs in the folders above it are added, since nobody can tell which of them named it. These programs
 * count as found, not as named. */
SL_API sl_result sl_files_add_changed(sl_files *files, sl_checker *checker, const char *path);

/* The number of paths in the list, and the path at an index. The paths are sorted by bytes, each once. A path is
 * NUL-terminated and valid until the list is freed. sl_files_path() returns NULL for an index past the last path. */
SL_API size_t sl_files_count(sl_files *files);
SL_API const char *sl_files_path(sl_files *files, size_t at);

/* Whether the user named this very file. If not, it was found, for example in a folder. */
SL_API bool sl_files_named(sl_files *files, size_t at);

/* Whether an earlier call with this list ran out of memory. Then paths or settings may be missing, and nothing should
 * be checked. */
SL_API bool sl_files_failed(const sl_files *files);

/* The path of the settings for the file at `at`: the nearest ".samplint.yaml" from its folder up to the root of the
 * repository. NULL if there are none, or if memory ran out (see sl_files_failed()). Valid until the list is freed. */
SL_API const char *sl_files_settings(sl_files *files, size_t at);

/* The path of the settings for any file or folder. The file need not be in the list, and need not exist. */
SL_API const char *sl_files_settings_of(sl_files *files, const char *path);

/* Whether two files of settings have the same bytes. False when one cannot be read. */
SL_API bool sl_settings_are_same(const char *path, const char *other);

/* Checks the file at `at`, as sl_check_file() does. A file that was found is refused if it is not an ordinary file, or
 * if it is a link that leads out of the repository (out of the searched folder, if that is in no repository). */
SL_API sl_result sl_check_listed(sl_checker *checker, sl_files *files, size_t at, sl_report **report);

/* A run over many files, in an order of the caller. A rule that runs out of a budget in one file is not asked again in
 * the files after it, and their reports say so.
 *
 * Threads: several threads may check files of one run at once. To get the same reports as with one thread, go through
 * the reports in the order of the run: if sl_run_holds() returns false for the report of a file, check this file again.
 */
typedef struct sl_run sl_run;

/* Returns NULL when there is no memory. */
SL_API sl_run *sl_run_new(void);

/* Frees a run. NULL is accepted. */
SL_API void sl_run_free(sl_run *run);

/* Checks the file at `at` as sl_check_listed() does; `place` is its place in the order of the run. */
SL_API sl_result sl_run_check_listed(sl_run *run, sl_checker *checker, sl_files *files, size_t at, size_t place,
                                     sl_report **report);

/* Call this when all files before this one are checked. Returns whether the report is final: no rule that was asked for
 * it ran out of a budget in one of the files before it. */
SL_API bool sl_run_holds(sl_run *run, const sl_report *report, size_t place);

SL_END_C

#endif
