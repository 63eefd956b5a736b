/* summary.h - the totals of a run: programs by verdict, findings by severity, rules, and files that were left out. */
#ifndef SAMPLINT_REPORT_SUMMARY_H
#define SAMPLINT_REPORT_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/program.h"

/* A rule of the run. If several checkers have a rule with the same id, it counts once. */
struct summary_rule {
    const sl_rule *rule;
    bool applied; /* its condition held for some program */
};

struct summary {
    size_t program_count;
    size_t verdicts[SL_INVALID + 1];       /* programs by verdict */
    size_t severities[SL_ERROR + 1];       /* open findings by severity, the checkers' problems included */
    size_t suppressions[SL_BASELINED + 1]; /* findings by suppression */
    size_t kinds[SL_KIND_ADVICE + 1];      /* open findings by kind, the checkers' problems included */
    struct summary_rule *rules;            /* sorted by id */
    size_t rule_count;
    const sl_rule *
        *rules_off; /* rules that are turned off, in the order of the checkers; a rule that several settings turn off
                       is listed for each */
    size_t rules_off_count;
    size_t files_left_out;     /* by settings */
    size_t briefly_listed;     /* programs that are listed without their details; see brief.h */
    size_t gone_from_baseline; /* findings of a baseline that no longer exist */
};

/* Adds the rules that a checker has loaded. Returns false when there is no memory. */
bool summary_add_rules(struct summary *summary, const sl_checker *checker);
void summary_free(struct summary *summary);
void summary_add_program(struct summary *summary, const sl_program *program);
void summary_add_problem(struct summary *summary, const sl_finding *problem);

/* Returns how many rules applied to some program. */
size_t summary_applied(const struct summary *summary);

#endif
