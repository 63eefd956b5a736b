/* file.h - reading whole files, and finding them in folders. */
#ifndef SAMPLINT_BASE_FILE_H
#define SAMPLINT_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "samplint/text.h"

enum file_result { FILE_OK, FILE_CANNOT_READ, FILE_OUT_OF_MEMORY };

/* Reads a file that the user named ("-" is standard input) into the arena, at most `most` + 1 bytes, so that a longer one can be
 * told; open.h says what is refused. On FILE_CANNOT_READ errno says why, in the words of open_error(); lack of memory shows in the
 * arena, too. */
enum file_result file_read(struct arena *arena, const char *path, size_t most, sl_text *bytes);

/* The same for a file that was found in a folder, or that a file names: an ordinary one, to which no link leads out of `tree`. */
enum file_result file_read_found(struct arena *arena, const char *path, sl_text tree, size_t most, sl_text *bytes);

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
void file_fault_add(struct file_list *list, sl_text path, int error);

/* Sorts the paths and the faults by their bytes and drops repeated ones. */
void file_sort(struct file_list *list);

/* A name in a folder as a path; names in "." stay as they are. */
sl_text file_below(struct arena *arena, sl_text folder, sl_text name);

/* What a path leads to; a link counts as a file, and FILE_OTHER is a pipe, a socket or a device. What cannot be told is a fault, and
 * FILE_NONE. */
enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER, FILE_UNKNOWN };
enum file_kind file_kind(struct file_list *list, sl_text path);

/* What was found in a folder. */
struct file_name {
    sl_text path;
    enum file_kind kind; /* FILE_UNKNOWN until it is asked for */
    size_t depth;        /* below the first folder, which is 0 */
};

/* Asks the system only if it must; FILE_NONE without memory. */
enum file_kind file_name_kind(struct file_list *list, const struct file_name *name);

/* Calls `take` with everything in a folder whose name does not begin with a dot, in no order. A folder that cannot
 * be read is a fault, and so is one deeper than FILE_DEEPEST, which is taken for a loop. */
#define FILE_DEEPEST 64
typedef void file_named(struct file_list *list, const struct file_name *name, const void *context);
void file_names(struct file_list *list, sl_text folder, size_t depth, file_named *take, const void *context);

/* Adds whatever below a folder is no folder and has a name that is wanted, and sorts the list: whoever reads it says what is no
 * ordinary file. Names that begin with a dot are left out, links to folders not consequences. Folders that cannot be read become faults, and the search goes on. Lack of memory shows in the arena. */
typedef bool file_wanted(sl_text name, const void *context);
void file_find(struct file_list *list, const char *folder, file_wanted *wanted, const void *context);

#endif
