/* context.c - makes the trees that decide about one program and its accounts, lists and reads the subjects of a repair,
 * and explains why one of them cannot be congruent. */
#include "analyze/repair/context.h"

#include "ruleset/work.h"
#include "samplint/limits.h"
#include "trees/choices.h"

/* ---- rules about all accounts that no change of the standard satisfies ------------------------------------------- */

/* Whether some allowed choices of the standard satisfy all rules but those left out. Returns true if the search is
 * given up, too. */
static bool can_satisfy(const struct repair_context *context, const choice_set *allowed, const bool *left_out) {
    struct arena scratch = ARENA_EMPTY;
    struct verdict_space verdict;
    bool satisfiable = true;
    if (verdict_space_choose(&scratch, &context->rule_space, left_out, &verdict)) {
        struct search *search = search_new(&scratch, &verdict.space);
        uint8_t *found = arena_array(&scratch, verdict.space.variable_count, sizeof *found);
        satisfiable =
            !search || !found || search_with_work(&context->rules->work, search, allowed, NULL, found) != SEARCH_NONE;
    }
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
    return satisfiable;
}

/* Returns for each rule of the rulebook whether it is left out of the search; NULL if none is. Rules are left out only
 * if the standard cannot satisfy all rules, but can satisfy them without the portfolio rules (about all accounts
 * together). Then the portfolio rules are added one by one, and one that the standard cannot satisfy together with the
 * rules kept so far is left out. */
static const bool *rules_to_leave_out(const struct repair_context *context, const uint8_t *choices) {
    const struct rule_space *rules = &context->rule_space;
    choice_set *allowed = arena_array(context->arena, rules->space.variable_count, sizeof *allowed);
    bool *left_out = arena_array(context->arena, rules->rule_count, sizeof *left_out);
    if (!allowed || !left_out || context->program->account_count == 0)
        return NULL;
    for (size_t i = 0; i < rules->space.variable_count; i++)
        allowed[i] = constraints_allow(context->constraints, rules, context->program, i, choices[i]);
    if (can_satisfy(context, allowed, NULL))
        return NULL;
    for (size_t i = 0; i < rules->rule_count; i++)
        left_out[i] = rules->rules[i].rule->scope == SL_SCOPE_PORTFOLIO;
    if (!can_satisfy(context, allowed, left_out))
        return NULL;
    for (size_t i = 0; i < rules->rule_count; i++) {
        if (!left_out[i])
            continue;
        left_out[i] = false;
        left_out[i] = !can_satisfy(context, allowed, left_out);
    }
    return left_out;
}

/* ---- the trees --------------------------------------------------------------------------------------------------- */

/* Makes trees for this program if the cached trees may answer differently from the rules: if the program has accounts,
 * or integers that were not tried when the cached trees were made. Otherwise uses the cached trees. */
static bool make_rule_trees(struct repair_context *context, struct tree_cache *cache) {
    const struct rule_space *base = tree_cache_get(cache, context->rules);
    if (!base) {
        context->arena->failed = true;
        return false;
    }
    struct rule_space_request request = {.rules = context->rules,
                                         .book = &context->rules->book,
                                         .without_practices = true,
                                         .leaf_budget = SL_LIMIT_LEAVES,
                                         .program = context->program,
                                         .base = base};
    context->rule_space = *base;
    if (context->program->account_count > 0 || !choices_are_exact(base, context->program))
        rule_space_build(context->arena, &request, &context->rule_space);
    return !context->arena->failed;
}

/* Chooses the trees that decide about accounts, given the choices of the standard. */
static void choose_for_accounts(struct repair_context *context, const uint8_t *choices) {
    const struct verdict_space *standard = &context->standard.verdict;
    size_t all = standard->space.tree_count, count = 0;
    struct tree *trees = arena_array(context->arena, all, sizeof *trees);
    const sl_rule **rules = arena_array(context->arena, all, sizeof(*rules));
    if (!trees || !rules)
        return;
    for (size_t i = 0; i < all; i++) {
        const struct tree *tree = &standard->space.trees[i];
        const sl_rule *rule = standard->rule_of_tree[i];
        bool of_all = rule && rule->scope == SL_SCOPE_PORTFOLIO;
        if (of_all || (!tree->structural && tree_leaf(tree, choices)->leaf != LEAF_GOOD))
            continue;
        rules[count] = rule;
        trees[count++] = *tree;
    }
    struct verdict_space *account = &context->account.verdict;
    account->rule_of_tree = rules;
    account->space.trees = trees;
    account->space.tree_count = count;
}

bool context_make_trees(struct repair_context *context, struct tree_cache *cache) {
    struct arena *arena = context->arena;
    if (!make_rule_trees(context, cache))
        return false;
    size_t count = context->rule_space.space.variable_count;
    uint8_t *choices = arena_array(arena, count, sizeof *choices);
    context->bundles = arena_array(arena, count, sizeof *context->bundles);
    if (!choices || !context->bundles)
        return false;
    for (size_t i = 0; i < count; i++)
        context->bundles[i] = context->rule_space.meanings[i].field->index;
    bool readable = choices_read(&context->rule_space, context->program, choices); /* else nothing is repaired at all */
    const bool *left_out = readable ? rules_to_leave_out(context, choices) : NULL;
    if (arena->failed || !verdict_space_choose(arena, &context->rule_space, left_out, &context->standard.verdict))
        return false;
    context->account.verdict = context->standard.verdict;
    if (readable)
        choose_for_accounts(context, choices);
    context->standard.search = search_new(arena, &context->standard.verdict.space);
    context->account.search = search_new(arena, &context->account.verdict.space);
    return !arena->failed;
}

/* ---- subjects ---------------------------------------------------------------------------------------------------- */

/* Whether a rule fails or is undetermined for an account but not for the standard. Faults of the standard are repaired
 * there. */
static bool has_own_fault(const sl_program *judged, const struct configuration *account) {
    for (size_t i = 0; i < judged->outcome_count; i++) {
        const sl_outcome *outcome = &judged->outcomes[i], *standard = judged->outcomes;
        if (!sl_decides_congruence(outcome->rule) || outcome->account.bytes != account->name.bytes ||
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
    const struct rule_space *rules = &context->rule_space;
    size_t count = rules->space.variable_count;
    *subject = (struct repair_subject){.configuration = configuration,
                                       .space = configuration->base ? &context->account : &context->standard,
                                       .choices = arena_array(arena, count, sizeof *subject->choices),
                                       .allowed = arena_array(arena, count, sizeof *subject->allowed),
                                       .pinned = arena_array(arena, count, sizeof *subject->pinned)};
    if (arena->failed)
        return true;
    if (!choices_read(rules, configuration, subject->choices))
        return false;
    for (size_t i = 0; i < count; i++) {
        choice_set now = choice_only(subject->choices[i]);
        bool keep = constraints_keep(context->constraints, configuration, rules->meanings[i].field);
        subject->allowed[i] = constraints_allow(context->constraints, rules, configuration, i, subject->choices[i]);
        subject->pinned[i] = keep ? now : all_choices(&rules->space.variables[i]);
    }
    return true;
}

struct contradiction explain_contradiction(const struct repair_context *context, const struct repair_subject *subject,
                                           const choice_set *pinned, const sl_field *except, uint64_t *steps,
                                           struct arena *scratch) {
    struct pins pins = {pinned, context->bundles};
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
