/* recipes.c - under which combinations of a few attributes congruent programs exist. */
#include <stdlib.h>
#include <string.h>

#include "analyze/audit/auditor.h"
#include "base/text.h"
#include "judge/work.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"
#include "space/recipe.h"

_Static_assert(SL_LIMIT_RECIPE_VARIABLES == RECIPE_VARIABLES, "recipes are about so many variables");

/* What recipes are about, unless somebody asks for something else. */
#define RECIPE_DEFAULT ((size_t)8)

struct chosen {
    uint32_t *variables;
    size_t count;
};

/* ---- which variables ---------------------------------------------------------------------------------------------- */

static sl_result refuse(struct auditor *auditor, sl_text message) {
    return problem_usage(auditor->rules->problems, "option", "%.*s", TEXT_ARG(message));
}

/* An attribute is one variable, a set is one for each of its words. */
static bool is_about(const struct meaning *meaning, const sl_field *field) {
    return meaning->field == field && (field->type != SL_SET || meaning->word != QUESTION_ALL);
}

static bool has_variable(const struct chosen *chosen, size_t variable) {
    for (size_t i = 0; i < chosen->count; i++)
        if (chosen->variables[i] == variable)
            return true;
    return false;
}

static sl_result choose_path(struct auditor *auditor, sl_text path, struct chosen *chosen) {
    const sl_vocabulary *vocabulary = auditor->rules->vocabulary;
    const sl_field *field = field_named(vocabulary, path);
    if (!field || field->type == SL_GROUP)
        return refuse(auditor,
                      no_such_attribute(&auditor->rules->problems->arena, vocabulary, field ? field->path : path));
    for (size_t i = 0; i < auditor->deciding.space.variable_count; i++)
        if (is_about(&auditor->trees.meanings[i], field) && !has_variable(chosen, i))
            chosen->variables[chosen->count++] = (uint32_t)i;
    return SL_OK;
}

static sl_result choose_asked(struct auditor *auditor, struct chosen *chosen) {
    sl_result result = SL_OK;
    for (size_t i = 0; i < auditor->options->over_count; i++)
        if (choose_path(auditor, auditor->options->over[i], chosen) != SL_OK)
            result = SL_REFUSED;
    if (chosen->count <= RECIPE_VARIABLES)
        return result;
    return refuse(auditor, arena_printf(&auditor->rules->problems->arena,
                                        "recipes can be about %d attributes at most, where each word of a set counts "
                                        "as one; these are %zu",
                                        RECIPE_VARIABLES, chosen->count));
}

/* How many rules of those that decide read each variable. */
static size_t *count_readers(struct auditor *auditor) {
    const struct space *space = &auditor->deciding.space;
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
    const struct meaning *meaning = &auditor->trees.meanings[variable];
    return auditor->trees.vocabulary->elements[meaning->field->element].framing && meaning->word == QUESTION_ALL &&
           meaning->field->type != SL_SET && meaning->field->type != SL_TEXT;
}

