/* repair.c - ways back to congruence: a program's choices, and its rules as trees, given to the search for repairs; what it finds,
 * in the words of the vocabulary. */
#include "samplint/repair.h"

#include <string.h>

#include "analyze/repair/context.h"
#include "base/text.h"
#include "judge/checked_file.h"
#include "judge/checker.h"
#include "judge/work.h"
#include "samplint/audit.h"
#include "samplint/limits.h"
#include "space/explain.h"
#include "space/repair.h"
#include "space/repair_group.h"

struct repairer {
    struct ruleset *rules;
    struct arena *arena;
    const struct repair_constraints *terms;
    const struct configuration *program;
    const struct repair_context *context;
    const struct verdict_space *deciding; /* about what is mended: the program's standard, or an account */
    sl_conflict *conflicts;
    size_t conflict_count, conflict_capacity;
    size_t number; /* of the newest alternative */
};

/* ---- what was found, in words ------------------------------------------------------------------------------------- */

struct telling {
    struct repairer *mender;
    const struct configuration *subject;
    const uint8_t *choices;
};

static void add_word(struct telling *telling, const sl_text **words, size_t *count, const struct meaning *meaning) {
    sl_text *longer = arena_array(telling->mender->arena, *count + 1, sizeof *longer);
    if (!longer)
        return;
    if (*count)
        memcpy(longer, *words, *count * sizeof *longer);
    longer[(*count)++] = meaning->field->domain[meaning->word];
    *words = longer;
}

/* What a range of choices of one variable means for the change of its attribute. A word that may be there or not is not told. */
static void tell_range(struct telling *telling, size_t variable, choice_set range, sl_change *change) {
    struct repairer *mender = telling->mender;
    const struct meaning *meaning = &mender->context->trees.meanings[variable];
    if (meaning->word != QUESTION_ALL) {
        if (range == 2 && telling->choices[variable] == 0)
            add_word(telling, &change->added, &change->added_count, meaning);
        else if (range == 1 && telling->choices[variable] == 1)
            add_word(telling, &change->removed, &change->removed_count, meaning);
        return;
    }
    if (meaning->field->type == SL_SET)
        return; /* that it is declared shows in its words */
    sl_text *values = arena_array(mender->arena, SPACE_CHOICES, sizeof *values);
    size_t count = mender->deciding->space.variables[variable].choice_count;
    bool falls = meaning->sampled && range >> telling->choices[variable] == 0; /* then the nearest comes first too */
    for (size_t i = 1; values && i < count; i++) {
        size_t choice = falls ? count - i : i;
        if (range >> choice & 1)
            values[change->value_count++] = choice_offer(mender->arena, &mender->context->trees, variable, choice);
    }
    change->values = values;
    change->sampled = meaning->sampled;
}

static sl_alternative tell_way(struct telling *telling, const struct repair_set *set,
                               const struct repair_product *way) {
    struct repairer *mender = telling->mender;
    sl_change *changes = arena_array(mender->arena, set->group_count, sizeof *changes);
    sl_alternative alternative = {.number = ++mender->number, .changes = changes, .count = way->count};
    for (size_t i = 0; changes && i < set->group_count; i++) {
        const sl_field *field = mender->rules->vocabulary->fields[set->groups[i]];
        sl_change *change = &changes[alternative.change_count++];
        change->field = field;
        change->now = value_show(mender->arena, field, configuration_value(telling->subject, field));
        for (size_t j = 0; j < set->variable_count; j++)
            if (mender->context->trees.meanings[set->variables[j]].field == field)
                tell_range(telling, set->variables[j], way->ranges[j], change);
    }
    return alternative;
}

static void tell_alternatives(struct telling *telling, const struct repair_task *task,
                              const struct repair_component *part, sl_conflict *conflict) {
    struct repairer *mender = telling->mender;
    const struct repair_sets *sets = repair_group(mender->arena, task, part);
    size_t count = 0;
    for (size_t i = 0; sets && i < sets->count; i++)
        count += sets->items[i].product_count;
    sl_alternative *alternatives = arena_array(mender->arena, count, sizeof *alternatives);
    for (size_t i = 0; sets && alternatives && i < sets->count; i++)
        for (size_t j = 0; j < sets->items[i].product_count; j++)
            if (conflict->alternative_count < mender->terms->most)
                alternatives[conflict->alternative_count++] =
                    tell_way(telling, &sets->items[i], &sets->items[i].products[j]);
    conflict->alternatives = alternatives;
}

