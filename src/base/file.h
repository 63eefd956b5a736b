/* file.h - reading whole files, and finding files in folders. */
#ifndef SAMPLINT_BASE_FILE_H
#define SAMPLINT_BASE_FILE_H

#include "base/arena.h"

enum file_result { FILE_OK, FILE_CANNOT_READ, FILE_OUT_OF_MEMORY };

/* Reads a file that the user named into the arena; "-" is standard input. Reads at most `most` + 1 bytes: a caller
 * detects a longer file by that length. open.h describes which files are refused. On FILE_CANNOT_READ errno holds an
 * error for sl_file_error(). On lack of memory the arena's `failed` is set, too. */
enum file_result file_read(struct arena *arena, const char *path, size_t most, sl_text *bytes);

/* Like file_read(), but for a file that was found in a folder or that another file names. It must be a regular file or
 * a link to one. The target of the link must lie in `tree`. Links among the folders of the path are not checked. */
enum file_result file_read_found(struct arena *arena, const char *path, sl_text tree, size_t most, sl_text *bytes);

/* A folder that could not be searched, with its errno. */
struct file_fault {
    sl_text path;
    int error;
};

/* Files that were found. The arena owns all memory; on lack of memory its `failed` is set. */
struct file_list {
    struct arena *arena;
    sl_text *paths; /* each followed by a NUL */
    size_t count, capacity;
    struct file_fault *faults;
    size_t fault_count, fault_capacity;
};

void file_list_add(struct file_list *list, sl_text path);
void file_fault_add(struct file_list *list, sl_text path, int error);

/* Sorts the paths and the faults by their bytes and removes duplicates. */
void file_list_sort(struct file_list *list);

/* FILE_REGULAR includes links, FILE_OTHER is a pipe, a socket or a device, FILE_UNKNOWN was not determined yet. */
enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER, FILE_UNKNOWN };

/* Returns the kind of a file, or FILE_NONE for a missing file. When the system cannot tell the kind, adds a fault and
 * returns FILE_NONE. */
enum file_kind file_kind(struct file_list *list, sl_text path);

/* An entry of a folder. */
struct file_name {
    sl_text path;
    enum file_kind kind; /* FILE_UNKNOWN when the folder's listing does not give the kind */
    size_t depth;        /* the number of folders between the first folder and this entry */
};

/* Returns the kind of an entry; asks the system only when it is unknown. FILE_NONE after the arena has failed. */
enum file_kind file_name_kind(struct file_list *list, const struct file_name *name);

/* Calls `take` with each entry of a folder whose name does not start with a dot, in no particular order. Adds a fault
 * for a folder that cannot be read, and for one deeper than FILE_DEEPEST, which is taken for a loop. */
#define FILE_DEEPEST 64
typedef void file_named(struct file_list *list, const struct file_name *name, const void *context);
void file_names(struct file_list *list, sl_text folder, size_t depth, file_named *take, const void *context);

/* Adds each file below a folder if `wanted` returns true for the name of the file, and sorts the list. Skips names that
 * start with a dot, and does not follow links to folders. Also adds links, pipes and devices. file_read_found() follows
 * the links and refuses the pipes and devices. Adds a fault for each folder that cannot be read, and continues. */
typedef bool file_wanted(sl_text name, const void *context);
void file_find(struct file_list *list, const char *folder, file_wanted *wanted, const void *context);

#endif
