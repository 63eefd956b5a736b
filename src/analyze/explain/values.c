/* values.c - what a rule's tree says: which values it objects to, and which combinations of values content it. */
#include "analyze/explain/explainer.h"
#include "base/text.h"
#include "judge/work.h"
#include "samplint/limits.h"
#include "space/recipe.h"
#include "space/search.h"
#include "trees/choices.h"

/* Branches that may be looked at for one attribute of one rule. */
#define OBJECTION_STEPS UINT64_C(2000000)

/* In steps, for one rule. */
#define WAYS_BUDGET ((size_t)200000)

/* More ways than that tell nobody anything. */
#define MOST_WAYS ((size_t)12)

/* ---- objections --------------------------------------------------------------------------------------------------- */

struct objector {
    const struct rule_space *space;
    const struct tree *tree;
    uint8_t *known;  /* by variable, on the way to a bad leaf: 1 + its choice; 0 where it was not asked */
    size_t variable; /* the one in question, */
    unsigned choice; /* and its choice */
    uint64_t steps;
};

static size_t choices_of(const struct rule_space *space, size_t variable) {
    return space->space.variables[variable].choice_count;
}

/* Whether another choice of the variable leads to a good leaf, with all else that is known. */
static bool other_is_good(struct objector *objector, uint32_t at) {
    const struct tree_node *node = &objector->tree->nodes[at];
    if (node->variable == TREE_LEAF)
        return node->leaf == LEAF_GOOD;
    uint8_t known = objector->known[node->variable];
    for (size_t choice = 0; choice < choices_of(objector->space, node->variable) && objector->steps > 0; choice++) {
        bool in_question = node->variable == objector->variable;
        if (in_question ? choice == objector->choice : known && choice + 1u != known)
            continue;
        objector->steps--;
        if (other_is_good(objector, objector->tree->children[node->first + choice]))
            return true;
    }
    return false;
}

/* Whether the choice leads to a bad leaf that another one would have kept from. */
static bool is_objected(struct objector *objector, uint32_t at, bool asked) {
    const struct tree_node *node = &objector->tree->nodes[at];
    bool found = false;
    if (node->variable == TREE_LEAF)
        return asked && node->leaf == LEAF_BAD && other_is_good(objector, 0);
    for (size_t choice = 0; choice < choices_of(objector->space, node->variable) && !found && objector->steps > 0;
         choice++) {
        if (node->variable == objector->variable && choice != objector->choice)
            continue;
        objector->steps--;
        objector->known[node->variable] = (uint8_t)(choice + 1);
        found = is_objected(objector, objector->tree->children[node->first + choice],
                            asked || node->variable == objector->variable);
        objector->known[node->variable] = 0;
    }
    return found;
}

/* "with x", "without x" */
static void name_word(struct sl_explainer *explainer, const struct meaning *meaning, sl_text *text) {
    *text =
        arena_printf(&explainer->arena, "%.*s %.*s", TEXT_ARG(*text), TEXT_ARG(meaning->field->domain[meaning->word]));
}

/* Adds a variable's choices, whether it is declared not among them. */
static void add_objections(struct sl_explainer *explainer, struct objector *objector, sl_reading *reading,
                           sl_text *texts) {
    const struct meaning *meaning = &objector->space->meanings[objector->variable];
    bool is_word = meaning->word != QUESTION_ALL;
    choice_set objected = 0;
    if (!is_word && (meaning->field->type == SL_SET || meaning->field->type == SL_TEXT))
        return;
    for (size_t choice = !is_word; choice < choices_of(objector->space, objector->variable); choice++) {
        objector->choice = (unsigned)choice;
        objector->steps = work_take(&explainer->rules->work, OBJECTION_STEPS);
        if (is_objected(objector, 0, false))
            objected |= choice_only(choice);
        work_give(&explainer->rules->work, objector->steps);
    }
    if (work_is_used_up(&explainer->rules->work))
        return;                   /* what was looked at last is not known */
    if (is_word && objected == 3) /* it depends on the other words, and says nothing of this one */
        return;
    sl_text *added = &texts[reading->objection_count];
    size_t count = choices_list(&explainer->arena, objector->space, objector->variable, objected, added);
    for (size_t i = 0; is_word && i < count; i++)
        name_word(explainer, meaning, &added[i]);
    reading->objection_count += count;
}

