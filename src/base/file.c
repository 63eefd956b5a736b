#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/text.h"

/* Files whose size is not known beforehand (pipes) are read in pieces of this size. */
#define PIECE_BYTES ((size_t)64 * 1024)

static enum file_result read_all(int descriptor, struct buffer *buffer) {
    struct stat about;
    if (fstat(descriptor, &about) != 0)
        return FILE_CANNOT_READ;
    if (S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        return FILE_CANNOT_READ;
    }
    size_t piece = PIECE_BYTES;
    if (S_ISREG(about.st_mode) && about.st_size >= 0 && (size_t)about.st_size < buffer->most)
        piece = (size_t)about.st_size + 1; /* one more, to see the end in the first go */
    for (;;) {
        size_t room = buffer->most - buffer->length;
        if (room == 0)
            return FILE_OK;
        if (room > piece)
            room = piece;
        char *into = buffer_reserve(buffer, room);
        if (!into)
            return FILE_OUT_OF_MEMORY;
        ssize_t got = read(descriptor, into, room);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return FILE_CANNOT_READ;
        buffer->length += (size_t)got;
        if (got == 0 || (S_ISREG(about.st_mode) && (size_t)got < room))
            return FILE_OK;
    }
}

enum file_result file_read(struct arena *arena, const char *path, size_t most, sl_text *bytes) {
    bool standard_input = strcmp(path, "-") == 0;
    int descriptor = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return FILE_CANNOT_READ;
    struct buffer buffer = BUFFER_EMPTY(most + 1);
    enum file_result result = read_all(descriptor, &buffer);
    int error = errno;
    if (result == FILE_OK) {
        *bytes = arena_copy(arena, (sl_text){buffer.bytes, buffer.length});
        if (arena->failed)
            result = FILE_OUT_OF_MEMORY;
    }
    buffer_free(&buffer);
    if (!standard_input)
        close(descriptor);
    errno = error;
    return result;
}

/* ---- folders ------------------------------------------------------------------------------------------------------ */

/* Folders inside each other beyond this are taken for a loop. */
#define DEEPEST 64

void file_list_add(struct file_list *list, sl_text path) {
    sl_text *paths = arena_grow(list->arena, list->paths, list->count, &list->capacity, sizeof *paths);
    if (!paths)
        return;
    list->paths = paths;
    paths[list->count++] = path;
}

/* A search as it goes down. */
struct search {
    struct file_list *list;
    file_wanted *wanted;
    const void *context;
};

static void add_fault(struct file_list *list, sl_text path, int error) {
    struct file_fault *faults =
        arena_grow(list->arena, list->faults, list->fault_count, &list->fault_capacity, sizeof *faults);
    if (!faults)
        return;
    list->faults = faults;
    faults[list->fault_count++] = (struct file_fault){path, error};
}

static void search_folder(const struct search *search, sl_text folder, int depth);

static void take_name(const struct search *search, sl_text folder, sl_text name, int depth) {
    struct arena *arena = search->list->arena;
    bool slash = folder.length && folder.bytes[folder.length - 1] == '/';
    sl_text path = text_equal(folder, TEXT("."))
                       ? arena_copy(arena, name)
                       : arena_printf(arena, "%.*s%s%.*s", TEXT_ARG(folder), slash ? "" : "/", TEXT_ARG(name));
    struct stat about;
    if (arena->failed)
        return;
    if (lstat(path.bytes, &about) != 0) {
        if (errno != ENOENT) /* else gone since it was listed */
            add_fault(search->list, path, errno);
    } else if (S_ISDIR(about.st_mode)) {
        search_folder(search, path, depth + 1);
    } else if ((S_ISREG(about.st_mode) || S_ISLNK(about.st_mode)) && search->wanted(name, search->context)) {
        file_list_add(search->list, path);
    }
}

static void search_folder(const struct search *search, sl_text folder, int depth) {
    struct file_list *list = search->list;
    DIR *listing = depth > DEEPEST ? NULL : opendir(folder.bytes);
    if (!listing) {
        add_fault(list, folder, depth > DEEPEST ? ELOOP : errno);
        return;
    }
    struct dirent *entry;
    while (!list->arena->failed && (errno = 0, entry = readdir(listing)))
        if (entry->d_name[0] != '.')
            take_name(search, folder, text_of(entry->d_name), depth);
    if (!list->arena->failed && errno)
        add_fault(list, folder, errno);
    closedir(listing);
}

static int compare_paths(const void *left, const void *right) {
    return text_compare(*(const sl_text *)left, *(const sl_text *)right);
}

static int compare_faults(const void *left, const void *right) {
    const struct file_fault *a = left, *b = right;
    return text_compare(a->path, b->path);
}

void file_sort(struct file_list *list) {
    size_t kept = 0;
    if (list->count > 1)
        qsort(list->paths, list->count, sizeof *list->paths, compare_paths);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || !text_equal(list->paths[kept - 1], list->paths[i]))
            list->paths[kept++] = list->paths[i];
    list->count = kept;
}

void file_find(struct file_list *list, const char *folder, file_wanted *wanted, const void *context) {
    struct search search = {list, wanted, context};
    sl_text path = arena_copy(list->arena, text_of(folder));
    if (!list->arena->failed)
        search_folder(&search, path, 0);
    file_sort(list);
    if (list->fault_count > 1) /* folders list their names in any order */
        qsort(list->faults, list->fault_count, sizeof *list->faults, compare_faults);
}
