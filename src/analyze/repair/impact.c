#include "samplint/impact.h"

#include <stdlib.h>

#include "analyze/repair/assign.h"
#include "analyze/repair/consequences.h"
#include "base/nearest.h"
#include "base/text.h"
#include "check/check.h"
#include "judge/checked_file.h"
#include "judge/checker.h"

struct examiner {
    sl_impact impact;
    struct arena
        arena; /* of what is made on the way and of what is shown, but for what belongs to the changed report */
    sl_checker *checker;
    struct ruleset *rules;
    const struct checked_file *before;
    struct checked_file *after;
    size_t program;
    size_t account; /* of those that the program has; SIZE_MAX: its standard */
    struct assigned *assigned;
    size_t assigned_count;
    struct repair_constraints terms;
};

/* The program, or the account, that is changed, as a report has it. */
static const struct configuration *subject_in(const struct examiner *examiner, const struct checked_file *box) {
    const struct configuration *program = &box->bound[examiner->program].program;
    return examiner->account == SIZE_MAX ? program : &program->accounts[examiner->account];
}

/* ---- what is asked ------------------------------------------------------------------------------------------------ */

static sl_result find_account(struct examiner *examiner, sl_text name) {
    const struct configuration *program = &examiner->before->bound[examiner->program].program;
    struct arena *arena = &examiner->rules->problems->arena;
    examiner->account = SIZE_MAX;
    if (name.length == 0)
        return SL_OK;
    for (size_t i = 0; i < program->account_count; i++)
        if (text_equal(program->accounts[i].name, name)) {
            examiner->account = i;
            examiner->impact.account = program->accounts[i].name;
            return SL_OK;
        }
    sl_text *names = arena_array(&examiner->arena, program->account_count, sizeof *names);
    for (size_t i = 0; names && i < program->account_count; i++)
        names[i] = program->accounts[i].name;
    sl_text meant = names ? did_you_mean(arena, name, names, program->account_count) : (sl_text){NULL, 0};
    return problem_usage(examiner->rules->problems, "option", "there is no account \"%.*s\" in this program%.*s",
                         TEXT_ARG(arena_excerpt(arena, name)), TEXT_ARG(meant));
}

/* All that is wrong is told before anything is changed. */
static sl_result take_options(struct examiner *examiner, const sl_impact_options *options) {
    struct ruleset *rules = examiner->rules;
    sl_result worst = repair_constraints_read(rules, &examiner->arena, &options->repair, &examiner->terms);
    sl_result result = worst == SL_OUT_OF_MEMORY ? worst : find_account(examiner, options->account);
    examiner->assigned = arena_array(&examiner->arena, options->setting_count, sizeof *examiner->assigned);
    bool *set = arena_array(&examiner->arena, rules->vocabulary->field_count, sizeof *set);
    if (result == SL_OK && examiner->assigned && set)
        result = assign_read(rules, subject_in(examiner, examiner->before), options->settings, options->setting_count,
                             examiner->assigned, &examiner->assigned_count);
    for (size_t i = 0; set && i < examiner->assigned_count; i++)
        repair_mark(set, examiner->assigned[i].field);
    examiner->terms.set = set;
    return examiner->arena.failed ? SL_OUT_OF_MEMORY : sl_result_max(worst, result);
}

/* ---- before and after --------------------------------------------------------------------------------------------- */

/* Makes the changed text, and has it judged. */
static sl_result change(struct examiner *examiner) {
    const struct configuration *subject = subject_in(examiner, examiner->before);
    sl_text bytes;
    sl_report *changed;
    sl_result result =
        assign_write(examiner->rules, &examiner->arena, subject, examiner->assigned, examiner->assigned_count, &bytes);
    if (result == SL_OK)
        result = check_again(examiner->checker, &examiner->before->report, subject->source, bytes, &changed);
    if (result != SL_OK)
        return result;
    examiner->after = (struct checked_file *)changed;
    examiner->impact.changed = changed;
    bool there = examiner->program < changed->program_count;
    size_t accounts = there ? examiner->after->bound[examiner->program].program.account_count : 0;
    if (!there || (examiner->account != SIZE_MAX && examiner->account >= accounts)) /* files changed in between */
        return problem_of_value(examiner->rules->problems, "impact", examiner->before->report.source,
                                (sl_text){NULL, 0}, "this, or what it names, has changed while it was read; try again");
    examiner->impact.after = &changed->programs[examiner->program];
    return SL_OK;
}

static sl_result compare(struct examiner *examiner) {
    sl_side before = {examiner->checker, &examiner->before->report, examiner->program};
    sl_side after = {examiner->checker, examiner->impact.changed, examiner->program};
    sl_comparison *comparison;
    sl_result result = sl_compare(&before, &after, &comparison);
    examiner->impact.comparison = comparison;
    return result;
}

