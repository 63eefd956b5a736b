/* recipe.c - finds the combinations under which congruent assignments exist, and minimizes them to recipes. */
#include "space/recipe.h"

#include <stdlib.h>
#include <string.h>

#include "space/count.h"
#include "space/minimize.h"
#include "space/partition.h"
#include "space/paths.h"

/* The room of the diagram over the given variables: 2 MiB. Nobody would read the recipes of a set that needs more. */
#define LIVE_NODES ((size_t)1 << 15)
#define LIVE_CHILDREN (LIVE_NODES * 6)
/* How many tasks share the budget: finding combinations, minimizing, counting congruent and possible assignments. */
#define TASKS ((size_t)4)

_Static_assert(RECIPE_VARIABLES <= PRODUCT_LEVELS, "recipes are products");

/* The combinations of the given variables in congruent assignments, as a diagram with one level per variable. */
struct live_set {
    const struct recipe_question *question;
    struct diagram diagram;
    uint32_t root;
};

/* Opens an empty set. Returns false when there is no memory. */
static bool live_set_open(struct live_set *live, struct arena *arena, const struct recipe_question *question) {
    uint32_t *widths = arena_array(arena, question->variable_count, sizeof *widths);
    *live = (struct live_set){.question = question, .root = DIAGRAM_NONE};
    if (!widths)
        return false;
    for (size_t i = 0; i < question->variable_count; i++)
        widths[i] = (uint32_t)question->space->variables[question->variables[i]].choice_count;
    diagram_open(&live->diagram, arena, widths, LIVE_NODES, LIVE_CHILDREN);
    return !arena->failed;
}

/* ---- combinations by diagrams ------------------------------------------------------------------------------------ */

/* Returns the node of the live set for a node of a part. The given variables are the first levels of the part's
 * diagram. A node below them stands for some congruent assignment, so it becomes DIAGRAM_ALL. `made` has the live set's
 * nodes for the children. */
static uint32_t live_node(struct live_set *live, const struct space_part *part, uint32_t node, const uint32_t *made) {
    uint32_t level = part->diagram.nodes[node].level;
    if (level >= live->question->variable_count)
        return DIAGRAM_ALL;
    uint32_t children[SPACE_CHOICES] = {0};
    const uint32_t *from = diagram_children(&part->diagram, node);
    for (uint32_t choice = 0; choice < live->diagram.widths[level]; choice++)
        if (choices_have(part->allowed[part->order[level]], choice))
            children[choice] = made[*from++];
    return diagram_node(&live->diagram, level, children);
}

/* Adds the combinations that occur in a part: its diagram projected to the given variables. */
static bool add_part(void *context, const struct space_part *part, struct arena *arena) {
    struct live_set *live = context;
    size_t count;
    const uint32_t *nodes = diagram_nodes_below(&part->diagram, arena, part->root, &count);
    uint32_t *made = arena_array(arena, (size_t)part->root + DIAGRAM_LEAVES, sizeof *made);
    if (!nodes || !made)
        return false;
    made[DIAGRAM_ALL] = DIAGRAM_ALL;
    for (size_t i = 0; i < count; i++)
        made[nodes[i]] = live_node(live, part, nodes[i], made);
    /* Where a path skips a level, it stands for the choices that the part allows, not for all choices. */
    struct product choices = {{0}};
    for (size_t i = 0; i < live->question->variable_count; i++)
        choices.children[i] = part->allowed[live->question->variables[i]];
    uint32_t of_part = product_inside(&live->diagram, live->question->variable_count, &choices);
    of_part = diagram_combine(&live->diagram, DIAGRAM_AND, of_part, made[part->root]);
    live->root = diagram_combine(&live->diagram, DIAGRAM_OR, live->root, of_part);
    return !live->diagram.full;
}

static enum recipe_outcome find_by_diagrams(struct live_set *live, struct recipes *recipes) {
    const struct recipe_question *question = live->question;
    const struct partition_question parts = {.space = question->space,
                                             .allowed = question->allowed,
                                             .first = question->variables,
                                             .first_count = question->variable_count,
                                             .budget = question->budget / TASKS};
    struct partition_cost cost;
    enum partition_outcome outcome = partition_visit(&parts, add_part, live, &cost);
    recipes->steps += cost.steps;
    if (outcome == PARTITION_NO_MEMORY)
        return RECIPES_NO_MEMORY;
    return outcome == PARTITION_DONE ? RECIPES_FOUND : RECIPES_BUDGET_HIT;
}

