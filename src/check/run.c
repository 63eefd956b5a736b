/* run.c - checks the files of one run, so that a rule that ran out of a budget is not asked again. */
#include "judge/checked_file.h"
#include "judge/checker.h"
#include "judge/spent_rules.h"

bool sl_run_holds(sl_run *run, const sl_report *report, size_t place) {
    const struct checked_file *file = (const struct checked_file *)report;
    return !spent_before(run, place, file->asked, file->rule_count);
}

sl_result sl_run_check_listed(sl_run *run, sl_checker *checker, sl_files *files, size_t at, size_t place,
                              sl_report **report) {
    checker->run = run;
    checker->place = place;
    sl_result result = sl_check_listed(checker, files, at, report);
    checker->run = NULL;
    return result;
}
