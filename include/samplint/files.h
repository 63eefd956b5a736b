/* files.h - which files are programs. */
#ifndef SAMPLINT_FILES_H
#define SAMPLINT_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"

typedef struct sl_files sl_files;

/* An empty list. NULL when there is no memory. */
SL_API sl_files *sl_files_new(void);

/* Adds a program's file, or "-" (standard input); for an account file, the program that names it among its accounts, found by
 * walking up to the root of the repository; for a file of settings, or one that settings name (a rule, say), every program of the
 * repository that these hold for; any other file as it is, and checking it will say what is wrong; of a folder, every file below it
 * whose name is that of a program: with the format key "samp", "samp.yaml" and "*.samp.yaml". Names that begin with a dot are left
 * out, links to folders not consequences. SL_CANNOT_READ: some folder cannot be read, the rest is added; SL_REFUSED: a folder without
 * programs; sl_problems(checker) says which. */
SL_API sl_result sl_files_add(sl_files *files, sl_checker *checker, const char *path);

/* The same for a file that has changed, whatever it is: one that has to do with no program is passed over. For one that is gone,
 * whose program nobody can tell any more, those in the folders above it are added. A program counts as found, and not as named. */
SL_API sl_result sl_files_add_changed(sl_files *files, sl_checker *checker, const char *path);

/* The paths so far, sorted by their bytes, none twice; NUL-terminated, NULL behind the last. A path is valid until the list is
 * freed. */
SL_API size_t sl_files_count(sl_files *files);
SL_API const char *sl_files_path(sl_files *files, size_t at);

/* Checks that file, as sl_check_file() does. One that was found is refused unless it is an ordinary file, to which no link leads that
 * is outside of the repository (outside of the folder that was searched, where there is none). */
SL_API sl_result sl_check_listed(sl_checker *checker, sl_files *files, size_t at, sl_report **report);

/* A run over many files, in their order: a rule that ran out of a budget in one is not asked again in those behind it, which say so.
 * Within one file that is so without a run. Any number of threads may check files of one run, each with a checker of its own, all
 * loaded alike; the reports are those of one thread once sl_run_holds() was asked of each in the order of the files. */
typedef struct sl_run sl_run;

/* Returns NULL when there is no memory. */
SL_API sl_run *sl_run_new(void);

/* NULL is accepted. */
SL_API void sl_run_free(sl_run *run);

/* As sl_check_listed(), for the file at a place in the order of the run. */
SL_API sl_result sl_run_check_listed(sl_run *run, sl_checker *checker, sl_files *files, size_t at, size_t place,
                                     sl_report **report);

/* Whether no rule was asked for a report that had run out of a budget in a file before it, all of which are checked now. Else the file
 * is to be checked again. */
SL_API bool sl_run_holds(sl_run *run, const sl_report *report, size_t place);

/* Whether that file was named itself, and not found in a folder. */
SL_API bool sl_files_named(sl_files *files, size_t at);

/* The path of the settings that hold for that file: the nearest ".samplint.yaml", from its folder up to the root of the
 * repository. NULL when there is none, or no memory: sl_files_failed() tells. */
SL_API const char *sl_files_settings(sl_files *files, size_t at);

/* The same for any path, of a folder, or of a file that need not be in the list, nor be there. */
SL_API const char *sl_settings_of(sl_files *files, const char *path);

/* Whether two files of settings say the same, byte by byte. False where one cannot be read. */
SL_API bool sl_settings_are_same(const char *path, const char *other);

/* Whether there was no memory in any call so far: then paths or settings may be missing, and nothing should be checked. */
SL_API bool sl_files_failed(const sl_files *files);

/* NULL is accepted. */
SL_API void sl_files_free(sl_files *files);

#endif
