/* value.h - replaces values, and the words of lists. */
#ifndef SAMPLINT_YAML_EDIT_VALUE_H
#define SAMPLINT_YAML_EDIT_VALUE_H

#include "yaml/edit/change.h"
#include "yaml/edit/editor.h"

/* Replaces a value, of a key or (NULL) of none, by a text. Returns the reason for a refusal, or the empty text. */
sl_text put_value(struct editor *editor, const struct node *key, const struct node *value, sl_text text);

/* Returns the line start for new lines after a block collection that ends at byte `end` and starts in a column: after
 * the comments below it that are indented further. */
size_t line_after(const struct editor *editor, size_t end, size_t column);

/* Gives a list the words of a change. */
void edit_list(struct editor *editor, const struct node *key, const struct node *list, struct change *change);

#endif
