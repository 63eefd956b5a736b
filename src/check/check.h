/* check.h - checks the programs of a file, for the other parts of the library. */
#ifndef SAMPLINT_CHECK_CHECK_H
#define SAMPLINT_CHECK_CHECK_H

#include "judge/checked_file.h"
#include "judge/checker.h"
#include "judge/source_file.h"

/* As sl_check_file(), for a file that is trusted as far as `trust` says. */
sl_result check_file(sl_checker *checker, struct file_trust trust, const char *path, sl_report **report);

/* As sl_check_buffer(); the program may go without the line of the format. */
sl_result check_fragment(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report);

/* Checks the file of a report again as if one of its sources had other bytes: the file's own, or that of an account file. */
sl_result check_again(sl_checker *checker, const sl_report *before, const sl_source *changed, sl_text bytes,
                      sl_report **report);

#endif
