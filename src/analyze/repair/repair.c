/* repair.c - finds every cheapest repair of a program.
 *
 * The steps of sl_repair_program(): read the constraints, make the trees, and for each subject read its choices, search
 * for repairs, translate them into conflicts, and explain the conflicts without a repair. */
#include "analyze/repair/repair.h"

#include <stdlib.h>

#include "checker/checked_file.h"
#include "checker/checker.h"
#include "ruleset/work.h"
#include "samplint/limits.h"
#include "space/repair.h"
#include "space/repair_sets.h"
#include "trees/choices.h"

/* The work of checking all trees of a component once, in units of a visited branch. */
#define VISIT_WORK 32

/* Returns the result that no repair exists: one component with the outcome REPAIR_NONE, which contains all trees that
 * are not satisfied. Returns NULL if there is no memory. */
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

/* Searches for the repairs of a subject, unless a first search proves that there is none: repair_find() would take long
 * to prove it. Returns NULL if there is no memory. */
static const struct repairs *search_repairs(const struct repair_context *context, const struct repair_subject *subject,
                                            struct repair_task *task, struct arena *scratch) {
    uint8_t *found = arena_array(scratch, context->rule_space.space.variable_count, sizeof *found);
    if (!found ||
        search_with_work(&context->rules->work, subject->space->search, subject->allowed, NULL, found) == SEARCH_NONE)
        return no_repairs(task, scratch);
    uint64_t work = work_take(&context->rules->work, SL_LIMIT_REPAIR_LOOKS * VISIT_WORK);
    task->budget = work / VISIT_WORK;
    const struct repairs *repairs = repair_find(scratch, task);
    work_give(&context->rules->work, work - (repairs ? repairs->visits * VISIT_WORK : 0));
    return repairs;
}

/* ---- repairs in the words of the vocabulary ---------------------------------------------------------------------- */

struct conflict_list {
    sl_conflict *items;
    size_t count, capacity;
    size_t alternatives; /* of all conflicts so far; the numbers run on from one conflict to the next */
};

struct words {
    sl_text *list;
    size_t count, capacity;
};

/* Adds the values that a range of choices offers. The lowest comes first; but if not all integers were tried, and all
 * new values are below the present one, the highest. */
static void add_values(struct arena *arena, const struct rule_space *rules, size_t variable, choice_set range,
                       uint8_t now, sl_change *change) {
    size_t count = rules->space.variables[variable].choice_count;
    sl_text *values = arena_array(arena, count, sizeof *values);
    bool sampled = rules->meanings[variable].sampled, falls = sampled && range >> now == 0;
    for (size_t i = 1; values && i < count; i++) {
        size_t choice = falls ? count - i : i;
        if (range >> choice & 1)
            values[change->value_count++] = choice_proposal_text(arena, rules, variable, choice);
    }
    change->values = values;
    change->sampled = sampled;
}

/* Translates the new choices of one field. A word of a set is listed only if it has to be added or removed. */
static sl_change translate_change(const struct repair_context *context, const struct repair_subject *subject,
                                  const struct repair_set *set, const struct repair_product *product,
                                  const sl_field *field) {
    struct arena *arena = context->arena;
    struct words added = {.list = NULL}, removed = {.list = NULL};
    sl_change change = {.field = field};
    change.now = value_show(arena, field, configuration_value(subject->configuration, field));
    for (size_t i = 0; i < set->variable_count; i++) {
        const struct meaning *meaning = &context->rule_space.meanings[set->variables[i]];
        uint8_t now = subject->choices[set->variables[i]];
        if (meaning->field != field)
            continue;
        if (meaning->word == QUESTION_ALL && field->type != SL_SET) /* a set is translated by its words */
            add_values(arena, &context->rule_space, set->variables[i], product->ranges[i], now, &change);
        else if (meaning->word != QUESTION_ALL && product->ranges[i] == choice_only(1) && now == 0)
            ARENA_APPEND(arena, added.list, added.count, added.capacity, field->domain[meaning->word]);
        else if (meaning->word != QUESTION_ALL && product->ranges[i] == choice_only(0) && now == 1)
            ARENA_APPEND(arena, removed.list, removed.count, removed.capacity, field->domain[meaning->word]);
    }
    change.added = added.list;
    change.added_count = added.count;
    change.removed = removed.list;
    change.removed_count = removed.count;
    return change;
}

static sl_alternative translate_alternative(const struct repair_context *context, const struct repair_subject *subject,
                                            const struct repair_set *set, const struct repair_product *product,
                                            size_t number) {
    sl_change *changes = arena_array(context->arena, set->bundle_count, sizeof *changes);
    sl_alternative alternative = {.number = number, .changes = changes, .count = product->count};
    for (size_t i = 0; changes && i < set->bundle_count; i++)
        changes[alternative.change_count++] =
            translate_change(context, subject, set, product, context->rules->vocabulary->fields[set->bundles[i]]);
    return alternative;
}

/* Lists the alternatives of a conflict, as many as the constraints allow. `first` is the number of the first one. */
static void list_alternatives(const struct repair_context *context, const struct repair_subject *subject,
                              const struct repair_sets *sets, size_t first, sl_conflict *conflict) {
    size_t count = 0, most = context->constraints->most;
    for (size_t i = 0; i < sets->count; i++)
        count += sets->items[i].product_count;
    sl_alternative *list = arena_array(context->arena, count, sizeof *list);
    for (size_t i = 0; list && i < sets->count; i++)
        for (size_t j = 0; j < sets->items[i].product_count && conflict->alternative_count < most; j++) {
            list[conflict->alternative_count] = translate_alternative(
                context, subject, &sets->items[i], &sets->items[i].products[j], first + conflict->alternative_count);
            conflict->alternative_count++;
        }
    conflict->alternatives = list;
}

