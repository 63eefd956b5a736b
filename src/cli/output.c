#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"

bool output_take(void *context, const char *bytes, size_t length) {
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

char *output_path(const char *folder, const char *part, sl_text name, const char *end) {
    size_t folder_length = strlen(folder);
    while (folder_length > 0 && folder[folder_length - 1] == '/')
        folder_length--;
    size_t size = folder_length + strlen(part) + name.length + strlen(end) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%.*s/%s%.*s%s", (int)folder_length, folder, part, (int)name.length,
                 name.bytes ? name.bytes : "", end);
    return path;
}

bool output_is_same(const char *path, const struct output *output) {
    char *bytes;
    size_t length;
    bool same = sl_read_found(path, NULL, output->length, &bytes, &length) == 0 && length == output->length &&
                memcmp(bytes, output->bytes, length) == 0;
    free(bytes);
    return same;
}

bool output_is_marked(const char *path, const char *mark) {
    char *bytes;
    size_t length;
    bool marked = sl_read_found(path, NULL, strlen(mark), &bytes, &length) == 0 && length >= strlen(mark) &&
                  memcmp(bytes, mark, strlen(mark)) == 0;
    free(bytes);
    return marked;
}

int output_write(const char *path, const char *within, const struct output *output, bool fresh) {
    sl_atomic_file beside;
    if (fresh && access(path, F_OK) == 0)
        return EEXIST;
    int error = sl_atomic_file_open(&beside, path, within);
    if (error)
        return error;
    errno = 0;
    bool good = fwrite(output->bytes, 1, output->length, beside.file) == output->length;
    int cause = errno;
    error = sl_atomic_file_close(&beside, good, fresh);
    return good || cause == 0 ? error : cause;
}

int output_write_found(const char *path, const struct output *output) {
    const char *slash = strrchr(path, '/');
    char *folder = strdup(slash ? path : ".");
    if (!folder)
        return ENOMEM;
    if (slash)
        folder[slash - path + 1] = '\0';
    int error = output_write(path, folder, output, false);
    free(folder);
    return error;
}

bool output_folder(const char *path) {
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

int output_cannot(const char *path, const char *what, int error) {
    if (error == ENOMEM)
        return command_no_memory();
    fputs("samplint: ", stderr);
    sl_write_escaped(command_sink, stderr, line_text(path));
    fprintf(stderr, " %s: %s\n", what, sl_file_error(error));
    return EXIT_USAGE;
}

void output_tell(const char *path, const char *what) {
    sl_write_escaped(command_sink, stdout, line_text(path)); /* a sink that refuses shows in command_flush() */
    printf(": %s\n", what);
}
