/* file.c - reads whole files and searches folders. */
#define _DEFAULT_SOURCE /* for d_type of a directory entry */
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
#include "base/folder.h"
#include "base/open.h"
#include "base/path.h"
#include "base/text.h"
#include "samplint/file.h"

/* The size of the pieces in which a file of unknown size (a pipe) is read. */
#define PIECE_BYTES ((size_t)64 * 1024)

/* Reads a piece; waits for standard input, which may be non-blocking. Returns the number of bytes, or -1 with errno. */
static ssize_t read_piece(int descriptor, char *into, size_t room) {
    struct pollfd input = {.fd = descriptor, .events = POLLIN};
    for (;;) {
        ssize_t got = read(descriptor, into, room);
        if (got >= 0)
            return got;
        bool empty = errno == EAGAIN || errno == EWOULDBLOCK;
        if (errno == EINTR || (empty && descriptor == STDIN_FILENO && poll(&input, 1, -1) > 0))
            continue;
        errno = empty ? OPEN_NOTHING_YET : errno;
        return -1;
    }
}

/* Reads a descriptor to its end, or until the buffer is full. */
static enum file_result read_all(int descriptor, struct buffer *buffer) {
    struct stat about;
    if (fstat(descriptor, &about) != 0)
        return FILE_CANNOT_READ;
    size_t piece = PIECE_BYTES;
    if (S_ISREG(about.st_mode) && about.st_size >= 0 && (size_t)about.st_size < buffer->most)
        piece = (size_t)about.st_size + 1; /* one more, to see the end of the file in the first read */
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

/* Reads a regular file straight into the arena. For any other file, an empty or too large one, or one of another size
 * than reported, or when there is no memory, returns false and leaves the read position unchanged. */
static bool read_at_once(struct arena *arena, int descriptor, size_t most, sl_text *bytes) {
    struct stat about;
    if (descriptor == STDIN_FILENO || fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size <= 0 ||
        (size_t)about.st_size > most)
        return false;
    size_t size = (size_t)about.st_size;
    char *room = arena_alloc(arena, size + 1); /* one more for the NUL; read() may fill it, if the file has grown */
    if (!room)
        return false;
    ssize_t got = read(descriptor, room, size + 1);
    *bytes = (sl_text){room, size};
    if (got >= 0 && (size_t)got == size)
        return true;
    lseek(descriptor, 0, SEEK_SET);
    return false;
}

/* Reads a descriptor to its end and closes it. */
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
        *bytes = arena_copy(arena, buffer_text(&buffer));
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

/* ---- reading for callers of the library -------------------------------------------------------------------------- */

/* Copies the bytes that were read to memory of malloc(), and frees the arena. Returns 0 or an error. */
static int hand_over(struct arena *arena, enum file_result result, sl_text read, char **bytes, size_t *length) {
    int error = result == FILE_CANNOT_READ ? errno : 0;
    *bytes = result == FILE_OK ? malloc(read.length + 1) : NULL;
    *length = *bytes ? read.length : 0;
    if (*bytes)
        memcpy(*bytes, read.bytes, read.length + 1);
    arena_free(arena);
    return error || *bytes ? error : ENOMEM;
}

void sl_free(void *bytes) {
    free(bytes);
}

int sl_read_named(const char *path, size_t most, char **bytes, size_t *length) {
    struct arena arena = ARENA_EMPTY;
    sl_text read = {NULL, 0};
    enum file_result result = file_read(&arena, path, most, &read);
    return hand_over(&arena, result, read, bytes, length);
}

int sl_read_found(const char *path, const char *within, size_t most, char **bytes, size_t *length) {
    struct arena arena = ARENA_EMPTY;
    sl_text read = {NULL, 0}, tree = within ? file_tree_of(&arena, text_of(within)) : (sl_text){NULL, 0};
    enum file_result result = arena.failed ? FILE_OUT_OF_MEMORY : file_read_found(&arena, path, tree, most, &read);
    return hand_over(&arena, result, read, bytes, length);
}

/* ---- folders ----------------------------------------------------------------------------------------------------- */

void file_list_add(struct file_list *list, sl_text path) {
    ARENA_APPEND(list->arena, list->paths, list->count, list->capacity, path);
}

void file_fault_add(struct file_list *list, sl_text path, int error) {
    ARENA_APPEND(list->arena, list->faults, list->fault_count, list->fault_capacity, (struct file_fault){path, error});
}

enum file_kind file_kind(struct file_list *list, sl_text path) {
    struct stat about;
    if (lstat(path.bytes, &about) != 0) {
        if (errno != ENOENT && errno != ENOTDIR) /* a missing file is not a fault */
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

/* Returns the kind that the listing of a folder gives for an entry. This saves a call of the system for each entry. */
static enum file_kind listed_kind(const struct dirent *entry) {
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
                 &(struct file_name){.path = path_join(list->arena, folder, text_of(entry->d_name)),
                                     .kind = listed_kind(entry),
                                     .depth = depth},
                 context);
    if (!list->arena->failed && errno)
        file_fault_add(list, folder, errno);
    closedir(listing);
}

/* The arguments of file_find() for take_found(). */
struct filter {
    file_wanted *wanted;
    const void *context;
};

static void take_found(struct file_list *list, const struct file_name *name, const void *context) {
    const struct filter *filter = context;
    enum file_kind kind = file_name_kind(list, name);
    if (kind == FILE_FOLDER)
        file_names(list, name->path, name->depth + 1, take_found, filter);
    else if (kind != FILE_NONE && filter->wanted(text_file_name(name->path), filter->context))
        file_list_add(list, name->path);
}

void file_list_sort(struct file_list *list) {
    size_t kept = 0, kept_faults = 0;
    if (list->count > 1)
        qsort(list->paths, list->count, sizeof *list->paths, text_order);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || !text_equal(list->paths[kept - 1], list->paths[i]))
            list->paths[kept++] = list->paths[i];
    list->count = kept;
    if (list->fault_count > 1)
        qsort(list->faults, list->fault_count, sizeof *list->faults, text_order); /* by the first member, the path */
    for (size_t i = 0; i < list->fault_count; i++)
        if (kept_faults == 0 || !text_equal(list->faults[kept_faults - 1].path, list->faults[i].path))
            list->faults[kept_faults++] = list->faults[i];
    list->fault_count = kept_faults;
}

void file_find(struct file_list *list, const char *folder, file_wanted *wanted, const void *context) {
    struct filter filter = {wanted, context};
    sl_text path = arena_copy(list->arena, text_of(folder));
    if (!list->arena->failed)
        file_names(list, path, 0, take_found, &filter);
    file_list_sort(list);
}
