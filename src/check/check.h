/* check.h - checks the programs of a file, for other parts of the library. */
#ifndef SAMPLINT_CHECK_CHECK_H
#define SAMPLINT_CHECK_CHECK_H

#include "base/source_file.h"
#include "checker/checked_file.h"
#include "checker/checker.h"

/* Does the same as sl_check_file() for a file with the given trust. */
sl_result check_file(sl_checker *checker, struct file_trust trust, const char *path, sl_report **report);

/* Does the same as sl_check_buffer(). A program in the bytes may lack the line with the format. */
sl_result check_fragment(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report);

/* Checks the file of a report again as if one of its sources, itself or an account file, had other bytes. */
sl_result check_again(sl_checker *checker, const sl_report *before, const sl_source *changed, sl_text bytes,
                      sl_report **report);

#endif
