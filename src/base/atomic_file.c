/* atomic_file.c - writes a file to a temporary one in the same folder and renames that when it is complete. */
#include "base/atomic_file.h"

#include "base/folder.h"
#include "base/open.h"
#include "base/path.h"
#include "base/text.h"
#include "samplint/file.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- attributes -------------------------------------------------------------------------------------------------- */

mode_t attributes_mode(const struct stat *old) {
    return old->st_mode & 01777;
}

#ifdef __linux__
#include <sys/xattr.h>

/* Returns whether the system sets an attribute itself. It may refuse to let others set it. */
static bool is_set_by_system(sl_text name) {
    return text_starts_with(name, TEXT("security."));
}

/* Returns whether an attribute must not be copied: it describes the old content, or gives a program more rights. */
static bool is_not_copied(sl_text name) {
    static const sl_text names[] = {TEXT_INIT("security.capability"), TEXT_INIT("security.evm"),
                                    TEXT_INIT("security.ima")};
    return text_find(names, sizeof names / sizeof *names, name) < sizeof names / sizeof *names;
}

/* Lists the names of a file's extended attributes, each followed by a NUL. The list is empty on a file system without
 * extended attributes. Returns false with errno. */
static bool list_names(struct arena *arena, int descriptor, sl_text *names) {
    ssize_t size = flistxattr(descriptor, NULL, 0);
    *names = (sl_text){NULL, 0};
    if (size <= 0)
        return size == 0 || errno == ENOTSUP;
    char *room = arena_alloc(arena, (size_t)size);
    size = room ? flistxattr(descriptor, room, (size_t)size) : -1;
    *names = (sl_text){room, size > 0 ? (size_t)size : 0};
    return size >= 0;
}

static bool copy_one(struct arena *arena, int from, int to, const char *name) {
    ssize_t size = fgetxattr(from, name, NULL, 0);
    char *room = size >= 0 ? arena_alloc(arena, (size_t)size + 1) : NULL;
    size = room ? fgetxattr(from, name, room, (size_t)size) : -1;
    return size >= 0 && fsetxattr(to, name, room, (size_t)size, 0) == 0;
}

static bool has_name(sl_text names, sl_text name) {
    for (sl_text other; names.length;) {
        text_take(&names, '\0', &other);
        if (text_equal(other, name))
            return true;
    }
    return false;
}

/* Gives a file the extended attributes of the old one, and removes all others, which can be defaults of its folder. */
static bool copy_extended(struct arena *arena, int from, int to) {
    sl_text old, fresh, name;
    bool good = list_names(arena, from, &old) && list_names(arena, to, &fresh);
    for (sl_text rest = old; good && rest.length;) {
        text_take(&rest, '\0', &name);
        good = is_not_copied(name) || copy_one(arena, from, to, name.bytes) || is_set_by_system(name);
    }
    for (sl_text rest = fresh; good && rest.length;) {
        text_take(&rest, '\0', &name);
        good = has_name(old, name) || fremovexattr(to, name.bytes) == 0 || is_set_by_system(name);
    }
    return good;
}

#else

static bool copy_extended(struct arena *arena, int from, int to) {
    (void)arena, (void)from, (void)to;
    return true;
}

#endif

/* Sets the permissions last: a change of owner or of an access control list can alter them. */
bool attributes_copy(struct arena *arena, int from, const struct stat *old, int to) {
    struct stat fresh;
    bool good = fstat(to, &fresh) == 0 && ((fresh.st_uid == old->st_uid && fresh.st_gid == old->st_gid) ||
                                           fchown(to, old->st_uid, old->st_gid) == 0);
    return good && copy_extended(arena, from, to) && fchmod(to, attributes_mode(old)) == 0;
}

/* ---- signals ----------------------------------------------------------------------------------------------------- */

struct sl_atomic_file {
    FILE *file;
    char *path;                  /* the final path, without links */
    char *temporary;             /* NULL for what is written directly, such as a device, or apart */
    bool apart;                  /* `file` has no name: its content is copied over the file at the path in the end */
    struct sl_atomic_file *next; /* the file that was opened before this one and is still open */
};

/* The list of open atomic files. It is only changed while signals are blocked. */
static sl_atomic_file *volatile opened;

static void handle_signal(int signal) {
    for (const sl_atomic_file *atomic = opened; atomic; atomic = atomic->next)
        unlink(atomic->temporary);
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigemptyset(&usual.sa_mask);
    sigaction(signal, &usual, NULL);
    raise(signal); /* delivered when this handler returns */
}

static const int ends[] = {SIGHUP, SIGINT, SIGTERM};

