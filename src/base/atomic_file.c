#include "base/atomic_file.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/open.h"
#include "base/text.h"

/* ---- reading ------------------------------------------------------------------------------------------------------- */

const char *sl_file_error(int error) {
    return open_error(error);
}

/* What was read, for a caller that has no arena. Returns 0 or an error. */
static int hand_over(enum file_result result, sl_text read, char **bytes, size_t *length) {
    int error = result == FILE_CANNOT_READ ? errno : 0;
    *bytes = result == FILE_OK ? malloc(read.length + 1) : NULL;
    *length = *bytes ? read.length : 0;
    if (*bytes)
        memcpy(*bytes, read.bytes, read.length + 1);
    return error || *bytes ? error : ENOMEM;
}

int sl_read_named(const char *path, size_t most, char **bytes, size_t *length) {
    struct arena arena = ARENA_EMPTY;
    sl_text read = {NULL, 0};
    int error = hand_over(file_read(&arena, path, most, &read), read, bytes, length);
    arena_free(&arena);
    return error;
}

int sl_read_found(const char *path, const char *within, size_t most, char **bytes, size_t *length) {
    struct arena arena = ARENA_EMPTY;
    sl_text read = {NULL, 0}, tree = within ? tree_of(&arena, text_of(within)) : (sl_text){NULL, 0};
    enum file_result result = arena.failed ? FILE_OUT_OF_MEMORY : file_read_found(&arena, path, tree, most, &read);
    int error = hand_over(result, read, bytes, length);
    arena_free(&arena);
    return error;
}

/* ---- signals ------------------------------------------------------------------------------------------------------- */

/* Those that are open. It changes while no signal comes. */
static sl_atomic_file *volatile opened;

static void end_by(int signal) {
    for (const sl_atomic_file *beside = opened; beside; beside = beside->next)
        unlink(beside->temporary);
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigemptyset(&usual.sa_mask);
    sigaction(signal, &usual, NULL);
    raise(signal); /* comes when this returns */
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

/* Without any file that is open the usual thing happens. What is ignored, or handled by others, stays so. */
static void catch_signals(void) {
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sigaction action;
        if (sigaction(ends[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL)
            continue;
        action = (struct sigaction){.sa_handler = end_by};
        sigemptyset(&action.sa_mask);
        sigaction(ends[i], &action, NULL);
    }
}

/* ---- opening ------------------------------------------------------------------------------------------------------- */

mode_t atomic_file_mode(const struct stat *old) {
    return old->st_mode & 01777;
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

/* What a new file may be used for. */
static mode_t usual_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A temporary file that is known to the signals before any of these can come. */
static int make_temporary(sl_atomic_file *beside, mode_t mode) {
    sigset_t before;
    catch_signals();
    atomic_file_hold_signals(&before);
    int descriptor = mkstemp(beside->temporary);
    int error = descriptor < 0 ? errno : 0;
    if (descriptor >= 0) {
        beside->next = opened;
        opened = beside;
        beside->file = fchmod(descriptor, mode) == 0 ? fdopen(descriptor, "wb") : NULL;
        error = beside->file ? 0 : errno;
    }
    atomic_file_release_signals(&before);
    if (error && descriptor >= 0) {
        close(descriptor);
        sl_atomic_file_close(beside, false, false);
    }
    return error;
}

static void forget(sl_atomic_file *beside) {
    free(beside->path);
    free(beside->temporary);
    *beside = (sl_atomic_file){.file = NULL};
}

/* Why a place is not to be written that the user did not name; 0 for one that may be, be it there or not. */
static int error_of(const char *path, const char *within, const struct stat *there) {
    struct arena arena = ARENA_EMPTY;
    sl_text tree = tree_of(&arena, text_of(within)), name = arena_copy(&arena, text_of(path));
    bool inside = tree_holds(&arena, tree, name) && tree_holds(&arena, tree, folder_of(&arena, name));
    int error = arena.failed ? ENOMEM : inside ? 0 : OPEN_LEADS_OUT;
    arena_free(&arena);
    if (error || !there || S_ISREG(there->st_mode))
        return error;
    return S_ISDIR(there->st_mode) ? EISDIR : OPEN_NO_FILE;
}

int sl_atomic_file_open(sl_atomic_file *beside, const char *path, const char *within) {
    char real[PATH_MAX];
    struct stat about;
    bool there = stat(path, &about) == 0 && realpath(path, real);
    int error = within ? error_of(path, within, there ? &about : NULL) : 0;
    *beside = (sl_atomic_file){.file = NULL};
    if (error)
        return error;
    errno = 0;
    *beside = (sl_atomic_file){.path = strdup(there ? real : path)};
    if (!beside->path)
        return errno ? errno : ENOMEM;
    if (there && !S_ISREG(about.st_mode)) {
        beside->file = fopen(path, "wb");
        error = beside->file ? 0 : errno ? errno : ENOMEM;
    } else if ((beside->temporary = malloc(strlen(beside->path) + sizeof BESIDE_END))) {
        strcpy(beside->temporary, beside->path);
        strcat(beside->temporary, BESIDE_END);
        error = make_temporary(beside, there ? atomic_file_mode(&about) : usual_mode());
    } else {
        error = ENOMEM;
    }
    if (error)
        forget(beside);
    return error;
}

/* ---- closing ------------------------------------------------------------------------------------------------------- */

/* A link never replaces what is there. */
static bool put_in_place(const sl_atomic_file *beside, bool fresh) {
    return fresh ? link(beside->temporary, beside->path) == 0 : rename(beside->temporary, beside->path) == 0;
}

static void take_away(sl_atomic_file *beside, bool gone) {
    sigset_t before;
    atomic_file_hold_signals(&before);
    if (opened == beside)
        opened = beside->next;
    for (sl_atomic_file *other = opened; other; other = other->next)
        if (other->next == beside)
            other->next = beside->next;
    if (!gone)
        unlink(beside->temporary);
    atomic_file_release_signals(&before);
}

int sl_atomic_file_close(sl_atomic_file *beside, bool good, bool fresh) {
    int error = good ? 0 : EIO;
    if (good && (fflush(beside->file) != 0 || (beside->temporary && fsync(fileno(beside->file)) != 0)))
        error = errno ? errno : EIO;
    if (beside->file && fclose(beside->file) != 0 && error == 0)
        error = errno ? errno : EIO;
    if (error == 0 && beside->temporary && !put_in_place(beside, fresh))
        error = errno;
    if (beside->temporary)
        take_away(beside, error == 0 && !fresh);
    forget(beside);
    return error;
}
