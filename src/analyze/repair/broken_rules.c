/* broken_rules.c - asks the rules about all accounts together about the program after an alternative. */
#include "analyze/repair/broken_rules.h"

#include "analyze/repair/changed_program.h"
#include "analyze/repair/variants.h"
#include "certain/certain.h"

/* Makes the changes of a variant, after those of another one are undone. */
static void make_changes(struct changed_program *changed, const sl_alternative *alternative,
                         const struct variant *variant) {
    changed_program_undo(changed, alternative);
    for (size_t i = 0; i < alternative->change_count; i++) {
        const sl_change *change = &alternative->changes[i];
        changed_program_make(changed, change, variant_value(variant, change));
    }
    for (size_t i = 0; i < alternative->choice_count; i++)
        changed_program_make(changed, variant_option(variant, &alternative->choices[i]), 0);
}

static bool is_broken(const struct repair_context *context, const sl_rule *rule, const struct configuration *program) {
    struct arena scratch = ARENA_EMPTY;
    struct certain_question question = {.host = context->rules->host, .rule = rule, .configuration = program};
    struct answer answer = {.status = SL_FAILED};
    certain_answer(&question, &scratch, &answer);
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
    return answer.status != SL_PASS && answer.status != SL_NOT_APPLICABLE;
}

/* Counts the variants that break a rule. */
static size_t count_breaking(const struct repair_context *context, const sl_rule *rule,
                             const sl_alternative *alternative, struct changed_program *changed) {
    size_t count = 0;
    for (size_t i = 0; i < variant_count(alternative); i++) {
        struct variant variant = variant_at(alternative, i);
        make_changes(changed, alternative, &variant);
        count += is_broken(context, rule, changed->program);
    }
    return count;
}

void find_broken_rules(const struct repair_context *context, sl_alternative *alternative) {
    const struct rule_space *rules = &context->rule_space;
    struct arena scratch = ARENA_EMPTY;
    struct changed_program changed = {.program = NULL};
    sl_broken_rule *broken = NULL;
    size_t capacity = 0;
    if (!changes_parts(alternative))
        return;
    for (size_t i = 0; i < rules->rule_count && !context->arena->failed && !scratch.failed; i++) {
        const sl_rule *rule = rules->rules[i].rule;
        if (rule->scope != SL_SCOPE_PORTFOLIO || context->standard.tree_of_rule[i] == SIZE_MAX)
            continue;
        if (!changed.program)
            changed = changed_program_copy(&scratch, context->program);
        size_t count = scratch.failed ? 0 : count_breaking(context, rule, alternative, &changed);
        if (count > 0)
            ARENA_APPEND(context->arena, broken, alternative->broken_count, capacity,
                         (sl_broken_rule){rule, count == variant_count(alternative)});
    }
    alternative->broken = broken;
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
}
