/* problems.h - what is wrong with rules, settings and files, of several checkers together. */
#ifndef SAMPLINT_REPORT_PROBLEMS_H
#define SAMPLINT_REPORT_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"

struct problem {
    const sl_checker *checker;
    const sl_finding *finding;
    size_t met; /* how many were met before it */
};

/* By place, so that it is no matter which checker met what first, and without those that several have; of the first checker the first
 * `told` are left out. NULL when there is no memory; else to be freed with free(). */
struct problem *problems_gather(const sl_checker *const *checkers, size_t checker_count, size_t told, size_t *count);

#endif
