/* fine_tree.c - makes the tree of one rule with integers split at every number of the rule's check. */
#include "ruletest/fine_tree.h"

#include "lua/source/constants.h"
#include "samplint/limits.h"

bool fine_tree_make(struct arena *arena, struct ruleset *rules, sl_rule *rule, struct rule_space *space) {
    sl_option options[3 * FINE_TREE_NUMBERS];
    sl_rule splitting = *rule, *splitter = &splitting; /* its options split the integers; it gets no tree */
    int64_t numbers[FINE_TREE_NUMBERS + 1], value;
    size_t found = numbers_of_check(arena, rule, numbers, FINE_TREE_NUMBERS + 1);
    if (found > FINE_TREE_NUMBERS)
        return false;
    splitting.options = options;
    splitting.option_count = 0;
    for (size_t i = 0; i < found; i++)
        for (int step = -1; step <= 1; step++)
            if (integer_step(numbers[i], step, &value))
                options[splitting.option_count++] =
                    (sl_option){.type = SL_OPTION_INTEGER, .value = value, .has_value = true};
    const struct rulebook alone = {.rules = &rule, .count = 1}, split_by = {.rules = &splitter, .count = 1};
    struct rule_space_request request = {
        .rules = rules, .book = &alone, .split_by = &split_by, .leaf_budget = SL_LIMIT_LEAVES};
    rule_space_build(arena, &request, space);
    return !arena->failed && space->rules[0].tree != SIZE_MAX;
}
