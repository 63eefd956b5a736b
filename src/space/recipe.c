#include "space/recipe.h"

#include <stdlib.h>
#include <string.h>

#include "space/count.h"
#include "space/minimize.h"
#include "space/partition.h"
#include "space/paths.h"

/* Nodes and kids of the diagram over the chosen variables, some 2 MiB: sets that need more have no recipes worth reading. */
#define LIVE_NODES ((size_t)1 << 15)
#define LIVE_KIDS (LIVE_NODES * 6)
/* To find the combinations, to minimize them, to count what is congruent and what is possible: each may take its part of the
 * budget. */
#define TASKS ((size_t)4)

_Static_assert(RECIPE_VARIABLES <= PRODUCT_LEVELS, "recipes are products");

/* The combinations of the chosen variables under which congruent assignments exist: a level for each of these, a kid for each of
 * its choices. */
struct live_set {
    const struct recipe_question *question;
    struct diagram diagram;
    uint32_t root;
};

static bool open_live(struct live_set *live, struct arena *arena, const struct recipe_question *question) {
    uint32_t *widths = arena_array(arena, question->variable_count, sizeof *widths);
    for (size_t i = 0; widths && i < question->variable_count; i++)
        widths[i] = (uint32_t)question->space->variables[question->variables[i]].choice_count;
    *live = (struct live_set){.question = question, .root = DIAGRAM_NONE};
    if (widths)
        diagram_open(&live->diagram, arena, widths, LIVE_NODES, LIVE_KIDS);
    return !arena->failed;
}

/* ---- by diagrams -------------------------------------------------------------------------------------------------- */

/* What becomes of a part's node: at the levels of the chosen variables, which are its first ones, its choices; below, all. */
static uint32_t live_node(struct live_set *live, const struct part *part, uint32_t node, const uint32_t *made) {
    uint32_t level = part->diagram.nodes[node].level;
    if (level >= live->question->variable_count)
        return DIAGRAM_ALL;
    uint32_t kids[SPACE_CHOICES] = {0};
    const uint32_t *from = diagram_kids(&part->diagram, node);
    for (uint32_t choice = 0; choice < live->diagram.widths[level]; choice++)
        if (part->allowed[part->order[level]] >> choice & 1)
            kids[choice] = made[*from++];
    return diagram_node(&live->diagram, level, kids);
}

static bool add_part(void *context, const struct part *part, struct arena *arena) {
    struct live_set *live = context;
    size_t count;
    const uint32_t *nodes = diagram_nodes_below(&part->diagram, arena, part->root, &count);
    uint32_t *made = arena_array(arena, (size_t)part->root + DIAGRAM_LEAVES, sizeof *made);
    if (!nodes || !made)
        return false;
    made[DIAGRAM_ALL] = DIAGRAM_ALL;
    for (size_t i = 0; i < count; i++)
        made[nodes[i]] = live_node(live, part, nodes[i], made);
    /* Where a node does not ask, any choice will do of those the part has. */
    struct product choices = {{0}};
    for (size_t i = 0; i < live->question->variable_count; i++)
        choices.kids[i] = part->allowed[live->question->variables[i]];
    uint32_t of_part = product_inside(&live->diagram, live->question->variable_count, &choices);
    of_part = diagram_combine(&live->diagram, DIAGRAM_BOTH, of_part, made[part->root]);
    live->root = diagram_combine(&live->diagram, DIAGRAM_EITHER, live->root, of_part);
    return !live->diagram.full;
}

static enum recipe_outcome find_by_diagrams(struct live_set *live, struct recipes *recipes) {
    const struct recipe_question *question = live->question;
    const struct partition_question parts = {.space = question->space,
                                             .allowed = question->allowed,
                                             .first = question->variables,
                                             .first_count = question->variable_count,
                                             .first_nodes = PARTS_FIRST_NODES,
                                             .budget = question->budget / TASKS};
    struct partition_cost cost;
    enum partition_outcome outcome = partition_visit(&parts, add_part, live, &cost);
    recipes->steps += cost.steps;
    if (outcome == PARTS_NO_MEMORY)
        return RECIPES_NO_MEMORY;
    return outcome == PARTS_DONE ? RECIPES_FOUND : RECIPES_BUDGET_HIT;
}

