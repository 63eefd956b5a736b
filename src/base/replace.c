/* replace.c - replaces several files, and restores them when one cannot be replaced. */
#include "base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/open.h"
#include "base/text.h"

/* The state of one file. */
struct work {
    const struct replacement *request;
    sl_text real;           /* the file's path without links */
    char *fresh;            /* the name of the temporary file with the new content; empty when there is none */
    char *kept;             /* the name of a hard link to the old file, or of a copy; empty when there is none */
    struct stat about;      /* of the old file */
    struct file_id file_id; /* of the old file */
    int in_place;           /* a descriptor for overwriting the file in place, or -1 */
    bool done;              /* the file has the new content, or a part of it */
};

const char *replace_error(int error) {
    switch (error) {
    case REPLACE_CHANGED:
        return "the file has changed since it was read, and nothing was written; run the command again";
    case REPLACE_READ_ONLY: return "is read-only, and nothing was written";
    case REPLACE_TWICE: return "is the same file as another one that would be written, and nothing was written";
    case REPLACE_NOT_UNDONE:
        return "has new content or a part of it: another file could not be written, and restoring this one failed";
    default: return sl_file_error(error);
    }
}

/* ---- checking ---------------------------------------------------------------------------------------------------- */

/* Resolves the path, and makes room for the names of the temporary and of the kept old file. Returns 0 or an error. */
static int find_real(struct arena *arena, struct work *work) {
    char real[PATH_MAX];
    if (!realpath(work->request->path.bytes, real))
        return errno;
    work->real = arena_copy(arena, text_of(real));
    work->fresh = arena_alloc(arena, work->real.length + sizeof TEMPORARY_SUFFIX);
    work->kept = arena_alloc(arena, work->real.length + sizeof TEMPORARY_SUFFIX);
    return arena->failed ? ENOMEM : 0;
}

/* Refuses a file without write permission, even if root could write it: its owner made it read-only on purpose. */
static int error_of_access(const struct work *work) {
    if (!(work->about.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)))
        return REPLACE_READ_ONLY;
    if (faccessat(AT_FDCWD, work->real.bytes, W_OK, AT_EACCESS) == 0)
        return 0;
    return errno == EACCES || errno == EROFS ? REPLACE_READ_ONLY : errno;
}

static int error_of_content(struct arena *arena, const struct work *work) {
    sl_text now = {NULL, 0};
    size_t length = work->request->before.length;
    switch (file_read_found(arena, work->real.bytes, (sl_text){NULL, 0}, length, &now)) {
    case FILE_OK: return text_equal(now, work->request->before) ? 0 : REPLACE_CHANGED;
    case FILE_OUT_OF_MEMORY: return ENOMEM;
    default: return errno;
    }
}

/* ---- preparing --------------------------------------------------------------------------------------------------- */

/* Removes a file and empties its name. Preserves errno. */
static void remove_file(char *name) {
    int error = errno;
    if (name && name[0]) {
        unlink(name);
        name[0] = '\0';
    }
    errno = error;
}

/* Writes a content to a temporary file with the attributes of the old file. When these cannot be copied, *same becomes
 * false and no file is left. Returns 0 or an error. */
static int write_temporary(struct arena *arena, const struct work *work, int old, char *name, sl_text bytes,
                           bool *same) {
    int descriptor = atomic_file_create(work->real, name);
    if (descriptor < 0)
        return errno;
    *same = attributes_copy(arena, old, &work->about, descriptor);
    int error = arena->failed ? ENOMEM : !*same || atomic_file_write(descriptor, bytes) ? 0 : errno;
    if (close(descriptor) != 0 && error == 0)
        error = errno;
    if (error || !*same)
        remove_file(name);
    return error;
}

