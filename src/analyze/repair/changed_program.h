/* changed_program.h - a copy of a program in which changes of repairs are made. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CHANGED_PROGRAM_H
#define SAMPLINT_ANALYZE_REPAIR_CHANGED_PROGRAM_H

#include "model/configuration.h"
#include "samplint/repair.h"

struct changed_program {
    struct configuration *program;       /* the copy */
    const struct configuration *present; /* the program as it is */
    struct override **overrides; /* by number of the segment or account: the values that it declares, in the copy */
};

/* Copies a program with its segments and accounts. The copy belongs to the arena, which shows lack of memory, and is valid
 * as long as the program. */
struct changed_program changed_program_copy(struct arena *arena, const struct configuration *present);

/* Makes a change with one of its values, in the standard, or in the segment or the accounts that it is about. */
void changed_program_make(struct changed_program *changed, const sl_change *change, size_t value);

/* Gives all fields that an alternative can change their present values again. */
void changed_program_undo(struct changed_program *changed, const sl_alternative *alternative);

#endif
