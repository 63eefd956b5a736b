/* path.h - paths as texts. Nothing here asks the file system. */
#ifndef SAMPLINT_BASE_PATH_H
#define SAMPLINT_BASE_PATH_H

#include "base/arena.h"

/* Returns the folder part of a path, a slice of it: "a" for "a/b", "." for "b", "/" for "/b". */
sl_text folder_part(sl_text path);

/* Returns a copy of folder_part(), followed by a NUL. */
sl_text folder_of(struct arena *arena, sl_text path);

/* Returns the path of a name in a folder. If the folder is ".", the path is the name alone. */
sl_text path_join(struct arena *arena, sl_text folder, sl_text name);

/* Undoes path_join(): returns the name, given the folder and the path. */
sl_text path_unjoin(sl_text folder, sl_text path);

/* Resolves a path against a folder. An absolute path is only copied. */
sl_text path_resolve(struct arena *arena, sl_text folder, sl_text path);

/* Returns the part of `path` after `folder`, or the empty text when the path does not lie below the folder. Both must
 * be results of real_path() or real_name() (folder.h). */
sl_text path_inside(sl_text folder, sl_text path);

/* Returns a path relative to a folder: "../..." when it is not below the folder. Both are as for path_inside(). */
sl_text path_relative(struct arena *arena, sl_text folder, sl_text path);

#endif
