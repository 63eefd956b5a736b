/* folder.h - walking up from a path to the root of its repository. */
#ifndef SAMPLINT_BASE_FOLDER_H
#define SAMPLINT_BASE_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "samplint/text.h"

/* The folder of a path: "a" of "a/b", "." of "b", "/" of "/b". */
sl_text folder_part(sl_text path);

/* The same as a text of its own. A NUL stands behind. */
sl_text folder_of(struct arena *arena, sl_text path);

/* The same, or the nearest folder above it that is there. */
sl_text folder_there(struct arena *arena, sl_text path);

/* Whether a path leads to a folder, be it by a link. */
bool leads_to_folder(sl_text path);

/* Where a path leads to, from the root of the file system, free of links; the empty text for one that is not there. */
sl_text real_path(struct arena *arena, sl_text path);

/* The same, but a link at its end is not consequences, and only its folder need be there. */
sl_text real_name(struct arena *arena, sl_text path);

/* What of `below` is behind the folder `above`, both of the kind of real_path(); the empty text where it does not lie there. */
sl_text path_behind(sl_text above, sl_text below);

/* A path as it is counted from a folder: one from the root of the file system stays as it is. */
sl_text path_from(struct arena *arena, sl_text folder, sl_text path);

/* What of a path that file_below() made is behind its folder. */
sl_text path_within(sl_text folder, sl_text path);

/* A path as counted from a folder, by way of the folders above where it does not lie below; both of the kind of real_path(). */
sl_text path_relative(struct arena *arena, sl_text folder, sl_text path);

/* A file's path as counted from a folder that it lies below, however both are written; the empty text for one that does not, or
 * that is not there. */
sl_text path_below(struct arena *arena, sl_text folder, sl_text path);

/* The same for what a path is called there: a link at its end is not consequences. */
sl_text name_below(struct arena *arena, sl_text folder, sl_text path);

/* The real path of what links in a folder must not lead out of: the root of its repository, or the folder where there is none. The
 * empty text where it is not there. */
sl_text tree_of(struct arena *arena, sl_text folder);

/* Whether a path leads into such a tree, by way of all its links. True for one that leads nowhere: reading it says so. */
bool tree_holds(struct arena *arena, sl_text tree, sl_text path);

/* The folder above: "a" of "a/b", "." of "a", ".." of ".", "../.." of "..". Returns false at the root of a repository (it
 * holds ".git") or of the file system; there is no folder above then. */
bool folder_up(struct arena *arena, sl_text *folder);

/* Goes up to the root of the repository. Returns false outside of one; the folder stays as it is then. */
bool folder_root(struct arena *arena, sl_text *folder);

#endif
