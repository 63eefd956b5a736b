#include "trees/rule_tree.h"

#include "lua/source/integers.h"
#include "samplint/limits.h"

/* Numbers in a text are told of as another rule's options are: integers are split there. */
static size_t add_numbers(struct arena *arena, const sl_rule *rule, sl_option *options) {
    int64_t numbers[RULE_TREE_NUMBERS + 1];
    size_t found = numbers_of_check(arena, rule, numbers, RULE_TREE_NUMBERS + 1), count = 0;
    if (found > RULE_TREE_NUMBERS)
        return SIZE_MAX;
    for (size_t i = 0; i < found; i++)
        for (int step = -1; step <= 1; step++) {
            int64_t value;
            if (integer_step(numbers[i], step, &value))
                options[count++] = (sl_option){.type = SL_OPTION_INTEGER, .value = value};
        }
    return count;
}

bool rule_tree_make(struct arena *arena, struct ruleset *rules, sl_rule *rule, struct rule_space *space) {
    sl_option options[3 * RULE_TREE_NUMBERS];
    sl_rule numbers = *rule, *of_numbers = &numbers;
    numbers.options = options;
    numbers.option_count = add_numbers(arena, rule, options);
    if (numbers.option_count == SIZE_MAX)
        return false;
    const struct rulebook alone = {.rules = &rule, .count = 1}, split_by = {.rules = &of_numbers, .count = 1};
    struct rule_space_question question = {
        .rules = rules, .book = &alone, .split_by = &split_by, .chosen = RULES_ALL, .leaf_budget = SL_LIMIT_LEAVES};
    rule_space_build(arena, &question, space);
    return !arena->failed && space->rules[0].tree != SIZE_MAX;
}

bool rule_tree_reads_text(const struct rule_space *space) {
    const struct tree *tree = &space->space.trees[space->rules[0].tree];
    for (size_t i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].variable != TREE_LEAF && space->meanings[tree->nodes[i].variable].field->type == SL_TEXT)
            return true;
    return false;
}
