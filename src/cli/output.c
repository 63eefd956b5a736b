/* output.c - makes the bytes of files in memory, and writes them in one step. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "cli/text.h"

bool output_sink(void *context, const char *bytes, size_t length) {
    struct output *output = context;
    if (output->length + length > output->room) {
        size_t room = 2 * output->room + length;
        char *moved = realloc(output->bytes, room);
        if (!moved)
            return false;
        output->bytes = moved;
        output->room = room;
    }
    memcpy(output->bytes + output->length, bytes, length);
    output->length += length;
    return true;
}

char *output_path(const char *folder, const char *before, sl_text name, const char *after) {
    size_t folder_length = strlen(folder);
    while (folder_length > 0 && folder[folder_length - 1] == '/')
        folder_length--;
    size_t size = folder_length + strlen(before) + name.length + strlen(after) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%.*s/%s%.*s%s", (int)folder_length, folder, before, (int)name.length,
                 name.bytes ? name.bytes : "", after);
    return path;
}

char *output_folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    char *folder = strdup(slash ? path : ".");
    if (folder && slash)
        folder[slash - path + 1] = '\0';
    return folder;
}

/* Returns whether a file starts with these bytes; if `whole`, it must not have any others. */
static bool has_bytes(const char *path, const char *bytes, size_t length, bool whole) {
    char *found;
    size_t found_length;
    bool same = sl_read_found(path, NULL, length, &found, &found_length) == 0 &&
                (whole ? found_length == length : found_length >= length) && memcmp(found, bytes, length) == 0;
    free(found);
    return same;
}

bool output_is_same(const char *path, const struct output *output) {
    return has_bytes(path, output->bytes, output->length, true);
}

bool output_file_starts_with(const char *path, const char *start) {
    return has_bytes(path, start, strlen(start), false);
}

void output_print_in_place(const char *path) {
    terminal_error("%s: written in place, because this file cannot be replaced: a run that ends early can leave a part "
                   "of it",
                   path);
}

int output_write(const char *path, const char *within, const struct output *output, bool only_new) {
    sl_atomic_file *file;
    if (only_new && access(path, F_OK) == 0)
        return EEXIST;
    int error = sl_atomic_file_open(path, within, &file);
    if (error)
        return error;
    int cause = sl_atomic_file_write(file, output->bytes, output->length);
    bool in_place;
    error = sl_atomic_file_close(file, cause == 0, only_new, &in_place);
    if (in_place)
        output_print_in_place(path);
    return cause ? cause : error;
}

int output_write_found(const char *path, const struct output *output) {
    char *folder = output_folder_of(path);
    int error = folder ? output_write(path, folder, output, false) : ENOMEM;
    free(folder);
    return error;
}

bool output_make_folder(const char *path) {
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

void output_print_done(const char *path, const char *done) {
    sl_write_escaped(terminal_sink, stdout, as_text(path)); /* terminal_flush() reports an error */
    printf(": %s\n", done);
}

int output_print_outdated(const char *path) {
    output_print_done(path, access(path, F_OK) == 0 ? "not up to date" : "missing");
    return EXIT_FINDINGS;
}

int output_print_error(const char *path, const char *failure, int error) {
    if (error == ENOMEM)
        return terminal_no_memory();
    terminal_error("%s %s: %s", path, failure, sl_file_error(error));
    return EXIT_USAGE;
}

int output_print_written(const char *path, int error) {
    if (error)
        return output_print_error(path, "cannot be written", error);
    output_print_done(path, "written");
    return EXIT_GOOD;
}
