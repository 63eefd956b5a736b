/* agree.c - compares two decision trees by descending both at once, as agree.h describes. */
#include "space/agree.h"

#include <string.h>

#define NOT_CHOSEN UINT8_MAX /* the choice of a variable that no node on the current path has read */

/* Descends from the node `at` as far as the choices decide. Returns a leaf, or a node for which no choice is made. */
static uint32_t descend(const struct tree *tree, const uint8_t *choices, uint32_t at) {
    const struct tree_node *node = &tree->nodes[at];
    while (node->variable != TREE_LEAF && choices[node->variable] != NOT_CHOSEN) {
        at = tree->children[node->first + choices[node->variable]];
        node = &tree->nodes[at];
    }
    return at;
}

/* Compares two subtrees for all completions of the choices. The recursion is no deeper than the number of variables. */
static enum agreement compare(const struct agree_question *question, uint8_t *choices, uint32_t first,
                              uint32_t second) {
    first = descend(question->first, choices, first);
    second = descend(question->second, choices, second);
    const struct tree_node *a = &question->first->nodes[first], *b = &question->second->nodes[second];
    if (*question->steps == 0)
        return AGREE_UNKNOWN;
    --*question->steps;
    if (a->variable == TREE_LEAF && b->variable == TREE_LEAF)
        return question->same(question->context, a->answer, b->answer) ? AGREE : DISAGREE;
    uint32_t variable = a->variable != TREE_LEAF ? a->variable : b->variable;
    enum agreement result = AGREE;
    for (size_t choice = 0; choice < question->variables[variable].choice_count && result == AGREE; choice++) {
        choices[variable] = (uint8_t)choice;
        result = compare(question, choices, first, second);
    }
    choices[variable] = NOT_CHOSEN;
    return result;
}

enum agreement trees_agree(struct arena *arena, const struct agree_question *question) {
    uint8_t *choices = arena_array(arena, question->variable_count, 1);
    if (!choices)
        return AGREE_UNKNOWN;
    memset(choices, NOT_CHOSEN, question->variable_count);
    return compare(question, choices, 0, 0);
}
