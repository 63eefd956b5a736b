/* context.c - makes the trees that decide about one program, its segments and its accounts, lists and reads the subjects of a repair,
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
    if (!allowed || !left_out || part_count(context->program) == 0)
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

/* Makes trees for this program if the cached trees may answer differently from the rules: if the program has
 * segments or accounts, or integers that were not tried when the cached trees were made. Otherwise uses the cached trees. */
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
    if (part_count(context->program) > 0 || !choices_are_exact(base, context->program))
        rule_space_build(context->arena, &request, &context->rule_space);
    return !context->arena->failed;
}

/* Chooses the trees that decide about what is below a level, given the trees and the choices of this level. */
static void choose_below(struct repair_context *context, const struct verdict_space *level, const uint8_t *choices,
                         struct repair_space *below) {
    size_t all = level->space.tree_count, count = 0;
    struct tree *trees = arena_array(context->arena, all, sizeof *trees);
    const sl_rule **rules = arena_array(context->arena, all, sizeof(*rules));
    below->verdict = *level;
    if (!trees || !rules)
        return;
    for (size_t i = 0; i < all; i++) {
        const struct tree *tree = &level->space.trees[i];
        const sl_rule *rule = level->rule_of_tree[i];
        bool of_all = rule && rule->scope == SL_SCOPE_PORTFOLIO;
        if (of_all || (!tree->structural && tree_leaf(tree, choices)->leaf != LEAF_GOOD))
            continue;
        rules[count] = rule;
        trees[count++] = *tree;
    }
    below->verdict.rule_of_tree = rules;
    below->verdict.space.trees = trees;
    below->verdict.space.tree_count = count;
}

static bool has_own_fault(const struct repair_context *context, const struct configuration *part);

/* Whether an account of a segment is repaired. */
static bool has_faulty_account(const struct repair_context *context, const struct configuration *segment) {
    for (size_t i = 0; i < context->program->account_count; i++)
        if (context->program->accounts[i].base == segment && has_own_fault(context, &context->program->accounts[i]))
            return true;
    return false;
}

/* Makes the spaces that decide about the accounts of segments, if such an account is repaired. */
static void make_below_segments(struct repair_context *context, uint8_t *choices) {
    size_t count = context->program->segment_count;
    context->below_segments = arena_array(context->arena, count, sizeof *context->below_segments);
    for (size_t i = 0; context->below_segments && i < count; i++) {
        const struct configuration *segment = &context->program->segments[i];
        struct repair_space *below = &context->below_segments[i];
        *below = context->below_standard;
        if (!has_faulty_account(context, segment) || !choices_read(&context->rule_space, segment, choices))
            continue;
        choose_below(context, &context->standard.verdict, choices, below);
        below->search = search_new(context->arena, &below->verdict.space);
    }
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
    context->below_standard.verdict = context->standard.verdict;
    if (readable)
        choose_below(context, &context->standard.verdict, choices, &context->below_standard);
    context->standard.search = search_new(arena, &context->standard.verdict.space);
    context->below_standard.search = search_new(arena, &context->below_standard.verdict.space);
    make_below_segments(context, choices);
    return !arena->failed;
}

/* ---- subjects ---------------------------------------------------------------------------------------------------- */

/* Returns the answer of a rule about a level: that of the level itself or, if the rule was not asked about it, that of the
 * standard, whose outcomes come first. */
static const sl_outcome *answer_about(const sl_program *judged, const sl_rule *rule,
                                      const struct configuration *level) {
    const sl_outcome *standard = judged->outcomes;
    for (size_t i = 0; level->level == LEVEL_SEGMENT && i < judged->outcome_count; i++)
        if (judged->outcomes[i].rule == rule && judged->outcomes[i].segment.bytes == level->name.bytes)
            return &judged->outcomes[i];
    while (standard->rule != rule)
        standard++;
    return standard;
}

/* Whether a rule fails or is undetermined for a segment or an account, but not for the level above. Faults of that level
 * are repaired there. */
static bool has_own_fault(const struct repair_context *context, const struct configuration *part) {
    const sl_program *judged = context->judged;
    for (size_t i = 0; i < judged->outcome_count; i++) {
        const sl_outcome *outcome = &judged->outcomes[i];
        sl_text name = part->level == LEVEL_SEGMENT ? outcome->segment : outcome->account;
        if (!sl_decides_congruence(outcome->rule) || name.bytes != part->name.bytes ||
            (outcome->status != SL_FAIL && outcome->status != SL_UNDETERMINED))
            continue;
        if (is_satisfied(answer_about(judged, outcome->rule, part->base)->status))
            return true;
    }
    return false;
}

const struct configuration **subjects_list(const struct repair_context *context, size_t *count) {
    const struct configuration *program = context->program;
    const struct configuration **list = arena_array(context->arena, part_count(program) + 1, sizeof(*list));
    *count = 0;
    if (!list)
        return NULL;
    list[(*count)++] = program;
    for (size_t i = 0; i < part_count(program); i++)
        if (has_own_fault(context, part_at(program, i)))
            list[(*count)++] = part_at(program, i);
    return list;
}

/* Returns the space that decides about a configuration. */
static const struct repair_space *space_for(const struct repair_context *context,
                                            const struct configuration *configuration) {
    const struct configuration *base = configuration->base;
    if (!base)
        return &context->standard;
    return base->level == LEVEL_SEGMENT ? &context->below_segments[part_number(context->program, base)]
                                        : &context->below_standard;
}

bool subject_read(struct arena *arena, const struct repair_context *context, const struct configuration *configuration,
                  struct repair_subject *subject) {
    const struct rule_space *rules = &context->rule_space;
    size_t count = rules->space.variable_count;
    *subject = (struct repair_subject){.configuration = configuration,
                                       .space = space_for(context, configuration),
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
