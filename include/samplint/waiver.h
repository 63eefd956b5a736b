/* waiver.h - waivers: findings that somebody accepts until a day.
 *
 * Waivers are comments in programs and account files, or entries of files of waivers. A waived finding stays in the
 * report but does not count; the verdict does not change. The waivers written in a program are in sl_program. */
#ifndef SAMPLINT_WAIVER_H
#define SAMPLINT_WAIVER_H

#include <stddef.h>
#include <stdint.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/text.h"

SL_BEGIN_C

/* Sets the day on which waivers are judged: "2027-03-31", or the seconds since 1970 of SOURCE_DATE_EPOCH. The default
 * is the day of the system's clock in UTC, when it is first needed. SL_REFUSED: it is no day. */
SL_API sl_result sl_set_today(sl_checker *checker, sl_text day);
SL_API sl_result sl_set_today_by_clock(sl_checker *checker, sl_text seconds);

/* Writes the day on which waivers are judged to `day`, as "2027-03-31", NUL-terminated. */
#define SL_DAY_BYTES 16
SL_API void sl_get_today(sl_checker *checker, char day[SL_DAY_BYTES]);

/* Loads a file of waivers (YAML; src/suppress/waiver_file.c shows one). Call it after all rules are loaded, once for
 * each file. A misspelled or refused waiver becomes a problem of kind SL_KIND_WAIVER, and all others hold. SL_REFUSED:
 * it is no file of waivers; SL_CANNOT_READ: nothing was loaded. */
SL_API sl_result sl_load_waivers(sl_checker *checker, const char *path);

/* For each waiver of a file in `checker`: counts also the findings that it covers in the programs that `other` has
 * checked. `other` has loaded the same files. */
SL_API sl_result sl_join_waivers(sl_checker *checker, const sl_checker *other);

/* Call it after all programs were checked. Adds a problem of kind SL_KIND_WAIVER for each waiver of a file that is
 * unused, expired or superseded, or that names programs that do not exist. A waiver whose programs were not checked is
 * reported in the last case only. */
SL_API sl_result sl_finish_waivers(sl_checker *checker);

/* The number of waivers in the loaded files, and the waiver at an index, in the order of the files. Their states and
 * counts take into account the programs that were checked so far. */
SL_API size_t sl_get_waiver_count(const sl_checker *checker);
SL_API const sl_waiver *sl_get_waiver(const sl_checker *checker, size_t at);

/* Waivers of programs and of files, by their last day, then by place. */
typedef struct sl_waiver_list {
    const sl_waiver *const *waivers;
    size_t count;
    sl_text today;  /* such as "2027-03-31" */
    sl_text latest; /* waivers that end after this day are not listed; empty for no limit */
} sl_waiver_list;

/* Returns an empty list with the day of a checker, or NULL when there is no memory. Free it before the checker. */
SL_API sl_waiver_list *sl_waiver_list_new(sl_checker *checker);

/* Frees a list. NULL is accepted. */
SL_API void sl_waiver_list_free(sl_waiver_list *list);

/* From now on, lists only waivers that end within `days` days (0 is today), and those that have ended. */
SL_API sl_result sl_waiver_list_within(sl_waiver_list *list, uint64_t days);

/* Adds the waivers of a program, or of the files of a checker after sl_finish_waivers(). A waiver that is added several
 * times is listed once, with all findings that it covers. */
SL_API sl_result sl_waiver_list_add_program(sl_waiver_list *list, const sl_program *program);
SL_API sl_result sl_waiver_list_add_files(sl_waiver_list *list, const sl_checker *checker);

SL_END_C

#endif
