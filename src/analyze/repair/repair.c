/* repair.c - finds every cheapest repair of a program.
 *
 * The steps of sl_repair_program(): read the constraints, make the trees, and for each subject read its choices, search
 * for repairs, translate them into conflicts, and explain the conflicts without a repair. */
#include "analyze/repair/repair.h"

#include <stdlib.h>

#include "analyze/repair/conflicts.h"
#include "judge/checked_file.h"
#include "judge/checker.h"
#include "ruleset/work.h"
#include "samplint/limits.h"

/* The work of checking all trees of a component once, in units of a visited branch. */
#define VISIT_WORK 32

/* ---- searching --------------------------------------------------------------------------------------------------- */

/* Whether some allowed choices are congruent. Returns true if the search is given up, too. */
static bool can_be_congruent(const struct repair_context *context, const struct repair_subject *subject,
                             struct arena *scratch) {
    uint8_t *found = arena_array(scratch, context->trees.space.variable_count, sizeof *found);
    return found && search_with_work(&context->rules->work, subject->space->search, subject->allowed, NULL, found) !=
                        SEARCH_NONE;
}

/* Returns one component without a repair that has all trees that are not satisfied. Returns NULL if there is no
 * memory. */
static const struct repairs *no_repairs(const struct repair_task *task, struct arena *scratch) {
    struct repairs *repairs = arena_alloc(scratch, sizeof *repairs);
    struct repair_component *component = arena_alloc(scratch, sizeof *component);
    size_t *unsatisfied = arena_array(scratch, task->space->tree_count, sizeof *unsatisfied);
    if (!repairs || !component || !unsatisfied)
        return NULL;
    *component = (struct repair_component){.outcome = REPAIR_NONE, .trees = unsatisfied, .exact = true};
    for (size_t i = 0; i < task->space->tree_count; i++)
        if (!task->space->trees[i].structural && tree_leaf(&task->space->trees[i], task->choices)->leaf != LEAF_GOOD)
            unsatisfied[component->tree_count++] = i;
    *repairs = (struct repairs){.outcome = REPAIR_NONE, .exact = true, .components = component, .component_count = 1};
    return repairs;
}

static struct repair_task task_of(const struct repair_context *context, const struct repair_subject *subject) {
    return (struct repair_task){.space = &subject->space->verdict.space,
                                .choices = subject->choices,
                                .allowed = subject->allowed,
                                .groups = context->groups,
                                .costs = context->constraints->costs,
                                .group_count = context->rules->vocabulary->field_count,
                                .most = SL_LIMIT_REPAIRS};
}

/* Searches for the repairs of a subject. Whether there is any repair is found out first: repair_find() takes long to
 * prove that there is none. Returns NULL if there is no memory. */
static const struct repairs *search_repairs(const struct repair_context *context, const struct repair_subject *subject,
                                            struct repair_task *task, struct arena *scratch) {
    if (!can_be_congruent(context, subject, scratch))
        return no_repairs(task, scratch);
    uint64_t work = work_take(&context->rules->work, SL_LIMIT_REPAIR_LOOKS * VISIT_WORK);
    task->budget = work / VISIT_WORK;
    const struct repairs *repairs = repair_find(scratch, task);
    work_give(&context->rules->work, work - (repairs ? repairs->visits * VISIT_WORK : 0));
    return repairs;
}

/* ---- one subject ------------------------------------------------------------------------------------------------- */

/* Adds to a conflict without a repair which kept values and rules contradict each other. */
static void explain_conflict(const struct repair_context *context, const struct repair_subject *subject,
                             struct arena *scratch, sl_conflict *conflict) {
    uint64_t steps = work_take(&context->rules->work, SL_LIMIT_SEARCH_STEPS);
    struct contradiction why = explain_contradiction(context, subject, subject->pinned, NULL, &steps, scratch);
    work_give(&context->rules->work, steps);
    conflict->contradicting = why.fields;
    conflict->contradicting_count = why.field_count;
    conflict->contradicted = why.rules.rules;
    conflict->contradicted_count = why.rules.count;
    if (any_rule_sampled(&context->trees, &why.rules))
        conflict->outcome = SL_WAY_UNKNOWN;
}

