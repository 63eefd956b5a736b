/* settings_scope.h - finds the settings of a folder, and the programs that a file affects because of settings. */
#ifndef SAMPLINT_DISCOVER_SETTINGS_SCOPE_H
#define SAMPLINT_DISCOVER_SETTINGS_SCOPE_H

#include "base/file.h"
#include "samplint/vocabulary.h"

/* The name of a file of settings, in any folder. */
#define SETTINGS_NAME ".samplint.yaml"

/* Returns the path of the nearest settings, from a folder up to the root of its repository, or the empty text. */
sl_text settings_above(struct arena *arena, sl_text folder);

/* Reads a file of settings as file_read_found() does. Returns false when it cannot be read or is too large. */
bool settings_read(struct arena *arena, const char *path, sl_text tree, sl_text *bytes);

/* Calls is_program_name(); file_find() takes this function. */
bool is_program_file(sl_text name, const void *vocabulary);

/* The programs of a repository with their settings. They are searched for once. */
struct settings_scope {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    sl_text root;                         /* the folder that was searched; empty before the first search */
    struct file_list programs;            /* with faults for the folders that could not be searched */
    struct settings_file **of_program;    /* one per program; NULL without settings */
    struct settings_file *settings_files; /* the newest first */
};

/* Adds every program of the repository that a file affects. A file affects a program if it is the program's settings,
 * if these settings name it or a folder that contains it, or if it is their lock. Settings that no longer exist affect
 * what is below their folder. Outside of a repository only settings affect programs: those below their folder. */
void settings_scope_find(struct settings_scope *scope, sl_text path, struct file_list *found);

#endif
