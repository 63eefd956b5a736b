/* settings_scope.h - which settings hold for a folder, and the programs that a file reaches by way of settings. */
#ifndef SAMPLINT_DISCOVER_SETTINGS_SCOPE_H
#define SAMPLINT_DISCOVER_SETTINGS_SCOPE_H

#include "base/arena.h"
#include "base/file.h"
#include "samplint/vocabulary.h"

/* The name of settings, in whatever folder. */
#define SETTINGS_NAME ".samplint.yaml"

/* The nearest settings, from a folder up to the root of its repository; the empty text when there are none. */
sl_text settings_above(struct arena *arena, sl_text folder);

/* The programs of a repository, and what the settings of each name; looked for once. */
struct settings_scope {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    sl_text root;              /* where they were looked for; empty before that */
    struct file_list programs; /* with the folders that could not be searched */
    struct settings_file **of_program;
    struct settings_file *settings_files; /* the newest first */
};

/* Adds every program of the repository that a file matters to by way of settings: those whose settings it is, or whose settings name
 * it or a folder that it lies in, or have it beside them as their lock. Outside of a repository only settings reach something, the programs below them. Settings that are
 * gone reach what is below their folder. */
void settings_scope_find(struct settings_scope *reach, sl_text path, struct file_list *found);

#endif
