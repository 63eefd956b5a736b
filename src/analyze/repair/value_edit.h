/* value_edit.h - a value of an attribute as an edit of the YAML text that declares it. */
#ifndef SAMPLINT_ANALYZE_REPAIR_VALUE_EDIT_H
#define SAMPLINT_ANALYZE_REPAIR_VALUE_EDIT_H

#include "model/configuration.h"
#include "yaml/edit/edit.h"

/* Returns the edit that gives a field of a program or account a value; for an undeclared value, the edit that removes
 * the key. Lack of memory shows in the arena, which owns the edit's lists. */
struct edit value_edit(struct arena *arena, const struct configuration *subject, const sl_field *field,
                       const struct value *value);

#endif
