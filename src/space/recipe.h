/* recipe.h - under which combinations of a few variables congruent assignments exist, as recipes.
 *
 * Qualitative comparative analysis of the whole space: a recipe is a set of choices for each of the variables, such that each of
 * its combinations is that of some congruent assignment. The recipes given cover all such combinations, each recipe is as wide
 * as it can be, and there are as few as can be found. */
#ifndef SAMPLINT_SPACE_RECIPE_H
#define SAMPLINT_SPACE_RECIPE_H

#include "space/big.h"
#include "space/space.h"

/* Variables that are minimized over, at most. */
#define RECIPE_VARIABLES 10

/* A space that takes more is given up in about a second. */
#define RECIPE_BUDGET ((size_t)10000000)

enum recipe_answer { RECIPE_EXISTS, RECIPE_NONE_EXISTS, RECIPE_UNKNOWN };

/* Whether there is a congruent assignment within sets of choices, one a variable; stores it in `choices` if so. */
typedef enum recipe_answer recipe_ask(void *context, const choice_set *allowed, uint8_t *choices);

struct recipe_question {
    const struct space *space;
    const choice_set *allowed; /* a set of choices for each variable, to look within; NULL for all */
    const uint32_t *variables; /* to minimize over, each once */
    size_t variable_count;     /* 1 .. RECIPE_VARIABLES */
    size_t budget;             /* in steps, for all together */
    recipe_ask *ask;           /* asked where diagrams would be too large; NULL to give up then */
    void *ask_context;
    size_t most_asked; /* so many times, at most */
};

struct recipe {
    const choice_set *choices; /* for each of the variables, a set of its choices, not empty */
    struct big possible;       /* assignments of the recipe for which the structural trees are good */
    struct big congruent;      /* and those that are congruent */
    double consistency;        /* congruent / possible */
    double coverage;           /* congruent / all congruent ones: raw, for recipes overlap */
};

enum recipe_outcome {
    RECIPES_FOUND,
    RECIPES_BUDGET_HIT, /* none; the space may also be too large for diagrams at all */
    RECIPES_NO_MEMORY   /* none; the arena says it too */
};

struct recipes {
    enum recipe_outcome outcome;
    const struct recipe *items; /* those that cover most first; without counts as they were found */
    size_t count;
    bool smallest;           /* no fewer would do; else the budget was too small to know */
    bool is_counted;         /* else the budget was too small for that, and numbers and ratios mean nothing */
    const choice_set *live;  /* for each of the variables, choices of congruent ones: a recipe with all asks nothing */
    struct big combinations; /* of the variables' choices, under which congruent assignments exist */
    struct big congruent;    /* assignments in all, and those possible */
    struct big possible;
    size_t steps, asked; /* what it took */
};

/* Finds the recipes; lists are the arena's. */
void recipes_find(struct arena *arena, const struct recipe_question *question, struct recipes *recipes);

#endif
