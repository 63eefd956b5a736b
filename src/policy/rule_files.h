/* rule_files.h - finds the files of rules in a folder, and the folders that are packs. */
#ifndef SAMPLINT_POLICY_RULE_FILES_H
#define SAMPLINT_POLICY_RULE_FILES_H

#include "base/problems.h"

/* The file that makes a folder a pack. */
#define PACK_FILE "pack.lua"

/* Returns whether a path ends with that name. */
bool is_pack_file(sl_text path);

/* Returns whether a folder is a pack. A PACK_FILE that is a broken link counts: the user learns that it cannot be
 * read. */
bool pack_is_there(struct arena *arena, sl_text folder);

/* Returns the folder of the pack that contains a file or folder: that folder itself or the nearest one above it in the
 * same repository. Returns the empty text when there is none. */
sl_text pack_around(struct arena *arena, sl_text path);

/* Returns a path without the slashes at its end. */
sl_text without_slash(sl_text folder);

/* Finds the files of rules below a folder. `own` is the path of the PACK_FILE whose rules are wanted, or empty. Adds a
 * problem for each other pack below the folder, and leaves out the rules of that pack. */
sl_result rule_files_find(struct problems *problems, struct arena *arena, sl_text folder, sl_text own,
                          struct file_list *files);

#endif