/* Translates a component of the repairs that the search found for a task, and appends it. `scratch` is for temporary
 * memory. Returns NULL if there is no memory. */
static sl_conflict *add_conflict(struct conflict_list *conflicts, const struct repair_context *context,
                                 const struct repair_subject *subject, const struct repair_task *task,
                                 const struct repair_component *component, struct arena *scratch) {
    static const sl_way_out outcomes[] = {SL_WAY_FOUND, SL_WAY_NONE, SL_WAY_UNKNOWN};
    struct arena *arena = context->arena;
    const sl_rule **rules = arena_array(arena, component->tree_count, sizeof(*rules));
    const sl_field **always = arena_array(arena, component->always_count, sizeof(*always));
    if (!rules || !always)
        return NULL;
    sl_conflict conflict = {.rules = rules,
                            .always = always,
                            .outcome = outcomes[component->outcome],
                            .cost = component->cost,
                            .total = component->total,
                            .exact = component->exact};
    if (subject->configuration->level == LEVEL_SEGMENT)
        conflict.segment = subject->configuration->name;
    if (subject->configuration->level == LEVEL_ACCOUNT)
        conflict.account = subject->configuration->name;
    for (size_t i = 0; i < component->tree_count; i++)
        if (subject->space->verdict.rule_of_tree[component->trees[i]])
            rules[conflict.rule_count++] = subject->space->verdict.rule_of_tree[component->trees[i]];
    for (size_t i = 0; i < component->always_count; i++)
        always[conflict.always_count++] = context->rules->vocabulary->fields[component->always[i]];
    if (component->outcome == REPAIR_FOUND) {
        const struct repair_sets *sets = repair_sets_make(scratch, task, component);
        if (sets)
            list_alternatives(context, subject, sets, conflicts->alternatives + 1, &conflict);
    }
    conflicts->alternatives += conflict.alternative_count;
    ARENA_APPEND(arena, conflicts->items, conflicts->count, conflicts->capacity, conflict);
    return arena->failed ? NULL : &conflicts->items[conflicts->count - 1];
}

/* For a conflict that has no repair: adds the kept values and the rules that contradict each other. */
static void explain_conflict(const struct repair_context *context, const struct repair_subject *subject,
                             struct arena *scratch, sl_conflict *conflict) {
    uint64_t steps = work_take(&context->rules->work, SL_LIMIT_SEARCH_STEPS);
    struct contradiction why = explain_contradiction(context, subject, subject->pinned, NULL, &steps, scratch);
    work_give(&context->rules->work, steps);
    conflict->contradicting = why.fields;
    conflict->contradicting_count = why.field_count;
    conflict->contradicted = why.rules.rules;
    conflict->contradicted_count = why.rules.count;
    if (any_rule_sampled(&context->rule_space, &why.rules))
        conflict->outcome = SL_WAY_UNKNOWN;
}

/* Adds the conflicts of one subject. `scratch` is for memory that is needed only for this subject. */
static sl_result add_conflicts(const struct repair_context *context, const struct configuration *configuration,
                               struct arena *scratch, struct conflict_list *conflicts) {
    struct repair_subject subject;
    if (!subject_read(scratch, context, configuration, &subject))
        return problem_of_file(context->rules->problems, "repair", configuration->source->name,
                               "some values cannot be read; first fix the errors that samplint check reports");
    if (scratch->failed)
        return SL_OUT_OF_MEMORY;
    struct repair_task task = {.space = &subject.space->verdict.space,
                               .choices = subject.choices,
                               .allowed = subject.allowed,
                               .bundles = context->bundles,
                               .costs = context->constraints->costs,
                               .bundle_count = context->rules->vocabulary->field_count,
                               .most = SL_LIMIT_REPAIRS};
    const struct repairs *repairs = search_repairs(context, &subject, &task, scratch);
    for (size_t i = 0; repairs && i < repairs->component_count; i++) {
        const struct repair_component *component = &repairs->components[i];
        sl_conflict *conflict = add_conflict(conflicts, context, &subject, &task, component, scratch);
        if (conflict && component->outcome == REPAIR_NONE)
            explain_conflict(context, &subject, scratch, conflict);
    }
    return scratch->failed || context->arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

/* Whether a rule without a tree in the search might object to the repaired program. A portfolio rule that the standard
 * cannot satisfy is not in the search. It might object if it objects now, or if a repair changes something. */
static bool is_left_out(const struct repair_context *context, size_t index, bool has_conflicts) {
    const sl_rule *rule = context->rule_space.rules[index].rule;
    if (!sl_decides_congruence(rule) || context->standard.verdict.tree_of_rule[index] != SIZE_MAX)
        return false;
    bool matters = rule->scope != SL_SCOPE_PORTFOLIO || part_count(context->program) == 0 || has_conflicts;
    for (size_t i = 0; i < context->judged->outcome_count; i++)
        matters |= context->judged->outcomes[i].rule == rule && !is_satisfied(context->judged->outcomes[i].status);
    return matters;
}

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
    size_t rule_count = context->rule_space.rule_count;
    const sl_rule **left_out = arena_array(context->arena, rule_count, sizeof(*left_out));
    for (size_t i = 0; left_out && i < rule_count; i++)
        if (is_left_out(context, i, repair->conflict_count > 0))
            left_out[repair->left_out_count++] = context->rule_space.rules[i].rule;
    repair->left_out = left_out;
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
    sl_result result = ruleset_needs_fit_rule(rules);
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
        return problem_of_file(&checker->problems, "repair", report->source->name,
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
