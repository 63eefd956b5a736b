#define _DEFAULT_SOURCE /* what a name in a folder stands for, where the system says it */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/open.h"
#include "base/text.h"

/* Files whose size is not known beforehand (pipes) are read in pieces of this size. */
#define PIECE_BYTES ((size_t)64 * 1024)

/* Standard input may have been opened by another program in such a way that a read does not wait. */
static bool wait_for(int descriptor) {
    struct pollfd input = {.fd = descriptor, .events = POLLIN};
    return descriptor == STDIN_FILENO && poll(&input, 1, -1) > 0;
}

/* Reads a piece. Returns how many bytes, or -1 with errno. */
static ssize_t read_piece(int descriptor, char *into, size_t room) {
    for (;;) {
        ssize_t got = read(descriptor, into, room);
        if (got >= 0)
            return got;
        bool empty = errno == EAGAIN || errno == EWOULDBLOCK;
        if (errno == EINTR || (empty && wait_for(descriptor)))
            continue;
        errno = empty ? OPEN_NOTHING_YET : errno;
        return -1;
    }
}

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
        ssize_t got = read_piece(descriptor, into, room);
        if (got < 0)
            return FILE_CANNOT_READ;
        buffer->length += (size_t)got;
        if (got == 0 || (S_ISREG(about.st_mode) && (size_t)got < room))
            return FILE_OK;
    }
}

/* Reads a file in one go, without a copy. Returns false, at its start again, where its size is not what was said. */
static bool read_at_once(struct arena *arena, int descriptor, size_t most, sl_text *bytes) {
    struct stat about;
    if (descriptor == STDIN_FILENO || fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size <= 0 ||
        (size_t)about.st_size > most)
        return false;
    size_t size = (size_t)about.st_size;
    char *room = arena_alloc(arena, size + 1); /* the NUL's place is read into, to see the end */
    if (!room)
        return false;
    ssize_t got = read(descriptor, room, size + 1);
    *bytes = (sl_text){room, size};
    if (got >= 0 && (size_t)got == size)
        return true;
    lseek(descriptor, 0, SEEK_SET);
    return false;
}

/* Reads what a descriptor gives and closes it. */
static enum file_result read_open(struct arena *arena, int descriptor, size_t most, sl_text *bytes) {
    if (descriptor < 0)
        return FILE_CANNOT_READ;
    if (read_at_once(arena, descriptor, most, bytes)) {
        open_close(descriptor);
        return FILE_OK;
    }
    struct buffer buffer = BUFFER_EMPTY(most + 1);
    enum file_result result = read_all(descriptor, &buffer);
    int error = errno;
    if (result == FILE_OK) {
        *bytes = arena_copy(arena, (sl_text){buffer.bytes, buffer.length});
        if (arena->failed)
            result = FILE_OUT_OF_MEMORY;
    }
    arena->failed = arena->failed || result == FILE_OUT_OF_MEMORY;
    buffer_free(&buffer);
    open_close(descriptor);
    errno = error;
    return result;
}

enum file_result file_read(struct arena *arena, const char *path, size_t most, sl_text *bytes) {
    return read_open(arena, open_named(path), most, bytes);
}

enum file_result file_read_found(struct arena *arena, const char *path, sl_text tree, size_t most, sl_text *bytes) {
    return read_open(arena, open_found(path, tree), most, bytes);
}

/* ---- folders ------------------------------------------------------------------------------------------------------ */

void file_list_add(struct file_list *list, sl_text path) {
    sl_text *paths = arena_grow(list->arena, list->paths, list->count, &list->capacity, sizeof *paths);
    if (!paths)
        return;
    list->paths = paths;
    paths[list->count++] = path;
}

void file_fault_add(struct file_list *list, sl_text path, int error) {
    struct file_fault *faults =
        arena_grow(list->arena, list->faults, list->fault_count, &list->fault_capacity, sizeof *faults);
    if (!faults)
        return;
    list->faults = faults;
    faults[list->fault_count++] = (struct file_fault){path, error};
}

sl_text file_below(struct arena *arena, sl_text folder, sl_text name) {
    bool slash = folder.length && folder.bytes[folder.length - 1] == '/';
    if (text_equal(folder, TEXT(".")))
        return arena_copy(arena, name);
    return arena_join(arena, folder, slash ? "" : "/", name);
}

