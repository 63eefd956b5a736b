#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/beside.h"
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
    FILE *file = fopen(path, "rb");
    char bytes[4096];
    size_t at = 0, length;
    bool same = file != NULL;
    while (same && (length = fread(bytes, 1, sizeof bytes, file)) > 0) {
        same = at + length <= output->length && memcmp(bytes, output->bytes + at, length) == 0;
        at += length;
    }
    same = same && at == output->length && !ferror(file);
    if (file)
        fclose(file);
    return same;
}

bool output_is_marked(const char *path, const char *mark) {
    FILE *file = fopen(path, "rb");
    char bytes[256];
    size_t length = strlen(mark);
    bool marked =
        file && length <= sizeof bytes && fread(bytes, 1, length, file) == length && memcmp(bytes, mark, length) == 0;
    if (file)
        fclose(file);
    return marked;
}

int output_write(const char *path, const struct output *output, bool fresh) {
    struct beside beside;
    if (fresh && access(path, F_OK) == 0)
        return EEXIST;
    int error = beside_open(&beside, path);
    if (error)
        return error;
    errno = 0;
    bool good = fwrite(output->bytes, 1, output->length, beside.file) == output->length;
    int cause = errno;
    error = beside_close(&beside, good, fresh);
    return good || cause == 0 ? error : cause;
}

bool output_folder(const char *path) {
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

int output_cannot(const char *path, const char *what, int error) {
    if (error == ENOMEM)
        return command_no_memory();
    fputs("samplint: ", stderr);
    sl_write_shown(command_sink, stderr, line_text(path));
    fprintf(stderr, " %s: %s\n", what, strerror(error));
    return EXIT_USAGE;
}

void output_tell(const char *path, const char *what) {
    sl_write_shown(command_sink, stdout, line_text(path)); /* a sink that refuses shows in command_flush() */
    printf(": %s\n", what);
}
