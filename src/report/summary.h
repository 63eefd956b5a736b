/* summary.h - what a run adds up to. */
#ifndef SAMPLINT_REPORT_SUMMARY_H
#define SAMPLINT_REPORT_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/program.h"

struct summary {
    size_t programs;
    size_t verdicts[SL_INVALID + 1];
    size_t severities[SL_ERROR + 1]; /* findings, the checker's problems among them */
    const sl_rule *const *rules;
    size_t rule_count;
    bool *applied; /* one a rule: whether its condition held for some program */
};

/* Returns false when there is no memory. */
bool summary_start(struct summary *summary, const sl_checker *checker);
void summary_free(struct summary *summary);
void summary_add_program(struct summary *summary, const sl_program *program);
void summary_add_problems(struct summary *summary, const sl_finding *problems, size_t count);
size_t summary_applied(const struct summary *summary);

#endif
