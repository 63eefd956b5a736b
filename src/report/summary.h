/* summary.h - what a run adds up to. */
#ifndef SAMPLINT_REPORT_SUMMARY_H
#define SAMPLINT_REPORT_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/program.h"

/* A rule of the run, by its id, whatever checkers it is loaded in. */
struct summary_rule {
    const sl_rule *rule;
    bool applied; /* its condition held for some program */
};

struct summary {
    size_t programs;
    size_t verdicts[SL_INVALID + 1];
    size_t severities[SL_ERROR + 1];    /* open findings, the checkers' problems among them */
    size_t standings[SL_BASELINED + 1]; /* of findings */
    struct summary_rule *rules;         /* by id */
    size_t rule_count;
    const sl_rule **off; /* turned off, in the order of the checkers */
    size_t off_count;
    size_t left_out; /* files */
    size_t brief;    /* programs that are listed without what belongs to them */
    size_t gone;     /* findings of baselines */
};

/* Adds the rules that a checker has loaded. Returns false when there is no memory. */
bool summary_add_rules(struct summary *summary, const sl_checker *checker);
void summary_free(struct summary *summary);
void summary_add_program(struct summary *summary, const sl_program *program);
void summary_add_problem(struct summary *summary, const sl_finding *problem);
size_t summary_applied(const struct summary *summary);

#endif
