/* repair.c - finds the repairs of a program.
 *
 * The steps of sl_repair_program(): read the constraints, make the trees and the whole of the program, search for
 * repairs until they break no segment or account that is not in the whole, translate them into conflicts, and explain
 * the conflicts without a repair. */
#include "analyze/repair/repair.h"

#include <stdlib.h>

#include "analyze/repair/broken_rules.h"
#include "analyze/repair/effects.h"
#include "analyze/repair/trials.h"
#include "analyze/repair/variants.h"
#include "checker/checked_file.h"
#include "checker/checker.h"
#include "ruleset/work.h"
#include "samplint/limits.h"
#include "space/repair.h"
#include "space/repair_decisions.h"
#include "space/repair_forms.h"
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

/* The least cost of a change or a decision; at least 1. */
static uint64_t least_cost(const struct whole *whole) {
    uint64_t least = UINT32_MAX;
    for (size_t i = 0; i < whole->verdict.space.variable_count; i++) {
        bool can_change = (whole->allowed[i] & ~choice_only(whole->choices[i])) != 0;
        if (can_change && whole->kinds[i] != SL_CHANGE_CONDITION && whole->costs[whole->bundles[i]] < least)
            least = whole->costs[whole->bundles[i]];
    }
    return least < UINT32_MAX ? least : 1;
}

static struct repair_task task_for(const struct whole *whole) {
    return (struct repair_task){.space = &whole->verdict.space,
                                .choices = whole->choices,
                                .allowed = whole->allowed,
                                .bundles = whole->bundles,
                                .costs = whole->costs,
                                .bundle_count = whole->verdict.space.variable_count,
                                .most = SL_LIMIT_REPAIRS,
                                .further = least_cost(whole)};
}

/* Searches for the repairs of the whole, unless a first search proves that there is none: repair_find() would take long
 * to prove it. Returns NULL if there is no memory. */
static const struct repairs *search_repairs(const struct repair_context *context, const struct whole *whole,
                                            struct repair_task *task, struct arena *scratch) {
    uint8_t *found = arena_array(scratch, whole->verdict.space.variable_count, sizeof *found);
    if (!found || search_with_work(&context->rules->work, whole->search, whole->allowed, NULL, found) == SEARCH_NONE)
        return no_repairs(task, scratch);
    uint64_t work = work_take(&context->rules->work, SL_LIMIT_REPAIR_LOOKS * VISIT_WORK);
    task->budget = work / VISIT_WORK;
    const struct repairs *repairs = repair_find(scratch, task);
    work_give(&context->rules->work, work - (repairs ? repairs->visits * VISIT_WORK : 0));
    return repairs ? repairs_with_decisions(scratch, task, repairs) : NULL;
}

/* Returns by variable the choices that repairs give to it: all allowed ones if not all repairs are listed. */
static const choice_set *choices_taken(const struct whole *whole, const struct repairs *repairs,
                                       struct arena *scratch) {
    size_t count = whole->verdict.space.variable_count;
    choice_set *taken = arena_array(scratch, count, sizeof *taken);
    bool all_listed = true;
    for (size_t i = 0; taken && i < repairs->component_count; i++) {
        const struct repair_component *component = &repairs->components[i];
        all_listed = all_listed && component->exact && component->repair_count == component->total;
        for (size_t j = 0; j < component->repair_count; j++)
            for (size_t k = 0; k < component->repairs[j].change_count; k++)
                taken[component->repairs[j].changes[k].variable] |=
                    choice_only(component->repairs[j].changes[k].choice);
    }
    return all_listed ? taken : whole->allowed;
}

