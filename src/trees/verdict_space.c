/* verdict_space.c - chooses the trees that decide about congruence. */
#include "trees/verdict_space.h"

#include "samplint/limits.h"

bool verdict_space_choose(struct arena *arena, const struct rule_space *rules, const bool *left_out,
                          struct verdict_space *verdict) {
    const struct space *all = &rules->space;
    struct tree *trees = arena_array(arena, all->tree_count, sizeof *trees);
    *verdict =
        (struct verdict_space){.space = {all->variables, all->variable_count, trees, 0},
                               .rule_of_tree = arena_array(arena, all->tree_count, sizeof(*verdict->rule_of_tree)),
                               .tree_of_rule = arena_array(arena, rules->rule_count, sizeof *verdict->tree_of_rule)};
    if (arena->failed)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < rules->rule_count; i++) {
        const struct rule_tree *tree = &rules->rules[i];
        verdict->tree_of_rule[i] = SIZE_MAX;
        if (!sl_decides_congruence(tree->rule) || tree->tree == SIZE_MAX || (left_out && left_out[i]))
            continue;
        verdict->tree_of_rule[i] = count;
        verdict->rule_of_tree[count] = tree->rule;
        trees[count++] = all->trees[tree->tree];
    }
    for (size_t i = 0; i < all->tree_count; i++)
        if (all->trees[i].structural)
            trees[count++] = all->trees[i];
    verdict->space.tree_count = count;
    return true;
}

sl_responsible verdict_space_responsible(struct arena *arena, const struct verdict_space *verdict,
                                         const struct explanation *why) {
    const sl_rule **rules = arena_array(arena, why->tree_count, sizeof(*rules));
    if (!rules || why->grade == EXPLAINED_SATISFIABLE || why->grade == EXPLAINED_UNKNOWN)
        return (sl_responsible){NULL, 0};
    for (size_t i = 0; i < why->tree_count; i++)
        rules[i] = verdict->rule_of_tree[why->trees[i]];
    return (sl_responsible){rules, why->tree_count};
}

bool any_rule_sampled(const struct rule_space *rules, const sl_responsible *responsible) {
    for (size_t i = 0; i < rules->rule_count; i++)
        for (size_t j = 0; rules->rules[i].sampled && j < responsible->count; j++)
            if (rules->rules[i].rule == responsible->rules[j])
                return true;
    return false;
}

enum search_outcome search_with_work(struct work *work, struct search *search, const choice_set *allowed,
                                     const uint8_t *wanted, uint8_t *choices) {
    uint64_t steps = work_take(work, SL_LIMIT_SEARCH_STEPS);
    enum search_outcome outcome = search_find(search, allowed, wanted, &steps, choices);
    work_give(work, steps);
    return outcome;
}
