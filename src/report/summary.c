/* summary.c - adds programs, problems and rules to the totals of a run. */
#include "report/summary.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Inserts a rule in the order of ids, unless a rule with the same id is there. */
static void add_rule(struct summary *summary, const sl_rule *rule) {
    size_t at = 0;
    while (at < summary->rule_count && text_compare(summary->rules[at].rule->id, rule->id) < 0)
        at++;
    if (at < summary->rule_count && text_equal(summary->rules[at].rule->id, rule->id))
        return;
    memmove(&summary->rules[at + 1], &summary->rules[at], (summary->rule_count - at) * sizeof *summary->rules);
    summary->rules[at] = (struct summary_rule){.rule = rule};
    summary->rule_count++;
}

/* Adds a rule that is off, unless the same setting turned it off in an earlier checker. */
static void add_off(struct summary *summary, const sl_rule *rule) {
    for (size_t i = 0; i < summary->rules_off_count; i++)
        if (text_equal(summary->rules_off[i]->id, rule->id) &&
            text_equal(summary->rules_off[i]->off_set_by, rule->off_set_by))
            return;
    summary->rules_off[summary->rules_off_count++] = rule;
}

bool summary_add_rules(struct summary *summary, const sl_checker *checker) {
    size_t count, off_count;
    const sl_rule *const *rules = sl_get_rules(checker, &count), *const *off = sl_get_rules_off(checker, &off_count);
    void *more = realloc(summary->rules, (summary->rule_count + count + 1) * sizeof *summary->rules);
    summary->rules = more ? more : summary->rules;
    void *more_off =
        realloc(summary->rules_off, (summary->rules_off_count + off_count + 1) * sizeof(*summary->rules_off));
    summary->rules_off = more_off ? more_off : summary->rules_off;
    if (!more || !more_off)
        return false;
    for (size_t i = 0; i < count; i++)
        add_rule(summary, rules[i]);
    for (size_t i = 0; i < off_count; i++)
        add_off(summary, off[i]);
    return true;
}

void summary_free(struct summary *summary) {
    free(summary->rules);
    free(summary->rules_off);
    *summary = (struct summary){.program_count = 0};
}

/* Marks the rules that applied to a program or to a segment or an account of it. The outcomes of each of these are sorted
 * like the rules. Rules are compared by id, because another checker may have judged the program. */
static void mark_applied(struct summary *summary, const sl_program *program) {
    size_t at = 0;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (i > 0 && (outcome->account.bytes != outcome[-1].account.bytes ||
                      outcome->segment.bytes != outcome[-1].segment.bytes))
            at = 0;
        while (at < summary->rule_count && summary->rules[at].rule != outcome->rule &&
               text_compare(summary->rules[at].rule->id, outcome->rule->id) < 0)
            at++;
        if (at < summary->rule_count && outcome->status != SL_NOT_APPLICABLE)
            summary->rules[at].applied = true;
    }
}

void summary_add_program(struct summary *summary, const sl_program *program) {
    summary->program_count++;
    summary->verdicts[program->verdict]++;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        summary->suppressions[finding->suppression]++;
        summary->severities[finding->severity] += finding->suppression == SL_OPEN;
        summary->kinds[finding->kind] += finding->suppression == SL_OPEN;
    }
    mark_applied(summary, program);
}

void summary_add_problem(struct summary *summary, const sl_finding *problem) {
    summary->severities[problem->severity]++;
    summary->kinds[problem->kind]++;
}

size_t summary_applied(const struct summary *summary) {
    size_t count = 0;
    for (size_t i = 0; i < summary->rule_count; i++)
        count += summary->rules[i].applied;
    return count;
}
