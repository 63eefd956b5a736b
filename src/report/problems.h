/* problems.h - the problems with rules, settings and files of several checkers, as one sorted list. */
#ifndef SAMPLINT_REPORT_PROBLEMS_H
#define SAMPLINT_REPORT_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"

struct problem {
    const sl_checker *checker;
    const sl_finding *finding;
    size_t index; /* in the order in which the checkers are listed and met their problems */
};

/* Returns the problems of checkers, sorted by place, so that their order does not depend on which checker met a problem
 * first. A problem that several checkers have is returned once. `told` is that of sl_writer_options. The caller frees
 * the list with free(). Returns NULL when there is no memory. */
struct problem *problems_gather(const sl_checker *const *checkers, size_t checker_count, const size_t *told,
                                size_t *count);

#endif
