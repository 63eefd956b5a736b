/* check.h - checks that an edited text reads back as intended. */
#ifndef SAMPLINT_YAML_EDIT_CHECK_H
#define SAMPLINT_YAML_EDIT_CHECK_H

#include "yaml/edit/change.h"

/* Reads the old and the new text. Returns whether the new text has every edit that was not refused, and the old values
 * everywhere else, in all documents. Compares values after aliases are followed and keys are merged. Returns false when
 * there are too many values to compare. `roots` are sorted by place. */
bool edits_read_back(struct arena *arena, const sl_source *source, sl_text bytes, const struct changed_root *roots,
                     size_t root_count);

#endif
