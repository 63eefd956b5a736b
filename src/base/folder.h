/* folder.h - files and folders: identities, real paths, repositories, and the tree that links must not leave. */
#ifndef SAMPLINT_BASE_FOLDER_H
#define SAMPLINT_BASE_FOLDER_H

#include <sys/stat.h>

#include "base/arena.h"

/* The identity of a file or folder, whatever path leads to it: its device and inode number. */
struct file_id {
    dev_t device;
    ino_t number;
};

struct file_id file_id_of(const struct stat *about);

/* Finds the identity of a path. Follows links. Returns false for a path that does not exist and for the empty text. */
bool file_id_find(sl_text path, struct file_id *file_id);

/* Orders identities for sorting. The order has no other meaning. */
int file_id_compare(const struct file_id *a, const struct file_id *b);
bool file_id_equal(const struct file_id *a, const struct file_id *b);

/* Returns whether a path is a folder. Follows links. */
bool path_is_folder(sl_text path);

/* Returns the folder of a path or, if that does not exist, its nearest ancestor that exists. */
sl_text existing_folder(struct arena *arena, sl_text path);

/* Returns the absolute path of a file or folder, without links, or the empty text when it does not exist. */
sl_text real_path(struct arena *arena, sl_text path);

/* Like real_path(), but does not follow the last part of the path, which need not exist. Its folder must exist. */
sl_text real_name(struct arena *arena, sl_text path);

/* Returns the part of a path after a folder. Compares real_path() of both. Returns the empty text when the path does
 * not lie below the folder, or does not exist. */
sl_text real_path_inside(struct arena *arena, sl_text folder, sl_text path);

/* Like real_path_inside(), but compares real_name() of the path. */
sl_text real_name_inside(struct arena *arena, sl_text folder, sl_text path);

/* Returns the real path of the tree that links found in `folder` must not leave: the root of the repository of `folder`
 * or, outside a repository, `folder` itself. Returns the empty text when the folder does not exist. */
sl_text file_tree_of(struct arena *arena, sl_text folder);

/* Returns whether a path lies in a tree after links are followed. Also returns true for a path that does not exist,
 * because the code that reads it reports that error. */
bool file_tree_holds(struct arena *arena, sl_text tree, sl_text path);

/* Moves `*folder` to its parent: from "a/b" to "a", from "a" to ".", from "." to "..", from ".." to "../..". Returns
 * false, and moves nothing, at the root of a repository (a folder with ".git") or of the file system. */
bool folder_up(struct arena *arena, sl_text *folder);

/* Moves `*folder` to the root of its repository. Returns false, and moves nothing, outside a repository. */
bool folder_root(struct arena *arena, sl_text *folder);

#endif
