/* flow.h - edits flow collections: lists in brackets and mappings in braces, on one line or several. */
#ifndef SAMPLINT_YAML_EDIT_FLOW_H
#define SAMPLINT_YAML_EDIT_FLOW_H

#include "yaml/edit/editor.h"

/* An item of a list, or a key with its value. */
struct part {
    size_t from, to; /* bytes */
    bool removed;
};

/* Removes parts of a flow collection and adds texts after those that stay. */
void edit_flow(struct editor *editor, const struct node *collection, const struct part *parts, size_t part_count,
               const sl_text *texts, size_t text_count);

/* Returns the parts of a mapping in braces: its own entries, of which some are `removed`, or a "<<" that is alone. */
struct part *mapping_parts(struct editor *editor, const struct node *mapping, const bool *removed, size_t *count);

#endif