/* ---- combinations by searching ----------------------------------------------------------------------------------- */

/* A backtracking search through the combinations: the given variables are fixed to one choice each in turn. */
struct combination_search {
    struct live_set *live;
    struct recipes *recipes;
    choice_set *allowed; /* by variable: the choices left, one for those that are fixed */
    uint8_t *witnesses;  /* by the number of fixed variables: a congruent assignment with their choices */
    bool gave_up;        /* an answer was not known, or there were too many calls of `ask` */
};

/* Returns the node for the combinations that occur when the first `level` variables are fixed. `has_witness` says that
 * the assignment found last agrees with the fixed variables and is in `witnesses` already: `ask` is not called. */
static uint32_t search_from(struct combination_search *s, uint32_t level, bool has_witness) {
    const struct recipe_question *question = s->live->question;
    size_t count = question->space->variable_count;
    uint8_t *witness = s->witnesses + level * count;
    if (!has_witness) {
        s->gave_up |= s->recipes->asked == question->most_asked;
        enum search_outcome answer =
            s->gave_up ? SEARCH_BUDGET : question->ask(question->ask_context, s->allowed, witness);
        s->recipes->asked += !s->gave_up;
        s->gave_up |= answer == SEARCH_BUDGET;
        if (answer != SEARCH_FOUND)
            return DIAGRAM_NONE;
    }
    if (level == question->variable_count)
        return DIAGRAM_ALL;
    uint32_t children[SPACE_CHOICES] = {0}, variable = question->variables[level];
    choice_set allowed = s->allowed[variable];
    for (uint32_t choice = 0; choice < s->live->diagram.widths[level] && !s->gave_up; choice++) {
        if (!choices_have(allowed, choice))
            continue;
        s->allowed[variable] = choice_only(choice);
        memcpy(witness + count, witness, count);
        children[choice] = search_from(s, level + 1, witness[variable] == choice);
    }
    s->allowed[variable] = allowed;
    return diagram_node(&s->live->diagram, level, children);
}

static enum recipe_outcome find_by_searching(struct live_set *live, struct recipes *recipes) {
    const struct recipe_question *question = live->question;
    const struct space *space = question->space;
    struct arena arena = ARENA_EMPTY;
    struct combination_search s = {.live = live, .recipes = recipes};
    s.allowed = arena_array(&arena, space->variable_count, sizeof *s.allowed);
    s.witnesses = arena_array(&arena, question->variable_count + 1, space->variable_count);
    enum recipe_outcome outcome = RECIPES_NO_MEMORY;
    if (s.allowed && s.witnesses) {
        space_fill_allowed(space, question->allowed, s.allowed);
        live->root = search_from(&s, 0, false);
        outcome = s.gave_up || live->diagram.full ? RECIPES_BUDGET_HIT : RECIPES_FOUND;
    }
    arena_free(&arena);
    return outcome;
}

/* Makes a recipe of each product. The live choices are all choices in the products, because the products cover all
 * combinations. */
static enum recipe_outcome make_recipes(struct arena *arena, size_t level_count, const struct products *products,
                                        struct recipes *recipes) {
    recipes->items = arena_array(arena, products->count, sizeof *recipes->items);
    recipes->live = arena_array(arena, level_count, sizeof *recipes->live);
    choice_set *choices = arena_array(arena, products->count * level_count, sizeof *choices);
    if (!recipes->items || !recipes->live || !choices)
        return RECIPES_NO_MEMORY;
    for (size_t i = 0; i < products->count; i++) {
        recipes->items[i].choices = choices + i * level_count;
        memcpy(choices + i * level_count, products->items[i].children, level_count * sizeof *choices);
        for (size_t level = 0; level < level_count; level++)
            recipes->live[level] |= products->items[i].children[level];
    }
    recipes->count = products->count;
    recipes->smallest = products->smallest;
    return RECIPES_FOUND;
}

