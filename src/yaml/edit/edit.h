/* edit.h - changes values in a YAML text and leaves every other byte alone.
 *
 * A new value keeps the quotes of the old one. A list keeps the lines of the words that stay. A new entry gets a line,
 * or a place between braces, like its siblings. A node with an anchor that is used elsewhere is never changed: an alias
 * is replaced by a value, and a new key is added next to a "<<". An edit that cannot be made like this is refused. */
#ifndef SAMPLINT_YAML_EDIT_EDIT_H
#define SAMPLINT_YAML_EDIT_EDIT_H

#include "yaml/edit/change.h"

/* Makes edits in the text of a document's source. Other documents in the source do not change. No edit may have a path
 * that leads through the root of another edit. `bytes` gets the whole text, in the arena, with the edits that could be
 * made. That text was read again: it has the new values and otherwise the old ones. Returns whether all edits were
 * made. Gives the others a `refusal`. When there is no memory, the arena's `failed` is set and `bytes` is empty. */
bool yaml_edit(struct arena *arena, const struct document *document, struct edit *edits, size_t count, sl_text *bytes);

#endif
