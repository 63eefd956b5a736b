/* write.h - writes new words, values and entries of YAML. */
#ifndef SAMPLINT_YAML_EDIT_WRITE_H
#define SAMPLINT_YAML_EDIT_WRITE_H

#include "yaml/edit/change.h"
#include "yaml/edit/editor.h"

/* Writes a text, which must be UTF-8, as a scalar that reads back as this text: in the style asked for, or else in
 * double quotes. `flow`: between brackets or braces, where fewer texts can be plain. */
void quote_word(struct buffer *buffer, sl_text word, enum node_style style, bool flow);

/* Writes the value of an edit on one line. */
void write_value(struct editor *editor, const struct edit *edit, enum node_style style, bool flow);

/* Writes "{a: 1}": a mapping (NULL for an empty one) with its changes made. */
void write_mapping(struct editor *editor, const struct node *mapping, const struct change *changes, bool padded);

/* Writes "{<<: *name, a: 1}": the mapping that replaces an alias, with the changes. */
void write_over_alias(struct editor *editor, const struct node *alias, const struct change *changes);

/* Writes "a: 1" between braces. `value` is the present value of the key, or NULL. If the change is inside this value,
 * also writes the entries of the value that stay. */
void write_flow_entry(struct editor *editor, const struct change *change, const struct node *value,
                      enum node_style key_style, bool padded);

/* Writes "a: 1" on lines of its own, from a column on. `value` is as above. */
void write_block_entry(struct editor *editor, const struct change *change, const struct node *value,
                       enum node_style key_style, size_t column);

/* Writes a list of new entries on lines, except for changes that are not needed. */
void write_block_entries(struct editor *editor, const struct change *changes, enum node_style key_style, size_t column);

#endif
