/* output.h - files that commands write: the bytes are made in memory, and the file is replaced in one step. */
#ifndef SAMPLINT_CLI_OUTPUT_H
#define SAMPLINT_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/samplint.h"

/* The bytes of a file. Starts with all zeros; `bytes` is to be freed. */
struct output {
    char *bytes;
    size_t length, room;
};

/* Appends bytes to `output`, a struct output. Returns false when memory ran out. */
bool output_sink(void *output, const char *bytes, size_t length);

/* Returns the path FOLDER/BEFORE+NAME+AFTER, to be freed; NULL when memory ran out. */
char *output_path(const char *folder, const char *before, sl_text name, const char *after);

/* Returns the folder of a path, with a slash at its end, or "."; to be freed. NULL when memory ran out. */
char *output_folder_of(const char *path);

/* Return whether a file has just these bytes, and whether it starts with a string. */
bool output_is_same(const char *path, const struct output *output);
bool output_file_starts_with(const char *path, const char *start);

/* Writes a file in one step: until then its place holds the old file. With `only_new` an existing file is kept, and
 * EEXIST returned. No link on the path may lead out of the repository of the folder `within`; NULL allows any place.
 * Returns 0 or an error for sl_file_error(). */
int output_write(const char *path, const char *within, const struct output *output, bool only_new);

/* Writes a file whose path the user did not give: no link may lead out of the repository of its folder. */
int output_write_found(const char *path, const struct output *output);

/* Creates a folder unless it exists. Returns false, with an errno, if it cannot be created. */
bool output_make_folder(const char *path);

/* Prints "PATH: DONE" to standard output, where `done` is what was done with the file. */
void output_print_done(const char *path, const char *done);

/* Prints to standard error that a file was written over because it cannot be replaced. */
void output_print_in_place(const char *path);

/* Prints that a file is missing, or that it is not up to date. Returns the exit code. */
int output_print_outdated(const char *path);

/* output_print_error() prints "PATH FAILURE: REASON" to standard error, with the reason from sl_file_error().
 * output_print_written() prints that a file was written, or, if `error` is not 0, that it cannot be written. Both
 * return the exit code. */
int output_print_error(const char *path, const char *failure, int error);
int output_print_written(const char *path, int error);

#endif
