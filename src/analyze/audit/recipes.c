/* recipes.c - finds the combinations of a few attributes for which congruent programs exist. */
#include <stdlib.h>
#include <string.h>

#include "analyze/audit/auditor.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "ruleset/work.h"
#include "samplint/limits.h"
#include "space/recipe.h"

_Static_assert(SL_LIMIT_RECIPE_VARIABLES == RECIPE_VARIABLES,
               "the limit in the public header is the limit of the search");

/* How many attributes recipes are about by default. */
#define RECIPE_DEFAULT ((size_t)8)

struct chosen {
    uint32_t *variables;
    size_t count;
};

static bool has_variable(const struct chosen *chosen, size_t variable) {
    for (size_t i = 0; i < chosen->count; i++)
        if (chosen->variables[i] == variable)
            return true;
    return false;
}

static sl_result choose_path(struct auditor *auditor, sl_text path, struct chosen *chosen) {
    const sl_vocabulary *vocabulary = auditor->rules->vocabulary;
    const sl_field *field = field_named(vocabulary, path);
    if (!field || field->type == SL_GROUP) {
        sl_text fault = no_such_attribute(&auditor->rules->problems->arena, vocabulary, field ? field->path : path);
        return problem_usage(auditor->rules->problems, "option", "%.*s", TEXT_ARG(fault));
    }
    for (size_t i = 0; i < auditor->verdict.space.variable_count; i++) {
        const struct meaning *meaning = &auditor->rule_space.meanings[i];
        bool about = meaning->field == field && (field->type != SL_SET || meaning->word != QUESTION_ALL);
        if (about && !has_variable(chosen, i)) /* the only variable of the attribute, or a word of a set */
            chosen->variables[chosen->count++] = (uint32_t)i;
    }
    return SL_OK;
}

static sl_result choose_asked(struct auditor *auditor, struct chosen *chosen) {
    sl_result result = SL_OK;
    for (size_t i = 0; i < auditor->options->over_count; i++)
        if (choose_path(auditor, auditor->options->over[i], chosen) != SL_OK)
            result = SL_REFUSED;
    if (chosen->count <= RECIPE_VARIABLES)
        return result;
    return problem_usage(
        auditor->rules->problems, "option",
        "recipes can be about %d attributes at most, where each word of a set counts as one; these are %zu",
        RECIPE_VARIABLES, chosen->count);
}

/* Counts for each variable the rules that read it, without practices. */
static size_t *count_readers(struct auditor *auditor) {
    const struct space *space = &auditor->verdict.space;
    size_t *readers = arena_array(&auditor->arena, space->variable_count, sizeof *readers);
    bool *reads = arena_array(&auditor->arena, space->variable_count, sizeof *reads);
    for (size_t tree = 0; readers && reads && tree < space->tree_count; tree++) {
        memset(reads, 0, space->variable_count * sizeof *reads);
        tree_reads(&space->trees[tree], reads);
        for (size_t i = 0; i < space->variable_count; i++)
            readers[i] += reads[i] && !space->trees[tree].structural;
    }
    return reads ? readers : NULL;
}

static bool can_be_default(const struct auditor *auditor, size_t variable) {
    const struct meaning *meaning = &auditor->rule_space.meanings[variable];
    return auditor->rule_space.vocabulary->elements[meaning->field->element].framing && meaning->word == QUESTION_ALL &&
           meaning->field->type != SL_SET && meaning->field->type != SL_TEXT;
}

