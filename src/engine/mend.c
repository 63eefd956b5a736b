#include "engine/mend.h"

#include "base/text.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

/* ---- trees -------------------------------------------------------------------------------------------------------- */

/* Where some value of the standard cannot be read, nothing is mended at all. */
static void choose_for_accounts(struct arena *arena, const struct configuration *program, struct mend_trees *trees) {
    const struct space *all = &trees->deciding.space;
    uint8_t *choices = arena_array(arena, all->variable_count, sizeof *choices);
    struct tree *kept = arena_array(arena, all->tree_count, sizeof *kept);
    const sl_rule **rules = arena_array(arena, all->tree_count, sizeof(*rules));
    trees->of_accounts = trees->deciding;
    if (arena->failed || !rule_space_read(&trees->rules, program, choices))
        return;
    size_t count = 0;
    for (size_t i = 0; i < all->tree_count; i++) {
        if (!all->trees[i].structural && tree_leaf(&all->trees[i], choices)->leaf != LEAF_GOOD)
            continue;
        rules[count] = trees->deciding.of_tree[i];
        kept[count++] = all->trees[i];
    }
    trees->of_accounts.of_tree = rules;
    trees->of_accounts.space.trees = kept;
    trees->of_accounts.space.tree_count = count;
}

bool mend_trees_make(sl_checker *checker, struct arena *arena, const struct configuration *program,
                     struct mend_trees *trees) {
    const struct rule_space *rules = rule_space_of(checker);
    if (!rules) {
        arena->failed = true;
        return false;
    }
    struct rule_space_question question = {.checker = checker,
                                           .program = program,
                                           .base = rules,
                                           .chosen = RULES_DECIDING,
                                           .leaf_budget = SL_LIMIT_LEAVES};
    trees->rules = *rules;
    if (!rule_space_tells(rules, program))
        rule_space_build(arena, &question, &trees->rules);
    if (!arena->failed && deciding_choose(arena, &trees->rules, program->account_count > 0, &trees->deciding))
        choose_for_accounts(arena, program, trees);
    return !arena->failed;
}

const struct deciding *mend_deciding(const struct mend_trees *trees, const struct configuration *subject) {
    return subject->base ? &trees->of_accounts : &trees->deciding;
}

/* ---- terms -------------------------------------------------------------------------------------------------------- */

static sl_result refuse_path(sl_checker *checker, sl_text path) {
    struct arena *arena = &checker->arena;
    sl_text message =
        arena_printf(arena, "there is no element or attribute \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, path)),
                     TEXT_ARG(did_you_mean_path(arena, checker->vocabulary, path)));
    return checker_refuse(checker, "option", (sl_location){.source = NULL}, message);
}

static void mark_kept(struct mend_terms *terms, const sl_field *field) {
    terms->kept[field->index] = true;
    for (size_t i = 0; i < field->field_count; i++)
        mark_kept(terms, &field->fields[i]);
}

static void mark_cost(struct mend_terms *terms, const sl_field *field, uint32_t cost) {
    terms->costs[field->index] = cost;
    for (size_t i = 0; i < field->field_count; i++)
        mark_cost(terms, &field->fields[i], cost);
}

sl_result mend_terms_take(sl_checker *checker, struct arena *arena, const sl_repair_options *options,
                          struct mend_terms *terms) {
    const sl_vocabulary *vocabulary = checker->vocabulary;
    *terms = (struct mend_terms){.kept = arena_array(arena, vocabulary->field_count, sizeof *terms->kept),
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
        const sl_field *field = field_at(vocabulary->top, path);
        if (!field || field->element == SL_NO_ELEMENT)
            result = refuse_path(checker, path);
        else if (keep)
            mark_kept(terms, field);
        else
            mark_cost(terms, field, options->costs[i - options->kept_count]);
        if (result == SL_OUT_OF_MEMORY)
            return result;
    }
    return result;
}

bool mend_is_set(const struct mend_terms *terms, const struct configuration *subject, const sl_field *field) {
    if (!terms->set_in || !terms->set[field->index])
        return false;
    bool inherited = subject->base == terms->set_in && !field_is_set(subject->overridden, field);
    return subject == terms->set_in || inherited;
}

bool mend_is_kept(const struct mend_terms *terms, const struct configuration *subject, const sl_field *field) {
    return terms->kept[field->index] || mend_is_set(terms, subject, field);
}

/* ---- accounts ----------------------------------------------------------------------------------------------------- */

bool mend_has_own_fault(const sl_program *program, const struct configuration *account) {
    const sl_outcome *of_program = NULL;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (outcome->rule->kind == SL_RULE_PRACTICE || outcome->account.bytes != account->name.bytes ||
            (outcome->status != SL_FAIL && outcome->status != SL_UNDETERMINED))
            continue;
        for (of_program = program->outcomes; of_program->rule != outcome->rule;)
            of_program++;
        if (of_program->status == SL_PASS || of_program->status == SL_NOT_APPLICABLE)
            return true;
    }
    return false;
}