static void show_set(struct examiner *examiner) {
    struct arena *arena = &examiner->arena;
    const struct configuration *before = subject_in(examiner, examiner->before);
    const struct configuration *after = subject_in(examiner, examiner->after);
    sl_set_value *set = arena_array(arena, examiner->assigned_count, sizeof *set);
    for (size_t i = 0; set && i < examiner->assigned_count; i++) {
        const sl_field *field = examiner->assigned[i].field;
        set[i] = (sl_set_value){field, value_show(arena, field, configuration_value(before, field)),
                                value_show(arena, field, configuration_value(after, field))};
    }
    examiner->impact.set = set;
    examiner->impact.set_count = examiner->assigned_count;
}

/* ---- what follows ------------------------------------------------------------------------------------------------- */

static bool is_among(const sl_text *names, size_t count, sl_text name) {
    return text_find(names, count, name) < count;
}

/* Whether a rule had the same to complain of before: of the account itself, else of the standard. */
static bool is_older(const sl_comparison *comparison, const sl_rule *rule, sl_text account) {
    const sl_answer_difference *of_standard = NULL, *of_account = NULL;
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (answer->rule == rule && answer->account_count == 0)
            of_standard = answer;
        if (answer->rule == rule && is_among(answer->accounts, answer->account_count, account))
            of_account = answer;
    }
    const sl_answer_difference *answer = of_account ? of_account : of_standard;
    return answer && (answer->turn == SL_TURN_STILL_BROKEN || answer->turn == SL_TURN_STILL_UNKNOWN);
}

static void mark_older(struct examiner *examiner) {
    const sl_repair *repair = examiner->impact.repair;
    bool *older = arena_array(&examiner->arena, repair->conflict_count, sizeof *older);
    for (size_t i = 0; older && i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        older[i] = conflict->rule_count > 0;
        for (size_t j = 0; j < conflict->rule_count; j++)
            older[i] = older[i] && is_older(examiner->impact.comparison, conflict->rules[j], conflict->account);
    }
    examiner->impact.older = older;
}

static sl_result follow(struct examiner *examiner) {
    struct arena *arena = &examiner->after->arena;
    const struct configuration *program = &examiner->after->bound[examiner->program].program;
    struct repair_context context;
    static const sl_repair nothing;
    if (examiner->impact.after->verdict == SL_CONGRUENT) {
        examiner->impact.repair = &nothing;
        return SL_OK;
    }
    examiner->terms.set_in = subject_in(examiner, examiner->after);
    if (!repair_context_make(examiner->checker->trees, examiner->rules, arena, program, &examiner->terms, &context))
        return SL_OUT_OF_MEMORY;
    struct consequences consequences =
        consequences_find(examiner->rules, arena, program, examiner->impact.after, &context, &examiner->terms);
    examiner->impact.follows = consequences.list;
    examiner->impact.consequence_count = consequences.count;
    examiner->impact.unreadable = consequences.unreadable;
    if (arena->failed || consequences.unreadable)
        return arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
    sl_result result = repair_program(examiner->rules, &examiner->after->report, examiner->program, &context,
                                      &examiner->terms, &examiner->impact.repair);
    if (result == SL_OK)
        mark_older(examiner);
    return result;
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static sl_result examine(struct examiner *examiner, const sl_impact_options *options) {
    if (examiner->impact.before->verdict == SL_INVALID)
        return problem_of_value(examiner->rules->problems, "impact", examiner->before->report.source,
                                (sl_text){NULL, 0}, "this could not be read as a program");
    sl_result result = ruleset_needs_judge(examiner->rules);
    if (result == SL_OK)
        result = take_options(examiner, options);
    if (result == SL_OK)
        result = change(examiner);
    if (result == SL_OK)
        result = compare(examiner);
    if (result != SL_OK)
        return result;
    show_set(examiner);
    result = follow(examiner);
    return examiner->arena.failed ? SL_OUT_OF_MEMORY : result;
}

sl_result sl_impact_program(sl_checker *checker, sl_report *report, size_t program, const sl_impact_options *options,
                            sl_impact **impact) {
    *impact = NULL;
    struct examiner *examiner = calloc(1, sizeof *examiner);
    if (!examiner)
        return SL_OUT_OF_MEMORY;
    examiner->checker = checker;
    examiner->rules = &checker->rules;
    examiner->before = (const struct checked_file *)report;
    examiner->program = program;
    examiner->impact.before = &report->programs[program];
    examiner->impact.memory = examiner;
    sl_result result = examine(examiner, options);
    examiner->impact.budget_met = sl_get_budget_met(checker);
    if (result == SL_OK)
        *impact = &examiner->impact;
    else
        sl_impact_free(&examiner->impact);
    return result;
}

void sl_impact_free(sl_impact *impact) {
    if (!impact)
        return;
    struct examiner *examiner = impact->memory;
    sl_comparison_free((sl_comparison *)impact->comparison);
    sl_report_free((sl_report *)impact->changed);
    arena_free(&examiner->arena);
    free(examiner);
}
