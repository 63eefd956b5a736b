#include "report/summary.h"

#include <stdlib.h>

bool summary_start(struct summary *summary, const sl_checker *checker) {
    *summary = (struct summary){.programs = 0};
    summary->rules = sl_get_rules(checker, &summary->rule_count);
    summary->applied = calloc(summary->rule_count + 1, sizeof *summary->applied);
    return summary->applied != NULL;
}

void summary_free(struct summary *summary) {
    free(summary->applied);
    summary->applied = NULL;
}

static void mark_applied(struct summary *summary, const sl_rule *rule) {
    for (size_t i = 0; i < summary->rule_count; i++)
        if (summary->rules[i] == rule)
            summary->applied[i] = true;
}

void summary_add_program(struct summary *summary, const sl_program *program) {
    summary->programs++;
    summary->verdicts[program->verdict]++;
    for (size_t i = 0; i < program->finding_count; i++)
        summary->severities[program->findings[i].severity]++;
    for (size_t i = 0; i < program->outcome_count; i++)
        if (program->outcomes[i].status != SL_NOT_APPLICABLE)
            mark_applied(summary, program->outcomes[i].rule);
}

void summary_add_problems(struct summary *summary, const sl_finding *problems, size_t count) {
    for (size_t i = 0; i < count; i++)
        summary->severities[problems[i].severity]++;
}

size_t summary_applied(const struct summary *summary) {
    size_t count = 0;
    for (size_t i = 0; i < summary->rule_count; i++)
        count += summary->applied[i];
    return count;
}
