/* partition.h - the congruent assignments of a space, in parts that have none in common, each part a diagram.
 *
 * One diagram for all of them may be far too large where many trees read the same few variables. Then the space is cut at the
 * variable that most trees read, one part for each of its choices, and each of these again if need be. Whether that is better
 * than one diagram is found out by trying: a diagram is given up once it costs a part of what was spent so far, so that what
 * is spent in vain stays in proportion to what is spent well. All is counted in steps, so the parts are the same in every run. */
#ifndef SAMPLINT_SPACE_PARTITION_H
#define SAMPLINT_SPACE_PARTITION_H

#include "space/diagram.h"
#include "space/space.h"

/* Variables with more than one choice left, at most: recursion is as deep. */
#define PARTS_LEVELS 1024

/* Nodes of the diagram that is tried first. */
#define PARTS_FIRST_NODES ((size_t)1 << 12)

enum partition_outcome {
    PARTS_DONE,
    PARTS_BUDGET,    /* the budget was hit: what was visited is not all */
    PARTS_TOO_LARGE, /* more than PARTS_LEVELS variables have a choice */
    PARTS_STOPPED,   /* the visitor did not want more */
    PARTS_NO_MEMORY
};

struct partition_question {
    const struct space *space;
    const choice_set *allowed; /* a set of choices for each variable, to look within; NULL for all */
    bool structural_only;      /* the structural trees alone have to be good */
    const uint32_t *first;     /* variables to be asked for first, in this order, each once */
    size_t first_count;
    size_t first_nodes; /* PARTS_FIRST_NODES, or fewer for more parts */
    size_t budget;      /* in steps, some ten million a second; exceeded by no more than a diagram takes */
};

struct part {
    const choice_set *allowed; /* the choices of each variable that it has; others have no congruent assignment */
    struct diagram diagram; /* has a level for each variable of the space; its kids are the allowed choices by rank */
    const uint32_t *order;  /* the variable of each level */
    uint32_t root;          /* not DIAGRAM_NONE */
};

/* What the work was. */
struct partition_cost {
    size_t parts;   /* that were visited */
    size_t largest; /* nodes made for one of them */
    size_t steps;
};

/* Called with each part, which lives until it returns; `arena` is emptied then, and its failure is taken for ours. Returns whether
 * there should be more parts. */
typedef bool part_visitor(void *context, const struct part *part, struct arena *arena);

enum partition_outcome partition_visit(const struct partition_question *question, part_visitor *visit, void *context,
                                       struct partition_cost *cost);

/* The sets of choices to look within, one a variable: all when `allowed` is NULL. */
void partition_choices(const struct space *space, const choice_set *allowed, choice_set *choices);

#endif
