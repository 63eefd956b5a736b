/* waiver.h - findings that somebody accepts, until a day.
 *
 * Waivers stand as comments in programs and account files, and in files of their own. A waived finding stays in the report, and does
 * not count; the verdict is what it is. Which ones stand in a program is in sl_program. */
#ifndef SAMPLINT_WAIVER_H
#define SAMPLINT_WAIVER_H

#include <stddef.h>
#include <stdint.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/text.h"

/* Sets the day by which waivers end, as in "2027-03-31", or as the seconds since 1970 of SOURCE_DATE_EPOCH. SL_REFUSED: it is none.
 * Unless it is set, it is the day of the system's clock, in UTC, when it is first asked for. */
SL_API sl_result sl_set_today(sl_checker *checker, sl_text day);
SL_API sl_result sl_set_today_by_clock(sl_checker *checker, sl_text seconds);
SL_API sl_text sl_get_today(sl_checker *checker);

/* Loads a file of waivers (YAML; src/suppress/waiver_file.c shows one), once all rules are loaded; any number of files. A waiver in it
 * that is misspelled or refused is a problem of kind SL_KIND_WAIVER, and all others hold. SL_REFUSED: it is no such file;
 * SL_CANNOT_READ: nothing was loaded. */
SL_API sl_result sl_load_waivers(sl_checker *checker, const char *path);

/* Takes over how the waivers of files stand after the programs that another checker has checked, which has loaded the same files. */
SL_API sl_result sl_join_waivers(sl_checker *checker, const sl_checker *other);

/* Says of the waivers in files, once every program was checked, which are unused, expired, superseded, or about programs that are
 * not there, as problems of kind SL_KIND_WAIVER. Of programs that were not checked only the last is said. */
SL_API sl_result sl_finish_waivers(sl_checker *checker);

/* The waivers of files, in their order, as they stand after the programs that were checked so far. */
SL_API size_t sl_count_waivers(const sl_checker *checker);
SL_API const sl_waiver *sl_get_waiver(const sl_checker *checker, size_t at);

/* Waivers, wherever they stand, as they stand after programs were checked: those that end first come first, then by place. */
typedef struct sl_waiver_list {
    const sl_waiver *const *waivers;
    size_t count;
    sl_text today;  /* as in "2027-03-31" */
    sl_text latest; /* on which the last of them end; empty where that is no matter */
} sl_waiver_list;

/* An empty list, by the day of a checker. NULL when there is no memory. To be freed before the checker. */
SL_API sl_waiver_list *sl_waiver_list_new(sl_checker *checker);

/* Lists only those, from now on, that end within so many days: 0 is today; what ended before is among them. */
SL_API sl_result sl_waiver_list_within(sl_waiver_list *list, uint64_t days);

/* Adds those of a program, and of the files that a checker has loaded, for which sl_finish_waivers() was called. Each is listed
 * once, however often it is met; what it covers anywhere counts. */
SL_API sl_result sl_waiver_list_add_program(sl_waiver_list *list, const sl_program *program);
SL_API sl_result sl_waiver_list_add_files(sl_waiver_list *list, const sl_checker *checker);

/* NULL is accepted. */
SL_API void sl_waiver_list_free(sl_waiver_list *list);

#endif
