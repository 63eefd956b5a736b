/* glob.h - patterns of paths. */
#ifndef SAMPLINT_BASE_GLOB_H
#define SAMPLINT_BASE_GLOB_H

#include "base/file.h"

/* Returns whether a pattern has a wildcard: "*", "?" and "[...]" match within one name, "**" any number of folders. */
bool glob_is_pattern(sl_text pattern);

/* Returns whether a pattern has "**" more than once. Only the first one matches any number of folders, which bounds the
 * time of a match. Callers refuse the pattern, because the other ones would match less than the user expects. */
bool glob_is_too_wide(sl_text pattern);

/* Adds every file below `folder` whose path matches the pattern, and sorts the list. A wildcard matches no name that
 * starts with a dot. A wildcard that meets a link to a folder does not follow it and adds the fault ELOOP. A pattern
 * without wildcards matches one file, if that exists. */
void glob_find(struct file_list *list, sl_text folder, sl_text pattern);

/* Returns whether a pattern matches a path, or a folder that the path goes through. Both are relative to the same
 * folder. A pattern without a slash matches names at any depth. */
bool glob_match(struct arena *arena, sl_text pattern, sl_text path);

#endif
