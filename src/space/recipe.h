/* recipe.h - finds recipes: combinations of a few variables under which congruent assignments exist.
 *
 * This is qualitative comparative analysis (Ragin) of the whole space. A recipe is a set of choices for each of the
 * given variables: every way to take one choice from each set occurs in some congruent assignment. Together, the
 * recipes cover every combination of the variables that occurs in a congruent assignment. Each is as wide as possible,
 * and there are as few as can be found within the budget (see minimize.h). */
#ifndef SAMPLINT_SPACE_RECIPE_H
#define SAMPLINT_SPACE_RECIPE_H

#include "space/big.h"
#include "space/search.h"

/* The most variables that recipes can be about. */
#define RECIPE_VARIABLES 10

/* The usual budget, in steps. It is used up after about a second. */
#define RECIPE_BUDGET ((size_t)10000000)

/* Searches for a congruent assignment within `allowed`, a set of choices per variable; stores it in `choices`. */
typedef enum search_outcome recipe_ask(void *context, const choice_set *allowed, uint8_t *choices);

struct recipe_question {
    const struct space *space;
    const choice_set *allowed; /* by variable: the choices to consider; NULL for all choices */
    const uint32_t *variables; /* the variables that the recipes are about, each once */
    size_t variable_count;     /* 1 .. RECIPE_VARIABLES */
    size_t budget;             /* in steps, for everything but `ask` */
    recipe_ask *ask;           /* is called where diagrams would be too large; NULL to give up then */
    void *ask_context;         /* is passed to `ask` */
    size_t most_asked;         /* the most calls of `ask` */
};

struct recipe {
    const choice_set *choices; /* by given variable: a set of its choices, not empty */
    struct big possible;       /* how many assignments of the recipe the structural trees accept */
    struct big congruent;      /* how many of these are congruent */
    double consistency;        /* congruent / possible */
    double coverage;           /* congruent / all congruent assignments: raw coverage, because recipes may overlap */
};

enum recipe_outcome {
    RECIPES_FOUND,
    RECIPES_BUDGET_HIT, /* no recipes: the budget was too small, or the space is too large for diagrams of any size */
    RECIPES_NO_MEMORY   /* no recipes; arena->failed is set */
};

struct recipes {
    enum recipe_outcome outcome;
    struct recipe *items; /* those with the most congruent assignments first, if they are counted */
    size_t count;
    bool smallest;    /* fewer recipes cannot cover all combinations; false if the budget was too small to know */
    bool is_counted;  /* the budget sufficed for `congruent`, `possible`, and the numbers and ratios in `items` */
    choice_set *live; /* by given variable: the choices that occur in congruent assignments */
    struct big combinations; /* the number of combinations that occur in congruent assignments; counted always */
    struct big congruent;    /* all congruent assignments */
    struct big possible;     /* all assignments that the structural trees accept */
    size_t steps;            /* the work done */
    size_t asked;            /* how often `ask` was called */
};

/* Finds the recipes and stores them in `recipes`; its lists belong to the arena. */
void recipes_find(struct arena *arena, const struct recipe_question *question, struct recipes *recipes);

#endif
