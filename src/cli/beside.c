#include "cli/beside.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- signals ------------------------------------------------------------------------------------------------------- */

/* Those that are open. It changes while no signal comes. */
static struct beside *volatile opened;

static void end_by(int signal) {
    for (const struct beside *beside = opened; beside; beside = beside->next)
        unlink(beside->temporary);
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigemptyset(&usual.sa_mask);
    sigaction(signal, &usual, NULL);
    raise(signal); /* comes when this returns */
}

static const int ends[] = {SIGHUP, SIGINT, SIGTERM};

static void hold_signals(sigset_t *before) {
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        sigaddset(&held, ends[i]);
    sigprocmask(SIG_BLOCK, &held, before);
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

/* What a new file may be used for. */
static mode_t usual_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A temporary file that is known to the signals before any of these can come. */
static int make_temporary(struct beside *beside, mode_t mode) {
    sigset_t before;
    catch_signals();
    hold_signals(&before);
    int descriptor = mkstemp(beside->temporary);
    int error = descriptor < 0 ? errno : 0;
    if (descriptor >= 0) {
        beside->next = opened;
        opened = beside;
        beside->file = fchmod(descriptor, mode) == 0 ? fdopen(descriptor, "wb") : NULL;
        error = beside->file ? 0 : errno;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (error && descriptor >= 0) {
        close(descriptor);
        beside_close(beside, false, false);
    }
    return error;
}

static void forget(struct beside *beside) {
    free(beside->path);
    free(beside->temporary);
    *beside = (struct beside){.file = NULL};
}

int beside_open(struct beside *beside, const char *path) {
    static const char end[] = ".XXXXXX";
    char real[PATH_MAX];
    struct stat about;
    bool there = stat(path, &about) == 0 && realpath(path, real);
    int error = 0;
    errno = 0;
    *beside = (struct beside){.path = strdup(there ? real : path)};
    if (!beside->path)
        return errno ? errno : ENOMEM;
    if (there && !S_ISREG(about.st_mode)) {
        beside->file = fopen(path, "wb");
        error = beside->file ? 0 : errno ? errno : ENOMEM;
    } else if ((beside->temporary = malloc(strlen(beside->path) + sizeof end))) {
        strcpy(beside->temporary, beside->path);
        strcat(beside->temporary, end);
        error = make_temporary(beside, there ? about.st_mode & 07777 : usual_mode());
    } else {
        error = ENOMEM;
    }
    if (error)
        forget(beside);
    return error;
}

/* ---- closing ------------------------------------------------------------------------------------------------------- */

/* A link never replaces what is there. */
static bool put_in_place(const struct beside *beside, bool fresh) {
    return fresh ? link(beside->temporary, beside->path) == 0 : rename(beside->temporary, beside->path) == 0;
}

static void take_away(struct beside *beside, bool gone) {
    sigset_t before;
    hold_signals(&before);
    if (opened == beside)
        opened = beside->next;
    for (struct beside *other = opened; other; other = other->next)
        if (other->next == beside)
            other->next = beside->next;
    if (!gone)
        unlink(beside->temporary);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

int beside_close(struct beside *beside, bool good, bool fresh) {
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
