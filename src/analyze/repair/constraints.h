/* constraints.h - which values a repair may change, and at which cost. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONSTRAINTS_H
#define SAMPLINT_ANALYZE_REPAIR_CONSTRAINTS_H

#include "samplint/repair.h"
#include "trees/rule_space.h"

struct repair_constraints {
    bool *kept;      /* by field index: the value must stay as it is */
    bool *freed;     /* by field index: the value may change even if nobody can choose it */
    uint32_t *costs; /* by field index: the cost of a change */
    size_t most;     /* how many alternatives of a conflict are listed */

    /* Values that the user has just set (impact). They must stay too, in the program, segment or account that they were
     * set in. */
    const struct configuration *set_in; /* NULL if nothing was set */
    const bool *set;                    /* by field index */
};

/* Reads the options of a repair. SL_REFUSED: the options name fields that do not exist; there is a problem for each. */
sl_result constraints_read(struct ruleset *rules, struct arena *arena, const sl_repair_options *options,
                           struct repair_constraints *constraints);

/* Sets `fields`, an array of booleans by field index, to true for a field and all fields inside it. */
void mark_fields(bool *fields, const sl_field *field);

/* Whether the value of a field in a program, segment or account is one that was just set there, or one level above or two
 * and not overridden. */
bool constraints_set(const struct repair_constraints *constraints, const struct configuration *subject,
                     const sl_field *field);

/* Whether the value of a field must stay as it is. Declared facts and outcomes stay, unless they are freed, and in a
 * segment or an account the fields that it cannot override. */
bool constraints_keep(const struct repair_constraints *constraints, const struct configuration *subject,
                      const sl_field *field);

/* How a repair would change the value of a field. */
sl_change_kind constraints_kind(const struct repair_constraints *constraints, const struct configuration *subject,
                                const sl_field *field);

/* The choices that a repair may give a variable whose choice is `now`: only `now` if the field is kept; a declared
 * value never becomes undeclared, no value becomes a word that means absence, and no program that lists segments says
 * that it has none. */
choice_set constraints_allow(const struct repair_constraints *constraints, const struct rule_space *rules,
                             const struct configuration *subject, size_t variable, uint8_t now);

#endif
