/* partition.h - the congruent assignments of a space as disjoint parts, each part a decision diagram.
 *
 * One diagram for all assignments may be far too large where many trees read the same few variables. Then the space is
 * split at the variable that the largest number of trees read, into one part for each of its choices, and each part is
 * split again if necessary (compare partitioned decision diagrams: Narayan, Jain, Fujita and Sangiovanni-Vincentelli
 * 1996). Whether splitting is cheaper is found by trying: the limit on the nodes of a diagram is a fraction of the
 * steps spent so far, and a diagram that reaches the limit is given up. Therefore the work that is lost stays in
 * proportion to the work that is used. Work is counted in steps, not in time: every run makes the same parts. */
#ifndef SAMPLINT_SPACE_PARTITION_H
#define SAMPLINT_SPACE_PARTITION_H

#include "space/diagram.h"
#include "space/space.h"

/* The most variables with more than one choice left. It bounds the depth of recursion. */
#define PARTITION_LEVELS 1024

enum partition_outcome {
    PARTITION_DONE,
    PARTITION_BUDGET,    /* the budget was used up; some parts were not visited */
    PARTITION_TOO_LARGE, /* more than PARTITION_LEVELS variables have more than one choice */
    PARTITION_STOPPED,   /* the visitor asked to stop */
    PARTITION_NO_MEMORY
};

struct partition_question {
    const struct space *space;
    const choice_set *allowed; /* by variable: the choices to consider; NULL for all choices */
    bool structural_only;      /* only the structural trees have to lead to a good leaf */
    const uint32_t *first;     /* variables that the diagrams read first, in this order, each once */
    size_t first_count;
    size_t first_nodes; /* limit on the nodes of the first diagram; fewer give more parts; 0 for the usual limit */
    size_t budget;      /* in steps, about ten million per second; exceeded by at most the work on one diagram */
};

struct space_part {
    const choice_set *allowed; /* by variable: the choices that congruent assignments of this part may have */
    struct diagram diagram; /* one level per variable of the space; child number r belongs to the r-th allowed choice */
    const uint32_t *order;  /* by level: the variable */
    uint32_t root;          /* never DIAGRAM_NONE */
};

/* The cost of a visit. */
struct partition_cost {
    size_t parts; /* how many were visited */
    size_t steps;
};

/* A visitor is called with each part. The part is freed when the visitor returns. `arena` is for memory during the call
 * and is freed after it; if the arena has failed, the visit ends with PARTITION_NO_MEMORY. Returns whether to go on
 * with the next part. */
typedef bool part_visitor(void *context, const struct space_part *part, struct arena *arena);

/* Visits all parts and stores the cost. */
enum partition_outcome partition_visit(const struct partition_question *question, part_visitor *visit, void *context,
                                       struct partition_cost *cost);

#endif
