/* subject.c - lists and reads the subjects of a repair, and explains why one of them cannot be congruent. */
#include "analyze/repair/subject.h"

#include "trees/choices.h"

/* Whether a rule fails or is undetermined for an account but not for the standard. Faults of the standard are repaired
 * there. */
static bool has_own_fault(const sl_program *judged, const struct configuration *account) {
    for (size_t i = 0; i < judged->outcome_count; i++) {
        const sl_outcome *outcome = &judged->outcomes[i], *standard = judged->outcomes;
        if (outcome->rule->kind == SL_RULE_PRACTICE || outcome->account.bytes != account->name.bytes ||
            (outcome->status != SL_FAIL && outcome->status != SL_UNDETERMINED))
            continue;
        while (standard->rule != outcome->rule) /* the outcomes of the standard come first */
            standard++;
        if (is_satisfied(standard->status))
            return true;
    }
    return false;
}

const struct configuration **subjects_list(const struct repair_context *context, size_t *count) {
    const struct configuration *program = context->program;
    const struct configuration **list = arena_array(context->arena, program->account_count + 1, sizeof(*list));
    *count = 0;
    if (!list)
        return NULL;
    list[(*count)++] = program;
    for (size_t i = 0; i < program->account_count; i++)
        if (has_own_fault(context->judged, &program->accounts[i]))
            list[(*count)++] = &program->accounts[i];
    return list;
}

bool subject_read(struct arena *arena, const struct repair_context *context, const struct configuration *configuration,
                  struct repair_subject *subject) {
    const struct rule_space *trees = &context->trees;
    size_t count = trees->space.variable_count;
    *subject = (struct repair_subject){.configuration = configuration,
                                       .space = configuration->base ? &context->account : &context->standard,
                                       .choices = arena_array(arena, count, sizeof *subject->choices),
                                       .allowed = arena_array(arena, count, sizeof *subject->allowed),
                                       .pinned = arena_array(arena, count, sizeof *subject->pinned)};
    if (arena->failed)
        return true;
    if (!choices_read(trees, configuration, subject->choices))
        return false;
    for (size_t i = 0; i < count; i++) {
        choice_set now = choice_only(subject->choices[i]);
        bool keep = constraints_keep(context->constraints, configuration, trees->meanings[i].field);
        subject->allowed[i] = constraints_allow(context->constraints, trees, configuration, i, subject->choices[i]);
        subject->pinned[i] = keep ? now : all_choices(&trees->space.variables[i]);
    }
    return true;
}

struct contradiction explain_contradiction(const struct repair_context *context, const struct repair_subject *subject,
                                           const choice_set *pinned, const sl_field *except, uint64_t *steps,
                                           struct arena *scratch) {
    struct pins pins = {pinned, context->groups};
    struct explanation why = explain_pins(scratch, subject->space->search, &pins, steps);
    const sl_field **fields = arena_array(context->arena, why.pin_count, sizeof(*fields));
    struct contradiction result = {.fields = fields};
    result.rules = verdict_space_responsible(context->arena, &subject->space->verdict, &why);
    if (!fields || why.grade == EXPLAINED_SATISFIABLE || why.grade == EXPLAINED_UNKNOWN)
        return (struct contradiction){.fields = NULL};
    for (size_t i = 0; i < why.pin_count; i++)
        if (!except || why.pins[i] != except->index)
            fields[result.field_count++] = context->rules->vocabulary->fields[why.pins[i]];
    return result;
}