static int compare_variables(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Chooses at most RECIPE_DEFAULT attributes of framing elements that are no sets and no texts: those that most rules
 * read. Lists them in the order of the vocabulary. */
static void choose_default(struct auditor *auditor, struct chosen *chosen) {
    const size_t *readers = count_readers(auditor);
    size_t most = readers ? auditor->verdict.space.tree_count : 0;
    for (size_t wanted = most; wanted > 0 && chosen->count < RECIPE_DEFAULT; wanted--)
        for (size_t i = 0; i < auditor->verdict.space.variable_count && chosen->count < RECIPE_DEFAULT; i++)
            if (readers[i] == wanted && can_be_default(auditor, i))
                chosen->variables[chosen->count++] = (uint32_t)i;
    qsort(chosen->variables, chosen->count, sizeof *chosen->variables, compare_variables);
}

/* Lists the conditions on the chosen variables, from a set of choices for each. A set that equals the `usual` one
 * (NULL: all choices) is no condition. */
static const sl_condition *list_conditions(struct auditor *auditor, const struct chosen *chosen,
                                           const choice_set *choices, const choice_set *usual, size_t *count) {
    sl_condition *conditions = arena_array(&auditor->arena, chosen->count, sizeof *conditions);
    for (size_t i = 0; conditions && i < chosen->count; i++) {
        uint32_t variable = chosen->variables[i];
        if (choices[i] != (usual ? usual[i] : all_choices(&auditor->verdict.space.variables[variable])))
            conditions[(*count)++] = choices_condition(&auditor->arena, &auditor->rule_space, variable, choices[i]);
    }
    return conditions;
}

static void add_recipes(struct auditor *auditor, const struct chosen *chosen, const struct recipes *found) {
    sl_recipes *recipes = &auditor->audit.recipes;
    sl_recipe *list = arena_array(&auditor->arena, found->count, sizeof *list);
    for (size_t i = 0; list && i < found->count; i++) {
        const struct recipe *recipe = &found->items[i];
        list[i] = (sl_recipe){.consistency = recipe->consistency, .coverage = recipe->coverage};
        if (found->is_counted)
            list[i].congruent = big_text(&auditor->arena, &recipe->congruent, ',');
        list[i].conditions = list_conditions(auditor, chosen, recipe->choices, found->live, &list[i].condition_count);
    }
    recipes->throughout = list_conditions(auditor, chosen, found->live, NULL, &recipes->throughout_count);
    recipes->found = true;
    recipes->counted = found->is_counted;
    recipes->smallest = found->smallest;
    recipes->list = list;
    recipes->count = found->count;
}

static void add_over(struct auditor *auditor, const struct chosen *chosen) {
    sl_recipes *recipes = &auditor->audit.recipes;
    const sl_field **over = arena_array(&auditor->arena, chosen->count, sizeof(*over));
    for (size_t i = 0; over && i < chosen->count; i++) {
        const sl_field *field = auditor->rule_space.meanings[chosen->variables[i]].field;
        if (recipes->over_count == 0 || over[recipes->over_count - 1] != field)
            over[recipes->over_count++] = field;
    }
    recipes->over = over;
}

/* Answers the questions of recipes_find() by searches. */
struct asker {
    struct search *search;
    uint64_t steps;
};

static enum search_outcome ask(void *context, const choice_set *allowed, uint8_t *choices) {
    struct asker *asker = context;
    return search_find(asker->search, allowed, NULL, &asker->steps, choices);
}

/* The most searches to make. They replace the diagrams of the space (space/diagram.h) if those are too large. */
#define MOST_ASKED ((size_t)20000)

sl_result audit_recipes(struct auditor *auditor) {
    struct chosen chosen = {
        arena_array(&auditor->arena, auditor->verdict.space.variable_count, sizeof *chosen.variables), 0};
    if (!chosen.variables)
        return SL_OUT_OF_MEMORY;
    if (auditor->options->over_count) {
        sl_result result = choose_asked(auditor, &chosen);
        if (result != SL_OK)
            return result;
    } else {
        choose_default(auditor, &chosen);
    }
    add_over(auditor, &chosen);
    if (auditor->audit.possible != SL_YES || chosen.count == 0)
        return SL_OK;
    struct asker asker = {auditor->search, work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS)};
    uint64_t work = work_take(&auditor->rules->work, (uint64_t)RECIPE_BUDGET * COUNT_STEP_WORK);
    struct recipe_question question = {.space = &auditor->verdict.space,
                                       .variables = chosen.variables,
                                       .variable_count = chosen.count,
                                       .budget = (size_t)(work / COUNT_STEP_WORK),
                                       .ask = ask,
                                       .ask_context = &asker,
                                       .most_asked = MOST_ASKED};
    struct recipes found;
    recipes_find(&auditor->arena, &question, &found);
    size_t used = found.steps < question.budget ? found.steps : question.budget;
    work_give(&auditor->rules->work, asker.steps + work - used * COUNT_STEP_WORK);
    if (found.outcome == RECIPES_FOUND)
        add_recipes(auditor, &chosen, &found);
    return SL_OK;
}
