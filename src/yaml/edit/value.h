/* value.h - replaces values, and the words of lists. */
#ifndef SAMPLINT_YAML_EDIT_VALUE_H
#define SAMPLINT_YAML_EDIT_VALUE_H

#include "yaml/edit/change.h"
#include "yaml/edit/editor.h"

/* Replaces a value by a text. `key` is the key of the value or NULL. Returns the reason for a refusal, or "". */
sl_text put_value(struct editor *editor, const struct node *key, const struct node *value, sl_text text);

/* Returns the start of the line at which new lines for a block collection are inserted. The collection ends at byte
 * `end` and starts in `column`. Comments below it that are indented further stay above the new lines. */
size_t line_after(const struct editor *editor, size_t end, size_t column);

/* Gives a list the words of a change. */
void edit_list(struct editor *editor, const struct node *key, const struct node *list, struct change *change);

#endif
