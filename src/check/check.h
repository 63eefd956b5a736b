/* check.h - checks the programs of a file, for other parts of the library. */
#ifndef SAMPLINT_CHECK_CHECK_H
#define SAMPLINT_CHECK_CHECK_H

#include "base/source_file.h"
#include "checker/checked_file.h"
#include "checker/checker.h"

/* Checks a file, as sl_check_file() does, but with the given trust. */
sl_result check_file(sl_checker *checker, struct file_trust trust, const char *path, sl_report **report);

/* Checks bytes, as sl_check_buffer() does, but a program in them may lack the line with the format. */
sl_result check_fragment(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report);

/* Checks the file of a report again, as if this file or one of its account files (`changed`) had the given bytes. */
sl_result check_again(sl_checker *checker, const sl_report *before, const sl_source *changed, sl_text bytes,
                      sl_report **report);

#endif