static int compare_variables(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Attributes of framing elements that take one word or number: of these, the ones that most rules read. */
static void choose_default(struct auditor *auditor, struct chosen *chosen) {
    const size_t *readers = count_readers(auditor);
    size_t most = readers ? auditor->deciding.space.tree_count : 0;
    for (size_t wanted = most; wanted > 0 && chosen->count < RECIPE_DEFAULT; wanted--)
        for (size_t i = 0; i < auditor->deciding.space.variable_count && chosen->count < RECIPE_DEFAULT; i++)
            if (readers[i] == wanted && can_be_default(auditor, i))
                chosen->variables[chosen->count++] = (uint32_t)i;
    qsort(chosen->variables, chosen->count, sizeof *chosen->variables, compare_variables);
}

/* ---- in words ----------------------------------------------------------------------------------------------------- */

/* What recipes need not repeat: for each variable some of whose choices are dead, the others. */
static void tell_throughout(struct auditor *auditor, const struct chosen *chosen, const struct recipes *found) {
    sl_recipes *told = &auditor->audit.recipes;
    sl_condition *conditions = arena_array(&auditor->arena, chosen->count, sizeof *conditions);
    for (size_t i = 0; conditions && i < chosen->count; i++)
        if (found->live[i] != all_choices(&auditor->deciding.space.variables[chosen->variables[i]]))
            conditions[told->throughout_count++] =
                choices_condition(&auditor->arena, &auditor->trees, chosen->variables[i], found->live[i]);
    told->throughout = conditions;
}

/* A variable of which a recipe takes all that congruent programs have is no condition; what that is holds throughout. */
static void tell_recipe(struct auditor *auditor, const struct chosen *chosen, const struct recipes *found,
                        const struct recipe *recipe, sl_recipe *told) {
    sl_condition *conditions = arena_array(&auditor->arena, chosen->count, sizeof *conditions);
    *told = (sl_recipe){.conditions = conditions, .consistency = recipe->consistency, .coverage = recipe->coverage};
    if (found->is_counted)
        told->congruent = big_text(&auditor->arena, &recipe->congruent, ',');
    for (size_t i = 0; conditions && i < chosen->count; i++)
        if (recipe->choices[i] != found->live[i])
            conditions[told->condition_count++] =
                choices_condition(&auditor->arena, &auditor->trees, chosen->variables[i], recipe->choices[i]);
}

static void tell_recipes(struct auditor *auditor, const struct chosen *chosen, const struct recipes *found) {
    sl_recipes *told = &auditor->audit.recipes;
    sl_recipe *list = arena_array(&auditor->arena, found->count, sizeof *list);
    for (size_t i = 0; list && i < found->count; i++)
        tell_recipe(auditor, chosen, found, &found->items[i], &list[i]);
    tell_throughout(auditor, chosen, found);
    told->found = true;
    told->counted = found->is_counted;
    told->smallest = found->smallest;
    told->list = list;
    told->count = found->count;
}

static void tell_over(struct auditor *auditor, const struct chosen *chosen) {
    sl_recipes *told = &auditor->audit.recipes;
    const sl_field **over = arena_array(&auditor->arena, chosen->count, sizeof(*over));
    for (size_t i = 0; over && i < chosen->count; i++) {
        const sl_field *field = auditor->trees.meanings[chosen->variables[i]].field;
        if (told->over_count == 0 || over[told->over_count - 1] != field)
            over[told->over_count++] = field;
    }
    told->over = over;
}

/* ---- the search --------------------------------------------------------------------------------------------------- */

struct asker {
    struct search *search;
    uint64_t steps;
};

static enum recipe_answer ask(void *context, const choice_set *allowed, uint8_t *choices) {
    static const enum recipe_answer answers[] = {RECIPE_EXISTS, RECIPE_NONE_EXISTS, RECIPE_UNKNOWN};
    struct asker *asker = context;
    return answers[search_find(asker->search, allowed, NULL, &asker->steps, choices)];
}

/* So many times, at most, where diagrams would be too large. */
#define MOST_ASKED ((size_t)20000)

sl_result audit_recipes(struct auditor *auditor) {
    struct chosen chosen = {
        arena_array(&auditor->arena, auditor->deciding.space.variable_count, sizeof *chosen.variables), 0};
    if (!chosen.variables)
        return SL_OUT_OF_MEMORY;
    if (auditor->options->over_count) {
        sl_result result = choose_asked(auditor, &chosen);
        if (result != SL_OK)
            return result;
    } else {
        choose_default(auditor, &chosen);
    }
    tell_over(auditor, &chosen);
    if (auditor->audit.possible != SL_YES || chosen.count == 0)
        return SL_OK;
    struct asker asker = {auditor->search, work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS)};
    uint64_t work = work_take(&auditor->rules->work, (uint64_t)RECIPE_BUDGET * COUNT_STEP_WORK);
    struct recipe_question question = {.space = &auditor->deciding.space,
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
        tell_recipes(auditor, &chosen, &found);
    return SL_OK;
}