enum file_kind file_kind(struct file_list *list, sl_text path) {
    struct stat about;
    if (lstat(path.bytes, &about) != 0) {
        if (errno != ENOENT && errno != ENOTDIR) /* else gone, or never there */
            file_fault_add(list, path, errno);
        return FILE_NONE;
    }
    if (S_ISDIR(about.st_mode))
        return FILE_FOLDER;
    return S_ISREG(about.st_mode) || S_ISLNK(about.st_mode) ? FILE_REGULAR : FILE_OTHER;
}

enum file_kind file_name_kind(struct file_list *list, const struct file_name *name) {
    if (list->arena->failed)
        return FILE_NONE;
    return name->kind == FILE_UNKNOWN ? file_kind(list, name->path) : name->kind;
}

/* What a name stands for, without a question of its own for each where the system says it with the name. */
static enum file_kind kind_said(const struct dirent *entry) {
#ifdef DT_UNKNOWN
    if (entry->d_type == DT_DIR)
        return FILE_FOLDER;
    if (entry->d_type == DT_REG || entry->d_type == DT_LNK)
        return FILE_REGULAR;
    if (entry->d_type != DT_UNKNOWN)
        return FILE_OTHER;
#endif
    (void)entry;
    return FILE_UNKNOWN;
}

void file_names(struct file_list *list, sl_text folder, size_t depth, file_named *take, const void *context) {
    if (list->arena->failed)
        return;
    DIR *listing = depth > FILE_DEEPEST ? NULL : opendir(folder.bytes);
    if (!listing) {
        file_fault_add(list, folder, depth > FILE_DEEPEST ? ELOOP : errno);
        return;
    }
    struct dirent *entry;
    while (!list->arena->failed && (errno = 0, entry = readdir(listing)))
        if (entry->d_name[0] != '.')
            take(list,
                 &(struct file_name){.path = file_below(list->arena, folder, text_of(entry->d_name)),
                                     .kind = kind_said(entry),
                                     .depth = depth},
                 context);
    if (!list->arena->failed && errno)
        file_fault_add(list, folder, errno);
    closedir(listing);
}

/* What file_find() looks for. */
struct search {
    file_wanted *wanted;
    const void *context;
};

static void take_found(struct file_list *list, const struct file_name *name, const void *context) {
    const struct search *search = context;
    enum file_kind kind = file_name_kind(list, name);
    if (kind == FILE_FOLDER)
        file_names(list, name->path, name->depth + 1, take_found, search);
    else if (kind != FILE_NONE && search->wanted(text_file_name(name->path), search->context))
        file_list_add(list, name->path);
}

static int compare_paths(const void *left, const void *right) {
    return text_compare(*(const sl_text *)left, *(const sl_text *)right);
}

static int compare_faults(const void *left, const void *right) {
    const struct file_fault *a = left, *b = right;
    return text_compare(a->path, b->path);
}

/* A folder may be searched by several parts of a pattern. */
static void drop_repeated_faults(struct file_list *list) {
    size_t kept = 0;
    for (size_t i = 0; i < list->fault_count; i++)
        if (kept == 0 || !text_equal(list->faults[kept - 1].path, list->faults[i].path))
            list->faults[kept++] = list->faults[i];
    list->fault_count = kept;
}

void file_sort(struct file_list *list) {
    size_t kept = 0;
    if (list->count > 1)
        qsort(list->paths, list->count, sizeof *list->paths, compare_paths);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || !text_equal(list->paths[kept - 1], list->paths[i]))
            list->paths[kept++] = list->paths[i];
    list->count = kept;
    if (list->fault_count > 1) /* folders list their names in any order */
        qsort(list->faults, list->fault_count, sizeof *list->faults, compare_faults);
    drop_repeated_faults(list);
}

void file_find(struct file_list *list, const char *folder, file_wanted *wanted, const void *context) {
    struct search search = {wanted, context};
    sl_text path = arena_copy(list->arena, text_of(folder));
    if (!list->arena->failed)
        file_names(list, path, 0, take_found, &search);
    file_sort(list);
}