/* Searches until no repair breaks a segment or an account that is not in the whole. */
static const struct repairs *search_whole(struct repair_context *context, struct repair_task *task,
                                          struct arena *scratch) {
    for (;;) {
        *task = task_for(&context->whole);
        const struct repairs *repairs = search_repairs(context, &context->whole, task, scratch);
        const choice_set *taken = repairs ? choices_taken(&context->whole, repairs, scratch) : NULL;
        if (!taken || !context_include(context, taken))
            return repairs;
        arena_clear(scratch);
    }
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

static const sl_field *field_of(const struct repair_context *context, const struct whole *whole, size_t variable) {
    return context->rule_space.meanings[whole->meaning_of[variable]].field;
}

/* Adds the new choice of a variable to a change. A word of a set is listed only if it has to be added or removed. */
static void add_choice(const struct repair_context *context, uint32_t variable, choice_set range, struct words *added,
                       struct words *removed, sl_change *change) {
    const struct whole *whole = &context->whole;
    const struct meaning *meaning = &context->rule_space.meanings[whole->meaning_of[variable]];
    uint8_t now = whole->choices[variable];
    if (meaning->word == QUESTION_ALL && change->field->type != SL_SET) /* a set is translated by its words */
        add_values(context->arena, &context->rule_space, whole->meaning_of[variable], range, now, change);
    else if (meaning->word != QUESTION_ALL && range == choice_only(1) && now == 0)
        ARENA_APPEND(context->arena, added->list, added->count, added->capacity, change->field->domain[meaning->word]);
    else if (meaning->word != QUESTION_ALL && range == choice_only(0) && now == 1)
        ARENA_APPEND(context->arena, removed->list, removed->count, removed->capacity,
                     change->field->domain[meaning->word]);
}

/* Translates the options that change one field, the field of the first of them. */
static sl_change translate_change(const struct repair_context *context, const struct repair_option *const *options,
                                  size_t count) {
    const struct whole *whole = &context->whole;
    size_t first = whole->fields[options[0]->bundle];
    const sl_field *field = field_of(context, whole, first);
    struct words added = {.list = NULL}, removed = {.list = NULL};
    sl_change change = {.kind = (sl_change_kind)whole->kinds[options[0]->bundle],
                        .field = field,
                        .part = context_part(context, whole->part_of[first])};
    change.now = value_show(context->arena, field,
                            configuration_value(context->parts.items[whole->part_of[first]].configuration, field));
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < options[i]->variable_count && whole->fields[options[i]->bundle] == first; j++)
            add_choice(context, options[i]->variables[j], options[i]->ranges[j], &added, &removed, &change);
    change.added = added.list;
    change.added_count = added.count;
    change.removed = removed.list;
    change.removed_count = removed.count;
    return change;
}

/* Translates the options of a factor. Those that only remove words from a set come last. */
static sl_change_choice translate_choice(const struct repair_context *context, const struct repair_factor *factor) {
    size_t first = 0, last = factor->option_count;
    sl_change *changes = arena_array(context->arena, last, sizeof *changes);
    sl_change *removals = arena_array(context->arena, last, sizeof *removals);
    for (size_t i = 0; changes && removals && i < factor->option_count; i++) {
        sl_change change = translate_change(context, &factor->options[i], 1);
        if (change.removed_count > 0)
            removals[--last] = change;
        else
            changes[first++] = change;
    }
    for (size_t i = factor->option_count; removals && i > last; i--)
        changes[first++] = removals[i - 1];
    return (sl_change_choice){changes, first};
}

/* Translates the factors of a form. Those with one option come first, by ascending bundle, so that the words of a set
 * follow each other and become one change. */
static void translate_factors(const struct repair_context *context, const struct repair_form *form,
                              sl_alternative *alternative) {
    struct arena *arena = context->arena;
    const struct whole *whole = &context->whole;
    sl_change *changes = arena_array(arena, form->factor_count, sizeof *changes);
    sl_change_choice *choices = arena_array(arena, form->factor_count, sizeof *choices);
    const struct repair_option **options = arena_array(arena, form->factor_count, sizeof(*options));
    if (arena->failed)
        return;
    for (size_t i = 0; i < form->factor_count; i++) {
        size_t bundle = form->factors[i].options[0]->bundle;
        bool value = whole->kinds[bundle] == SL_CHANGE_VALUE;
        *(value ? &alternative->cost : &alternative->open_cost) += whole->costs[bundle];
        options[i] = form->factors[i].options[0];
    }
    for (size_t i = 0, end; i < form->factor_count; i = end) {
        end = i + 1;
        if (form->factors[i].option_count > 1) {
            choices[alternative->choice_count++] = translate_choice(context, &form->factors[i]);
            continue;
        }
        while (end < form->factor_count && form->factors[end].option_count == 1 &&
               whole->fields[options[end]->bundle] == whole->fields[options[i]->bundle])
            end++;
        changes[alternative->change_count++] = translate_change(context, options + i, end - i);
    }
    alternative->changes = changes;
    alternative->choices = choices;
}