void explain_objections(struct sl_explainer *explainer, sl_reading *reading) {
    const struct rule_space *space = explain_space(explainer, reading->rule);
    const struct rule_tree *rule = &space->rules[0];
    /* Where ranges of integers are sampled, it is not known of all in a range. */
    bool unknown = rule->reads_sampled && reading->field->type == SL_INTEGER;
    if (rule->tree == SIZE_MAX || unknown || !sl_judges_congruence(reading->rule->kind) ||
        reading->rule->scope == SL_SCOPE_PORTFOLIO)
        return;
    _Static_assert(SL_LIMIT_DOMAIN <= SPACE_CHOICES, "of a set, each word has one text at most");
    sl_text *texts = arena_array(&explainer->arena, (size_t)2 * SPACE_CHOICES, sizeof *texts);
    uint8_t *known = arena_array(&explainer->arena, space->space.variable_count, sizeof *known);
    struct objector objector = {.space = space, .tree = &space->space.trees[rule->tree], .known = known};
    reading->objects_to = texts;
    for (size_t i = 0; texts && known && i < space->space.variable_count; i++) {
        objector.variable = i;
        if (space->meanings[i].field == reading->field)
            add_objections(explainer, &objector, reading, texts);
    }
}

/* ---- ways --------------------------------------------------------------------------------------------------------- */

/* A condition; one that leaves any value, as long as there is one, is that it is declared. */
static sl_condition tell_condition(struct arena *arena, const struct rule_space *space, size_t variable,
                                   choice_set choices) {
    static const sl_text declared = TEXT_INIT("declared");
    sl_condition condition = choices_condition(arena, space, variable, choices);
    if (condition.word.length || choices != (all_choices(&space->space.variables[variable]) & ~choice_only(0)))
        return condition;
    condition.values = &declared;
    condition.value_count = 1;
    return condition;
}

/* Only those that take some of what is possible are conditions. */
static void tell_way(struct arena *arena, const struct rule_space *space, const uint32_t *variables, size_t count,
                     const struct recipe *recipe, sl_way *way) {
    sl_condition *conditions = arena_array(arena, count, sizeof *conditions);
    way->conditions = conditions;
    for (size_t i = 0; conditions && i < count; i++)
        if (recipe->choices[i] != all_choices(&space->space.variables[variables[i]]))
            conditions[way->condition_count++] = tell_condition(arena, space, variables[i], recipe->choices[i]);
}

/* The variables that a tree reads; more than recipes can be about count, but are not listed. */
static size_t list_variables(struct arena *arena, const struct space *space, uint32_t *variables) {
    size_t count = 0;
    bool *reads = arena_array(arena, space->variable_count, sizeof *reads);
    if (!reads)
        return 0;
    tree_reads(&space->trees[0], reads);
    for (size_t i = 0; i < space->variable_count; i++) {
        if (reads[i] && count < RECIPE_VARIABLES)
            variables[count] = (uint32_t)i;
        count += reads[i];
    }
    return count;
}

void explain_ways(struct sl_explainer *explainer, sl_rule_page *page) {
    struct arena *arena = &explainer->arena;
    const struct rule_space *all = explain_space(explainer, page->rule);
    const struct rule_tree *rule = &all->rules[0];
    uint32_t variables[RECIPE_VARIABLES];
    if (rule->tree == SIZE_MAX || rule->reads_sampled || page->rule->scope == SL_SCOPE_PORTFOLIO)
        return;
    /* The rule alone says what becomes of a set that is not declared: it never asks such a set for a word. */
    struct space space = {all->space.variables, all->space.variable_count, &all->space.trees[rule->tree], 1};
    size_t count = list_variables(arena, &space, variables);
    if (count == 0 || count > RECIPE_VARIABLES)
        return;
    struct recipe_question question = {
        .space = &space, .variables = variables, .variable_count = count, .budget = WAYS_BUDGET};
    struct recipes found;
    recipes_find(arena, &question, &found);
    work_spend(&explainer->rules->work, found.steps);
    if (found.outcome != RECIPES_FOUND || found.count > MOST_WAYS)
        return;
    sl_way *ways = arena_array(arena, found.count, sizeof *ways);
    for (size_t i = 0; ways && i < found.count; i++)
        tell_way(arena, all, variables, count, &found.items[i], &ways[i]);
    page->ways = ways;
    page->way_count = ways ? found.count : 0;
}
