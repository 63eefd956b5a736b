#include "analyze/repair/context.h"

#include "base/set.h"
#include "base/text.h"
#include "judge/work.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"
#include "space/search.h"

/* ---- terms -------------------------------------------------------------------------------------------------------- */

static sl_result refuse_path(struct ruleset *rules, sl_text path) {
    struct arena *arena = &rules->problems->arena;
    sl_text message =
        arena_printf(arena, "there is no element or attribute \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, path)),
                     TEXT_ARG(did_you_mean_path(arena, rules->vocabulary, path)));
    return problem_usage(rules->problems, "option", "%.*s", TEXT_ARG(message));
}

void repair_mark(bool *fields, const sl_field *field) {
    fields[field->index] = true;
    for (size_t i = 0; i < field->field_count; i++)
        repair_mark(fields, &field->fields[i]);
}

static void mark_cost(struct repair_constraints *terms, const sl_field *field, uint32_t cost) {
    terms->costs[field->index] = cost;
    for (size_t i = 0; i < field->field_count; i++)
        mark_cost(terms, &field->fields[i], cost);
}

sl_result repair_constraints_read(struct ruleset *rules, struct arena *arena, const sl_repair_options *options,
                                  struct repair_constraints *terms) {
    const sl_vocabulary *vocabulary = rules->vocabulary;
    *terms = (struct repair_constraints){.kept = arena_array(arena, vocabulary->field_count, sizeof *terms->kept),
                                         .costs = arena_array(arena, vocabulary->field_count, sizeof *terms->costs),
                                         .most = options->most};
    if (!terms->kept || !terms->costs)
        return SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        terms->costs[i] = 1;
    sl_result result = SL_OK;
    for (size_t i = 0; i < options->kept_count + options->cost_count; i++) {
        bool keep = i < options->kept_count;
        sl_text path = keep ? options->kept[i] : options->costly[i - options->kept_count];
        const sl_field *field = field_named(vocabulary, path);
        if (!field)
            result = refuse_path(rules, path);
        else if (keep)
            repair_mark(terms->kept, field);
        else
            mark_cost(terms, field, options->costs[i - options->kept_count]);
        if (result == SL_OUT_OF_MEMORY)
            return result;
    }
    return result;
}

bool repair_is_set(const struct repair_constraints *terms, const struct configuration *subject, const sl_field *field) {
    if (!terms->set_in || !terms->set[field->index])
        return false;
    bool inherited = subject->base == terms->set_in && !set_has(subject->overridden, field->index);
    return subject == terms->set_in || inherited;
}

bool repair_is_kept(const struct repair_constraints *terms, const struct configuration *subject,
                    const sl_field *field) {
    return terms->kept[field->index] || repair_is_set(terms, subject, field) ||
           (subject->base && !is_account_level(subject->vocabulary, field));
}

choice_set repair_allowed(const struct rule_space *space, const struct repair_constraints *terms,
                          const struct configuration *subject, size_t variable, uint8_t now) {
    const struct meaning *meaning = &space->meanings[variable];
    choice_set all = all_choices(&space->space.variables[variable]);
    if (meaning->word == QUESTION_ALL && now != 0)
        all &= ~choice_only(0);
    return repair_is_kept(terms, subject, meaning->field) ? choice_only(now) : all;
}

/* ---- rules about all accounts together ----------------------------------------------------------------------------- */

/* What the standard may become. */
struct room {
    struct ruleset *rules;
    struct arena *arena;
    const struct rule_space *space;
    const choice_set *allowed;
    uint8_t *found;
};

static bool has_way(const struct room *room, const bool *left_out) {
    struct arena scratch = ARENA_EMPTY;
    struct verdict_space deciding;
    uint64_t steps = work_take(&room->rules->work, SL_LIMIT_SEARCH_STEPS);
    bool has = true; /* where that is not found out, too */
    if (verdict_space_choose(&scratch, room->space, left_out, &deciding)) {
        struct search *search = search_new(&scratch, &deciding.space);
        has = !search || search_find(search, room->allowed, NULL, &steps, room->found) != SEARCH_NONE;
    }
    work_give(&room->rules->work, steps);
    room->arena->failed = room->arena->failed || scratch.failed;
    arena_free(&scratch);
    return has;
}

/* Each that no change of the standard can make content, beside those before it, is left out: the others can be mended all the
 * same. Returns false where there is no way without any of them: it is not for them that there is none. */
