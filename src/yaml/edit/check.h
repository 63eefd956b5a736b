/* check.h - checks that an edited text reads back as intended. */
#ifndef SAMPLINT_YAML_EDIT_CHECK_H
#define SAMPLINT_YAML_EDIT_CHECK_H

#include "yaml/edit/change.h"

/* Reads the old and the new text. Returns whether the new one has every edit that was not refused and otherwise, in all
 * its documents, the values of the old one, with aliases followed and keys merged. Returns false when these are too
 * many to be compared. `roots` are sorted by place. */
bool edits_read_back(struct arena *arena, const sl_source *source, sl_text bytes, const struct changed_root *roots,
                     size_t root_count);

#endif