/* Counts each integer that a change offers as a way of the alternative, where `before` were counted. */
static void count_integers(const sl_change *change, uint64_t before, sl_alternative *alternative) {
    if (change->field->type == SL_INTEGER)
        alternative->count = alternative->count / before * count_values(change);
}

/* By what changes of the declared values, then by what is open, then as they were found. */
static int compare_alternatives(const void *left, const void *right) {
    const sl_alternative *a = left, *b = right;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if (a->open_cost != b->open_cost)
        return a->open_cost < b->open_cost ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* Lists the alternatives of a conflict, as many as the constraints allow. `first` is the number of the first one. */
static void list_alternatives(const struct repair_context *context, const struct repair_forms *forms, size_t first,
                              sl_conflict *conflict) {
    size_t most = context->constraints->most;
    sl_alternative *list = arena_array(context->arena, forms->count, sizeof *list);
    for (size_t i = 0; list && i < forms->count; i++) {
        list[i] = (sl_alternative){.number = i, .count = forms->items[i].count};
        translate_factors(context, &forms->items[i], &list[i]);
        for (size_t j = 0; j < list[i].change_count; j++)
            count_integers(&list[i].changes[j], list[i].changes[j].value_count, &list[i]);
        conflict->total += list[i].count - forms->items[i].count;
    }
    if (!list || context->arena->failed)
        return;
    qsort(list, forms->count, sizeof *list, compare_alternatives);
    conflict->alternatives = list;
    conflict->alternative_count = forms->count < most ? forms->count : most;
    for (size_t i = 0; i < conflict->alternative_count; i++) {
        uint64_t before = list[i].count;
        list[i].number = first + i;
        try_integers(context, &list[i]);
        conflict->total += list[i].count - before;
        find_effects(context, conflict, &list[i]);
        find_broken_rules(context, &list[i]);
    }
}

/* Lists the faults of a conflict, and their rules. The trees of a whole are in the order of its parts. */
static void list_faults(const struct repair_context *context, const struct whole *whole,
                        const struct repair_component *component, sl_conflict *conflict) {
    sl_fault *faults = arena_array(context->arena, component->tree_count, sizeof *faults);
    const sl_rule **rules = arena_array(context->arena, component->tree_count, sizeof(*rules));
    for (size_t i = 0; faults && rules && i < component->tree_count; i++) {
        const sl_rule *rule = whole->verdict.rule_of_tree[component->trees[i]];
        bool listed = !rule;
        for (size_t j = 0; j < conflict->rule_count; j++)
            listed = listed || rules[j] == rule;
        if (rule)
            faults[conflict->fault_count++] =
                (sl_fault){rule, context_part(context, whole->part_of_tree[component->trees[i]])};
        if (!listed)
            rules[conflict->rule_count++] = rule;
    }
    conflict->faults = faults;
    conflict->rules = rules;
}

/* Whether some segment or account declares a value that a repair could change. */
static bool any_part_declares(const struct repair_context *context) {
    const struct rule_space *rules = &context->rule_space;
    for (size_t i = 1; i < context->parts.count; i++)
        for (size_t j = 0; j < rules->space.variable_count; j++)
            if (part_owns(&context->parts.items[i], rules->meanings[j].field))
                return true;
    return false;
}

/* Lists the rules of a conflict for which only changes of the standard are tried. */
static void list_of_standard(const struct repair_context *context, sl_conflict *conflict) {
    const sl_rule **listed = arena_array(context->arena, conflict->rule_count, sizeof(*listed));
    for (size_t i = 0; listed && i < conflict->rule_count; i++)
        if (conflict->rules[i]->scope == SL_SCOPE_PORTFOLIO && any_part_declares(context))
            listed[conflict->of_standard_count++] = conflict->rules[i];
    conflict->of_standard = listed;
}

/* Lists the fields that every repair of a component changes, if all repairs are listed. */
static void list_always(const struct repair_context *context, const struct whole *whole,
                        const struct repair_component *component, struct arena *scratch, sl_conflict *conflict) {
    size_t count = whole->verdict.space.variable_count;
    size_t *changing =
        arena_array(scratch, count, sizeof *changing);        /* by first variable: how many repairs change it */
    size_t *last = arena_array(scratch, count, sizeof *last); /* the last of them, from 1 */
    sl_part_field *always = arena_array(context->arena, count, sizeof *always);
    bool all = component->exact && component->repair_count == component->total;
    for (size_t i = 0; changing && last && i < component->repair_count; i++)
        for (size_t j = 0; j < component->repairs[i].change_count; j++) {
            size_t first = whole->fields[component->repairs[i].changes[j].variable];
            changing[first] += last[first] != i + 1;
            last[first] = i + 1;
        }
    for (size_t i = 0; all && changing && always && component->repair_count > 0 && i < count; i++)
        if (changing[i] == component->repair_count)
            always[conflict->always_count++] =
                (sl_part_field){field_of(context, whole, i), context_part(context, whole->part_of[i])};
    conflict->always = always;
}

/* Translates a component of the repairs that the search found for a task, and appends it. `scratch` is for temporary
 * memory. Returns NULL if there is no memory. */
static sl_conflict *add_conflict(struct conflict_list *conflicts, const struct repair_context *context,
                                 const struct whole *whole, const struct repair_task *task,
                                 const struct repair_component *component, struct arena *scratch) {
    static const sl_way_out outcomes[] = {SL_WAY_FOUND, SL_WAY_NONE, SL_WAY_UNKNOWN};
    struct arena *arena = context->arena;
    sl_conflict conflict = {.outcome = outcomes[component->outcome],
                            .cost = component->cost,
                            .limit = component->limit,
                            .others_left_out = component->others_left_out,
                            .total = component->total,
                            .exact = component->exact};
    list_faults(context, whole, component, &conflict);
    list_of_standard(context, &conflict);
    list_always(context, whole, component, scratch, &conflict);
    if (component->outcome == REPAIR_FOUND) {
        const struct repair_sets *sets = repair_sets_make(scratch, task, component);
        const struct repair_forms *forms =
            sets ? repair_forms_make(scratch, task, sets, whole->kinds, whole->fields) : NULL;
        if (forms)
            list_alternatives(context, forms, conflicts->alternatives + 1, &conflict);
    }
    conflicts->alternatives += conflict.alternative_count;
    ARENA_APPEND(arena, conflicts->items, conflicts->count, conflicts->capacity, conflict);
    return arena->failed ? NULL : &conflicts->items[conflicts->count - 1];
}

/* For a conflict that has no repair: adds the kept values and the rules that contradict each other. */
static void explain_conflict(const struct repair_context *context, const struct whole *whole, struct arena *scratch,
                             sl_conflict *conflict) {
    uint64_t steps = work_take(&context->rules->work, SL_LIMIT_SEARCH_STEPS);
    struct contradiction why = explain_contradiction(context, whole, whole->pinned, SIZE_MAX, &steps, scratch);
    work_give(&context->rules->work, steps);
    conflict->contradicting = why.fields;
    conflict->contradicting_count = why.field_count;
    conflict->contradicted = why.rules.rules;
    conflict->contradicted_count = why.rules.count;
    if (any_rule_sampled(&context->rule_space, &why.rules))
        conflict->outcome = SL_WAY_UNKNOWN;
}

/* Adds the conflicts of the whole. */
static void add_conflicts(struct repair_context *context, struct conflict_list *conflicts) {
    struct arena scratch = ARENA_EMPTY;
    struct repair_task task;
    const struct repairs *repairs = search_whole(context, &task, &scratch);
    for (size_t i = 0; repairs && i < repairs->component_count; i++) {
        const struct repair_component *component = &repairs->components[i];
        sl_conflict *conflict = add_conflict(conflicts, context, &context->whole, &task, component, &scratch);
        if (conflict && component->outcome == REPAIR_NONE)
            explain_conflict(context, &context->whole, &scratch, conflict);
    }
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
}

/* Adds the conflict of a part whose faults no repair can mend. */
static void add_lost(const struct repair_context *context, size_t part, struct conflict_list *conflicts) {
    struct arena scratch = ARENA_EMPTY;
    struct whole alone;
    bool made = context_make_alone(context, &scratch, part, &alone);
    struct repair_task task = task_for(&alone);
    const struct repairs *repairs = made ? no_repairs(&task, &scratch) : NULL;
    struct repair_component of_part = repairs ? repairs->components[0] : (struct repair_component){.trees = NULL};
    size_t *trees = arena_array(&scratch, of_part.tree_count, sizeof *trees);
    size_t count = 0;
    for (size_t i = 0; trees && i < of_part.tree_count; i++)
        if (alone.part_of_tree[of_part.trees[i]] == part)
            trees[count++] = of_part.trees[i];
    of_part.trees = trees;
    of_part.tree_count = count;
    sl_conflict *conflict = repairs ? add_conflict(conflicts, context, &alone, &task, &of_part, &scratch) : NULL;
    if (conflict)
        explain_conflict(context, &alone, &scratch, conflict);
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
}

/* Whether alternatives of several conflicts change values that segments and accounts declare. */
static bool change_parts_together(const struct conflict_list *conflicts) {
    size_t count = 0;
    for (size_t i = 0; i < conflicts->count; i++) {
        bool changes = false;
        for (size_t j = 0; j < conflicts->items[i].alternative_count; j++)
            changes = changes || changes_parts(&conflicts->items[i].alternatives[j]);
        count += changes;
    }
    return count > 1;
}

/* Whether a rule might object to the repaired program although the search does not know it: a rule without a tree in the
 * search, if it objects now or if a repair changes something; and a rule about all accounts, whose tree sees the present
 * overrides, if repairs of several conflicts change these (see broken_rules.h for those of one). */
static bool is_left_out(const struct repair_context *context, size_t index, const struct conflict_list *conflicts) {
    const sl_rule *rule = context->rule_space.rules[index].rule;
    bool of_all = rule->scope == SL_SCOPE_PORTFOLIO, known = context->standard.tree_of_rule[index] != SIZE_MAX;
    if (!sl_decides_congruence(rule) || sl_option_without_value(rule) ||
        (known && !(of_all && change_parts_together(conflicts))))
        return false;
    bool matters = !of_all || part_count(context->program) == 0 || conflicts->count > 0;
    for (size_t i = 0; i < context->judged->outcome_count; i++)
        matters |= context->judged->outcomes[i].rule == rule && !is_satisfied(context->judged->outcomes[i].status);
    return matters;
}

sl_result repair_in_context(struct repair_context *context, sl_repair *repair) {
    struct conflict_list conflicts = {.items = NULL};
    if (!context->parts.readable)
        return problem_of_file(context->rules->problems, "repair", context->program->source->name,
                               "some values cannot be read; first fix the errors that samplint check reports");
    add_conflicts(context, &conflicts);
    for (size_t i = 0; i < context->parts.count && !context->arena->failed; i++)
        if (context->lost[i])
            add_lost(context, i, &conflicts);
    if (context->arena->failed)
        return SL_OUT_OF_MEMORY;
    *repair = (sl_repair){.conflicts = conflicts.items, .conflict_count = conflicts.count};
    repair->budget_met = work_is_used_up(&context->rules->work) ? context->rules->work.budget : NULL;
    size_t rule_count = context->rule_space.rule_count;
    const sl_rule **left_out = arena_array(context->arena, rule_count, sizeof(*left_out));
    for (size_t i = 0; left_out && i < rule_count; i++)
        if (is_left_out(context, i, &conflicts))
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