/* ---- by asking ---------------------------------------------------------------------------------------------------- */

/* What is asked about: sets that the chosen variables are narrowed in, one after the other. */
struct asking {
    struct live_set *live;
    struct recipes *recipes;
    choice_set *allowed;
    uint8_t *witnesses; /* an assignment for each number of variables that are narrowed */
    bool gave_up;
};

/* What exists within the sets when the first `level` variables are narrowed. An assignment that was found before, and lies within,
 * is its own answer: `has_witness`. */
static uint32_t ask_from(struct asking *a, uint32_t level, bool has_witness) {
    const struct recipe_question *question = a->live->question;
    size_t count = question->space->variable_count;
    uint8_t *witness = a->witnesses + level * count;
    if (!has_witness) {
        a->gave_up |= a->recipes->asked == question->most_asked;
        enum recipe_answer answer =
            a->gave_up ? RECIPE_UNKNOWN : question->ask(question->ask_context, a->allowed, witness);
        a->recipes->asked += !a->gave_up;
        a->gave_up |= answer == RECIPE_UNKNOWN;
        if (answer != RECIPE_EXISTS)
            return DIAGRAM_NONE;
    }
    if (level == question->variable_count)
        return DIAGRAM_ALL;
    uint32_t kids[SPACE_CHOICES] = {0}, variable = question->variables[level];
    choice_set allowed = a->allowed[variable];
    for (uint32_t choice = 0; choice < a->live->diagram.widths[level] && !a->gave_up; choice++) {
        if (!(allowed >> choice & 1))
            continue;
        a->allowed[variable] = choice_only(choice);
        memcpy(witness + count, witness, count);
        kids[choice] = ask_from(a, level + 1, witness[variable] == choice);
    }
    a->allowed[variable] = allowed;
    return diagram_node(&a->live->diagram, level, kids);
}

static enum recipe_outcome find_by_asking(struct live_set *live, struct recipes *recipes) {
    const struct recipe_question *question = live->question;
    const struct space *space = question->space;
    struct arena arena = ARENA_EMPTY;
    struct asking a = {.live = live, .recipes = recipes};
    a.allowed = arena_array(&arena, space->variable_count, sizeof *a.allowed);
    a.witnesses = arena_array(&arena, question->variable_count + 1, space->variable_count);
    enum recipe_outcome outcome = RECIPES_NO_MEMORY;
    if (a.allowed && a.witnesses) {
        partition_choices(space, question->allowed, a.allowed);
        live->root = ask_from(&a, 0, false);
        outcome = a.gave_up || live->diagram.full ? RECIPES_BUDGET_HIT : RECIPES_FOUND;
    }
    arena_free(&arena);
    return outcome;
}

/* ---- recipes ------------------------------------------------------------------------------------------------------ */

/* Makes a recipe of each product, and notes the choices that they go by: as they cover all combinations, these are the live
 * ones. */
static struct recipe *make_recipes(struct arena *arena, size_t level_count, const struct products *products,
                                   struct recipes *recipes) {
    struct recipe *items = arena_array(arena, products->count, sizeof *items);
    choice_set *live = arena_array(arena, level_count, sizeof *live);
    choice_set *choices = arena_array(arena, products->count * level_count, sizeof *choices);
    if (!items || !live || !choices)
        return NULL;
    for (size_t i = 0; i < products->count; i++) {
        items[i].choices = choices + i * level_count;
        memcpy(choices + i * level_count, products->items[i].kids, level_count * sizeof *choices);
        for (size_t level = 0; level < level_count; level++)
            live[level] |= products->items[i].kids[level];
    }
    recipes->items = items;
    recipes->count = products->count;
    recipes->live = live;
    recipes->smallest = products->smallest;
    return items;
}

