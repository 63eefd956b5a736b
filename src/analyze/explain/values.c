/* values.c - reads from the tree of a rule the values that it objects to, and the combinations of values that satisfy
 * it. */
#include "analyze/explain/explainer.h"
#include "base/text.h"
#include "ruleset/work.h"
#include "samplint/limits.h"
#include "space/recipe.h"
#include "space/search.h"
#include "trees/choices.h"

/* At most this many branches are visited for one choice of one variable. */
#define OBJECTION_STEPS UINT64_C(2000000)

/* The budget for the combinations of one rule, in steps. */
#define WAYS_BUDGET ((size_t)200000)

/* More combinations are not listed: nobody could read them. */
#define MOST_WAYS ((size_t)12)

/* The question whether a rule objects to one choice of one variable. */
struct objection {
    const struct rule_space *space;
    const struct tree *tree;
    size_t variable;
    unsigned choice;
    uint8_t *known; /* by variable: 1 + its choice on the path to a bad leaf; 0 if the path does not read it */
    uint64_t steps; /* left */
};

static size_t choices_of(const struct rule_space *space, size_t variable) {
    return space->space.variables[variable].choice_count;
}

/* Whether another choice of the variable, together with the known choices, leads to a good leaf. */
static bool other_is_good(struct objection *objection, uint32_t at) {
    const struct tree_node *node = &objection->tree->nodes[at];
    if (node->variable == TREE_LEAF)
        return node->leaf == LEAF_GOOD;
    uint8_t known = objection->known[node->variable];
    for (size_t choice = 0; choice < choices_of(objection->space, node->variable) && objection->steps > 0; choice++) {
        bool in_question = node->variable == objection->variable;
        if (in_question ? choice == objection->choice : known && choice + 1u != known)
            continue;
        objection->steps--;
        if (other_is_good(objection, objection->tree->children[node->first + choice]))
            return true;
    }
    return false;
}

/* Whether the choice leads to a bad leaf where another choice would have led to a good one. */
static bool is_objected(struct objection *objection, uint32_t at, bool asked) {
    const struct tree_node *node = &objection->tree->nodes[at];
    bool found = false;
    if (node->variable == TREE_LEAF)
        return asked && node->leaf == LEAF_BAD && other_is_good(objection, 0);
    for (size_t choice = 0; choice < choices_of(objection->space, node->variable) && !found && objection->steps > 0;
         choice++) {
        if (node->variable == objection->variable && choice != objection->choice)
            continue;
        objection->steps--;
        objection->known[node->variable] = (uint8_t)(choice + 1);
        found = is_objected(objection, objection->tree->children[node->first + choice],
                            asked || node->variable == objection->variable);
        objection->known[node->variable] = 0;
    }
    return found;
}

/* Adds the choices of a variable that the rule objects to, except for choice 0 of an attribute (not declared). */
static void add_objections(struct sl_explainer *explainer, struct objection *objection, sl_reading *reading,
                           sl_text *texts) {
    const struct meaning *meaning = &objection->space->meanings[objection->variable];
    bool is_word = meaning->word != QUESTION_ALL;
    choice_set objected = 0;
    if (!is_word && (meaning->field->type == SL_SET || meaning->field->type == SL_TEXT))
        return;
    for (size_t choice = !is_word; choice < choices_of(objection->space, objection->variable); choice++) {
        objection->choice = (unsigned)choice;
        objection->steps = work_take(&explainer->rules->work, OBJECTION_STEPS);
        if (is_objected(objection, 0, false))
            objected |= choice_only(choice);
        work_give(&explainer->rules->work, objection->steps);
    }
    if (work_is_used_up(&explainer->rules->work))
        return; /* the work ended before all answers were known */
    if (is_word && objected == (choice_only(0) | choice_only(1)))
        return; /* the objection depends on the other words, not on this one */
    sl_text *added = &texts[reading->objection_count];
    size_t count = choices_list(&explainer->arena, objection->space, objection->variable, objected, added);
    for (size_t i = 0; is_word && i < count; i++)
        added[i] = arena_printf(&explainer->arena, "%.*s %.*s", TEXT_ARG(added[i]),
                                TEXT_ARG(meaning->field->domain[meaning->word]));
    reading->objection_count += count;
}

void explain_objections(struct sl_explainer *explainer, sl_reading *reading) {
    const struct rule_space *space = explain_space(explainer, reading->rule);
    const struct rule_tree *rule = &space->rules[0];
    /* The answers for a sampled range are known for one of its integers only. */
    bool unknown = rule->reads_sampled && reading->field->type == SL_INTEGER;
    if (rule->tree == SIZE_MAX || unknown || !sl_is_about_fit(reading->rule) ||
        reading->rule->scope == SL_SCOPE_PORTFOLIO)
        return;
    _Static_assert(SL_LIMIT_DOMAIN <= SPACE_CHOICES, "there is at most one text for each word of a set");
    sl_text *texts = arena_array(&explainer->arena, (size_t)2 * SPACE_CHOICES, sizeof *texts);
    uint8_t *known = arena_array(&explainer->arena, space->space.variable_count, sizeof *known);
    struct objection objection = {.space = space, .tree = &space->space.trees[rule->tree], .known = known};
    reading->objects_to = texts;
    for (size_t i = 0; texts && known && i < space->space.variable_count; i++) {
        objection.variable = i;
        if (space->meanings[i].field == reading->field)
            add_objections(explainer, &objection, reading, texts);
    }
}

/* Translates a recipe. A variable with all its choices is no condition; one with all but "not declared" becomes the
 * condition "declared". */
static void translate_way(struct arena *arena, const struct rule_space *space, const uint32_t *variables, size_t count,
                          const struct recipe *recipe, sl_way *way) {
    static const sl_text declared = TEXT_INIT("declared");
    sl_condition *conditions = arena_array(arena, count, sizeof *conditions);
    way->conditions = conditions;
    for (size_t i = 0; conditions && i < count; i++) {
        choice_set choices = recipe->choices[i], all = all_choices(&space->space.variables[variables[i]]);
        if (choices == all)
            continue;
        sl_condition *condition = &conditions[way->condition_count++];
        *condition = choices_condition(arena, space, variables[i], choices);
        if (condition->word.length == 0 && choices == (all & ~choice_only(0))) {
            condition->values = &declared;
            condition->value_count = 1;
        }
    }
}

void explain_ways(struct sl_explainer *explainer, sl_rule_page *page) {
    struct arena *arena = &explainer->arena;
    const struct rule_space *all = explain_space(explainer, page->rule);
    const struct rule_tree *rule = &all->rules[0];
    bool judges = rule->tree != SIZE_MAX && !sl_option_without_value(page->rule);
    if (!judges || rule->reads_sampled || page->rule->scope == SL_SCOPE_PORTFOLIO)
        return;
    /* No structural trees are needed: a rule never asks for a word of a set that is not declared. */
    struct space space = {all->space.variables, all->space.variable_count, &all->space.trees[rule->tree], 1};
    bool *reads = arena_array(arena, space.variable_count, sizeof *reads);
    if (!reads)
        return;
    tree_reads(space.trees, reads);
    size_t count;
    const uint32_t *variables = list_marked(arena, reads, space.variable_count, &count);
    if (!variables || count == 0 || count > RECIPE_VARIABLES)
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
        translate_way(arena, all, variables, count, &found.items[i], &ways[i]);
    page->ways = ways;
    page->way_count = ways ? found.count : 0;
}