static void tell_contradiction(struct telling *telling, const struct repair_task *task, sl_conflict *conflict) {
    struct repairer *mender = telling->mender;
    size_t count = task->space->variable_count;
    choice_set *pinned = arena_array(mender->arena, count, sizeof *pinned);
    struct search *search = search_new(mender->arena, task->space);
    if (!pinned || !search)
        return;
    for (size_t i = 0; i < count; i++) {
        bool fixed = repair_is_kept(mender->terms, telling->subject, mender->context->trees.meanings[i].field);
        pinned[i] = fixed ? choice_only(task->choices[i]) : all_choices(&task->space->variables[i]);
    }
    struct pins pins = {pinned, task->groups};
    uint64_t steps = work_take(&mender->rules->work, SL_LIMIT_SEARCH_STEPS);
    struct explanation why = explain_pins(mender->arena, search, &pins, &steps);
    work_give(&mender->rules->work, steps);
    sl_responsible rules = verdict_space_responsible(mender->arena, mender->deciding, &why);
    const sl_field **fields = arena_array(mender->arena, why.pin_count, sizeof(*fields));
    if (!fields || why.grade == EXPLAINED_SATISFIABLE || why.grade == EXPLAINED_UNKNOWN)
        return;
    for (size_t i = 0; i < why.pin_count; i++)
        fields[conflict->contradicting_count++] = mender->rules->vocabulary->fields[why.pins[i]];
    conflict->contradicting = fields;
    conflict->contradicted = rules.rules;
    conflict->contradicted_count = rules.count;
    if (rule_space_samples(&mender->context->trees, &rules))
        conflict->outcome = SL_WAY_UNKNOWN;
}

static void tell_part(struct telling *telling, const struct repair_task *task, const struct repair_component *part) {
    static const sl_way_out outcomes[] = {SL_WAY_FOUND, SL_WAY_NONE, SL_WAY_UNKNOWN};
    struct repairer *mender = telling->mender;
    sl_conflict *conflicts = arena_grow(mender->arena, mender->conflicts, mender->conflict_count,
                                        &mender->conflict_capacity, sizeof *conflicts);
    const sl_rule **rules = arena_array(mender->arena, part->tree_count, sizeof(*rules));
    const sl_field **always = arena_array(mender->arena, part->always_count, sizeof(*always));
    if (!conflicts || !rules || !always)
        return;
    mender->conflicts = conflicts;
    sl_conflict *conflict = &conflicts[mender->conflict_count++];
    *conflict = (sl_conflict){.rules = rules, .always = always, .outcome = outcomes[part->outcome]};
    for (size_t i = 0; i < part->tree_count; i++)
        if (mender->deciding->of_tree[part->trees[i]])
            rules[conflict->rule_count++] = mender->deciding->of_tree[part->trees[i]];
    for (size_t i = 0; i < part->always_count; i++)
        always[conflict->always_count++] = mender->rules->vocabulary->fields[part->always[i]];
    conflict->account = telling->subject->base ? telling->subject->name : (sl_text){NULL, 0};
    conflict->cost = part->cost;
    conflict->total = part->total;
    conflict->exact = part->exact;
    if (part->outcome == REPAIR_FOUND)
        tell_alternatives(telling, task, part, conflict);
    if (part->outcome == REPAIR_NONE)
        tell_contradiction(telling, task, conflict);
}

/* A look at all trees takes as long as so many looks at branches. */
#define LOOK_WORK 32

/* ---- the search --------------------------------------------------------------------------------------------------- */

/* Whether nothing that is allowed is congruent, which is then told as one conflict: to find that out by mending takes long. */
static bool is_hopeless(struct telling *telling, const struct repair_task *task) {
    struct repairer *mender = telling->mender;
    struct search *search = search_new(mender->arena, task->space);
    uint8_t *found = arena_array(mender->arena, task->space->variable_count, sizeof *found);
    size_t *failing = arena_array(mender->arena, task->space->tree_count, sizeof *failing);
    if (!search || !found || !failing)
        return true;
    uint64_t steps = work_take(&mender->rules->work, SL_LIMIT_SEARCH_STEPS);
    enum search_outcome outcome = search_find(search, task->allowed, NULL, &steps, found);
    work_give(&mender->rules->work, steps);
    if (outcome != SEARCH_NONE)
        return false;
    struct repair_component part = {.outcome = REPAIR_NONE, .trees = failing, .exact = true};
    for (size_t i = 0; i < task->space->tree_count; i++)
        if (!task->space->trees[i].structural && tree_leaf(&task->space->trees[i], task->choices)->leaf != LEAF_GOOD)
            failing[part.tree_count++] = i;
    tell_part(telling, task, &part);
    return true;
}

