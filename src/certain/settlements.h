/* settlements.h - which values of a gap settle the answer of a rule, whatever the other gaps are. */
#ifndef SAMPLINT_CERTAIN_SETTLEMENTS_H
#define SAMPLINT_CERTAIN_SETTLEMENTS_H

#include "certain/completions.h"
#include "certain/integer_ranges.h"
#include "lua/host.h"

/* A question about a gap, as a variable of a diagram of completions. */
struct gap_variable {
    struct question question;
    size_t number;                /* in the diagram */
    size_t width;                 /* number of values */
    bool by_words;                /* sets are supposed by words */
    struct integer_ranges ranges; /* of an integer */
};

/* Returns the number of values of a question about a gap. That there is a set is one value; not for an integer. */
size_t gap_width(struct question question);

/* Returns a value; of an integer, the lowest of a range. */
struct plain gap_value(const struct gap_variable *variable, size_t index);

/* Fills in the settlements of a gap. `variables` are all variables of the diagram. Lack of memory shows in the arena. */
void list_settlements(const struct completions *completions, uint32_t root, const struct gap_variable *variables,
                      struct gap *gap, struct arena *arena);

#endif