static enum recipe_outcome minimize_live(struct arena *arena, struct live_set *live, struct arena *scratch,
                                         struct recipes *recipes, struct recipe **items) {
    size_t level_count = live->question->variable_count, before = live->diagram.steps;
    struct paths paths;
    if (!paths_open(&paths, scratch, &live->diagram, level_count, live->root))
        return RECIPES_NO_MEMORY;
    recipes->combinations = paths_count(&paths, NULL);
    struct products products;
    bool done = minimize(scratch, &live->diagram, level_count, live->root, live->question->budget / TASKS, &products);
    recipes->steps += live->diagram.steps - before;
    if (!done)
        return scratch->failed ? RECIPES_NO_MEMORY : RECIPES_BUDGET_HIT;
    *items = make_recipes(arena, level_count, &products, recipes);
    return *items ? RECIPES_FOUND : RECIPES_NO_MEMORY;
}

/* For each recipe the sets of choices to count within. */
static const choice_set *const *sets_of_recipes(struct arena *arena, const struct recipe_question *question,
                                                const struct recipes *recipes) {
    size_t count = question->space->variable_count;
    const choice_set **sets = arena_array(arena, recipes->count, sizeof *sets);
    for (size_t i = 0; sets && i < recipes->count; i++) {
        choice_set *set = arena_array(arena, count, sizeof *set);
        if (!set)
            return NULL;
        partition_choices(question->space, question->allowed, set);
        for (size_t j = 0; j < question->variable_count; j++)
            set[question->variables[j]] = recipes->items[i].choices[j];
        sets[i] = set;
    }
    return sets;
}

/* Counts what lies within each recipe: what is congruent, then what is possible. */
static void count_recipes(struct arena *scratch, const struct recipe_question *question, struct recipe *items,
                          struct recipes *recipes) {
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
        items[i].congruent = counts[0].within[i];
        items[i].possible = counts[1].within[i];
        items[i].consistency = big_ratio(&items[i].congruent, &items[i].possible);
        items[i].coverage = big_ratio(&items[i].congruent, &recipes->congruent);
    }
}

/* What covers more first; no two recipes lie at the same place in the list of their choices. */
static int widest_first(const void *left, const void *right) {
    const struct recipe *a = left, *b = right;
    int order = big_compare(&b->congruent, &a->congruent);
    return order ? order : (a->choices > b->choices) - (a->choices < b->choices);
}

void recipes_find(struct arena *arena, const struct recipe_question *question, struct recipes *recipes) {
    struct arena scratch = ARENA_EMPTY;
    struct live_set live;
    struct recipe *items = NULL;
    *recipes = (struct recipes){.outcome = RECIPES_NO_MEMORY};
    if (open_live(&live, &scratch, question))
        recipes->outcome = find_by_diagrams(&live, recipes);
    if (recipes->outcome == RECIPES_BUDGET_HIT && question->ask) {
        arena_free(&scratch);
        recipes->outcome = open_live(&live, &scratch, question) ? find_by_asking(&live, recipes) : RECIPES_NO_MEMORY;
    }
    if (recipes->outcome == RECIPES_FOUND)
        recipes->outcome = minimize_live(arena, &live, &scratch, recipes, &items);
    arena_free(&scratch);
    if (recipes->outcome == RECIPES_FOUND) {
        count_recipes(&scratch, question, items, recipes);
        if (recipes->is_counted && recipes->count > 0)
            qsort(items, recipes->count, sizeof *items, widest_first);
    }
    arena->failed |= scratch.failed;
    arena_free(&scratch);
    if (arena->failed)
        recipes->outcome = RECIPES_NO_MEMORY;
    arena->failed |= recipes->outcome == RECIPES_NO_MEMORY;
}
