/* impact.c - finds the impact of a change: reads the request, makes the changed text in memory, checks it, compares it
 * with the old one, and searches for forced changes and repairs. */
#include "samplint/impact.h"

#include <stdlib.h>

#include "analyze/repair/assign.h"
#include "analyze/repair/consequences.h"
#include "analyze/repair/repair.h"
#include "base/nearest.h"
#include "base/text.h"
#include "check/check.h"
#include "checker/checked_file.h"
#include "checker/checker.h"

struct impact_memory {
    sl_impact impact; /* first: the caller gets a pointer to it */
    struct arena arena;
    sl_report *changed;
    sl_comparison *comparison;
};

/* The change that the user asks for. What is changed has the same place in the changed file. */
struct change_request {
    size_t program;
    size_t part; /* the number of the segment or account; SIZE_MAX for the program's standard */
    struct assigned *assigned;
    size_t assigned_count;
    struct repair_constraints constraints;
};

static const struct configuration *subject_at(const struct checked_file *file, const struct change_request *request) {
    const struct configuration *program = &file->bound[request->program].program;
    return request->part == SIZE_MAX ? program : part_at(program, request->part);
}

/* ---- reading the request ----------------------------------------------------------------------------------------- */

/* Finds a segment or an account by its name; without a name, it is the standard. */
static sl_result find_part(struct ruleset *rules, struct arena *scratch, const struct configuration *program,
                           const sl_impact_options *options, size_t *number) {
    struct arena *arena = &rules->problems->arena;
    enum level level = options->segment.length ? LEVEL_SEGMENT : LEVEL_ACCOUNT;
    sl_text name = level == LEVEL_SEGMENT ? options->segment : options->account;
    *number = SIZE_MAX;
    if (name.length == 0)
        return SL_OK;
    if (options->segment.length && options->account.length)
        return problem_usage(rules->problems, "option",
                             "a change is made in a segment or in an account; name one of them");
    sl_text *names = arena_array(scratch, part_count(program), sizeof *names);
    size_t count = 0;
    for (size_t i = 0; names && i < part_count(program); i++) {
        const struct configuration *part = part_at(program, i);
        if (part->level == level)
            names[count++] = part->name;
        if (*number == SIZE_MAX && part->level == level && text_equal(part->name, name))
            *number = i;
    }
    if (!names || *number != SIZE_MAX)
        return names ? SL_OK : SL_OUT_OF_MEMORY;
    sl_text shown = arena_excerpt(arena, name), meant = did_you_mean(arena, name, names, count);
    return problem_usage(rules->problems, "option", "there is no %s \"%.*s\" in this program%.*s", level_name(level),
                         TEXT_ARG(shown), TEXT_ARG(meant));
}

/* Reads the options for one program of a file. Reports every fault in them, before anything is changed. */
static sl_result read_request(struct ruleset *rules, struct arena *arena, const struct checked_file *before,
                              size_t program, const sl_impact_options *options, struct change_request *request) {
    *request = (struct change_request){.program = program};
    sl_result worst = constraints_read(rules, arena, &options->repair, &request->constraints), result = worst;
    if (worst != SL_OUT_OF_MEMORY)
        result = find_part(rules, arena, &before->bound[program].program, options, &request->part);
    request->assigned = arena_array(arena, options->setting_count, sizeof *request->assigned);
    bool *set = arena_array(arena, rules->vocabulary->field_count, sizeof *set);
    if (result == SL_OK && request->assigned && set)
        result = assign_read(rules, subject_at(before, request), options->settings, options->setting_count,
                             request->assigned, &request->assigned_count);
    for (size_t i = 0; set && i < request->assigned_count; i++)
        mark_fields(set, request->assigned[i].field);
    request->constraints.set = set;
    return arena->failed ? SL_OUT_OF_MEMORY : sl_result_max(worst, result);
}

/* ---- before and after -------------------------------------------------------------------------------------------- */

/* Makes the changed text and checks it. */
static sl_result check_changed(sl_checker *checker, struct arena *arena, const struct checked_file *before,
                               const struct change_request *request, sl_report **changed) {
    const struct configuration *subject = subject_at(before, request);
    sl_text bytes;
    sl_result result =
        assign_write(&checker->rules, arena, subject, request->assigned, request->assigned_count, &bytes);
    if (result == SL_OK)
        result = check_again(checker, &before->report, subject->source, bytes, changed);
    if (result != SL_OK)
        return result;
    const struct checked_file *after = (const struct checked_file *)*changed;
    bool there = request->program < (*changed)->program_count;
    size_t parts = there ? part_count(&after->bound[request->program].program) : 0;
    if (!there || (request->part != SIZE_MAX && request->part >= parts)) /* files were changed in between */
        return problem_of_file(&checker->problems, "impact", before->report.source->name,
                               "the file or one of its account files has changed while it was read; try again");
    return SL_OK;
}

static const sl_set_value *list_set_values(struct arena *arena, const struct change_request *request,
                                           const struct configuration *before, const struct configuration *after) {
    sl_set_value *set = arena_array(arena, request->assigned_count, sizeof *set);
    for (size_t i = 0; set && i < request->assigned_count; i++) {
        const sl_field *field = request->assigned[i].field;
        set[i] = (sl_set_value){field, value_show(arena, field, configuration_value(before, field)),
                                value_show(arena, field, configuration_value(after, field))};
    }
    return set;
}

