/* file.h - reading whole files, and finding them in folders. */
#ifndef SAMPLINT_BASE_FILE_H
#define SAMPLINT_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "samplint/text.h"

enum file_result { FILE_OK, FILE_CANNOT_READ, FILE_OUT_OF_MEMORY };

/* Reads a file ("-" is standard input) into the arena, at most `most` + 1 bytes, so that a longer one can be told. On
 * FILE_CANNOT_READ errno says why. */
enum file_result file_read(struct arena *arena, const char *path, size_t most, sl_text *bytes);

/* A folder that could not be searched, and its errno. */
struct file_fault {
    sl_text path;
    int error;
};

struct file_list {
    struct arena *arena;
    sl_text *paths; /* NUL behind each */
    size_t count;
    size_t capacity;
    struct file_fault *faults;
    size_t fault_count;
    size_t fault_capacity;
};

void file_list_add(struct file_list *list, sl_text path);

/* Sorts the paths by their bytes and drops repeated ones. */
void file_sort(struct file_list *list);

/* Adds every regular file and link below a folder whose name is wanted and sorts the list; names that begin with a dot are left out, links to
 * folders not followed. Folders that cannot be read become faults, and the search goes on. Lack of memory shows in the arena. */
typedef bool file_wanted(sl_text name, const void *context);
void file_find(struct file_list *list, const char *folder, file_wanted *wanted, const void *context);

#endif
