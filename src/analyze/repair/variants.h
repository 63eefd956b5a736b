/* variants.h - the variants of an alternative that are tried to see what it brings about: the first value of each change
 * and the first change of each choice; and each other value or change, while all others are the first ones. */
#ifndef SAMPLINT_ANALYZE_REPAIR_VARIANTS_H
#define SAMPLINT_ANALYZE_REPAIR_VARIANTS_H

#include "samplint/repair.h"

struct variant {
    const sl_change *change; /* with another value than its first; NULL for none */
    size_t value;
    const sl_change_choice *choice; /* with another change than its first; NULL for none */
    size_t option;
};

size_t variant_count(const sl_alternative *alternative);

/* Returns a variant; the first, 0, has only first values. */
struct variant variant_at(const sl_alternative *alternative, size_t index);

/* Returns the index of the value that a change of the alternative has in a variant. */
size_t variant_value(const struct variant *variant, const sl_change *change);

/* Returns the change that is taken of a choice in a variant. */
const sl_change *variant_option(const struct variant *variant, const sl_change_choice *choice);

/* Whether the change belongs to the standard. */
bool is_of_standard(const sl_change *change);

/* Whether an alternative changes a value that a segment or an account declares. */
bool changes_parts(const sl_alternative *alternative);

#endif
