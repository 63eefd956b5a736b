/* glob.h - patterns of paths. */
#ifndef SAMPLINT_BASE_GLOB_H
#define SAMPLINT_BASE_GLOB_H

#include <stdbool.h>

#include "base/file.h"

/* Whether a pattern has a wildcard: "*", "?" or "[...]" within a name, "**" for any folders in between. */
bool glob_is_pattern(sl_text pattern);

/* Whether "**" stands in a pattern more than once. Only the first would mean any folders, so that no pattern takes long: callers
 * are to refuse what would mean less than it says. */
bool glob_is_too_wide(sl_text pattern);

/* Adds every file below a folder that a pattern of paths leads to and sorts the list. Wildcards match no name that begins with a
 * dot and go through no link to a folder: that is a fault, ELOOP. A pattern without wildcards leads to one file, if it is there. */
void glob_find(struct file_list *list, sl_text folder, sl_text pattern);

/* Whether a path, or a folder that it goes through, is one that a pattern would lead to, both from the same folder. A pattern
 * without a slash may match at any depth. */
bool glob_match(struct arena *arena, sl_text pattern, sl_text path);

#endif