/* Opens the file for overwriting it in place. Returns 0 or an error. */
static int open_in_place(struct work *work) {
    struct stat about;
    work->in_place = open(work->real.bytes, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
    if (work->in_place < 0 || fstat(work->in_place, &about) != 0)
        return errno;
    struct file_id file_id = file_id_of(&about);
    return file_id_equal(&file_id, &work->file_id) ? 0 : REPLACE_CHANGED;
}

/* Keeps the old file under a second name, or a copy of it when there cannot be hard links. Returns 0 or an error. */
static int keep_old(struct arena *arena, struct work *work, int old) {
    bool same;
    strcpy(work->kept, work->fresh);
    work->kept[work->real.length] = '~'; /* replaces the dot of the temporary file's name */
    if (link(work->real.bytes, work->kept) == 0)
        return 0;
    return write_temporary(arena, work, old, work->kept, work->request->before, &same);
}

/* Checks a file and writes everything that renaming or overwriting it will need. Returns 0 or an error. If it is the
 * only file to replace (`alone`), does not keep the old file: nothing can fail after its rename. */
static int prepare(struct arena *arena, const struct work *works, struct work *work, bool alone) {
    int old = open_found(work->real.bytes, (sl_text){NULL, 0});
    if (old < 0)
        return errno;
    int error = fstat(old, &work->about) == 0 ? 0 : errno;
    work->file_id = file_id_of(&work->about);
    for (const struct work *other = works; other < work && error == 0; other++)
        error = file_id_equal(&other->file_id, &work->file_id) ? REPLACE_TWICE : 0;
    error = error ? error : error_of_access(work);
    error = error ? error : error_of_content(arena, work);
    bool same = work->about.st_nlink == 1;
    if (error == 0 && same)
        error = write_temporary(arena, work, old, work->fresh, work->request->bytes, &same);
    if (error == 0 && !same)
        error = open_in_place(work);
    if (error == 0 && same && !alone)
        error = keep_old(arena, work, old);
    open_close(old);
    return error;
}

/* ---- replacing and restoring ------------------------------------------------------------------------------------- */

static bool write_over(int descriptor, sl_text bytes) {
    return lseek(descriptor, 0, SEEK_SET) == 0 && atomic_file_write(descriptor, bytes) &&
           ftruncate(descriptor, (off_t)bytes.length) == 0 && fsync(descriptor) == 0;
}

static bool has_set_id(const struct work *work) {
    return work->about.st_mode & (S_ISUID | S_ISGID);
}

static int put_in_place(struct work *work) {
    if (work->in_place < 0) {
        work->done = rename(work->fresh, work->real.bytes) == 0;
        if (work->done)
            work->fresh[0] = '\0';
        return work->done ? 0 : errno;
    }
    if (has_set_id(work) && fchmod(work->in_place, attributes_mode(&work->about)) != 0)
        return errno;
    work->done = true;
    return write_over(work->in_place, work->request->bytes) ? 0 : errno;
}

/* Restores the old file. Returns false on failure. */
static bool put_back(struct work *work) {
    if (!work->done)
        return true;
    work->done = false;
    if (work->in_place < 0) {
        bool good = rename(work->kept, work->real.bytes) == 0;
        if (good)
            work->kept[0] = '\0';
        return good;
    }
    bool good = write_over(work->in_place, work->request->before);
    return (!has_set_id(work) || fchmod(work->in_place, work->about.st_mode & 07777) == 0) && good;
}

/* Replaces all files: first those that are overwritten in place. Overwriting fails more often than a rename, and the
 * earlier the failure, the fewer files must be restored. */
static int put_all(struct work *works, size_t count, size_t *failed) {
    for (int renamed = 0; renamed <= 1; renamed++)
        for (size_t i = 0; i < count; i++) {
            if ((works[i].in_place < 0) != renamed)
                continue;
            int error = put_in_place(&works[i]);
            *failed = i;
            if (error)
                return error;
        }
    return 0;
}

int replace_all(struct arena *arena, const struct replacement *list, size_t count, size_t *failed) {
    sigset_t before;
    struct work *works = arena_array(arena, count, sizeof *works);
    int error = 0;
    *failed = 0;
    if (!works)
        return ENOMEM;
    for (size_t i = 0; i < count; i++)
        works[i] = (struct work){.request = &list[i], .in_place = -1};
    atomic_file_hold_signals(&before);
    for (size_t i = 0; i < count && error == 0; i++) {
        *failed = i;
        error = find_real(arena, &works[i]);
        error = error ? error : prepare(arena, works, &works[i], count == 1);
    }
    error = error ? error : put_all(works, count, failed);
    for (size_t i = count; error && i > 0; i--)
        if (!put_back(&works[i - 1])) {
            *failed = i - 1;
            error = REPLACE_NOT_UNDONE;
        }
    for (size_t i = 0; i < count; i++) {
        remove_file(works[i].fresh);
        if (error != REPLACE_NOT_UNDONE)
            remove_file(works[i].kept);
        if (works[i].in_place >= 0)
            close(works[i].in_place);
    }
    atomic_file_release_signals(&before);
    return error;
}