/* Adds the conflicts of one subject. `scratch` is for memory that is needed only for this subject. */
static sl_result add_conflicts(const struct repair_context *context, const struct configuration *configuration,
                               struct arena *scratch, struct conflict_list *conflicts) {
    struct repair_subject subject;
    if (!subject_read(scratch, context, configuration, &subject))
        return problem_of_value(context->rules->problems, "repair", configuration->source, (sl_text){NULL, 0},
                                "some values cannot be read; first fix the errors that samplint check reports");
    if (scratch->failed)
        return SL_OUT_OF_MEMORY;
    struct repair_task task = task_of(context, &subject);
    const struct repairs *repairs = search_repairs(context, &subject, &task, scratch);
    for (size_t i = 0; repairs && i < repairs->component_count; i++) {
        const struct repair_component *component = &repairs->components[i];
        sl_conflict *conflict = conflicts_add(conflicts, context, &subject, &task, component, scratch);
        if (conflict && component->outcome == REPAIR_NONE)
            explain_conflict(context, &subject, scratch, conflict);
    }
    return scratch->failed || context->arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

/* ---- rules that no repair was searched for ----------------------------------------------------------------------- */

static bool has_fault(const sl_program *judged, const sl_rule *rule) {
    for (size_t i = 0; i < judged->outcome_count; i++)
        if (judged->outcomes[i].rule == rule && !is_satisfied(judged->outcomes[i].status))
            return true;
    return false;
}

/* Whether a rule without a tree in the search might object to the repaired program. A rule about all accounts is in the
 * search unless the standard cannot satisfy it; then it matters if it objects now, or if something is changed. */
static bool is_left_out(const struct repair_context *context, size_t index, bool has_conflicts) {
    const sl_rule *rule = context->trees.rules[index].rule;
    if (rule->kind == SL_RULE_PRACTICE || context->standard.verdict.tree_of_rule[index] != SIZE_MAX)
        return false;
    return rule->scope != SL_SCOPE_PORTFOLIO || context->program->account_count == 0 || has_conflicts ||
           has_fault(context->judged, rule);
}

static void list_left_out(const struct repair_context *context, sl_repair *repair) {
    size_t count = context->trees.rule_count;
    const sl_rule **rules = arena_array(context->arena, count, sizeof(*rules));
    for (size_t i = 0; rules && i < count; i++)
        if (is_left_out(context, i, repair->conflict_count > 0))
            rules[repair->left_out_count++] = context->trees.rules[i].rule;
    repair->left_out = rules;
}

/* ---- the whole program ------------------------------------------------------------------------------------------- */

sl_result repair_in_context(const struct repair_context *context, sl_repair *repair) {
    struct conflict_list conflicts = {.items = NULL};
    size_t count;
    const struct configuration **subjects = subjects_list(context, &count);
    sl_result result = subjects ? SL_OK : SL_OUT_OF_MEMORY;
    for (size_t i = 0; result == SL_OK && i < count; i++) {
        struct arena scratch = ARENA_EMPTY;
        result = add_conflicts(context, subjects[i], &scratch, &conflicts);
        arena_free(&scratch);
    }
    if (result != SL_OK)
        return result;
    *repair = (sl_repair){.conflicts = conflicts.items, .conflict_count = conflicts.count};
    repair->budget_met = work_is_used_up(&context->rules->work) ? context->rules->work.budget : NULL;
    list_left_out(context, repair);
    return context->arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

struct owned_repair {
    sl_repair repair; /* first: the caller gets a pointer to it */
    struct arena arena;
};

static sl_result repair_program(sl_checker *checker, struct checked_file *file, size_t program,
                                const sl_repair_options *options, struct owned_repair *owned) {
    struct ruleset *rules = &checker->rules;
    struct repair_constraints constraints;
    sl_result result = ruleset_needs_judge(rules);
    if (result == SL_OK)
        result = constraints_read(rules, &owned->arena, options, &constraints);
    if (result != SL_OK)
        return result;
    struct repair_context context = {.rules = rules,
                                     .arena = &owned->arena,
                                     .program = &file->bound[program].program,
                                     .judged = &file->report.programs[program],
                                     .constraints = &constraints};
    return context_make_trees(&context, checker->trees) ? repair_in_context(&context, &owned->repair)
                                                        : SL_OUT_OF_MEMORY;
}

sl_result sl_repair_program(sl_checker *checker, sl_report *report, size_t program, const sl_repair_options *options,
                            sl_repair **repair) {
    *repair = NULL;
    if (report->programs[program].verdict == SL_INVALID)
        return problem_of_value(&checker->problems, "repair", report->source, (sl_text){NULL, 0},
                                "this could not be read as a program; samplint check shows why");
    struct owned_repair *owned = calloc(1, sizeof *owned);
    if (!owned)
        return SL_OUT_OF_MEMORY;
    sl_result result = repair_program(checker, (struct checked_file *)report, program, options, owned);
    result = work_result(&checker->rules.work, result);
    if (result == SL_OK)
        *repair = &owned->repair;
    else
        sl_repair_free(&owned->repair);
    return result;
}

void sl_repair_free(sl_repair *repair) {
    if (!repair)
        return;
    struct owned_repair *owned = (struct owned_repair *)repair;
    arena_free(&owned->arena);
    free(owned);
}
