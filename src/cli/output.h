/* output.h - files that commands write: made in memory, then put in their place whole. */
#ifndef SAMPLINT_CLI_OUTPUT_H
#define SAMPLINT_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/samplint.h"

/* Bytes that grow; all zeros at first, `bytes` to be freed. */
struct output {
    char *bytes;
    size_t length, room;
};

/* A sink to an output. */
bool output_take(void *output, const char *bytes, size_t length);

/* FOLDER/part/name/end, to be freed; NULL when there is no memory. */
char *output_path(const char *folder, const char *part, sl_text name, const char *end);

/* Whether a file has just these bytes, and whether it starts with a text. */
bool output_is_same(const char *path, const struct output *output);
bool output_is_marked(const char *path, const char *mark);

/* Puts a file in its place, which holds the old one until then; `fresh` leaves one that is there, and fails with EEXIST. Where `within`
 * is a folder, no link leads out of its repository. Returns 0, or an error for sl_file_error(); ENOMEM when there is no memory. */
int output_write(const char *path, const char *within, const struct output *output, bool fresh);

/* The same for a file that nobody named, but that stands beside others: it stays in the repository of its folder. */
int output_write_found(const char *path, const struct output *output);

/* Makes a folder that is not there. Returns false, with an errno, when it cannot be made. */
bool output_folder(const char *path);

/* Says what became of a file. */
void output_tell(const char *path, const char *what);

/* Says on standard error what cannot be done with a file, and why by an error of sl_file_error(). Returns the exit code. */
int output_cannot(const char *path, const char *what, int error);

#endif
