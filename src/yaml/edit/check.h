/* check.h - whether a text with edits in it reads as it should. */
#ifndef SAMPLINT_YAML_EDIT_CHECK_H
#define SAMPLINT_YAML_EDIT_CHECK_H

#include "yaml/edit/editor.h"

/* Reads both texts again. Returns whether every edit that was not refused is made in the new one, and all else in every document
 * is as in the old one, aliases and merged keys consequences. Where these make more of it than can be compared, the answer is no.
 * `roots` are sorted by their place. */
bool edits_read_back(struct arena *arena, const sl_source *source, sl_text bytes, const struct changed_root *roots,
                     size_t root_count);

#endif