/* Counts the combinations and minimizes them to recipes. */
static enum recipe_outcome minimize_live(struct arena *arena, struct live_set *live, struct arena *scratch,
                                         struct recipes *recipes) {
    size_t level_count = live->question->variable_count, before = live->diagram.steps;
    struct path_counter counter;
    if (!path_counter_open(&counter, scratch, &live->diagram, level_count, live->root))
        return RECIPES_NO_MEMORY;
    recipes->combinations = count_paths(&counter, NULL);
    struct products products;
    bool done = minimize(scratch, &live->diagram, level_count, live->root, live->question->budget / TASKS, &products);
    recipes->steps += live->diagram.steps - before;
    if (!done)
        return scratch->failed ? RECIPES_NO_MEMORY : RECIPES_BUDGET_HIT;
    return make_recipes(arena, level_count, &products, recipes);
}

/* Returns for each recipe the allowed choices of all variables within it; NULL when there is no memory. */
static const choice_set *const *sets_of_recipes(struct arena *arena, const struct recipe_question *question,
                                                const struct recipes *recipes) {
    size_t count = question->space->variable_count;
    const choice_set **sets = arena_array(arena, recipes->count, sizeof *sets);
    for (size_t i = 0; sets && i < recipes->count; i++) {
        choice_set *set = arena_array(arena, count, sizeof *set);
        if (!set)
            return NULL;
        space_fill_allowed(question->space, question->allowed, set);
        for (size_t j = 0; j < question->variable_count; j++)
            set[question->variables[j]] = recipes->items[i].choices[j];
        sets[i] = set;
    }
    return sets;
}

/* Counts the congruent assignments within each recipe, then the possible ones. */
static void count_recipes(struct arena *scratch, const struct recipe_question *question, struct recipes *recipes) {
    struct count counts[2];
    const choice_set *const *sets = sets_of_recipes(scratch, question, recipes);
    for (int i = 0; sets && i < 2; i++) {
        const struct count_question asked = {.space = question->space,
                                             .allowed = question->allowed,
                                             .structural_only = i == 1,
                                             .within = sets,
                                             .within_count = recipes->count,
                                             .budget = question->budget / TASKS};
        count_space(scratch, &asked, &counts[i]);
        recipes->steps += counts[i].steps;
        if (counts[i].outcome != COUNT_DONE)
            return;
    }
    if (!sets)
        return;
    recipes->is_counted = true;
    recipes->congruent = counts[0].total;
    recipes->possible = counts[1].total;
    for (size_t i = 0; i < recipes->count; i++) {
        struct recipe *recipe = &recipes->items[i];
        recipe->congruent = counts[0].within[i];
        recipe->possible = counts[1].within[i];
        recipe->consistency = big_ratio(&recipe->congruent, &recipe->possible);
        recipe->coverage = big_ratio(&recipe->congruent, &recipes->congruent);
    }
}

/* Orders recipes by their congruent assignments, most first. Recipes with equal numbers stay in the order in which they
 * were found: their `choices` lie in one array in this order. */
static int widest_first(const void *left, const void *right) {
    const struct recipe *a = left, *b = right;
    int order = big_compare(&b->congruent, &a->congruent);
    return order ? order : (a->choices > b->choices) - (a->choices < b->choices);
}

void recipes_find(struct arena *arena, const struct recipe_question *question, struct recipes *recipes) {
    struct arena scratch = ARENA_EMPTY;
    struct live_set live;
    *recipes = (struct recipes){.outcome = RECIPES_NO_MEMORY};
    if (live_set_open(&live, &scratch, question))
        recipes->outcome = find_by_diagrams(&live, recipes);
    if (recipes->outcome == RECIPES_BUDGET_HIT && question->ask) {
        arena_free(&scratch);
        recipes->outcome =
            live_set_open(&live, &scratch, question) ? find_by_searching(&live, recipes) : RECIPES_NO_MEMORY;
    }
    if (recipes->outcome == RECIPES_FOUND)
        recipes->outcome = minimize_live(arena, &live, &scratch, recipes);
    arena_free(&scratch);
    if (recipes->outcome == RECIPES_FOUND) {
        count_recipes(&scratch, question, recipes);
        if (recipes->is_counted && recipes->count > 0)
            qsort(recipes->items, recipes->count, sizeof *recipes->items, widest_first);
    }
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    if (arena->failed)
        recipes->outcome = RECIPES_NO_MEMORY;
    arena->failed |= recipes->outcome == RECIPES_NO_MEMORY;
}