void atomic_file_hold_signals(sigset_t *before) {
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        sigaddset(&held, ends[i]);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

void atomic_file_release_signals(const sigset_t *before) {
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* Installs the handler for signals that have the default action. Leaves ignored signals and other handlers alone. When
 * no file is open, the handler only ends the process, as the default action would. */
static void catch_signals(void) {
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sigaction action;
        if (sigaction(ends[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL)
            continue;
        action = (struct sigaction){.sa_handler = handle_signal};
        sigemptyset(&action.sa_mask);
        sigaction(ends[i], &action, NULL);
    }
}

/* Removes the file from the list of open files. Deletes its temporary file unless that was renamed. */
static void unregister(sl_atomic_file *atomic, bool renamed) {
    sigset_t before;
    atomic_file_hold_signals(&before);
    if (opened == atomic)
        opened = atomic->next;
    for (sl_atomic_file *other = opened; other; other = other->next)
        if (other->next == atomic)
            other->next = atomic->next;
    if (!renamed)
        unlink(atomic->temporary);
    atomic_file_release_signals(&before);
}

/* ---- opening ----------------------------------------------------------------------------------------------------- */

int atomic_file_create(sl_text path, char *name) {
    memcpy(name, path.bytes, path.length);
    strcpy(name + path.length, TEMPORARY_SUFFIX);
    int descriptor = mkstemp(name);
    if (descriptor < 0)
        name[0] = '\0';
    return descriptor;
}

bool atomic_file_write(int descriptor, sl_text bytes) {
    for (size_t done = 0; done < bytes.length;) {
        ssize_t written = write(descriptor, bytes.bytes + done, bytes.length - done);
        if (written < 0 && errno != EINTR)
            return false;
        done += written > 0 ? (size_t)written : 0;
    }
    return fsync(descriptor) == 0;
}

/* Creates the temporary file and registers it for the signal handler, with signals blocked. Returns 0 or an error. */
static int make_temporary(sl_atomic_file *atomic, mode_t mode) {
    sigset_t before;
    catch_signals();
    atomic_file_hold_signals(&before);
    int descriptor = atomic_file_create(text_of(atomic->path), atomic->temporary);
    int error = descriptor < 0 ? errno : 0;
    if (descriptor >= 0) {
        atomic->next = opened;
        opened = atomic;
        atomic->file = fchmod(descriptor, mode) == 0 ? fdopen(descriptor, "wb") : NULL;
        error = atomic->file ? 0 : errno;
    }
    atomic_file_release_signals(&before);
    if (error && descriptor >= 0) {
        close(descriptor);
        unregister(atomic, false);
    }
    return error;
}

/* Returns the permissions that the user's mask allows for a new file. */
static mode_t usual_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static void free_file(sl_atomic_file *atomic) {
    free(atomic->path);
    free(atomic->temporary);
    free(atomic);
}

/* Returns why a path that the user did not name must not be written, or 0. `existing` is the file there, or NULL. */
static int error_of(const char *path, const char *within, const struct stat *existing) {
    struct arena arena = ARENA_EMPTY;
    sl_text tree = file_tree_of(&arena, text_of(within)), name = arena_copy(&arena, text_of(path));
    bool inside = file_tree_holds(&arena, tree, name) && file_tree_holds(&arena, tree, folder_of(&arena, name));
    int error = arena.failed ? ENOMEM : inside ? 0 : OPEN_LEADS_OUT;
    arena_free(&arena);
    if (error || !existing || S_ISREG(existing->st_mode))
        return error;
    return S_ISDIR(existing->st_mode) ? EISDIR : OPEN_NO_FILE;
}

/* Whether a new file in the folder is not allowed, while the file that is there may be written. */
static bool must_be_written_in_place(int error, const char *path) {
    return (error == EACCES || error == EPERM || error == EROFS) && access(path, W_OK) == 0;
}

/* Opens the temporary file, or what is at the path if it cannot be replaced: a device, a pipe, or a file without a name.
 * `existing` is what is at the path, or NULL; `real` says that it has a name. */
static int open_file(sl_atomic_file *atomic, const char *path, const struct stat *existing, bool real) {
    errno = 0;
    if (existing && (!real || !S_ISREG(existing->st_mode))) {
        atomic->file = fopen(path, "wb");
        return atomic->file ? 0 : errno ? errno : ENOMEM;
    }
    atomic->temporary = malloc(strlen(atomic->path) + sizeof TEMPORARY_SUFFIX);
    if (!atomic->temporary)
        return ENOMEM;
    int error = make_temporary(atomic, existing ? attributes_mode(existing) : usual_mode());
    if (!existing || !must_be_written_in_place(error, atomic->path))
        return error;
    free(atomic->temporary);
    atomic->temporary = NULL;
    atomic->apart = true;
    atomic->file = tmpfile();
    return atomic->file ? 0 : errno;
}

/* The most links that lead from one to the next. */
#define MOST_LINKS 40

/* Returns the path that a link names: relative to the link's folder, unless it starts at the root. Returns NULL if there
 * is no memory. */
static char *path_of_link(const char *link, const char *target) {
    const char *slash = strrchr(link, '/');
    size_t folder = slash && target[0] != '/' ? (size_t)(slash - link) + 1 : 0;
    char *path = malloc(folder + strlen(target) + 1);
    if (path) {
        memcpy(path, link, folder);
        strcpy(path + folder, target);
    }
    return path;
}

/* Returns the path that links lead to, although nothing is there; the path itself if it is no link. The caller frees it.
 * Returns NULL with errno. */
static char *follow_links(const char *path) {
    char target[PATH_MAX], *at = strdup(path);
    for (int i = 0; at && i < MOST_LINKS; i++) {
        ssize_t length = readlink(at, target, sizeof target - 1);
        if (length < 0)
            return at;
        target[length] = '\0';
        char *next = path_of_link(at, target);
        free(at);
        at = next;
    }
    errno = at ? ELOOP : ENOMEM;
    free(at);
    return NULL;
}

int sl_atomic_file_open(const char *path, const char *within, sl_atomic_file **file) {
    char real[PATH_MAX];
    struct stat about;
    bool exists = stat(path, &about) == 0, named = exists && realpath(path, real);
    *file = NULL;
    if (!exists && errno != ENOENT)
        return errno;
    char *final = named ? strdup(real) : exists ? strdup(path) : follow_links(path);
    if (!final)
        return errno ? errno : ENOMEM;
    int error = within ? error_of(exists ? path : final, within, exists ? &about : NULL) : 0;
    sl_atomic_file *atomic = error ? NULL : calloc(1, sizeof *atomic);
    if (!atomic) {
        free(final);
        return error ? error : ENOMEM;
    }
    atomic->path = final;
    error = open_file(atomic, path, exists ? &about : NULL, named);
    if (error)
        free_file(atomic);
    else
        *file = atomic;
    return error;
}

int sl_atomic_file_write(sl_atomic_file *file, const char *bytes, size_t length) {
    errno = 0;
    return fwrite(bytes, 1, length, file->file) == length ? 0 : errno ? errno : EIO;
}

/* ---- closing ----------------------------------------------------------------------------------------------------- */

/* Copies a complete file over the file at a path. Returns 0 or an error. */
static int copy_over(int from, const char *path) {
    char room[1 << 16];
    int to = open(path, O_WRONLY | O_TRUNC | O_NOCTTY | O_CLOEXEC), error = to < 0 ? errno : 0;
    ssize_t got = 0;
    if (error == 0 && lseek(from, 0, SEEK_SET) != 0)
        error = errno;
    while (error == 0 && (got = read(from, room, sizeof room)) != 0)
        if (got > 0 ? !atomic_file_write(to, (sl_text){room, (size_t)got}) : errno != EINTR)
            error = errno;
    if (to >= 0 && close(to) != 0 && error == 0)
        error = errno;
    return error;
}

/* Puts the complete file at the path. Returns 0 or an error. `*in_place`: a file there cannot be replaced, and was
 * written over. */
static int put(const sl_atomic_file *file, bool only_new, bool *in_place) {
    if (!file->temporary)
        return 0;
    /* link() never replaces a file: it fails with EEXIST. */
    if ((only_new ? link : rename)(file->temporary, file->path) == 0)
        return 0;
    if (only_new || errno != EBUSY) /* a file on which another one is mounted is busy */
        return errno;
    int from = open(file->temporary, O_RDONLY | O_CLOEXEC), error = from < 0 ? errno : copy_over(from, file->path);
    *in_place = from >= 0;
    if (from >= 0)
        close(from);
    return error;
}

int sl_atomic_file_close(sl_atomic_file *file, bool keep, bool only_new, bool *in_place) {
    int error = keep ? 0 : EIO;
    bool over = file->apart && keep;
    if (keep && (fflush(file->file) != 0 || (file->temporary && fsync(fileno(file->file)) != 0)))
        error = errno ? errno : EIO;
    if (error == 0 && over)
        error = only_new ? EEXIST : copy_over(fileno(file->file), file->path);
    if (fclose(file->file) != 0 && error == 0)
        error = errno ? errno : EIO;
    bool renamed = error == 0;
    if (error == 0)
        error = put(file, only_new, &over);
    renamed = renamed && error == 0 && !over && !only_new;
    if (file->temporary)
        unregister(file, renamed);
    free_file(file);
    if (in_place)
        *in_place = over && error == 0;
    return error;
}
