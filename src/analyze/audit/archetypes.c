/* archetypes.c - checks whether programs that are known to be good are congruent by the audited rules. */
#include "analyze/audit/auditor.h"
#include "base/text.h"
#include "checker/checked_file.h"
#include "lua/builtin.h"
#include "ruleset/work.h"
#include "samplint/limits.h"

/* Lists the rules that a program does not satisfy, each once. */
static void list_unsatisfied(struct auditor *auditor, const sl_program *program, sl_audited_archetype *archetype) {
    const sl_rule **rules = arena_array(&auditor->arena, program->outcome_count, sizeof(*rules));
    for (size_t i = 0; rules && i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        bool listed = is_satisfied(outcome->status) || !sl_decides_congruence(outcome->rule);
        for (size_t j = 0; !listed && j < archetype->rule_count; j++)
            listed = rules[j] == outcome->rule;
        if (!listed)
            rules[archetype->rule_count++] = outcome->rule;
    }
    archetype->rules = rules;
}

/* Whether more declarations cannot repair the program: a rule failed itself, or segments or accounts
 * have a misfit. */
static bool has_lasting_fault(const sl_program *program) {
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        bool about_accounts =
            outcome->account.length + outcome->segment.length > 0 || outcome->rule->scope == SL_SCOPE_PORTFOLIO;
        if (about_accounts && outcome->status == SL_FAIL && sl_decides_congruence(outcome->rule))
            return true;
    }
    return program->rule_errors > 0;
}

/* Searches for a congruent program that has all declarations of this one. Stores in `allowed`, by variable, the choices
 * that this congruent program may have. */
static enum search_outcome find_completion(struct auditor *auditor, const struct rule_space *rules,
                                           struct search *search, const struct configuration *program,
                                           choice_set *allowed) {
    size_t count = rules->space.variable_count;
    uint8_t *choices = arena_array(&auditor->arena, count, sizeof *choices);
    if (!search || !choices || !choices_read(rules, program, choices))
        return SEARCH_NONE;
    for (size_t i = 0; i < count; i++) {
        bool declared = configuration_value(program, rules->meanings[i].field)->state == VALUE_DECLARED;
        allowed[i] = declared ? choice_only(choices[i]) : all_choices(&rules->space.variables[i]);
    }
    return search_with_work(&auditor->rules->work, search, allowed, NULL, choices);
}

/* Does the work of find_completion() with trees that are made for this program: each integer that it declares is a
 * separate range, so that the rules are asked about exactly this integer. */
static enum search_outcome find_completion_by_own_trees(struct auditor *auditor, const struct configuration *program) {
    struct rule_space_request request = {.rules = auditor->rules,
                                         .book = &auditor->rules->book,
                                         .program = program,
                                         .base = &auditor->rule_space,
                                         .without_practices = true,
                                         .leaf_budget = SL_LIMIT_LEAVES};
    struct rule_space own = {.vocabulary = NULL};
    struct verdict_space verdict;
    rule_space_build(&auditor->arena, &request, &own);
    if (auditor->arena.failed || !verdict_space_choose(&auditor->arena, &own, NULL, &verdict))
        return SEARCH_NONE;
    struct search *search = search_new(&auditor->arena, &verdict.space);
    choice_set *allowed = arena_array(&auditor->arena, verdict.space.variable_count, sizeof *allowed);
    return allowed ? find_completion(auditor, &own, search, program, allowed) : SEARCH_NONE;
}

/* Finds out whether more declarations can make the program congruent. */
static sl_archetype_state find_state(struct auditor *auditor, const struct configuration *program) {
    static const sl_archetype_state states[] = {SL_ARCHETYPE_INCOMPLETE, SL_ARCHETYPE_IMPOSSIBLE, SL_ARCHETYPE_UNKNOWN};
    choice_set *allowed = arena_array(&auditor->arena, auditor->verdict.space.variable_count, sizeof *allowed);
    if (!allowed)
        return SL_ARCHETYPE_IMPOSSIBLE;
    enum search_outcome outcome = find_completion(auditor, &auditor->rule_space, auditor->search, program, allowed);
    uint64_t steps = work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS);
    bool impossible = outcome == SEARCH_NONE && audit_is_certain(auditor, allowed, &steps);
    work_give(&auditor->rules->work, steps);
    if (!choices_are_exact(&auditor->rule_space, program))
        outcome = find_completion_by_own_trees(auditor, program);
    return outcome == SEARCH_NONE && !impossible ? SL_ARCHETYPE_UNKNOWN : states[outcome];
}

static sl_audited_archetype judge_archetype(struct auditor *auditor, const sl_report *report, size_t program) {
    const struct checked_file *file = (const struct checked_file *)report;
    const sl_program *judged = &report->programs[program];
    sl_audited_archetype archetype = {.state = SL_ARCHETYPE_CONGRUENT};
    archetype.name = arena_copy(&auditor->arena, judged->name.length ? judged->name : judged->path);
    if (judged->verdict == SL_CONGRUENT)
        return archetype;
    list_unsatisfied(auditor, judged, &archetype);
    archetype.state =
        has_lasting_fault(judged) ? SL_ARCHETYPE_IMPOSSIBLE : find_state(auditor, &file->bound[program].program);
    return archetype;
}

/* Refuses a file with a program that cannot be read. Built-in archetypes are left out without a problem then: they are
 * written in the built-in vocabulary, and the rules may use another one. */
static sl_result refuse_invalid(struct auditor *auditor, const sl_report *report, bool built_in) {
    for (size_t i = 0; i < report->program_count; i++)
        if (report->programs[i].verdict == SL_INVALID)
            return built_in ? SL_REFUSED
                            : problem_usage(auditor->rules->problems, "archetype",
                                            "%.*s cannot be read as a program; samplint check shows why",
                                            TEXT_ARG(report->programs[i].path));
    return SL_OK;
}

sl_result audit_archetypes(struct auditor *auditor) {
    sl_audited_archetype *list = NULL;
    size_t capacity = 0, files = auditor->options->archetype_count;
    sl_result worst = SL_OK;
    for (size_t i = 0; i < builtin_archetypes_count + files; i++) {
        bool built_in = i < builtin_archetypes_count;
        const sl_source *source = &builtin_archetypes[built_in ? i : 0];
        sl_report *report;
        sl_result result =
            built_in
                ? sl_check_buffer(auditor->checker, source->name, source->bytes, &report)
                : sl_check_file(auditor->checker, auditor->options->archetypes[i - builtin_archetypes_count], &report);
        result = result == SL_OK ? refuse_invalid(auditor, report, built_in) : result;
        for (size_t program = 0; result == SL_OK && program < report->program_count; program++)
            ARENA_APPEND(&auditor->arena, list, auditor->audit.archetype_count, capacity,
                         judge_archetype(auditor, report, program));
        if (!built_in || result >= SL_CANCELLED)
            worst = sl_result_max(worst, result);
        sl_report_free(report);
    }
    auditor->audit.archetypes = list;
    return worst;
}