static sl_result mend(struct repairer *mender, const struct configuration *subject) {
    mender->deciding = repair_verdict_space(mender->context, subject);
    size_t count = mender->deciding->space.variable_count;
    uint8_t *choices = arena_array(mender->arena, count, sizeof *choices);
    choice_set *allowed = arena_array(mender->arena, count, sizeof *allowed);
    size_t *groups = arena_array(mender->arena, count, sizeof *groups);
    if (!choices || !allowed || !groups)
        return SL_OUT_OF_MEMORY;
    if (!rule_space_read(&mender->context->trees, subject, choices))
        return problem_of_value(mender->rules->problems, "repair", subject->source, (sl_text){NULL, 0},
                                "some values cannot be read; mend what check says of them first");
    for (size_t i = 0; i < count; i++) {
        allowed[i] = repair_allowed(&mender->context->trees, mender->terms, subject, i, choices[i]);
        groups[i] = mender->context->trees.meanings[i].field->index;
    }
    struct repair_task task = {.space = &mender->deciding->space,
                               .choices = choices,
                               .allowed = allowed,
                               .groups = groups,
                               .costs = mender->terms->costs,
                               .group_count = mender->rules->vocabulary->field_count,
                               .most = SL_LIMIT_REPAIRS,
                               .budget = 0};
    struct telling telling = {mender, subject, choices};
    if (is_hopeless(&telling, &task))
        return mender->arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
    uint64_t work = work_take(&mender->rules->work, SL_LIMIT_REPAIR_LOOKS * LOOK_WORK);
    task.budget = work / LOOK_WORK;
    const struct repairs *repairs = repair_find(mender->arena, &task);
    work_give(&mender->rules->work, work - (repairs ? repairs->visits * LOOK_WORK : 0));
    for (size_t i = 0; repairs && i < repairs->component_count; i++)
        tell_part(&telling, &task, &repairs->components[i]);
    return mender->arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

static bool has_fault(const sl_program *program, const sl_rule *rule) {
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (outcome->rule == rule && !is_satisfied(outcome->status))
            return true;
    }
    return false;
}

/* Of a rule that is not looked at, what it would say of a change is not known; one about all accounts together is looked at unless the
 * standard cannot be changed to suit it, and matters when it complains, or might complain of what is changed. */
static bool is_left_out(const struct repairer *mender, const sl_program *program, size_t index) {
    const struct rule_tree *tree = &mender->context->trees.rules[index];
    if (tree->rule->kind == SL_RULE_PRACTICE || mender->context->deciding.tree_of[index] != SIZE_MAX)
        return false;
    return tree->rule->scope != SL_SCOPE_PORTFOLIO || mender->program->account_count == 0 ||
           mender->conflict_count > 0 || has_fault(program, tree->rule);
}

static void list_left_out(struct repairer *mender, const sl_program *program, sl_repair *repair) {
    size_t count = mender->context->trees.rule_count;
    const sl_rule **rules = arena_array(mender->arena, count, sizeof(*rules));
    for (size_t i = 0; rules && i < count; i++)
        if (is_left_out(mender, program, i))
            rules[repair->left_out_count++] = mender->context->trees.rules[i].rule;
    repair->left_out = rules;
}

sl_result repair_program(struct ruleset *rules, sl_report *report, size_t program, const struct repair_context *context,
                         const struct repair_constraints *terms, const sl_repair **repair) {
    struct checked_file *box = (struct checked_file *)report;
    const sl_program *judged = &report->programs[program];
    struct repairer mender = {.rules = rules,
                              .arena = &box->arena,
                              .terms = terms,
                              .program = &box->bound[program].program,
                              .context = context};
    sl_result result = mend(&mender, mender.program);
    for (size_t i = 0; result == SL_OK && i < mender.program->account_count; i++)
        if (repair_has_own_fault(judged, &mender.program->accounts[i]))
            result = mend(&mender, &mender.program->accounts[i]);
    sl_repair *found = arena_alloc(mender.arena, sizeof *found);
    if (result != SL_OK || !found)
        return result != SL_OK ? result : SL_OUT_OF_MEMORY;
    *found = (sl_repair){.conflicts = mender.conflicts, .conflict_count = mender.conflict_count};
    found->budget_met = work_is_used_up(&rules->work) ? rules->work.budget : NULL;
    list_left_out(&mender, judged, found);
    *repair = found;
    return mender.arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

sl_result sl_repair_program(sl_checker *checker, sl_report *report, size_t program, const sl_repair_options *options,
                            const sl_repair **repair) {
    struct checked_file *box = (struct checked_file *)report;
    struct repair_constraints terms;
    struct repair_context context;
    struct ruleset *rules = &checker->rules;
    *repair = NULL;
    if (report->programs[program].verdict == SL_INVALID)
        return problem_of_value(rules->problems, "repair", report->source, (sl_text){NULL, 0},
                                "this could not be read as a program; check says why");
    sl_result result = ruleset_needs_judge(rules);
    if (result == SL_OK)
        result = repair_constraints_read(rules, &box->arena, options, &terms);
    if (result != SL_OK)
        return result;
    if (!repair_context_make(checker->trees, rules, &box->arena, &box->bound[program].program, &terms, &context))
        return SL_OUT_OF_MEMORY;
    return repair_program(rules, report, program, &context, &terms, repair);
}