static bool leave_out(const struct room *room, bool *left_out) {
    size_t count = room->space->rule_count;
    for (size_t i = 0; i < count; i++)
        left_out[i] = room->space->rules[i].rule->scope == SL_SCOPE_PORTFOLIO;
    if (!has_way(room, left_out))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!left_out[i])
            continue;
        left_out[i] = false;
        left_out[i] = !has_way(room, left_out);
    }
    return true;
}

/* Returns what is to be left out; NULL for nothing, or where some value cannot be read. */
static const bool *choose_of_all(struct ruleset *rules, struct arena *arena, const struct configuration *program,
                                 const struct repair_constraints *terms, const struct rule_space *space) {
    size_t count = space->space.variable_count;
    uint8_t *choices = arena_array(arena, count, sizeof *choices);
    uint8_t *found = arena_array(arena, count, sizeof *found);
    choice_set *allowed = arena_array(arena, count, sizeof *allowed);
    bool *left_out = arena_array(arena, space->rule_count, sizeof *left_out);
    if (arena->failed || program->account_count == 0 || !rule_space_read(space, program, choices))
        return NULL;
    for (size_t i = 0; i < count; i++)
        allowed[i] = repair_allowed(space, terms, program, i, choices[i]);
    struct room room = {rules, arena, space, allowed, found};
    return !has_way(&room, NULL) && leave_out(&room, left_out) ? left_out : NULL;
}

/* ---- trees -------------------------------------------------------------------------------------------------------- */

/* Where some value of the standard cannot be read, nothing is mended at all. */
static void choose_for_accounts(struct arena *arena, const struct configuration *program,
                                struct repair_context *context) {
    const struct space *all = &context->deciding.space;
    uint8_t *choices = arena_array(arena, all->variable_count, sizeof *choices);
    struct tree *kept = arena_array(arena, all->tree_count, sizeof *kept);
    const sl_rule **rules = arena_array(arena, all->tree_count, sizeof(*rules));
    context->of_accounts = context->deciding;
    if (arena->failed || !rule_space_read(&context->trees, program, choices))
        return;
    size_t count = 0;
    for (size_t i = 0; i < all->tree_count; i++) {
        const sl_rule *rule = context->deciding.of_tree[i];
        bool of_all = rule && rule->scope == SL_SCOPE_PORTFOLIO;
        if (of_all || (!all->trees[i].structural && tree_leaf(&all->trees[i], choices)->leaf != LEAF_GOOD))
            continue;
        rules[count] = rule;
        kept[count++] = all->trees[i];
    }
    context->of_accounts.of_tree = rules;
    context->of_accounts.space.trees = kept;
    context->of_accounts.space.tree_count = count;
}

bool repair_context_make(struct tree_cache *cache, struct ruleset *rules, struct arena *arena,
                         const struct configuration *program, const struct repair_constraints *terms,
                         struct repair_context *context) {
    const struct rule_space *space = rule_space_of(cache, rules);
    if (!space) {
        arena->failed = true;
        return false;
    }
    struct rule_space_question question = {.rules = rules,
                                           .book = &rules->book,
                                           .program = program,
                                           .base = space,
                                           .chosen = RULES_DECIDING,
                                           .leaf_budget = SL_LIMIT_LEAVES};
    context->trees = *space;
    if (program->account_count > 0 || !rule_space_tells(space, program))
        rule_space_build(arena, &question, &context->trees);
    if (arena->failed)
        return false;
    const bool *left_out = choose_of_all(rules, arena, program, terms, &context->trees);
    if (verdict_space_choose(arena, &context->trees, left_out, &context->deciding))
        choose_for_accounts(arena, program, context);
    return !arena->failed;
}

const struct verdict_space *repair_verdict_space(const struct repair_context *context,
                                                 const struct configuration *subject) {
    return subject->base ? &context->of_accounts : &context->deciding;
}

/* ---- accounts ----------------------------------------------------------------------------------------------------- */

bool repair_has_own_fault(const sl_program *program, const struct configuration *account) {
    const sl_outcome *of_program = NULL;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (outcome->rule->kind == SL_RULE_PRACTICE || outcome->account.bytes != account->name.bytes ||
            (outcome->status != SL_FAIL && outcome->status != SL_UNDETERMINED))
            continue;
        for (of_program = program->outcomes; of_program->rule != outcome->rule;)
            of_program++;
        if (is_satisfied(of_program->status))
            return true;
    }
    return false;
}
