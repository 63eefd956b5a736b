#include "space/agree.h"

#define NOT_CHOSEN UINT8_MAX

struct walk {
    const struct agree_question *question;
    uint8_t *choices; /* one a variable, NOT_CHOSEN where the way here did not say */
};

/* The node that the choices made so far lead to: a leaf, or one that reads what is not chosen. */
static uint32_t follow(const struct tree *tree, const uint8_t *choices, uint32_t at) {
    const struct tree_node *node = &tree->nodes[at];
    while (node->variable != TREE_LEAF && choices[node->variable] != NOT_CHOSEN) {
        at = tree->children[node->first + choices[node->variable]];
        node = &tree->nodes[at];
    }
    return at;
}

/* As deep as the trees are, which is at most the number of their variables together. */
static enum agreement compare(struct walk *walk, uint32_t first, uint32_t second) {
    const struct agree_question *question = walk->question;
    first = follow(question->first, walk->choices, first);
    second = follow(question->second, walk->choices, second);
    const struct tree_node *a = &question->first->nodes[first], *b = &question->second->nodes[second];
    if (*question->steps == 0)
        return AGREE_UNKNOWN;
    --*question->steps;
    if (a->variable == TREE_LEAF && b->variable == TREE_LEAF)
        return question->same(question->context, a->answer, b->answer) ? AGREE : DISAGREE;
    uint32_t variable = a->variable != TREE_LEAF ? a->variable : b->variable;
    enum agreement result = AGREE;
    for (size_t choice = 0; choice < question->variables[variable].choice_count && result == AGREE; choice++) {
        walk->choices[variable] = (uint8_t)choice;
        result = compare(walk, first, second);
    }
    walk->choices[variable] = NOT_CHOSEN;
    return result;
}

enum agreement trees_agree(struct arena *arena, const struct agree_question *question) {
    struct walk start = {question, arena_array(arena, question->variable_count, 1)};
    if (!start.choices)
        return AGREE_UNKNOWN;
    for (size_t i = 0; i < question->variable_count; i++)
        start.choices[i] = NOT_CHOSEN;
    return compare(&start, 0, 0);
}