/* ---- consequences ------------------------------------------------------------------------------------------------ */

static bool lists(const sl_text *names, size_t count, sl_text name) {
    return text_find(names, count, name) < count;
}

/* Whether a fault was there before the change: in the segment or account itself, or else in the standard. */
static bool is_older(const sl_comparison *comparison, const sl_fault *fault) {
    const sl_answer_difference *of_standard = NULL, *of_part = NULL;
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (answer->rule == fault->rule && answer->segment_count + answer->account_count == 0)
            of_standard = answer;
        if (answer->rule == fault->rule && (lists(answer->segments, answer->segment_count, fault->part.segment) ||
                                            lists(answer->accounts, answer->account_count, fault->part.account)))
            of_part = answer;
    }
    const sl_answer_difference *answer = of_part ? of_part : of_standard;
    return answer && (answer->turn == SL_TURN_STILL_BROKEN || answer->turn == SL_TURN_STILL_UNKNOWN);
}

/* Returns by conflict whether all of its faults were there before the change. */
static const bool *list_older(struct arena *arena, const sl_repair *repair, const sl_comparison *comparison) {
    bool *older = arena_array(arena, repair->conflict_count, sizeof *older);
    for (size_t i = 0; older && i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        older[i] = conflict->fault_count > 0;
        for (size_t j = 0; j < conflict->fault_count; j++)
            older[i] = older[i] && is_older(comparison, &conflict->faults[j]);
    }
    return older;
}

/* Adds the forced changes, and the cheapest repairs that keep the new values. */
static sl_result add_consequences(sl_checker *checker, struct arena *arena, struct change_request *request,
                                  sl_impact *impact) {
    const struct checked_file *after = (const struct checked_file *)impact->changed;
    static const sl_repair nothing;
    if (impact->after->verdict == SL_CONGRUENT) {
        impact->repair = &nothing;
        return SL_OK;
    }
    request->constraints.set_in = subject_at(after, request);
    struct repair_context context = {.rules = &checker->rules,
                                     .arena = arena,
                                     .program = &after->bound[request->program].program,
                                     .judged = impact->after,
                                     .constraints = &request->constraints};
    if (!context_make_trees(&context, checker->trees))
        return SL_OUT_OF_MEMORY;
    find_consequences(&context, impact);
    if (arena->failed || impact->unreadable)
        return arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
    sl_repair *repair = arena_alloc(arena, sizeof *repair);
    sl_result result = repair ? repair_in_context(&context, repair) : SL_OUT_OF_MEMORY;
    impact->repair = repair;
    if (result == SL_OK)
        impact->older = list_older(arena, impact->repair, impact->comparison);
    return result;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static sl_result find_impact(sl_checker *checker, const struct checked_file *before, size_t program,
                             const sl_impact_options *options, struct impact_memory *memory) {
    struct arena *arena = &memory->arena;
    sl_impact *impact = &memory->impact;
    struct change_request request;
    impact->before = &before->report.programs[program];
    if (impact->before->verdict == SL_INVALID)
        return problem_of_file(&checker->problems, "impact", before->report.source->name,
                               "this could not be read as a program; samplint check shows why");
    sl_result result = ruleset_needs_fit_rule(&checker->rules);
    if (result == SL_OK)
        result = read_request(&checker->rules, arena, before, program, options, &request);
    if (result != SL_OK)
        return result;
    result = check_changed(checker, arena, before, &request, &memory->changed);
    const sl_report *changed = impact->changed = memory->changed;
    if (result == SL_OK)
        result = sl_compare(&(sl_side){checker, &before->report, program}, &(sl_side){checker, changed, program},
                            &memory->comparison);
    if (result != SL_OK)
        return result;
    impact->comparison = memory->comparison;
    const struct configuration *subject = subject_at(before, &request);
    impact->after = &changed->programs[program];
    impact->segment = subject->level == LEVEL_SEGMENT ? subject->name : (sl_text){NULL, 0};
    impact->account = subject->level == LEVEL_ACCOUNT ? subject->name : (sl_text){NULL, 0};
    impact->set = list_set_values(arena, &request, subject, subject_at((const struct checked_file *)changed, &request));
    impact->set_count = request.assigned_count;
    result = add_consequences(checker, arena, &request, impact);
    return arena->failed ? SL_OUT_OF_MEMORY : result;
}

sl_result sl_impact_program(sl_checker *checker, sl_report *report, size_t program, const sl_impact_options *options,
                            sl_impact **impact) {
    *impact = NULL;
    struct impact_memory *memory = calloc(1, sizeof *memory);
    if (!memory)
        return SL_OUT_OF_MEMORY;
    sl_result result = find_impact(checker, (const struct checked_file *)report, program, options, memory);
    result = work_result(&checker->rules.work, result);
    memory->impact.budget_met = sl_get_budget_met(checker);
    if (result == SL_OK)
        *impact = &memory->impact;
    else
        sl_impact_free(&memory->impact);
    return result;
}

void sl_impact_free(sl_impact *impact) {
    if (!impact)
        return;
    struct impact_memory *memory = (struct impact_memory *)impact;
    sl_comparison_free(memory->comparison);
    sl_report_free(memory->changed);
    arena_free(&memory->arena);
    free(memory);
}
