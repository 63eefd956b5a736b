#include "trees/verdict_space.h"

#include "base/text.h"

static bool decides(const struct rule_tree *rule) {
    return rule->rule->kind != SL_RULE_PRACTICE && rule->tree != SIZE_MAX;
}

bool verdict_space_choose(struct arena *arena, const struct rule_space *rules, const bool *left_out,
                          struct verdict_space *deciding) {
    const struct space *all = &rules->space;
    struct tree *trees = arena_array(arena, all->tree_count, sizeof *trees);
    *deciding = (struct verdict_space){.space = {all->variables, all->variable_count, trees, 0},
                                       .of_tree = arena_array(arena, all->tree_count, sizeof(*deciding->of_tree)),
                                       .tree_of = arena_array(arena, rules->rule_count, sizeof *deciding->tree_of)};
    if (arena->failed)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < rules->rule_count; i++) {
        deciding->tree_of[i] = SIZE_MAX;
        if (!decides(&rules->rules[i]) || (left_out && left_out[i]))
            continue;
        deciding->tree_of[i] = count;
        deciding->of_tree[count] = rules->rules[i].rule;
        trees[count++] = all->trees[rules->rules[i].tree];
    }
    for (size_t i = 0; i < all->tree_count; i++)
        if (all->trees[i].structural)
            trees[count++] = all->trees[i];
    deciding->space.tree_count = count;
    return true;
}

sl_responsible verdict_space_responsible(struct arena *arena, const struct verdict_space *deciding,
                                         const struct explanation *why) {
    const sl_rule **rules = arena_array(arena, why->tree_count, sizeof(*rules));
    if (!rules || why->grade == EXPLAINED_SATISFIABLE || why->grade == EXPLAINED_UNKNOWN)
        return (sl_responsible){NULL, 0};
    for (size_t i = 0; i < why->tree_count; i++)
        rules[i] = deciding->of_tree[why->trees[i]];
    return (sl_responsible){rules, why->tree_count};
}

struct range choice_range(const struct rule_space *rules, size_t variable, size_t from, size_t to) {
    const struct meaning *meaning = &rules->meanings[variable];
    bool last = to + 1 == rules->space.variables[variable].choice_count;
    return (struct range){meaning->lows[from - 1], last ? meaning->field->max : meaning->lows[to] - 1};
}

static sl_text show_range(struct arena *arena, const struct rule_space *rules, size_t variable, size_t from,
                          size_t to) {
    struct range range = choice_range(rules, variable, from, to);
    long long low = range.low, high = range.high;
    return low == high ? arena_printf(arena, "%lld", low) : arena_printf(arena, "%lld to %lld", low, high);
}

sl_text choice_show(struct arena *arena, const struct rule_space *rules, size_t variable, size_t choice) {
    const struct meaning *meaning = &rules->meanings[variable];
    const sl_field *field = meaning->field;
    if (meaning->word != QUESTION_ALL)
        return field->domain[meaning->word];
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: return field->domain[choice - 1];
    case SL_BOOL: return choice == 2 ? TEXT("true") : TEXT("false");
    case SL_INTEGER: return show_range(arena, rules, variable, choice, choice);
    default: return TEXT("a text");
    }
}

sl_text choice_offer(struct arena *arena, const struct rule_space *rules, size_t variable, size_t choice) {
    const struct meaning *meaning = &rules->meanings[variable];
    return meaning->sampled ? arena_printf(arena, "%lld", (long long)meaning->lows[choice - 1])
                            : choice_show(arena, rules, variable, choice);
}

sl_text choice_name(struct arena *arena, const struct rule_space *rules, size_t variable, size_t choice) {
    if (choice > 0)
        return choice_show(arena, rules, variable, choice);
    return rules->meanings[variable].word == QUESTION_ALL ? TEXT("undeclared") : TEXT("without");
}

/* Ranges of an integer that touch are one. Returns the last choice of the run that starts at `choice`. */
static size_t end_of_run(const struct rule_space *rules, size_t variable, choice_set choices, size_t choice) {
    if (rules->meanings[variable].field->type != SL_INTEGER || choice == 0)
        return choice;
    while (choice + 1 < rules->space.variables[variable].choice_count && choices >> (choice + 1) & 1)
        choice++;
    return choice;
}

size_t choices_list(struct arena *arena, const struct rule_space *rules, size_t variable, choice_set choices,
                    sl_text *texts) {
    const struct meaning *meaning = &rules->meanings[variable];
    bool is_word = meaning->word != QUESTION_ALL, is_set = meaning->field->type == SL_SET;
    size_t count = 0;
    for (size_t choice = 0; choice < rules->space.variables[variable].choice_count; choice++) {
        size_t end = end_of_run(rules, variable, choices, choice);
        if (!(choices >> choice & 1))
            continue;
        if (choice == 0 || !is_set)
            texts[count++] = end > choice ? show_range(arena, rules, variable, choice, end)
                                          : choice_name(arena, rules, variable, choice);
        else
            texts[count++] = is_word ? TEXT("with") : TEXT("declared");
        choice = end;
    }
    return count;
}

sl_condition choices_tell(struct arena *arena, const struct rule_space *rules, size_t variable, choice_set choices) {
    const struct meaning *meaning = &rules->meanings[variable];
    sl_text *values = arena_array(arena, SPACE_CHOICES, sizeof *values);
    sl_condition condition = {.field = meaning->field, .values = values};
    if (meaning->word != QUESTION_ALL)
        condition.word = meaning->field->domain[meaning->word];
    if (values)
        condition.value_count = choices_list(arena, rules, variable, choices, values);
    return condition;
}
