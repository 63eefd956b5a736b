/* archetypes.c - whether programs that are known to be good ones are congruent by these rules. */
#include "analyze/audit/auditor.h"
#include "base/text.h"
#include "judge/checked_file.h"
#include "judge/work.h"
#include "lua/builtin.h"
#include "samplint/limits.h"

/* Rules that are not content, each once: its answers for the program and for its accounts follow each other or not. */
static void list_rules(struct auditor *auditor, const sl_program *program, sl_audited_archetype *archetype) {
    const sl_rule **rules = arena_array(&auditor->arena, program->outcome_count, sizeof(*rules));
    for (size_t i = 0; rules && i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        bool listed = is_satisfied(outcome->status) || outcome->rule->kind == SL_RULE_PRACTICE;
        for (size_t j = 0; !listed && j < archetype->rule_count; j++)
            listed = rules[j] == outcome->rule;
        if (!listed)
            rules[archetype->rule_count++] = outcome->rule;
    }
    archetype->rules = rules;
}

/* A misfit of some account, or of all together, is none that the program could mend by declaring more. */
static bool has_lasting_misfit(const sl_program *program) {
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        bool about_accounts = outcome->account.length || outcome->rule->scope == SL_SCOPE_PORTFOLIO;
        if (about_accounts && outcome->status == SL_FAIL && outcome->rule->kind != SL_RULE_PRACTICE)
            return true;
    }
    return program->rule_errors > 0;
}

/* Whether some congruent program has all that this one declares, by trees of rules. */
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
    uint64_t steps = work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS);
    enum search_outcome outcome = search_find(search, allowed, NULL, &steps, choices);
    work_give(&auditor->rules->work, steps);
    return outcome;
}

/* The same by trees that tell the integers of the program from others of their ranges. */
static enum search_outcome find_by_own(struct auditor *auditor, const struct configuration *program) {
    struct rule_space_request request = {.rules = auditor->rules,
                                         .book = &auditor->rules->book,
                                         .program = program,
                                         .base = &auditor->trees,
                                         .without_practices = true,
                                         .leaf_budget = SL_LIMIT_LEAVES};
    struct rule_space own = {.vocabulary = NULL};
    struct verdict_space deciding;
    rule_space_build(&auditor->arena, &request, &own);
    if (auditor->arena.failed || !verdict_space_choose(&auditor->arena, &own, NULL, &deciding))
        return SEARCH_NONE;
    struct search *search = search_new(&auditor->arena, &deciding.space);
    choice_set *allowed = arena_array(&auditor->arena, deciding.space.variable_count, sizeof *allowed);
    return allowed ? find_completion(auditor, &own, search, program, allowed) : SEARCH_NONE;
}

/* Whether it can be congruent once more is declared, with all that it declares. */
static sl_archetype_state complete(struct auditor *auditor, const struct configuration *program) {
    static const sl_archetype_state states[] = {SL_ARCHETYPE_INCOMPLETE, SL_ARCHETYPE_IMPOSSIBLE, SL_ARCHETYPE_UNKNOWN};
    choice_set *allowed = arena_array(&auditor->arena, auditor->deciding.space.variable_count, sizeof *allowed);
    if (!allowed)
        return SL_ARCHETYPE_IMPOSSIBLE;
    enum search_outcome outcome = find_completion(auditor, &auditor->trees, auditor->search, program, allowed);
    uint64_t steps = work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS);
    bool impossible = outcome == SEARCH_NONE && audit_certain(auditor, allowed, &steps);
    work_give(&auditor->rules->work, steps);
    if (!choices_are_exact(&auditor->trees, program))
        outcome = find_by_own(auditor, program);
    return outcome == SEARCH_NONE && !impossible ? SL_ARCHETYPE_UNKNOWN : states[outcome];
}

static void judge(struct auditor *auditor, const sl_report *report, size_t program, sl_audited_archetype *archetype) {
    const struct checked_file *box = (const struct checked_file *)report;
    const sl_program *judged = &report->programs[program];
    archetype->name = arena_copy(&auditor->arena, judged->name.length ? judged->name : judged->path);
    archetype->state = SL_ARCHETYPE_CONGRUENT;
    if (judged->verdict == SL_CONGRUENT)
        return;
    list_rules(auditor, judged, archetype);
    archetype->state =
        has_lasting_misfit(judged) ? SL_ARCHETYPE_IMPOSSIBLE : complete(auditor, &box->bound[program].program);
}

static void judge_all(struct auditor *auditor, const sl_report *report, sl_audited_archetype **list, size_t *capacity) {
    for (size_t i = 0; i < report->program_count; i++) {
        sl_audited_archetype *longer =
            arena_grow(&auditor->arena, *list, auditor->audit.archetype_count, capacity, sizeof *longer);
        if (!longer)
            return;
        *list = longer;
        judge(auditor, report, i, &longer[auditor->audit.archetype_count++]);
    }
}

/* What cannot be read is no archetype. Those built in are of the built-in vocabulary, and left out with another one. */
static sl_result refuse_invalid(struct auditor *auditor, const sl_report *report, bool built_in) {
    for (size_t i = 0; i < report->program_count; i++)
        if (report->programs[i].verdict == SL_INVALID)
            return built_in ? SL_REFUSED
                            : problem_usage(auditor->rules->problems, "archetype",
                                            "%.*s cannot be read as a program; check says why",
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
        if (result == SL_OK)
            judge_all(auditor, report, &list, &capacity);
        if (!built_in || result == SL_OUT_OF_MEMORY)
            worst = sl_result_max(worst, result);
        sl_report_free(report);
    }
    auditor->audit.archetypes = list;
    return worst;
}
