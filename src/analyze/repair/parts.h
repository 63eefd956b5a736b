/* parts.h - the parts of a program whose values a repair can change: the program's standard, its segments, and its
 * accounts. Accounts that declare the same values at the same level are alike, and are one part. */
#ifndef SAMPLINT_ANALYZE_REPAIR_PARTS_H
#define SAMPLINT_ANALYZE_REPAIR_PARTS_H

#include "trees/rule_space.h"

struct repair_part {
    const struct configuration *configuration; /* the standard, a segment, or the first of accounts that are alike */
    const struct configuration **alike;        /* the accounts after the first, in the order of the program */
    size_t alike_count;
    size_t base;      /* the number of the part above; of the standard, 0 */
    uint8_t *choices; /* by variable of the rule space: the present choice */
};

struct repair_parts {
    struct repair_part *items; /* first the standard, then the segments, then the accounts */
    size_t count;
    bool readable; /* no value of a part is unreadable */
};

/* Lists the parts of a program. They belong to the arena, which shows lack of memory. */
struct repair_parts parts_list(struct arena *arena, const struct rule_space *rules,
                               const struct configuration *program);

/* Whether a part itself declares the field of a variable; the standard has all fields. */
bool part_owns(const struct repair_part *part, const sl_field *field);

#endif
